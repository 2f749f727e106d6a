// Interaction in the bubble: scrolling cards, all options, unfolding a long text, links and codes if the page allows them, and a
// countdown that ends.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, together, top } from "./support.mjs";

const { browser, server } = await together();

/** A page with one preview of a template of the gallery. */
async function show(name, set = {}, options = {}) {
  const opened = await open(browser, `${server.address}/templates.html#${name}`, options);
  const { page } = opened;
  const { template, values } = JSON.parse(readFileSync(join(top, "www/demo/templates", `${name}.json`), "utf8"));
  await page.locator("template-preview[verdict]").waitFor();
  await page.evaluate((input) => Object.assign(document.querySelector("template-preview"), { mode: "preview", ...input }), { template, values, ...set });
  const pane = page.locator("template-preview");
  await pane.getByText(template.name, { exact: true }).first().waitFor();
  return { ...opened, pane, template, values };
}

/** How far the row of cards is scrolled, when it has stopped. */
const scrolled = (row) => row.evaluate(async (ul) => {
  for (let last = Number.NaN; last !== ul.scrollLeft;) {
    last = ul.scrollLeft;
    for (let frame = 0; frame < 6; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  }
  return Math.round(ul.scrollLeft);
});

const focused = (pane) => pane.evaluate((el) => {
  const active = el.shadowRoot.activeElement;
  return active?.classList.contains("card") ? [...active.parentElement.children].indexOf(active) : active?.className ?? null;
});

test("arrow keys move through the cards, and one card is in the tab order", async () => {
  const { page, pane, context } = await show("plant-carousel");
  const row = pane.locator(".cards");
  await row.locator(".card").first().focus();
  for (const [key, at] of [["ArrowRight", 1], ["ArrowRight", 2], ["ArrowRight", 2], ["ArrowLeft", 1], ["End", 2], ["Home", 0], ["ArrowLeft", 0]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(pane), at, key);
    assert.deepEqual(await row.evaluate((ul) => [...ul.children].filter((card) => card.tabIndex === 0).map((card) => [...ul.children].indexOf(card))), [at]);
  }
  await page.keyboard.press("End");
  assert.ok((await scrolled(row)) > 100, "the browser scrolls to the card");
  await context.close();
});

test("from right to left the arrow keys are reversed", async () => {
  const { template } = JSON.parse(readFileSync(join(top, "www/demo/templates/plant-carousel.json"), "utf8"));
  const { page, pane, context } = await show("plant-carousel", { template: { ...template, language: "ar" } });
  await pane.locator(".card").first().focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(pane), 1);
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(pane), 0);
  assert.equal(await pane.locator(".chat").getAttribute("dir"), "rtl");
  await pane.getByRole("button", { name: "Next" }).click();
  assert.ok((await scrolled(pane.locator(".cards"))) < 0);
  await context.close();
});

test("the mouse drags the cards, the wheel scrolls them, and they snap", async () => {
  const { page, pane, context } = await show("plant-carousel", {}, { reducedMotion: "reduce" });
  const row = pane.locator(".cards");
  await row.scrollIntoViewIfNeeded();
  const { x, y } = await row.boundingBox();
  await page.mouse.move(x + 250, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 60, { steps: 4 });
  assert.notEqual(await row.getAttribute("data-pulled"), null);
  await page.mouse.move(x + 40, y + 60, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(x + 41, y + 61);
  assert.equal(await row.getAttribute("data-pulled"), null);
  const after = await scrolled(row);
  assert.ok(after > 100, `${after}`);
  const offset = await row.evaluate((ul) => Math.min(...[...ul.children].map((card) => Math.abs(card.getBoundingClientRect().left - ul.getBoundingClientRect().left - parseFloat(getComputedStyle(ul).scrollPaddingInlineStart)))));
  const atEnd = await row.evaluate((ul) => ul.scrollLeft + ul.clientWidth >= ul.scrollWidth - 1);
  assert.ok(offset < 2 || atEnd, `a card begins at the edge: ${offset}`);
  await page.mouse.wheel(-600, 0);
  assert.ok((await scrolled(row)) < after);
  await context.close();
});

test("all options: opened and closed by keyboard, and the focus returns", async () => {
  const { page, pane, context } = await show("service-menu");
  const all = pane.getByRole("button", { name: "See all options" });
  await all.focus();
  await page.keyboard.press("Enter");
  const sheet = pane.getByRole("dialog");
  await sheet.waitFor();
  assert.equal(await sheet.locator("li").count(), 6);
  await page.keyboard.press("Tab");
  assert.equal(await focused(pane), "sheet-list");
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  assert.equal(await focused(pane), "act see-all");
  await context.close();
});

test("a long marketing body folds after five lines and unfolds; another body does not fold", async () => {
  const { pane, context, template } = await show("spring-planting");
  const more = pane.getByRole("button", { name: "Read more" });
  await more.waitFor();
  const height = () => pane.locator(".fold").evaluate((fold) => [fold.clientHeight, fold.scrollHeight]);
  const [cut, whole] = await height();
  assert.ok(cut < whole);
  await more.click();
  await more.waitFor({ state: "hidden" });
  assert.equal((await height())[0], whole);
  assert.equal(await focused(pane), "fold");
  await pane.evaluate((el, input) => Object.assign(el, { template: { ...input, category: "UTILITY" } }), template);
  await pane.locator(".fold").waitFor({ state: "detached" });
  await context.close();
});

test("links do nothing unless `links` is `live`, and then only three schemes work", async () => {
  const { page, pane, context } = await show("links-in-text");
  const links = () => pane.evaluate((el) => [...el.shadowRoot.querySelectorAll("[href]")].map((a) => a.getAttribute("href")));
  assert.deepEqual(await links(), []);
  assert.equal(await pane.locator("[part=link]").first().evaluate((link) => link.localName), "span");
  await pane.evaluate((el) => Object.assign(el, { links: "live" }));
  await pane.locator("a[href]").first().waitFor();
  assert.deepEqual([...new Set(await links())], ["https://northside.example/t/91", "https://www.northside.example", "mailto:desk@northside.example", "tel:+442079460199"]);
  for (const a of await pane.locator("a").all()) assert.match(await a.getAttribute("rel"), /noopener noreferrer/);
  // In any spelling, in a text, a value or a button.
  const spelled = ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)", "java\u200bscript:alert(1)",
    "javascript&colon;alert(1)", "%6aavascript:alert(1)", "data:text/html,<script>1</script>", "vbscript:x", "http://plain.example", "https:\\\\x.example", "https://x.example/{{1}}"];
  for (const address of spelled) {
    await pane.evaluate((el, url) => Object.assign(el, {
      values: { body: [url] },
      template: { name: "spelled", language: "en", category: "UTILITY", components: [{ type: "BODY", text: `Go to ${url} or {{1}} now, my friend of old.` },
        { type: "BUTTONS", buttons: [{ type: "URL", text: "Go", url }, { type: "PHONE_NUMBER", text: "Call", phone_number: url }] }] },
    }), address);
    await pane.getByText("spelled", { exact: true }).first().waitFor();
    const schemes = await pane.evaluate((el) => [...el.shadowRoot.querySelectorAll("a")].map((a) => new URL(a.href).protocol));
    assert.ok(schemes.every((scheme) => ["https:", "mailto:", "tel:"].includes(scheme)), `${address}: ${schemes}`);
    if (/script|data/i.test(address)) assert.deepEqual(schemes.filter((scheme) => scheme !== "tel:"), [], address);
  }
  assert.equal(page.url().startsWith(server.address), true);
  await context.close();
});

test("a code is copied on a click only if `links` is `live`", async () => {
  const { page, pane, context } = await show("coupon", {}, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  await pane.getByText("Copy offer code").first().click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "before");
  await pane.evaluate((el) => Object.assign(el, { links: "live" }));
  await pane.getByRole("button", { name: "Copy offer code" }).click();
  await pane.getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "SEEDS1");
  await context.close();
});

test("an offer counts down on its last day, is red in its last hour, and ends; with `now` the countdown stops", async () => {
  const ends = Date.parse("2026-11-29T00:00:00Z");
  const at = (before) => new Date(ends - before).toISOString();
  const { pane, context } = await show("offer-ends-soon");
  const line = pane.locator("[part=offer-end]");
  for (const [now, text, red] of [[at(3 * 86_400_000), /^Ends .*29/, false], [at(5 * 3_600_000 + 61_000), /^Ends in 05:01:01$/, false], [at(3_600_000), /^Ends in 01:00:00$/, true],
    [at(500), /^Ends in 00:00:01$/, true], [at(0), /^The offer has ended$/, false]]) {
    await pane.evaluate((el, fixed) => Object.assign(el, { now: fixed }), now);
    await line.filter({ hasText: text }).waitFor();
    assert.equal((await line.getAttribute("class")).includes("red"), red, now);
  }
  // Without `now` the page's clock counts, which the test controls.
  const running = await open(browser, "about:blank");
  await running.page.clock.install({ time: ends - 10 * 60_000 });
  await running.page.goto(`${server.address}/templates.html#offer-ends-soon`);
  await running.page.locator("#mode").selectOption("preview");
  const ticking = running.page.locator("template-preview [part=offer-end]");
  await ticking.filter({ hasText: "Ends in 00:0" }).waitFor();
  // Until here the clock has run while the page loaded.
  await running.page.clock.pauseAt(ends - 2_900);
  await ticking.filter({ hasText: /Ends in 00:00:0[23]/ }).waitFor();
  await running.page.clock.runFor(1_500);
  await ticking.filter({ hasText: /Ends in 00:00:0[12]/ }).waitFor();
  await running.page.clock.runFor(3_000);
  await ticking.filter({ hasText: "The offer has ended" }).waitFor();
  await running.context.close();
  await context.close();
});

test("a sample image is requested without a referrer, and its placeholder stays if it cannot be loaded", async () => {
  const { page, context } = await open(browser, "about:blank");
  const asked = [];
  await page.route(/\.example\//, async (route) => {
    asked.push([route.request().url(), (await route.request().allHeaders()).referer ?? null]);
    await route.abort();
  });
  await page.route("**/stage", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Stage</title></html>" }));
  await page.goto(`${server.address}/stage`);
  const items = ["stored-answer", "repotting-video", "monthly-statement", "gif-thanks", "odd-values"].map((name) => JSON.parse(readFileSync(join(top, `www/demo/templates/${name}.json`), "utf8")));
  await page.evaluate(async (all) => {
    await import("/windowpane.js");
    for (const { template, values } of all) document.body.append(Object.assign(document.createElement("template-preview"), { template, values, mode: "preview" }));
  }, items);
  await page.locator("template-preview img[data-gone]").waitFor({ state: "attached" });
  await page.locator("template-preview").nth(4).locator("[part=bubble]").waitFor();
  assert.deepEqual(asked, [["https://fernandfig.example/media/winter.jpg", null]]);
  assert.equal(await page.locator("template-preview img").first().evaluate((image) => getComputedStyle(image).visibility), "hidden");
  await context.close();
});

test("print shows every card and the whole of a long body, in light colours", async () => {
  const { page, context, pane } = await show("plant-carousel", {}, { colorScheme: "dark" });
  const cut = () => pane.locator(".card").evaluateAll((cards) => {
    const frame = cards[0].closest(".phone").getBoundingClientRect();
    return cards.filter((card) => card.getBoundingClientRect().right > frame.right).length;
  });
  assert.ok((await cut()) > 0, "on the screen some have to be scrolled to");
  await page.emulateMedia({ media: "print" });
  assert.equal(await cut(), 0);
  assert.equal(await pane.evaluate((element) => getComputedStyle(element).colorScheme), "light");
  await context.close();

  const long = await show("spring-planting");
  const fold = long.pane.locator(".fold[data-long]");
  await fold.waitFor();
  await long.page.emulateMedia({ media: "print" });
  assert.ok(await fold.evaluate((box) => box.scrollHeight <= box.clientHeight + 1), "nothing is folded away");
  assert.equal(await long.pane.locator(".read-more").isVisible(), false);
  await long.context.close();
});
