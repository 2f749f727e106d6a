// The policy alone, for pages and Node programs that ask for answers: no element, no Yew.

import init, { check as checkNow, checkText, explain as explainNow, formatHtml } from "../../target/pkg-policy/windowpane.js";

const wasm = new URL("./policy.wasm", import.meta.url);

let loading;

/** The module's address. In Node, which does not fetch files, its bytes. */
async function bytes(url) {
  if (url.protocol !== "file:") return url;
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}

/**
 * Loads the module once and returns its functions, which answer at once:
 * `check(request)` for plain objects, `checkText(json)` for JSON text,
 * `explain(payload)` for the meaning of the platform's errors, and `formatHtml(text)` for a message's text as HTML.
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

/** Answers one request. Loads the module first if necessary. */
export const check = async (request) => (await load()).check(request);

/** Explains the platform's errors. Loads the module first if necessary. */
export const explain = async (payload) => (await load()).explain(payload);
