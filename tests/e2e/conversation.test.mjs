// A conversation replayed in a real browser: the window follows the webhooks, and the composer follows the window.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, drawn, open, shot, together } from "./support.mjs";

const { browser, server } = await together();

async function openConversation(options) {
  const opened = await open(browser, `${server.address}/conversation.html`, options);
  await drawn(opened.page, "#window");
  await drawn(opened.page, "#timeline");
  const goTo = (instant) => opened.page.locator("#timeline").evaluate((timeline, at) => {
    timeline.dispatchEvent(new CustomEvent("scrub", { detail: { at } }));
  }, instant);
  const state = (wanted) => opened.page.locator(`#window[state="${wanted}"]`).waitFor();
  return { ...opened, goTo, state };
}

test("the window opens, closes soon, closes and opens again as the log says", async () => {
  const { page, context, faults, goTo, state } = await openConversation();
  for (const [instant, wanted] of [
    ["2026-03-09T08:14:00Z", "open"],
    ["2026-03-10T07:30:00Z", "closing_soon"],
    ["2026-03-11T09:58:00Z", "closed"],
    ["2026-03-11T10:40:00Z", "open"],
    ["2026-03-14T09:35:00Z", "closed"],
    ["2026-03-14T09:41:00Z", "open"],
  ]) {
    await goTo(instant);
    await state(wanted);
  }
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the composer is locked while nothing may be sent, and unlocks when the customer writes", async () => {
  const { page, context, goTo, state } = await openConversation();
  await goTo("2026-03-11T09:58:00Z");
  await state("closed");
  const locked = () => page.locator("#window > .composer").evaluate((composer) => composer.assignedSlot.closest("[inert]") !== null);
  assert.equal(await locked(), true);
  await page.getByRole("button", { name: "The customer writes now" }).click();
  await state("open");
  assert.equal(await locked(), false);
  await page.locator("#text").fill("Here I am");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.locator(".said.ours", { hasText: "Here I am" }).waitFor();
  await context.close();
});

test("closed: the pane offers what may be sent instead, and choosing it allows the message", async () => {
  const { page, context, goTo, state } = await openConversation();
  await goTo("2026-03-11T09:58:00Z");
  await state("closed");
  const pane = page.locator("#window");
  assert.equal(await pane.getAttribute("allowed"), "false");
  const raised = page.evaluate(() => new Promise((resolve) => {
    document.querySelector("#window").addEventListener("instead", (event) => resolve(event.detail), { once: true });
  }));
  await pane.getByRole("button", { name: /template/i }).click();
  assert.deepEqual(await raised, { kind: "template" });
  await page.locator('#window[allowed="true"]').waitFor();
  await context.close();
});

test("without `now` a pane counts down and closes by itself", async () => {
  const { page, context } = await open(browser, "about:blank");
  await page.clock.install({ time: new Date("2026-03-10T11:50:00Z") });
  await page.goto(`${server.address}/index.html`);
  await page.clock.pauseAt(new Date("2026-03-10T11:58:00Z"));
  await page.evaluate(() => {
    const pane = document.createElement("session-window");
    pane.id = "own";
    pane.channel = "whatsapp";
    pane.lastInboundAt = "2026-03-09T12:00:00Z";
    globalThis.states = [];
    pane.addEventListener("statechange", (event) => globalThis.states.push(event.detail.state));
    document.body.append(pane);
  });
  await page.locator('#own[state="closing_soon"]').waitFor({ state: "attached" });
  await page.clock.runFor(119_000);
  assert.equal(await page.locator("#own").getAttribute("state"), "closing_soon");
  await page.clock.runFor(2_000);
  await page.locator('#own[state="closed"]').waitFor({ state: "attached" });
  assert.deepEqual(await page.evaluate(() => globalThis.states), ["closing_soon", "closed"]);
  await context.close();
});

test("a broken property: a message in place of the pane, and an error event with the path", async () => {
  const { page, context } = await openConversation();
  const detail = await page.evaluate(() => new Promise((resolve) => {
    const pane = document.createElement("session-window");
    pane.addEventListener("error", (event) => resolve(event.detail));
    pane.channel = "carrier_pigeon";
    document.body.append(pane);
  }));
  assert.equal(detail.code, "value");
  assert.equal(detail.path, "channel");
  await context.close();
});

test("it looks right: light, dark, 360 px", async () => {
  for (const [theme, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 360, height: 780 } } })) {
    const { page, context, goTo, state } = await openConversation(options);
    await goTo("2026-03-11T09:58:00Z");
    await state("closed");
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${theme}: ${wider} px too wide`);
    await shot(page, `conversation-closed-${theme}`, { fullPage: true });
    await context.close();
  }
});
