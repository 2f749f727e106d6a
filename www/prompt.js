// The prompt alone: what a page loads that asks about its terms and nothing else.
// How an element holds its pane is in maker.js; what the pane shows, the module draws.

import init, { Pane, addTexts as give, correctClock } from "../target/pkg-terms-update-prompt/windowpane.js";
import { define } from "./maker.js";
import { moduleOf } from "./module.js";
import { prompt } from "./properties.js";
import { base, styles } from "./styles.js";
import { textsFor } from "./texts.js";

const module = moduleOf({
  name: "terms-update-prompt",
  holds: ["terms-update-prompt"],
  wasm: new URL("./terms-update-prompt.wasm", import.meta.url),
  glue: async () => ({ default: init, Pane, addTexts: give, correctClock, styles }),
});

/**
 * Loads the module once a page; every prompt shares it.
 * @param {URL|string|Request|Response|BufferSource|WebAssembly.Module} [source] where it is, if not beside this file
 */
export async function load(source) {
  const { memory } = await module.load(source);
  return { correctClock, memory };
}

const texts = textsFor(import.meta.url);

/** Gives the prompt the texts of a language: an object with a text for each name, as in the files of `texts/`. */
export const addTexts = (element, language, given) => texts.add(module, element, language, given);

define({ module: () => module, texts, base, properties: { "terms-update-prompt": prompt } });
