// The four elements: what a page may set of each, and the wasm modules behind them.
// How an element holds its pane is in maker.js; what the panes show, the modules draw.

import { define } from "./maker.js";
import { choose, moduleOf } from "./module.js";
import { prompt } from "./properties.js";
import { base } from "./styles.js";
import { textsFor } from "./texts.js";

const there = [];
// The exchange with the server that took the least time, for modules that come after it.
let exchange;

function loaded(functions) {
  there.push(functions);
  if (exchange) functions.correctClock(...exchange);
}

const panes = moduleOf({
  name: "windowpane",
  holds: ["terms-update-prompt", "template-preview", "session-window", "check"],
  wasm: new URL("./windowpane.wasm", import.meta.url),
  glue: () => import("./windowpane.glue.js"),
  loaded,
});

/** The policy without panes has its own entry. */
let asked = false;
const policy = {
  holds: ["check"],
  begun: () => asked,
  async load() {
    asked = true;
    return (await import("./policy.js")).load();
  },
};

// The smallest first. A page with one pane downloads that one; a page with several, the module of all.
const modules = [
  policy,
  moduleOf({
    name: "session-window",
    holds: ["session-window"],
    wasm: new URL("./session-window.wasm", import.meta.url),
    glue: () => import("./session-window.glue.js"),
    loaded,
  }),
  moduleOf({
    name: "terms-update-prompt",
    holds: ["terms-update-prompt"],
    wasm: new URL("./terms-update-prompt.wasm", import.meta.url),
    glue: () => import("./terms-update-prompt.glue.js"),
    loaded,
  }),
  moduleOf({
    name: "template-preview",
    holds: ["template-preview"],
    wasm: new URL("./template-preview.wasm", import.meta.url),
    glue: () => import("./template-preview.glue.js"),
    loaded,
  }),
  moduleOf({
    name: "session-timeline",
    holds: ["session-window", "session-timeline"],
    wasm: new URL("./session-timeline.wasm", import.meta.url),
    glue: () => import("./session-timeline.glue.js"),
    loaded,
  }),
  panes,
];

let tags = [];
const moduleFor = (wanted) => choose(modules, wanted, tags);

/**
 * Loads the module of the three panes, once a page; elements that have none yet, and every call, share it.
 * @param {URL|string|Request|Response|BufferSource|WebAssembly.Module} [source] where it is, if not beside this file
 */
export async function load(source) {
  const { check, checkText, explain, formatHtml } = await panes.load(source);
  return {
    check, checkText, explain, formatHtml,
    correctClock(serverMs, before, after) {
      if (!exchange || after - before <= exchange[2] - exchange[1]) exchange = [serverMs, before, after];
      for (const functions of there) functions.correctClock(serverMs, before, after);
    },
    memory: () => there.reduce((sum, functions) => sum + functions.memory(), 0),
  };
}

/** Answers one request; loads a module that can when there is none yet. */
export const check = async (request) => (await moduleFor("check").load()).check(request);

/** Says what the platform's errors mean; loads a module that can when there is none yet. */
export const explain = async (payload) => (await moduleFor("check").load()).explain(payload);

const texts = textsFor(import.meta.url);

/** Gives the panes of an element the texts of a language: an object with a text for each name, as in the files of `texts/`. */
export const addTexts = (element, language, given) => texts.add(moduleFor(element) ?? panes, element, language, given);

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

tags = define({ module: moduleFor, texts, speaks, base, properties });
