// An entry of the package: one wasm module and its elements.
// How an element shows its pane is in define_element.js.

import { correctClock } from "./clock.js";
import { define } from "./define_element.js";
import { moduleOf } from "./module.js";
import { base, styles } from "./styles.js";
import { textsFor } from "./texts.js";

/**
 * Defines the elements of an entry, and returns what the entry exports.
 * @param {object} what
 * @param {string} what.name of the module
 * @param {string} what.beside the address of the entry, which has the files of texts in `texts/` beside it
 * @param {URL} what.wasm
 * @param {object} what.glue the exports of wasm-bindgen, with the function that starts the module as `init`
 * @param {object} what.elements of `elements.js`
 * @param {() => Promise<object>} [what.policy] the policy's entry, when the module has no rules of templates
 */
export function entry({ name, beside, wasm, glue, elements, policy }) {
  const module = moduleOf({ name, wasm, glue, policy });
  const texts = textsFor(beside);
  define({ module, texts, base, styles, elements });
  return {
    /** Loads the module once a page. `source` is its address, when it is not beside the entry. */
    async load(source) {
      const { memory } = await module.load(source);
      return { correctClock, memory };
    },

    /** Adds the texts of a language to the panes of an element: an object with a text for each name, as in the files of `texts/`. */
    addTexts: (element, language, given) => texts.add(module, element, language, given),
  };
}
