// The authoring element, in a module of its own: pages that only show templates do not load it.
// How an element holds its pane is in maker.js; what the editor shows, the module draws.

import init, { Pane, addTexts as give, check as checkNow, checkText as checkTextNow, correctClock, formatHtml } from "../target/pkg-editor/windowpane.js";
import { define, loader } from "./maker.js";
import { styles } from "./styles.js";
import { textsFor } from "./texts.js";

/**
 * Loads the module once a page; every editor shares it.
 * @param {URL|string|Request|Response|BufferSource|WebAssembly.Module} [source] where it is, if not beside this file
 */
export const load = loader(init, new URL("./template-editor.wasm", import.meta.url), { check: checkNow, checkText: checkTextNow, correctClock, formatHtml });

const texts = textsFor(load, give, import.meta.url);

/** Gives the panes of an element the texts of a language: an object with a text for each name, as in the files of `texts/`. */
export const addTexts = texts.add;

// What a page may set. `json` takes an object as a property and its JSON as an attribute.
const properties = {
  "template-editor": { template: "json", values: "json", language: "text", labels: "json", platform: "text", draft_key: "text", now: "text" },
};

define({ load, texts, speaks: { "template-editor": ["template-editor", "template-preview"] }, Pane, styles, properties });
