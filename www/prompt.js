// The prompt alone: what a page loads that asks about its terms and nothing else.
// How an element holds its pane is in maker.js; what the pane shows, the module draws.

import init, { Pane, addTexts as give, correctClock } from "../target/pkg-prompt/windowpane.js";
import { define, loader } from "./maker.js";
import { prompt } from "./properties.js";
import { styles } from "./styles.js";
import { textsFor } from "./texts.js";

/**
 * Loads the module once a page; every prompt shares it.
 * @param {URL|string|Request|Response|BufferSource|WebAssembly.Module} [source] where it is, if not beside this file
 */
export const load = loader(init, new URL("./terms-update-prompt.wasm", import.meta.url), { correctClock });

const texts = textsFor(load, give, import.meta.url);

/** Gives the prompt the texts of a language: an object with a text for each name, as in the files of `texts/`. */
export const addTexts = texts.add;

define({ load, texts, Pane, styles, properties: { "terms-update-prompt": prompt } });
