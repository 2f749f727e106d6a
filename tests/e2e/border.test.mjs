// Values that a page may set on an element: some that JSON cannot hold, and objects that throw when they are read.
// The same for requests to the policy is in tests/border.rs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, together } from "./support.mjs";

const { browser, server } = await together();

/** A page with a working window, and the hostile values by name. */
async function stage() {
  const { page, context, faults } = await open(browser, "about:blank");
  await page.route("**/stage", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Stage</title></html>" }));
  await page.goto(`${server.address}/stage`);
  await page.evaluate(async () => {
    await import("/windowpane.js");
    const cycle = { type: "BODY" };
    cycle.text = [cycle];
    let deep = 1;
    for (let at = 0; at < 10_000; at += 1) deep = { a: deep };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    globalThis.hostile = {
      cycle,
      bigint: 1n,
      map: new Map([["type", "BODY"]]),
      getter: { get text() { throw new Error("closed"); } },
      toJSON: { toJSON() { throw new Error("closed"); } },
      proxy: new Proxy({}, { ownKeys() { throw new Error("closed"); } }),
      revoked: revoked.proxy,
      deep,
    };
    const good = Object.assign(document.createElement("session-window"), { id: "good", lang: "en", now: "2026-03-10T12:00:00Z", lastInboundAt: "2026-03-10T09:00:00Z" });
    document.body.append(good);
  });
  await page.locator("#good[state=open]").waitFor();
  return { page, context, faults };
}

/** Sets properties of a new element, and resolves with the first event of `name`. */
const shown = (page, tag, set, name = "error") => page.evaluate(([tag, set, name]) => new Promise((resolve) => {
  const element = document.createElement(tag);
  element.lang = "en";
  element.id = "other";
  document.querySelector("#other")?.remove();
  element.addEventListener(name, ({ detail }) => resolve(detail), { once: true });
  document.body.append(element);
  new Function("element", "hostile", set)(element, globalThis.hostile);
}), [tag, set, name]);

const template = (component) => `element.template = { name: "a", language: "en", category: "UTILITY", components: [${component}] };`;

for (const [name, code, path] of [
  ["cycle", "type", "template.components[0].text[0]"],
  ["bigint", "type", "template.components[0]"],
  ["map", "type", "template.components[0]"],
  ["getter", "type", "template.components[0].text"],
  ["toJSON", "type", "template.components[0]"],
  ["proxy", "type", "template.components[0]"],
  ["revoked", "type", "template.components[0]"],
  ["deep", "limit", `template.components[0]${".a".repeat(124)}`],
]) {
  test(`a property with a ${name} is an error at its path, and all elements go on working`, async () => {
    const { page, context, faults } = await stage();
    const detail = await shown(page, "template-preview", template(`hostile.${name}`));
    assert.deepEqual([detail.code, detail.path], [code, path]);
    assert.equal(await page.locator("#other [part=broken] code").textContent(), path);
    assert.equal(await page.locator("#other .broken-title").textContent(), "This part of the page cannot be shown.");
    // With a good value the same element shows its pane again, and the other element follows its properties.
    await page.evaluate(() => {
      document.querySelector("#other").template = { name: "a", language: "en", category: "UTILITY", components: [{ type: "BODY", text: "Hello there, all is well." }] };
      document.querySelector("#good").lastInboundAt = "2026-03-01T09:00:00Z";
    });
    await page.locator("#other [part=bubble]", { hasText: "Hello there" }).waitFor();
    await page.locator("#good[state=closed]").waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("what JSON leaves out is left out, and a date is its instant", async () => {
  const { page, context, faults } = await stage();
  const detail = await shown(page, "session-window", `
    element.now = new Date("2026-03-10T12:00:00Z");
    element.lastInboundAt = new Date("2026-03-10T09:00:00Z");
    element.config = { closing_soon_seconds: undefined, more: () => 1, [Symbol("a")]: 1 };`, "statechange");
  assert.deepEqual(detail, { state: "open", allowed: true, reason: null, closes_at: "2026-03-11T09:00:00Z", changes_at: "2026-03-11T08:00:00Z" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("pushed webhooks stay when the page sets an equal value again", async () => {
  const { page, context, faults } = await stage();
  const message = { from: "447700900262", id: "wamid.1", timestamp: String(Date.parse("2026-03-10T11:00:00Z") / 1000), type: "text", text: { body: "Hello" } };
  const webhook = { entry: [{ changes: [{ field: "messages", value: { metadata: { phone_number_id: "1" }, messages: [message] } }] }] };
  const closes = (set) => page.evaluate(async ([set, webhook]) => {
    const good = document.querySelector("#good");
    const told = new Promise((resolve) => good.addEventListener("statechange", ({ detail }) => resolve(detail.closes_at), { once: true }));
    new Function("good", "webhook", "hostile", set)(good, webhook, globalThis.hostile);
    return told;
  }, [set, webhook]);
  assert.equal(await closes("good.lastInboundAt = undefined; good.webhooks = []; good.push(webhook);"), "2026-03-11T11:00:00Z");
  // An equal value is the same conversation: no event.
  await page.evaluate(() => { document.querySelector("#good").webhooks = []; });
  assert.equal(await page.locator("#good").getAttribute("state"), "open");
  await page.evaluate(() => { document.querySelector("#good").business = globalThis.hostile.cycle; });
  await page.locator("#good [part=broken]").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
