// The policy alone, for pages and Node programs that ask for answers: no element, no Yew.

import init, { check as checkNow, checkText, explain as explainNow, formatHtml } from "../../target/pkg-policy/windowpane.js";

const wasm = new URL("./policy.wasm", import.meta.url);

let loading;

/** In Node a file is not fetched but read. */
async function bytes(url) {
  if (url.protocol !== "file:") return url;
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}

/**
 * Loads the module once and returns its functions, which answer at once:
 * `check(request)` for plain objects, `checkText(json)` for JSON text,
 * `explain(payload)` for what the platform's errors mean, and `formatHtml(text)` for a message's text as HTML.
 */
export function load(source) {
  loading ??= (async () => {
    await init({ module_or_path: source ?? (await bytes(wasm)) });
    return { check: checkNow, checkText, explain: explainNow, formatHtml };
  })().catch((reason) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

/** Answers one request; loads the module when it is not there yet. */
export const check = async (request) => (await load()).check(request);

/** Says what the platform's errors mean; loads the module when it is not there yet. */
export const explain = async (payload) => (await load()).explain(payload);
