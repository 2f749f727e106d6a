// The three elements: what a page may set of each, and the one wasm module behind them.
// How an element holds its pane is in maker.js; what the panes show, the module draws.

import init, { Pane, addTexts as give, check as checkNow, checkText as checkTextNow, correctClock, explain as explainNow, formatHtml } from "../target/pkg/windowpane.js";
import { define, loader } from "./maker.js";
import { prompt } from "./properties.js";
import { styles } from "./styles.js";
import { textsFor } from "./texts.js";

/**
 * Loads the module once a page; every element and every call share it.
 * @param {URL|string|Request|Response|BufferSource|WebAssembly.Module} [source] where it is, if not beside this file
 */
export const load = loader(init, new URL("./windowpane.wasm", import.meta.url), { check: checkNow, checkText: checkTextNow, correctClock, explain: explainNow, formatHtml });

/** Answers one request; loads the module when it is not there yet. */
export const check = async (request) => (await load()).check(request);

/** Says what the platform's errors mean; loads the module when it is not there yet. */
export const explain = async (payload) => (await load()).explain(payload);

const texts = textsFor(load, give, import.meta.url);

/** Gives the panes of an element the texts of a language: an object with a text for each name, as in the files of `texts/`. */
export const addTexts = texts.add;

// What a page may set. `json` takes an object as a property and its JSON as an attribute.
const properties = {
  "terms-update-prompt": prompt,
  "template-preview": {
    template: "json", values: "json", mode: "text", now: "text", uses: "json", covered: "json", language: "text", device: "text",
    problems: "text",
    labels: "json", platform: "text", theme: "text", view: "text", links: "text",
  },
  "session-window": {
    channel: "text", now: "text", last_inbound_at: "text", last_inbound_kind: "text", last_outbound_at: "text", webhooks: "json",
    message: "json", config: "json", business: "json", recipient: "json", language: "text", labels: "json", compact: "flag",
    time_endpoint: "text",
  },
  "session-timeline": {
    channel: "text", now: "text", at: "text", webhooks: "json", attempts: "json", message: "json", config: "json", business: "json",
    recipient: "json", language: "text", labels: "json", time_endpoint: "text",
  },
};

// What the panes say that an element shows besides its own.
const speaks = { "session-timeline": ["session-timeline", "session-window"] };

define({ load, texts, speaks, Pane, styles, properties });
