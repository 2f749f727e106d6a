// <session-timeline> in a real browser: keys, mouse and touch, the table, the SVG file, and print.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, shot, together } from "./support.mjs";
import { blank, decided, story, webhooks, written } from "./window-page.mjs";

const { browser, server } = await together();

const NOW = "2026-03-14T12:00:00Z";
const FAILED = "2026-03-11T10:02:00Z";
const six = { now: NOW, webhooks, attempts: story.outbound };
const at = (it) => it.evaluate((pane) => new Date(Number(pane.shadowRoot.querySelector("[role=slider]").getAttribute("aria-valuenow")) * 1000).toISOString().replace(".000", ""));
const value = (it) => it.locator("[role=slider]").getAttribute("aria-valuetext");
/** Presses a key and waits until the instant has changed. */
const press = async (it, key) => {
  const old = await at(it);
  await it.page().keyboard.press(key);
  await it.page().waitForFunction((old) => new Date(Number(document.querySelector("#it").shadowRoot.querySelector("[role=slider]").getAttribute("aria-valuenow")) * 1000).toISOString().replace(".000", "") !== old, old);
  return at(it);
};
/** The content of the picture: every mark with its sentences, and the windows. */
const marks = (it) => it.locator(".picture .mark > title").allTextContents().then((titles) => titles.flatMap((title) => title.split("\n")));
const tool = (it, act) => it.locator(`[data-act=${act}]`);

test("by keyboard: from event to event, by hours and days, to both ends; each instant is announced", async () => {
  const { page, context, add, heard, faults } = await blank(browser, server.address);
  const it = await add("session-timeline", { ...six, at: FAILED });
  await it.locator("[role=slider]").focus();
  assert.match(await value(it), /11:02.*Reply.*One more thing.*Not delivered.*131047 Re-engagement message\. Closed\. Not allowed at this time/);
  // A template three minutes later, then the customer's answer, which opens the window.
  assert.equal(await press(it, "ArrowRight"), "2026-03-11T10:05:00Z");
  assert.match(await value(it), /Template.*visit_reminder.*Read\. Closed/);
  assert.equal(await press(it, "ArrowRight"), "2026-03-11T10:31:15Z");
  assert.match(await value(it), /Message.*I will come\. Open\. Allowed/);
  for (const [key, want] of [
    ["ArrowLeft", "2026-03-11T10:05:00Z"],
    ["ArrowUp", "2026-03-11T11:05:00Z"],
    ["Shift+ArrowLeft", "2026-03-11T10:05:00Z"],
    ["PageUp", "2026-03-12T10:05:00Z"],
    ["PageDown", "2026-03-11T10:05:00Z"],
    ["ArrowDown", "2026-03-11T09:05:00Z"],
    ["Home", "2026-03-09T08:12:04Z"],
    ["End", "2026-03-15T09:43:06Z"],
  ]) assert.equal(await press(it, key), want, key);
  // At its end the window is closed. The event before it is the message that opened it last.
  assert.match(await value(it), /Closed\. Not allowed/);
  assert.equal(await press(it, "ArrowLeft"), "2026-03-14T09:43:06Z");
  const told = (await heard()).filter(({ type }) => type === "scrub");
  assert.equal(told.length, 11);
  assert.deepEqual(told[1], { type: "scrub", at: "2026-03-11T10:31:15Z", state: "open", allowed: true, reason: null, closes_at: "2026-03-12T10:31:15Z",
    changes_at: "2026-03-12T09:31:15Z", ids: ["wamid.HBgMNDQ3NzAwOTAwMjYyFQIAEhgN0Q4RjJCIN10A"] });
  assert.deepEqual(faults, []);
  // Every stop from the start to the end is an event or the start or end of a window, once.
  await press(it, "Home");
  const stops = [await at(it)];
  while (stops.at(-1) !== "2026-03-15T09:43:06Z") stops.push(await press(it, "ArrowRight"));
  assert.equal(stops.length, new Set(stops).size);
  assert.equal(stops.length, new Set([...story.outbound.map(({ sent_at }) => sent_at), ...stops.filter((stop) => !story.outbound.some(({ sent_at }) => sent_at === stop))]).size);
  for (const { sent_at } of story.outbound) assert.ok(stops.includes(sent_at), sent_at);
  for (const edge of ["2026-03-11T08:07:15Z", "2026-03-13T08:55:40Z"]) assert.ok(stops.includes(edge), edge);
  await context.close();
});

test("from right to left, time and arrow keys run to the left", async () => {
  const { context, add } = await blank(browser, server.address);
  const it = await add("session-timeline", { ...six, at: FAILED, language: "ar" });
  await it.locator("[role=slider]").focus();
  assert.equal(await press(it, "ArrowLeft"), "2026-03-11T10:05:00Z");
  assert.equal(await press(it, "ArrowRight"), FAILED);
  assert.equal(await press(it, "ArrowUp"), "2026-03-11T11:02:00Z");
  const [first, last] = await it.locator(".open-bar").evaluateAll((bars) => [bars.at(0), bars.at(-1)].map((bar) => bar.getBoundingClientRect().x));
  assert.ok(first > last, `${first} ${last}`);
  await context.close();
});

test("a refused message is outside the windows, with its code, and the instant shows the reason", async () => {
  const { context, add } = await blank(browser, server.address, { viewport: { width: 1200, height: 800 } });
  const it = await add("session-timeline", { ...six, at: FAILED });
  const refused = await it.locator(".picture .mark.refused").boundingBox();
  const middle = refused.x + refused.width / 2;
  for (const bar of await it.locator(".picture .open-bar").all()) {
    const { x, width } = await bar.boundingBox();
    assert.ok(middle < x || middle > x + width);
  }
  assert.equal(await it.locator(".picture .refusal-code").textContent(), "131047");
  const told = await it.locator("[part=instant]").innerText();
  for (const part of ["131047 Re-engagement message", "More than 24 hours", "Closed", "The time to reply is over", "You may send instead: Template", "Opens again"]) assert.ok(told.includes(part), part);
  await context.close();
});

test("by mouse: dragging moves the instant and snaps to marks; the wheel zooms, the strip pans", async () => {
  const { page, context, add } = await blank(browser, server.address, { viewport: { width: 1200, height: 800 } });
  const it = await add("session-timeline", six);
  const plot = await it.locator("[part=picture]").boundingBox();
  const refused = await it.locator(".picture .mark.refused").boundingBox();
  const moved = (from) => page.waitForFunction((from) => document.querySelector("#it").shadowRoot.querySelector("[role=slider]").getAttribute("aria-valuenow") !== from, from);
  const seconds = () => it.locator("[role=slider]").getAttribute("aria-valuenow");
  let from = await seconds();
  await page.mouse.move(refused.x + refused.width / 2 + 4, refused.y + refused.height / 2);
  await page.mouse.down();
  await moved(from);
  assert.equal(await at(it), FAILED);
  from = await seconds();
  await page.mouse.move(plot.x + plot.width - 30, plot.y + 100, { steps: 4 });
  await moved(from);
  await page.mouse.up();
  assert.ok((await at(it)) > "2026-03-14");
  // The instant under the pointer stays there.
  const bars = () => it.locator(".picture .open-bar").count();
  assert.equal(await bars(), 3);
  await page.mouse.move(refused.x + refused.width / 2, plot.y + 100);
  await page.keyboard.down("Control");
  for (let n = 0; n < 4; n += 1) {
    const before = await marks(it);
    await page.mouse.wheel(0, -100);
    await page.waitForFunction((before) => document.querySelector("#it").shadowRoot.querySelectorAll(".picture .mark > title").length !== before, before.length).catch(() => {});
  }
  await page.keyboard.up("Control");
  await it.locator(".strip-seen").waitFor();
  const near = await it.locator(".picture .mark.refused").boundingBox();
  assert.ok(Math.abs(near.x + near.width / 2 - refused.x - refused.width / 2) < 6, "the mark stayed under the pointer");
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  const strip = await it.locator(".strip").boundingBox();
  await page.mouse.click(strip.x + strip.width - 5, strip.y + 5);
  await page.waitForFunction(() => !document.querySelector("#it").shadowRoot.querySelector(".picture .mark.refused"));
  await tool(it, "whole").click();
  await it.locator(".strip").waitFor({ state: "detached" });
  await context.close();
});

test("by touch: a finger moves the instant", async () => {
  const { page, context, add } = await blank(browser, server.address, { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  const it = await add("session-timeline", six);
  const refused = await it.locator(".picture .mark.refused").boundingBox();
  await page.touchscreen.tap(refused.x + refused.width / 2, refused.y + refused.height / 2);
  await it.locator("[part=refusal]", { hasText: "131047 Re-engagement message" }).waitFor();
  assert.equal(await at(it), FAILED);
  // Vertical movement scrolls the page.
  assert.match(await it.locator("[role=slider]").evaluate((plot) => getComputedStyle(plot).touchAction), /pan-y/);
  await context.close();
});

test("the table has exactly the content of the picture", async () => {
  const { page, context, add } = await blank(browser, server.address);
  const it = await add("session-timeline", six);
  const button = it.getByRole("button", { name: "Table" });
  assert.equal(await it.getByRole("table").count(), 0);
  await button.press("Enter");
  await it.getByRole("table").waitFor();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const rows = await it.locator("tbody tr").evaluateAll((rows) => rows.map((row) => ({
    edge: row.className === "edge",
    parts: [row.cells[0].textContent, row.querySelector("b")?.textContent, row.querySelector(".says")?.textContent,
      row.cells[3].firstChild?.textContent, row.cells[3].querySelector(".refusal")?.textContent].filter(Boolean),
  })));
  const written = rows.filter(({ edge }) => !edge).map(({ parts }) => parts.join(" · "));
  assert.equal(written.length, 28);
  assert.deepEqual((await marks(it)).toSorted(), written.toSorted());
  assert.equal(rows.filter(({ edge }) => edge).length, await it.locator(".picture .open-bar").count());
  await button.click();
  await page.waitForFunction(() => document.querySelector("#it").shadowRoot.querySelector("[part=table]").checkVisibility() === false);
  await context.close();
});

test("the picture as a file: it parses, refers to no other file, has no script, and shows the same marks, light and dark", async () => {
  const { page, context, add, faults } = await blank(browser, server.address, { acceptDownloads: true });
  const it = await add("session-timeline", { ...six, at: FAILED, attempts: [...story.outbound, { sent_at: "2026-03-12T00:00:00Z", text: "<script>alert(1)</script> & ]]>" }] });
  const shown = await marks(it);
  const saved = it.evaluate((pane) => new Promise((resolve) => pane.addEventListener("save", (event) => {
    event.preventDefault();
    resolve(event.detail.svg);
  }, { once: true })));
  await it.getByRole("button", { name: "Save picture" }).click();
  const svg = await saved;
  const seen = await page.evaluate(async (text) => {
    const file = new DOMParser().parseFromString(text, "image/svg+xml");
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await image.decode();
    return {
      root: file.documentElement.localName,
      names: [...new Set([...file.querySelectorAll("*")].map((element) => element.localName))].toSorted(),
      titles: [...file.querySelectorAll(".mark > title")].flatMap((title) => title.textContent.split("\n")),
      attributes: [...file.querySelectorAll("*")].flatMap((element) => [...element.attributes]).map(({ name }) => name).filter((name) => /^on|href|src|style/.test(name)),
      style: file.querySelector("style").textContent,
      width: image.naturalWidth,
    };
  }, svg);
  assert.equal(seen.root, "svg");
  assert.deepEqual(seen.names, ["circle", "g", "line", "path", "rect", "style", "svg", "text", "title"]);
  assert.deepEqual(seen.attributes, []);
  assert.deepEqual(seen.titles, shown);
  assert.ok(seen.titles.some((title) => title.includes("<script>alert(1)</script>")), "as text");
  assert.doesNotMatch(seen.style, /var\(|light-dark|url\(|@import/);
  assert.match(seen.style, /prefers-color-scheme: ?dark/);
  assert.ok(seen.width > 300);
  // Opened alone, light and dark, it looks as in the page.
  for (const colorScheme of ["light", "dark"]) {
    const alone = await browser.newContext({ colorScheme, viewport: { width: 1200, height: 300 } });
    const file = await alone.newPage();
    await file.goto(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    await shot(file, `timeline-file-${colorScheme}`);
    const colour = await file.evaluate(() => getComputedStyle(document.querySelector(".open-bar")).fill);
    assert.notEqual(colour, "rgb(0, 0, 0)");
    assert.match(await file.evaluate(() => getComputedStyle(document.querySelector(".day-name")).fontFamily), /system-ui/);
    assert.equal(await file.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(23, 27, 31)");
    await alone.close();
  }
  // No listener cancels it: it is downloaded.
  const download = page.waitForEvent("download");
  await it.getByRole("button", { name: "Save picture" }).click();
  assert.equal((await download).suggestedFilename(), "conversation.svg");
  assert.deepEqual(faults, []);
  await context.close();
});

test("print shows the picture and the table, and no buttons", async () => {
  const { page, context, add } = await blank(browser, server.address, { colorScheme: "dark" });
  const it = await add("session-timeline", { ...six, at: FAILED });
  await page.emulateMedia({ media: "print" });
  await it.getByRole("table").waitFor();
  assert.equal(await it.getByRole("button").count(), 0);
  assert.equal(await it.evaluate((pane) => getComputedStyle(pane.shadowRoot.querySelector(".timeline")).backgroundColor), "rgb(255, 255, 255)");
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
  await shot(page, "timeline-print", { fullPage: true });
  await context.close();
});

test("the customer's decision about marketing holds from its instant on, and is shown", async () => {
  const { page, context, add, set } = await blank(browser, server.address);
  const message = { kind: "template", category: "MARKETING", template_status: "APPROVED" };
  const it = await add("session-timeline", { now: NOW, webhooks, message, recipient: { wa_id: story.customer.wa_id, country: "DE" } });
  await it.evaluate((pane, payloads) => pane.push(...payloads), [decided("2026-03-12T12:00:00Z", "resume"), decided("2026-03-10T12:00:00Z", "stop")]);
  await page.waitForFunction(() => document.querySelector("#it").shadowRoot.querySelector(".picture").textContent.includes("User requested to stop marketing messages"));
  for (const [instant, wanted] of [
    ["2026-03-10T11:59:59Z", "Allowed"],
    ["2026-03-10T12:00:00Z", "Not allowed"],
    ["2026-03-12T11:59:59Z", "Not allowed"],
    ["2026-03-12T12:00:00Z", "Allowed"],
  ]) {
    await set({ at: instant });
    await page.waitForFunction(([instant, wanted]) => {
      const slider = document.querySelector("#it").shadowRoot.querySelector("[role=slider]");
      return Number(slider.getAttribute("aria-valuenow")) * 1000 === Date.parse(instant) && slider.getAttribute("aria-valuetext").includes(`. ${wanted}`);
    }, [instant, wanted]);
  }
  await context.close();
});

test("webhooks in any order, repeated or pushed later, draw the same picture", async () => {
  const { page, context, add } = await blank(browser, server.address);
  const pictures = new Set();
  for (const [set, pushed] of [[webhooks, []], [webhooks.toReversed(), webhooks.slice(5)], [webhooks.slice(20), webhooks.slice(0, 20)], [[], webhooks]]) {
    const it = await add("session-timeline", { now: NOW, webhooks: set, at: FAILED });
    await it.evaluate((pane, payloads) => pane.push(...payloads), pushed);
    await page.waitForFunction(() => document.querySelector("#it").shadowRoot.querySelectorAll(".open-bar").length === 3);
    pictures.add(await it.locator("[part=picture]").evaluate((picture) => picture.outerHTML));
  }
  assert.equal(pictures.size, 1);
  // A pushed event is shown at once.
  const it = await add("session-timeline", { ...six, now: "2026-03-16T12:00:00Z" });
  await it.evaluate((pane, payload) => pane.push(payload), written("2026-03-16T11:00:00Z"));
  await page.waitForFunction(() => document.querySelector("#it").shadowRoot.querySelectorAll(".open-bar").length === 4);
  await context.close();
});

test("a broken property is reported with its path; an empty conversation and a channel without windows have messages", async () => {
  const { context, add, heard } = await blank(browser, server.address);
  let it = await add("session-timeline", { now: NOW, webhooks, attempts: [{ sent_at: NOW }, { sent_at: "noon" }] });
  assert.deepEqual((await heard()).map(({ code, path }) => [code, path]), [["instant", "attempts[1].sent_at"]]);
  assert.match(await it.locator("[part=broken]").innerText(), /attempts\[1\]\.sent_at/);
  await it.evaluate((pane) => { pane.attempts = undefined; });
  await it.locator("[part=picture]").waitFor();
  await it.evaluate((pane) => { pane.now = "noon"; });
  assert.match(await it.locator("[part=broken]").innerText(), /^now expected/m);
  assert.deepEqual((await heard()).map(({ code, path }) => [code, path]).at(-1), ["instant", "now"]);
  it = await add("session-timeline", { now: NOW });
  assert.match(await it.locator("[part=timeline]").innerText(), /Nothing has happened yet/);
  it = await add("session-timeline", { now: NOW, channel: "sms", attempts: story.outbound });
  assert.equal(await it.locator(".open-bar").count(), 0);
  assert.match(await it.locator("[part=instant]").innerText(), /No window/);
  await context.close();
});

test("the line for now moves, and the window closes as time passes", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: "2026-03-15T09:40:00Z" });
  await page.clock.pauseAt(new Date("2026-03-15T09:41:30Z"));
  const it = await add("session-timeline", { webhooks });
  assert.equal(await it.locator("[part=badge]").innerText(), "Closing soon");
  const x = () => it.locator("line.now").getAttribute("x1");
  const before = await x();
  await page.clock.runFor(95_000);
  assert.notEqual(await x(), before);
  assert.equal(await it.locator("[part=badge]").innerText(), "Closing soon");
  await page.clock.runFor(2_000);
  await it.locator("[part=badge]", { hasText: "Closed" }).waitFor();
  assert.equal(await it.locator("[part=badge]").innerText(), "Closed");
  await context.close();
});

test("of timelines that come and go none stays alive, and no listener either", async () => {
  const { page, context, add } = await blank(browser, server.address);
  await add("session-timeline", six);
  const left = await page.evaluate(async ([webhooks, now]) => {
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    document.querySelector("main").replaceChildren();
    const refs = [];
    for (let round = 0; round < 100; round += 1) {
      const element = document.createElement("session-timeline");
      // Some with `now`, some with the running clock.
      Object.assign(element, { webhooks, now: round % 2 ? now : undefined });
      document.body.append(element);
      refs.push(new WeakRef(element));
      await turn();
      element.remove();
      await turn();
    }
    for (let round = 0; round < 20; round += 1) {
      await turn();
      globalThis.gc();
    }
    return refs.filter((ref) => ref.deref()).length;
  }, [webhooks.slice(0, 12), NOW]);
  // The engine may still hold the last one in a register.
  assert.ok(left <= 1, `${left} of 100 timelines are alive`);
  await context.close();
});

test("axe finds nothing and nothing is too wide: light, dark, right to left, small, zoomed, as a table, broken, empty", async () => {
  const looks = { light: {}, dark: { colorScheme: "dark" }, small: { viewport: { width: 320, height: 700 } }, wide: { viewport: { width: 1440, height: 900 } } };
  for (const [look, options] of Object.entries(looks)) {
    const { page, context, add } = await blank(browser, server.address, options);
    for (const language of ["en", "ar"]) {
      for (const [name, properties] of Object.entries({ closed: { ...six, at: FAILED }, open: six, table: { ...six, at: FAILED }, empty: { now: NOW }, broken: { ...six, now: "noon" } })) {
        const it = await add("session-timeline", { language, ...properties });
        if (name === "table") {
          await it.locator("[aria-expanded]").click();
          const narrow = await it.locator("td").evaluateAll((cells) => Math.min(...cells.map((cell) => cell.getBoundingClientRect().width)));
          assert.ok(narrow >= 80, `${look} ${language}: a column of ${narrow} px`);
        }
        if (name === "open") {
          for (let n = 0; n < 3; n += 1) await tool(it, "closer").click();
          await it.locator(".strip-seen").waitFor();
        }
        assert.deepEqual(await axe(page, ["landmark-one-main", "page-has-heading-one", "region"]), [], `${look} ${language} ${name}`);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wider <= 0, `${look} ${language} ${name}: ${wider} px too wide`);
        if (["closed", "open"].includes(name)) await shot(page, `timeline-${name}-${look}-${language}`, { fullPage: true });
      }
    }
    await context.close();
  }
});
