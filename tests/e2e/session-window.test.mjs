// <session-window> in a real browser with a clock that the test controls: the exact end, sleep, a wrong clock, pushed webhooks,
// announcements, many panes, and accessibility.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, shot, together } from "./support.mjs";
import { blank, decided, story, webhooks, written } from "./window-page.mjs";

const { browser, server } = await together();

const INBOUND = "2026-03-09T12:00:00Z";
const CLOSES = "2026-03-10T12:00:00Z";
const before_ = (time, ms) => new Date(Date.parse(time) - ms).toISOString();
const state = (it) => it.getAttribute("state");
const becomes = (page, wanted) => page.locator(`#it[state="${wanted}"]`).waitFor({ state: "attached" });

test("the window is open until the last millisecond and closed at its end, without a reload", async () => {
  const { page, context, add, heard, faults } = await blank(browser, server.address, { time: before_(CLOSES, 3_900_000) });
  await page.clock.pauseAt(new Date(before_(CLOSES, 3_600_005)));
  const it = await add("session-window", { lastInboundAt: INBOUND });
  assert.equal(await state(it), "open");
  await page.clock.runFor(5);
  await becomes(page, "closing_soon");
  // A millisecond before the end. The pane is read at once, without waiting.
  await page.clock.runFor(3_599_999);
  assert.equal(await page.evaluate(() => Date.now()), Date.parse(CLOSES) - 1);
  assert.equal(await state(it), "closing_soon");
  assert.match(await it.locator("[part=countdown]").textContent(), /^\s*1\s*s/);
  await page.clock.runFor(1);
  await becomes(page, "closed");
  assert.deepEqual((await heard()).map((event) => event.state), ["open", "closing_soon", "closed"]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a tab that slept updates as soon as it is visible", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: before_(CLOSES, 7_200_000) });
  const it = await add("session-window", { lastInboundAt: INBOUND });
  assert.equal(await state(it), "open");
  // Like a closed laptop: no timer has run meanwhile.
  await page.clock.fastForward(3 * 3_600_000);
  await becomes(page, "closed");
  assert.equal(await it.locator("[part=composer]").evaluate((composer) => composer.inert), true);
  await context.close();
});

test("the window also closes after a sleep in which the monotonic clock stood still, although the server had said its time", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: before_(CLOSES, 7_200_000) });
  const it = await add("session-window", { lastInboundAt: INBOUND });
  await page.evaluate(async () => {
    const { load } = await import("/windowpane.js");
    (await load()).correctClock(Date.now(), performance.now(), performance.now());
  });
  assert.equal(await state(it), "open");
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3 * 3_600_000;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await becomes(page, "closed");
  await context.close();
});

for (const [wrong, hours, seen, truly] of [["ahead", 1, "closed", "closing_soon"], ["behind", -1, "open", "closed"]]) {
  test(`a clock an hour ${wrong} is corrected by the server's, asked once for all panes`, async () => {
    const real = hours > 0 ? before_(CLOSES, 1_800_000) : before_(CLOSES, -1_800_000);
    const device = new Date(Date.parse(real) + hours * 3_600_000 - (hours < 0 ? 3_600_000 : 0));
    let asked = 0;
    const route = (page) => page.route("**/v1/time", (request) => {
      asked += 1;
      return request.fulfill({ json: { ok: true, server_time: real, server_time_ms: Date.parse(real) } });
    });
    const { page, context, add, set } = await blank(browser, server.address, { time: device, route });
    await page.clock.pauseAt(new Date(device.getTime() + 1000));
    await add("session-window", { lastInboundAt: INBOUND });
    await becomes(page, seen);
    await page.evaluate((inbound) => {
      for (let n = 0; n < 20; n += 1) {
        const other = document.createElement("session-window");
        Object.assign(other, { lastInboundAt: inbound, compact: true, timeEndpoint: "/v1/time" });
        document.body.append(other);
      }
    }, INBOUND);
    await set({ timeEndpoint: "/v1/time" });
    await becomes(page, truly);
    await page.waitForFunction((wanted) => [...document.querySelectorAll("session-window")].every((pane) => pane.getAttribute("state") === wanted), truly);
    assert.equal(asked, 1);
    await context.close();
  });
}

test("pushed webhooks count in any order, with repeats, and only for their customer", async () => {
  const { page, context, add, set, heard } = await blank(browser, server.address, { time: "2026-03-12T12:00:00Z" });
  const it = await add("session-window", { lastInboundAt: "2026-03-09T12:00:00Z", recipient: { wa_id: "447700900262" } });
  assert.equal(await state(it), "closed");
  await heard();
  const push = (...payloads) => it.evaluate((pane, payloads) => pane.push(...payloads), payloads);
  // Another customer; a late one that opens nothing; then the newest before an older one, twice.
  await push(written("2026-03-12T11:00:00Z", "other", "15550100"), written("2026-03-10T09:00:00Z"));
  await push(written("2026-03-12T10:00:00Z"));
  await becomes(page, "open");
  await push(written("2026-03-12T09:00:00Z"), written("2026-03-12T10:00:00Z"));
  await page.waitForFunction(() => globalThis.heard.length > 0);
  assert.deepEqual((await heard()).filter(({ type }) => type === "statechange").map(({ state, closes_at }) => [state, closes_at]), [
    // The late one moves the end of a closed window. Of the others only the newest changes the state.
    ["closed", "2026-03-11T09:00:00Z"],
    ["open", "2026-03-13T10:00:00Z"],
  ]);
  // Setting an equal value again, as frameworks do, drops nothing. Another customer drops everything.
  await set({ recipient: { wa_id: "447700900262" } });
  await set({ compact: true });
  await it.locator("[part=window].line").waitFor();
  assert.equal(await state(it), "open");
  await set({ recipient: { wa_id: "15550123" }, lastInboundAt: "2026-03-01T00:00:00Z" });
  await becomes(page, "closed");
  // With no property set, only the pushed payloads count.
  await add("session-window", {});
  await becomes(page, "never_opened");
  await it.evaluate((pane, payload) => pane.push(payload), written("2026-03-12T11:59:00Z"));
  await becomes(page, "open");
  await context.close();
});

test("webhooks that were set and webhooks that are pushed are one log, in any order", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: "2026-03-14T12:00:00Z" });
  const answers = [];
  for (const [set, pushed] of [[webhooks, []], [webhooks.slice(0, 9), webhooks.slice(9)], [[], webhooks.toReversed()], [webhooks, webhooks]]) {
    const it = await add("session-window", { webhooks: set });
    await it.evaluate((pane, payloads) => pane.push(...payloads), pushed);
    await becomes(page, "open");
    await page.waitForFunction((wanted) => globalThis.heard.at(-1)?.closes_at === wanted, "2026-03-15T09:43:06Z");
    // Not `innerText`, which is empty while `content-visibility` keeps the browser from drawing the text.
    answers.push(await it.locator("[part=times]").textContent());
  }
  assert.equal(new Set(answers).size, 1);
  await context.close();
});

test("a pushed decision about marketing counts beside `last_inbound_at`", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: "2026-03-09T13:00:00Z" });
  const message = { kind: "template", category: "MARKETING", template_status: "APPROVED" };
  const it = await add("session-window", { lastInboundAt: INBOUND, message, recipient: { wa_id: story.customer.wa_id, country: "DE" } });
  const allowed = (wanted) => page.locator(`#it[state="open"][allowed="${wanted}"]`).waitFor({ state: "attached" });
  const push = (...payloads) => it.evaluate((pane, payloads) => pane.push(...payloads), payloads);
  await allowed(true);
  await push(decided("2026-03-09T12:30:00Z", "stop"));
  await allowed(false);
  // Another customer resumes, then this one. A message in the same payload does not change that.
  await push(decided("2026-03-09T12:40:00Z", "resume", "15550100"), written("2026-03-09T12:35:00Z"));
  await page.waitForFunction(() => globalThis.heard.some(({ closes_at }) => closes_at === "2026-03-10T12:35:00Z"));
  await allowed(false);
  await push(decided("2026-03-09T12:45:00Z", "resume"));
  await allowed(true);
  const failed = webhooks.find(({ entry }) => entry[0].changes[0].value.statuses?.[0].status === "failed");
  const refused = JSON.parse(JSON.stringify(failed).replaceAll("131047", "131050"));
  refused.entry[0].changes[0].value.statuses[0].timestamp = String(Date.parse("2026-03-09T12:50:00Z") / 1000);
  await push(refused);
  await allowed(false);
  assert.match(await it.locator("[part=reason]").first().innerText(), /marketing/i);
  await context.close();
});

test("changes of state are announced, the countdown is not", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: before_(CLOSES, 3_600_000 + 60_000) });
  const it = await add("session-window", { lastInboundAt: INBOUND });
  await it.locator("[role=status]").evaluate((region) => {
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const digits = await it.locator("[part=countdown]").textContent();
  await page.clock.runFor(30_000);
  await page.waitForFunction((old) => document.querySelector("#it").shadowRoot.querySelector("[part=countdown]").textContent !== old, digits);
  assert.deepEqual(await page.evaluate(() => globalThis.said), []);
  await page.clock.runFor(40_000);
  await becomes(page, "closing_soon");
  await page.clock.runFor(3_600_000);
  await becomes(page, "closed");
  await page.waitForFunction(() => globalThis.said.length === 2);
  assert.deepEqual(await page.evaluate(() => globalThis.said), ["Closing soon. This message may go now.", "Closed. This message may not go now."]);
  // No live region announces each second. role=timer is not live by default.
  assert.equal(await it.evaluate((pane) => pane.shadowRoot.querySelectorAll("[aria-live]").length), 0);
  await context.close();
});

test("two hundred panes share one timer", async () => {
  const count = (page) => page.addInitScript(() => {
    const real = globalThis.setTimeout;
    globalThis.timers = { set: 0, waiting: new Set() };
    globalThis.setTimeout = (call, delay, ...rest) => {
      globalThis.timers.set += 1;
      const handle = real((...args) => {
        globalThis.timers.waiting.delete(handle);
        call(...args);
      }, delay, ...rest);
      globalThis.timers.waiting.add(handle);
      return handle;
    };
    const clear = globalThis.clearTimeout;
    globalThis.clearTimeout = (handle) => {
      globalThis.timers.waiting.delete(handle);
      clear(handle);
    };
  });
  const { page, context } = await blank(browser, server.address, { route: count });
  await page.evaluate(() => {
    for (let n = 0; n < 200; n += 1) {
      const pane = document.createElement("session-window");
      // Every second one shows seconds. Their windows end at different fractions of a second.
      pane.compact = n % 2 === 0;
      pane.lastInboundAt = new Date(Date.now() - n * 60_000 - n * 7).toISOString();
      document.querySelector("main").append(pane);
    }
  });
  await page.waitForFunction(() => document.querySelectorAll("session-window[state]").length === 200);
  // Over some ticks: each takes one second and sets one timer.
  const ticks = await page.evaluate(() => new Promise((resolve) => {
    const pane = document.querySelector("session-window:not([compact])");
    const digits = document.querySelectorAll("session-window")[1].shadowRoot.querySelector("[part=countdown]");
    let seen = 0;
    let begun;
    new MutationObserver(() => {
      seen += 1;
      if (seen === 1) begun = globalThis.timers.set;
      if (seen === 6) queueMicrotask(() => resolve({ set: globalThis.timers.set - begun, waiting: globalThis.timers.waiting.size, pane: pane !== null }));
    }).observe(digits, { childList: true, characterData: true, subtree: true });
  }));
  assert.ok(ticks.waiting <= 2, `${ticks.waiting} timers wait`);
  assert.ok(ticks.set <= 12, `${ticks.set} timers were set in five seconds`);
  await context.close();
});

test("the composer is locked while the window is closed, a line says so, and typed text is kept", async () => {
  const { page, context, add } = await blank(browser, server.address, { time: "2026-03-12T12:00:00Z" });
  const it = await add("session-window", { lastInboundAt: "2026-03-12T09:00:00Z" }, "<label>Text <textarea></textarea></label>");
  await page.getByLabel("Text").fill("A draft");
  assert.equal(await it.getByText("The text box is locked").count(), 0);
  await page.clock.fastForward(24 * 3_600_000);
  await becomes(page, "closed");
  await it.getByText("The text box is locked until a message may go.").waitFor();
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const reached = nodes.filter((node) => !node.ignored && node.role?.value === "textbox");
  assert.deepEqual(reached, [], "assistive technology finds no text box");
  // The keyboard cannot reach it either: Tab skips it.
  for (let n = 0; n < 6; n += 1) {
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement.localName), "textarea");
  }
  await it.evaluate((pane, payload) => pane.push(payload), written("2026-03-13T11:59:00Z"));
  await becomes(page, "open");
  assert.equal(await page.getByRole("textbox").inputValue(), "A draft");
  await page.getByRole("textbox").focus();
  assert.equal(await page.evaluate(() => document.activeElement.localName), "textarea");
  // A pane without a composer has nothing to lock.
  await add("session-window", { now: "2026-03-20T12:00:00Z", lastInboundAt: "2026-03-12T09:00:00Z" });
  await becomes(page, "closed");
  assert.equal(await it.getByText("The text box is locked").isVisible(), false);
  await context.close();
});

test("why: the rule with its code and its source, on request", async () => {
  const { context, add } = await blank(browser, server.address);
  const it = await add("session-window", { now: "2026-03-20T12:00:00Z", lastInboundAt: "2026-03-12T09:00:00Z" });
  assert.equal(await it.locator("[part=why] ul").isVisible(), false);
  await it.getByText("Why?").click();
  const rule = it.locator("[part=why] li", { hasText: "window_closed" });
  await rule.waitFor();
  assert.match(await rule.innerText(), /developers\.facebook\.com/);
  await context.close();
});

const now = "2026-03-12T12:00:00Z";
const states = {
  open: { lastInboundAt: "2026-03-12T09:00:00Z" },
  closing_soon: { lastInboundAt: "2026-03-11T12:20:00Z" },
  closed: { lastInboundAt: "2026-03-10T09:00:00Z" },
  never_opened: {},
  none: { channel: "sms" },
  error: { channel: "pigeon" },
};

test("axe finds nothing in any state, light, dark, right to left and in lists", async () => {
  for (const [theme, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" } })) {
    const { page, context, add } = await blank(browser, server.address, options);
    for (const language of ["en", "ar"]) {
      for (const compact of [false, true]) {
        for (const [wanted, properties] of Object.entries(states)) {
          const it = await add("session-window", { now, language, compact, ...properties }, "<label>Text <textarea></textarea></label>");
          await becomes(page, wanted);
          if (!compact && wanted !== "error") await it.locator("summary").click();
          assert.deepEqual(await axe(page, ["landmark-one-main", "page-has-heading-one", "region"]), [], `${theme} ${language} ${wanted} ${compact}`);
          if (!compact && language === "ar") await shot(page, `window-${wanted}-${theme}-ar`);
        }
      }
    }
    await context.close();
  }
});
