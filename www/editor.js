// The authoring element, in a module of its own: pages that only show templates do not load it.
// How an element holds its pane is in maker.js; what the editor shows, the module draws.

import init, { Pane, addTexts as give, check, checkText, correctClock, formatHtml } from "../target/pkg-template-editor/windowpane.js";
import { define } from "./maker.js";
import { moduleOf } from "./module.js";
import { base, styles } from "./styles.js";
import { textsFor } from "./texts.js";

const module = moduleOf({
  name: "template-editor",
  holds: ["template-editor"],
  wasm: new URL("./template-editor.wasm", import.meta.url),
  glue: async () => ({ default: init, Pane, addTexts: give, check, checkText, correctClock, formatHtml, styles }),
});

/**
 * Loads the module once a page; every editor shares it.
 * @param {URL|string|Request|Response|BufferSource|WebAssembly.Module} [source] where it is, if not beside this file
 */
export async function load(source) {
  const { memory } = await module.load(source);
  return { check, checkText, correctClock, formatHtml, memory };
}

const texts = textsFor(import.meta.url);

/** Gives the panes of an element the texts of a language: an object with a text for each name, as in the files of `texts/`. */
export const addTexts = (element, language, given) => texts.add(module, element, language, given);

// What a page may set. `json` takes an object as a property and its JSON as an attribute.
const properties = {
  "template-editor": { template: "json", values: "json", language: "text", labels: "json", platform: "text", draft_key: "text", now: "text" },
};

define({ module: () => module, texts, speaks: { "template-editor": ["template-editor", "template-preview"] }, base, properties });
