// The page for tests of the window and the timeline: one element, a clock that the test controls, and the demo's conversation.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { open, top } from "./support.mjs";

export const story = JSON.parse(readFileSync(join(top, "www/demo/conversation/conversation.json"), "utf8"));
export const webhooks = story.log.map(({ payload }) => payload);

const html = '<!doctype html><html lang="en"><head><title>Test</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
  + '<style>body { margin: 16px; background: Canvas; }</style><script type="module" src="/windowpane.js"></script></head><body><main></main></body></html>';

/**
 * Opens an empty page with the panes' module. Its clock is at `time`, if given.
 * `add` puts an element with these properties into the page, and waits until it is drawn.
 */
export async function blank(browser, address, { time, route, ...options } = {}) {
  const opened = await open(browser, "about:blank", options);
  const { page } = opened;
  await page.route("**/empty.html", (request) => request.fulfill({ contentType: "text/html", body: html }));
  await route?.(page);
  if (time) await page.clock.install({ time: new Date(time) });
  await page.goto(`${address}/empty.html`);
  await page.evaluate(() => customElements.whenDefined("session-timeline"));
  const add = async (tag, properties, inside = "") => {
    await page.evaluate(([tag, properties, inside]) => {
      const element = document.createElement(tag);
      element.id = "it";
      // The test wrote this code.
      element.innerHTML = inside;
      globalThis.heard = [];
      for (const name of ["statechange", "scrub", "error"]) {
        element.addEventListener(name, ({ type, detail }) => globalThis.heard.push({ type, ...detail }));
      }
      Object.assign(element, properties);
      document.querySelector("main").replaceChildren(element);
    }, [tag, properties, inside]);
    const it = page.locator("#it");
    await it.locator(".pane > *").first().waitFor({ state: "attached" });
    return it;
  };
  const set = (properties) => page.locator("#it").evaluate((element, properties) => Object.assign(element, properties), properties);
  const heard = () => page.evaluate(() => globalThis.heard.splice(0));
  return { ...opened, add, set, heard };
}

/** The payload of a customer's text message at a time, as the platform would post it. */
export function written(time, id = `wamid.${time}`, from = story.customer.wa_id) {
  const payload = structuredClone(webhooks.find(({ entry }) => entry[0].changes[0].value.messages));
  const value = payload.entry[0].changes[0].value;
  value.messages = [{ from, id, timestamp: String(Date.parse(time) / 1000), type: "text", text: { body: "Hello?" } }];
  return payload;
}

/** The payload of a customer's decision about marketing: `stop` or `resume`. */
export function decided(time, value, wa_id = story.customer.wa_id) {
  const payload = written(time);
  const { metadata, messaging_product } = payload.entry[0].changes[0].value;
  const preference = { wa_id, category: "marketing_messages", value, detail: `User requested to ${value} marketing messages`, timestamp: Date.parse(time) / 1000 };
  payload.entry[0].changes = [{ field: "user_preferences", value: { messaging_product, metadata, user_preferences: [preference] } }];
  return payload;
}
