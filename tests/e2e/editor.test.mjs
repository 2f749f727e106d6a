// The editor as an author uses it: typing, problems at their field, undo, buttons by keyboard, import and export, a draft.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axe, folder, open, shot, together, top } from "./support.mjs";

const gallery = JSON.parse(readFileSync(join(top, "www/demo/templates/index.json"), "utf8"));
const sample = (name) => JSON.parse(readFileSync(join(top, "www/demo/templates", name), "utf8")).template;
const { browser, server } = await together();

async function openEditor(name = "order-shipped", options) {
  const opened = await open(browser, `${server.address}/editor.html#${name}`, options);
  const wanted = sample(`${name}.json`).name;
  await opened.page.waitForFunction((name) => document.querySelector("template-editor").definition?.name === name, wanted);
  return opened;
}

const field = (page, place) => page.locator(`template-editor [data-f="${place}"]`);
const definition = (page) => page.evaluate(() => document.querySelector("template-editor").definition);
const part = (template, type) => template.components.find((part) => part.type === type);
const focused = (page) => page.evaluate(() => {
  const { dataset } = document.querySelector("template-editor").shadowRoot.activeElement ?? { dataset: {} };
  return dataset.f ?? dataset.b;
});
/** Waits until `is` holds for the definition. */
const until = (page, is, ...rest) => page.waitForFunction(is, ...rest);

const small = (body, more = {}) => ({
  name: "small_one", language: "en_US", category: "UTILITY",
  components: [{ type: "BODY", text: body }, { type: "BUTTONS", buttons: ["One", "Two", "Three"].map((text) => ({ type: "QUICK_REPLY", text })) }],
  ...more,
});

async function give(page, template) {
  await page.evaluate((template) => Object.assign(document.querySelector("template-editor"), { template }), template);
  await until(page, (name) => document.querySelector("template-editor").definition.name === name, template.name);
}

test("every template of the gallery is shown in fields and exported unchanged", async () => {
  const { page, context, faults } = await openEditor();
  for (const name of gallery) {
    const template = sample(name);
    await give(page, template);
    assert.deepEqual(await definition(page), template, name);
    assert.deepEqual(await axe(page), [], name);
  }
  // The page's content security policy refuses the sample image of one template, and its placeholder stays.
  assert.deepEqual(faults.filter((fault) => !/img-src/.test(fault)), []);
  await context.close();
});

test("typing changes bubble, counter, samples and problems at once, and raises events", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Hello there, all is well."));
  await page.evaluate(() => {
    globalThis.told = [];
    for (const name of ["change", "verdictchange"]) document.querySelector("template-editor").addEventListener(name, ({ type, detail }) => told.push([type, detail]));
  });
  const body = field(page, "BODY.text");
  await body.fill("A *bold* word for {{1}} and {{x y}} here.");
  await page.locator("template-editor .phone b", { hasText: /^bold$/ }).waitFor();
  // At the field: the marked span, the message below, the state for assistive technology.
  assert.deepEqual(await page.locator('template-editor .box:has([data-f="BODY.text"]) mark[data-severity=error]').allTextContents(), ["{{x y}}"]);
  assert.equal(await body.getAttribute("aria-invalid"), "true");
  const described = await body.evaluate((area) => area.getRootNode().getElementById(area.getAttribute("aria-describedby")).textContent);
  assert.match(described, /Error/);
  assert.equal(await page.locator("template-editor[verdict=invalid]").count(), 1);
  const counter = page.locator('template-editor .field:has(> .box [data-f="BODY.text"]) .counter');
  assert.match(await counter.textContent(), /41 \/ 1024/);
  await body.fill("x".repeat(1030));
  assert.match(await counter.textContent(), /6 too many.*1030 \/ 1024/);
  assert.equal(await counter.getAttribute("data-state"), "over");
  // A variable has a box for its sample, which goes into the example.
  await body.fill("Dear {{1}}, your parcel from {{2}} is here.");
  await field(page, "BODY.example.body_text[0][1]").fill("Ines");
  assert.deepEqual(part(await definition(page), "BODY").example, { body_text: [["", "Ines"]] });
  assert.match(await page.locator("template-editor [part=body]").first().textContent(), /from Ines is/);
  const told = await page.evaluate(() => told);
  const [, last] = told.filter(([type]) => type === "change").at(-1);
  assert.deepEqual(last.definition, await definition(page));
  assert.equal(last.verdict, "invalid");
  assert.ok(told.some(([type, { errors }]) => type === "verdictchange" && errors > 0));
  assert.deepEqual(faults, []);
  await context.close();
});

test("the list of problems leads to the field and selects the faulty text", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Hello 👋 there, it is {{x y}} and well."));
  await page.locator("template-editor [data-view=problems]").click();
  await page.locator("template-editor .problem", { has: page.getByText("VAR_MALFORMED") }).locator(".message").click();
  assert.equal(await focused(page), "BODY.text");
  const selected = await field(page, "BODY.text").evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(selected, "{{x y}}");
  // Arrow keys move between the tabs.
  await page.locator("template-editor [data-view=problems]").focus();
  await page.keyboard.press("ArrowRight");
  await field(page, "#json").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.locator("template-editor .phone").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("undo and redo work field by field, with keys and with buttons", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Hello there, all is well."));
  const start = await definition(page);
  await field(page, "BODY.text").pressSequentially(" And more.");
  await field(page, "FOOTER.text").pressSequentially("Bye");
  const end = await definition(page);
  assert.equal(part(end, "FOOTER").text, "Bye");
  await page.keyboard.press("Control+z");
  await until(page, () => !document.querySelector("template-editor").definition.components.some(({ type }) => type === "FOOTER"));
  assert.equal(await focused(page), "FOOTER.text");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await definition(page), start);
  assert.equal(await field(page, "BODY.text").inputValue(), "Hello there, all is well.");
  await page.keyboard.press("Control+Shift+z");
  await page.locator("template-editor [data-act=redo]").click();
  await until(page, () => document.querySelector("template-editor").definition.components.some(({ type }) => type === "FOOTER"));
  assert.deepEqual(await definition(page), end);
  assert.equal(await page.locator("template-editor [data-act=redo]").getAttribute("aria-disabled"), "true");
  assert.deepEqual(faults, []);
  await context.close();
});

test("buttons are added, moved and removed by keyboard; the focus stays and the move is announced", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Hello there, all is well."));
  const texts = async () => part(await definition(page), "BUTTONS")?.buttons.map(({ text, type }) => text ?? type);
  await field(page, "BUTTONS.buttons[0].text").focus();
  await page.keyboard.press("Alt+ArrowDown");
  assert.deepEqual(await texts(), ["Two", "One", "Three"]);
  assert.equal(await focused(page), "BUTTONS.buttons[1].text");
  await page.locator("template-editor [role=status]", { hasText: "Moved to place 2 of 3" }).waitFor({ state: "attached" });
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  assert.deepEqual(await texts(), ["Two", "Three", "One"]);
  await page.keyboard.press("Alt+ArrowUp");
  assert.deepEqual(await texts(), ["Two", "One", "Three"]);
  // A button's own move button keeps the focus too.
  await page.locator('template-editor [data-b="move 1 BUTTONS.buttons[0]"]').press("Enter");
  assert.equal(await focused(page), "move 1 BUTTONS.buttons[1]");
  assert.deepEqual(await texts(), ["One", "Two", "Three"]);
  await page.locator('template-editor [data-pick="BUTTONS.buttons"]').selectOption("URL");
  await page.locator('template-editor [data-b="add  BUTTONS.buttons"]').press("Enter");
  assert.equal(await focused(page), "BUTTONS.buttons[3].type");
  await field(page, "BUTTONS.buttons[3].url").fill("https://example.org/{{1}}");
  await field(page, "BUTTONS.buttons[3].example[0]").fill("https://example.org/7");
  assert.deepEqual(part(await definition(page), "BUTTONS").buttons[3], { type: "URL", text: "", url: "https://example.org/{{1}}", example: ["https://example.org/7"] });
  // Another type keeps the label and drops the address.
  await field(page, "BUTTONS.buttons[3].text").fill("Call");
  await field(page, "BUTTONS.buttons[3].type").selectOption("PHONE_NUMBER");
  await field(page, "BUTTONS.buttons[3].phone_number").fill("+15550100");
  assert.deepEqual(part(await definition(page), "BUTTONS").buttons[3], { type: "PHONE_NUMBER", text: "Call", phone_number: "+15550100" });
  for (let left = 4; left > 0; left -= 1) await page.locator('template-editor [data-b="remove  BUTTONS.buttons[0]"]').press("Enter");
  assert.equal(part(await definition(page), "BUTTONS"), undefined);
  assert.equal(await page.evaluate(() => document.querySelector("template-editor").shadowRoot.activeElement?.dataset.pick), "BUTTONS.buttons");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a carousel, an offer, a header, and the texts of authentication", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, { name: "parts", language: "en_US", category: "MARKETING", components: [{ type: "BODY", text: "See our plants, {{1}}, today." }] });
  await page.locator('template-editor [data-b="part CAROUSEL "]').click();
  await field(page, "CAROUSEL.cards[0].BODY.text").fill("A first plant.");
  await page.locator('template-editor [data-b="double  CAROUSEL.cards[0]"]').click();
  await page.locator('template-editor [data-b="add card CAROUSEL.cards"]').click();
  let { cards } = part(await definition(page), "CAROUSEL");
  assert.deepEqual(cards.map((card) => part(card, "BODY").text), ["A first plant.", "A first plant.", "", ""]);
  await field(page, "CAROUSEL.cards[1].BODY.text").fill("Second");
  await page.keyboard.press("Alt+ArrowUp");
  ({ cards } = part(await definition(page), "CAROUSEL"));
  assert.deepEqual(cards.map((card) => part(card, "BODY").text), ["Second", "A first plant.", "", ""]);
  assert.equal(await focused(page), "CAROUSEL.cards[0].BODY.text");
  await page.locator('template-editor [data-b="remove  CAROUSEL"]').click();
  await page.locator('template-editor [data-b="part LIMITED_TIME_OFFER "]').click();
  await field(page, "LIMITED_TIME_OFFER.limited_time_offer.text").fill("Ends soon");
  await field(page, "HEADER.format").selectOption("TEXT");
  await field(page, "HEADER.text").fill("News for {{1}}");
  await field(page, "HEADER.example.header_text[0]").fill("you");
  const template = await definition(page);
  assert.deepEqual(template.components.map(({ type }) => type), ["HEADER", "LIMITED_TIME_OFFER", "BODY"]);
  assert.deepEqual(part(template, "HEADER"), { type: "HEADER", format: "TEXT", text: "News for {{1}}", example: { header_text: ["you"] } });
  assert.deepEqual(part(template, "LIMITED_TIME_OFFER").limited_time_offer, { text: "Ends soon", has_expiration: true });
  await field(page, "HEADER.format").selectOption("IMAGE");
  assert.deepEqual(part(await definition(page), "HEADER"), { type: "HEADER", format: "IMAGE" });

  await give(page, sample("one-time-code.json"));
  await field(page, "FOOTER.code_expiration_minutes").fill("12");
  await field(page, "BODY.add_security_recommendation").setChecked(false);
  const code = await definition(page);
  assert.equal(part(code, "FOOTER").code_expiration_minutes, 12);
  assert.equal("add_security_recommendation" in part(code, "BODY"), false);
  await field(page, "BUTTONS.buttons[0].otp_type").selectOption("ONE_TAP");
  await page.locator('template-editor [data-b="add app BUTTONS.buttons[0].supported_apps"]').click();
  await field(page, "BUTTONS.buttons[0].supported_apps[0].package_name").fill("org.example.shop");
  assert.equal(part(await definition(page), "BUTTONS").buttons[0].supported_apps[0].package_name, "org.example.shop");
  assert.deepEqual(faults, []);
  await context.close();
});

test("all cards of a carousel have a text or none", async () => {
  const { page, context, faults } = await openEditor();
  const button = { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "More" }] };
  const card = { components: [{ type: "HEADER", format: "IMAGE", example: { header_handle: ["4::aW"] } }, button] };
  const components = [{ type: "BODY", text: "See our plants today. Reply STOP to opt out." }, { type: "CAROUSEL", cards: [card, card] }];
  await give(page, { name: "bare_cards", language: "en_US", category: "MARKETING", components });
  const tick = page.getByLabel("Every card has a text");
  assert.equal(await tick.isChecked(), false);
  assert.equal(await page.locator("template-editor[verdict=valid]").count(), 1);
  await tick.check();
  await field(page, "CAROUSEL.cards[0].BODY.text").fill("A first plant.");
  const texts = async () => part(await definition(page), "CAROUSEL").cards.map((card) => part(card, "BODY")?.text);
  assert.deepEqual(await texts(), ["A first plant.", ""]);
  // An emptied text is a fault. Removing it from all cards is not.
  await page.locator("template-editor[verdict=invalid]").waitFor();
  await tick.uncheck();
  await page.locator("template-editor[verdict=valid]").waitFor();
  assert.deepEqual(await texts(), [undefined, undefined]);
  assert.deepEqual((await definition(page)).components, components);
  await page.keyboard.press("Control+z");
  await until(page, () => JSON.stringify(document.querySelector("template-editor").definition).includes("A first plant."));
  assert.equal(await focused(page), "#card-texts");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a button that opens an app has fields for its link; a URL button has them if it came with one", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Hello there, all is well."));
  const buttons = async () => part(await definition(page), "BUTTONS").buttons;
  const link = (name) => field(page, `BUTTONS.buttons[0].app_deep_link.${name}`);
  await field(page, "BUTTONS.buttons[0].type").selectOption("APP");
  await page.locator("template-editor .item", { hasText: "names no way into an app" }).first().waitFor();
  await link("android_deep_link").fill("shop://orders");
  await link("meta_app_id").fill("634974688087057");
  await link("android_fallback_playstore_url").fill("https://shop.example/orders");
  const whole = { meta_app_id: 634974688087057, android_deep_link: "shop://orders", android_fallback_playstore_url: "https://shop.example/orders" };
  assert.deepEqual((await buttons())[0].app_deep_link, whole);
  assert.equal(await page.locator("template-editor .item", { hasText: "names no way into an app" }).count(), 0);
  await field(page, "BUTTONS.buttons[0].type").selectOption("URL");
  assert.deepEqual((await buttons())[0].app_deep_link, whole);
  await link("meta_app_id").fill("");
  await page.locator("template-editor .item", { hasText: "An app_deep_link needs" }).first().waitFor();
  for (const name of ["android_deep_link", "android_fallback_playstore_url"]) await link(name).fill("");
  assert.equal("app_deep_link" in (await buttons())[0], false);
  assert.equal(await link("android_deep_link").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("in a file of hundreds of templates each can be found by name", async () => {
  const { page, context, faults } = await openEditor();
  const data = Array.from({ length: 450 }, (_, at) => small("Hello there, all is well.", { name: `order_${at}` }));
  await page.locator("template-editor [data-act=import]").click();
  await field(page, "#import").fill(JSON.stringify({ data }));
  const choices = page.locator("template-editor .choices button");
  await page.getByText("200 of 450 shown").waitFor();
  assert.equal(await choices.count(), 200);
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Search by name").fill("ER_44");
  await page.getByText("11 of 450 shown").waitFor();
  assert.equal(await choices.count(), 11);
  // The undo of the search field, not of the definition.
  await page.keyboard.press("Control+z");
  await page.getByLabel("Search by name").fill("order_449");
  await page.getByText("1 of 450 shown").waitFor();
  await choices.first().click();
  await until(page, () => document.querySelector("template-editor").definition.name === "order_449");
  assert.deepEqual(faults, []);
  await context.close();
});

test("formatting buttons wrap the selection, and a variable is inserted at the caret", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Pay now and rest."));
  const body = field(page, "BODY.text");
  await body.evaluate((area) => (area.focus(), area.setSelectionRange(4, 7)));
  await page.locator("template-editor [data-b='wrap * BODY.text']").click();
  assert.equal(await body.inputValue(), "Pay *now* and rest.");
  assert.equal(await body.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), "now");
  await page.keyboard.press("Control+i");
  assert.equal(await body.inputValue(), "Pay *_now_* and rest.");
  await body.evaluate((area) => area.setSelectionRange(11, 11));
  await page.locator("template-editor [data-b='variable  BODY.text']").click();
  assert.equal(await body.inputValue(), "Pay *_now_*{{1}} and rest.");
  assert.deepEqual(faults, []);
  await context.close();
});

test("JSON and form change each other; invalid JSON stays in its box, and the form keeps the last good state", async () => {
  const { page, context, faults } = await openEditor();
  await give(page, small("Hello there, all is well."));
  await page.locator("template-editor [data-view=json]").click();
  const json = field(page, "#json");
  assert.deepEqual(JSON.parse(await json.inputValue()), await definition(page));
  const other = small("Another text, and well.", { name: "typed_name" });
  await json.fill(JSON.stringify(other));
  assert.equal(await field(page, "BODY.text").inputValue(), "Another text, and well.");
  assert.equal(await json.inputValue(), JSON.stringify(other));
  // The form changes the JSON.
  await field(page, "name").fill("form_name");
  assert.equal(JSON.parse(await json.inputValue()).name, "form_name");
  const broken = '{\n  "name": "x",,\n}';
  await json.fill(broken);
  await page.getByText("Not JSON, line 2, column 15").waitFor();
  assert.equal((await definition(page)).name, "form_name");
  await field(page, "name").fill("kept_name");
  assert.equal(await json.inputValue(), broken);
  await page.locator("template-editor [data-act=form-json]").click();
  assert.equal(JSON.parse(await json.inputValue()).name, "kept_name");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a GET answer is imported, unknown parts are kept, and the download equals the import", async () => {
  const { page, context, faults } = await openEditor();
  const first = { ...sample("order-shipped.json"), id: "900100", status: "APPROVED", quality_score: { score: "GREEN", date: 1700000000 } };
  first.components = [...first.components, { type: "HOLOGRAM", depth: [1, { of: null }] }];
  const answer = { data: [first, sample("visit-reminder.json")], paging: { cursors: { before: "a", after: "b" } } };
  const file = join(folder(), "answer.json");
  writeFileSync(file, JSON.stringify(answer));
  await page.locator("template-editor [data-act=import]").click();
  await page.locator("template-editor [data-file]").setInputFiles(file);
  await page.locator("template-editor .choices button").first().click();
  await until(page, () => document.querySelector("template-editor").definition.id === "900100");
  assert.deepEqual(await definition(page), first);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("template-editor [data-act=download]").click()]);
  assert.equal(download.suggestedFilename(), `${first.name}.${first.language}.json`);
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), "utf8")), first);
  // Dropped on the editor, and undone.
  await page.locator("template-editor").evaluate((editor, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "one.json", { type: "application/json" }));
    editor.shadowRoot.querySelector(".form").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
  }, JSON.stringify(sample("new-branch.json")));
  await until(page, (name) => document.querySelector("template-editor").definition.name === name, sample("new-branch.json").name);
  await page.keyboard.press("Control+z");
  await until(page, () => document.querySelector("template-editor").definition.id === "900100");
  // Neither JSON nor a template: an error message, and nothing is lost.
  await page.locator("template-editor [data-act=import]").click();
  await field(page, "#import").fill("{");
  await page.getByText("Nothing was imported:").waitFor();
  assert.equal((await definition(page)).id, "900100");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a Twilio content is read as the template it is", async () => {
  const { page, context, faults } = await openEditor();
  const content = { friendly_name: "parcel_here", language: "en", variables: { 1: "Ines" }, types: { "twilio/text": { body: "Hello {{1}}, your parcel is here." } } };
  await page.locator("template-editor [data-act=import]").click();
  await field(page, "#import").fill(JSON.stringify(content));
  await until(page, () => document.querySelector("template-editor").definition.name === "parcel_here");
  assert.equal(part(await definition(page), "BODY").text, "Hello {{1}}, your parcel is here.");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a draft survives a reload and can be discarded", async () => {
  const { page, context, faults } = await openEditor();
  const given = await definition(page);
  await field(page, "FOOTER.text").fill("My own footer");
  await page.reload();
  await page.getByText("Your draft was restored.").waitFor();
  // The draft is shown before the page sets its template again.
  await until(page, () => document.querySelector("template-editor").template);
  assert.equal(part(await definition(page), "FOOTER").text, "My own footer");
  await page.getByRole("button", { name: "Go back to the template as it was given" }).click();
  await until(page, () => !JSON.stringify(document.querySelector("template-editor").definition).includes("My own footer"));
  assert.deepEqual(await definition(page), given);
  // Discarding the draft can be undone.
  await page.keyboard.press("Control+z");
  await until(page, () => JSON.stringify(document.querySelector("template-editor").definition).includes("My own footer"));
  await page.keyboard.press("Control+y");
  await page.reload();
  await until(page, () => document.querySelector("template-editor").definition);
  assert.equal(await page.getByText("Your draft was restored.").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without storage the editor works, and says that it keeps no draft", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  });
  await page.goto(`${server.address}/editor.html#order-shipped`);
  await until(page, (name) => document.querySelector("template-editor").definition?.name === name, sample("order-shipped.json").name);
  await field(page, "FOOTER.text").fill("My own footer");
  await page.getByText("This browser lets no draft be kept here.").waitFor();
  assert.equal(part(await definition(page), "FOOTER").text, "My own footer");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a broken property raises an error, and the editor keeps what it had", async () => {
  const { page, context } = await openEditor();
  const had = await definition(page);
  const detail = await page.evaluate(() => new Promise((resolve) => {
    const editor = document.querySelector("template-editor");
    editor.addEventListener("error", (event) => resolve(event.detail));
    editor.template = [1];
  }));
  assert.deepEqual([detail.code, detail.path], ["type", "template"]);
  assert.deepEqual(await definition(page), had);
  // A text that is not a string: a problem like any other, and the JSON can be corrected.
  await give(page, small(5, { name: "odd" }));
  await page.locator("template-editor[verdict=invalid]").waitFor();
  await page.locator("template-editor [data-view=problems]").click();
  await page.locator("template-editor .problem", { hasText: "TYPE" }).waitFor();
  assert.equal(part(await definition(page), "BODY").text, 5);
  await context.close();
});

test("the editor and a preview of another module work on one page, and save is raised", async () => {
  const { page, context, faults } = await openEditor();
  await page.evaluate(async (template) => {
    await import("/windowpane.js");
    const preview = document.createElement("template-preview");
    document.querySelector("main").append(preview);
    preview.template = template;
    const editor = document.querySelector("template-editor");
    editor.addEventListener("change", ({ detail }) => {
      preview.template = detail.definition;
    });
    preview.addEventListener("problemselect", () => (globalThis.selected = true));
    editor.addEventListener("save", ({ detail }) => (globalThis.saved = detail.definition.name));
  }, small("Hello there, all is well."));
  await page.locator("template-preview[verdict]").waitFor();
  await field(page, "BODY.text").fill("A *bold* word and {{x y}} more.");
  await page.locator("template-preview b", { hasText: /^bold$/ }).waitFor();
  // Only the module of an element handles its clicks and keys.
  await page.locator("template-preview .message").first().click();
  assert.equal(await page.evaluate(() => globalThis.selected), true);
  await field(page, "name").fill("saved_name");
  await page.keyboard.press("Control+s");
  await until(page, () => globalThis.saved === "saved_name");
  assert.deepEqual(faults, []);
  await context.close();
});

test("it looks right and is accessible: light, dark, 360 px, right to left", async () => {
  const looks = {
    light: {}, dark: { colorScheme: "dark" }, wide: { viewport: { width: 1440, height: 1000 } },
    phone: { viewport: { width: 360, height: 780 } }, arabic: { language: "ar" }, forced: { forcedColors: "active" },
  };
  for (const [look, { language = "en", ...options }] of Object.entries(looks)) {
    const { page, context, faults } = await openEditor("wrong-buttons", options);
    await page.locator("select#language").selectOption(language);
    await page.locator(`template-editor .editor[lang=${language}]`).waitFor();
    for (const view of ["preview", "problems", "json"]) {
      await page.locator(`template-editor [data-view=${view}]`).click();
      assert.deepEqual(await axe(page), [], `${look} ${view}`);
    }
    await page.locator("template-editor [data-act=import]").click();
    assert.deepEqual(await axe(page), [], `${look} import`);
    await page.locator("template-editor [data-view=preview]").click();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${look}: ${wider} px too wide`);
    await shot(page, `editor-${look}`, { fullPage: true });
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("forced colours: marks are visible through the text box, and the selected tab differs from the others", async () => {
  const { page, context } = await openEditor("wrong-buttons", { forcedColors: "active", colorScheme: "dark" });
  const looks = await page.evaluate(() => {
    const root = document.querySelector("template-editor").shadowRoot;
    const of = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      box: of(".box > textarea").forcedColorAdjust,
      marks: of(".mirror mark").textDecorationLine,
      tabs: [...root.querySelectorAll(".tab")].map((tab) => getComputedStyle(tab).borderBlockEndColor),
    };
  });
  // A browser paints a background behind text whose colour it forces, which hides what is below.
  assert.equal(looks.box, "none");
  assert.equal(looks.marks, "underline");
  assert.equal(new Set(looks.tabs).size, 2, looks.tabs.join());
  await context.close();
});
