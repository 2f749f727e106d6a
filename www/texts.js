// The texts of the languages that are not in a module: which file an element needs, fetched beside the module and given to it
// before the pane is drawn. What the texts say is in the files; by the same rule as here the module finds which it speaks.

import { languages } from "./languages.js";
import { nearest } from "./nearest.js";

/** A page may hold a file of texts itself, in a `<script type="application/json" data-windowpane-texts="terms-update-prompt.de">`. */
const block = (name) => document.querySelector(`script[data-windowpane-texts="${name}"]`)?.textContent;
const blocks = (element) => [...document.querySelectorAll(`script[data-windowpane-texts^="${element}."]`)]
  .map((script) => script.dataset.windowpaneTexts.slice(element.length + 1));

/** @param {string} beside the address of the entry; the files lie in `texts/` there */
export function textsFor(beside) {
  const added = new Map();
  const found = new Map();

  /** The language nearest to `asked` that there is, and its texts, where they are not in the module and can be had. */
  async function read(element, asked) {
    const own = [...added.keys()].filter((name) => name.startsWith(`${element}.`)).map((name) => name.slice(element.length + 1));
    const language = nearest(asked, [...own, ...blocks(element), "en", ...languages]);
    const name = `${element}.${language}`;
    const here = added.get(name) ?? block(name);
    if (here !== undefined || !language || language === "en") return { language, text: here };
    // Without its language a pane speaks English; a file that does not come must not keep it from being drawn.
    const got = await fetch(new URL(`texts/${name}.json`, beside), { signal: AbortSignal.timeout(10_000) }).catch(() => {});
    return { language, text: got?.ok ? await got.text().catch(() => {}) : undefined };
  }

  async function find(module, element, asked) {
    const { language, text } = await read(element, asked);
    if (text === undefined) return;
    const { addTexts } = await module.load();
    addTexts(element, language, text);
  }

  return {
    /** Resolves when the module has the texts of these catalogues for who reads `asked`, or they cannot be had. */
    ready: (module, elements, asked) => Promise.all(elements.map((element) => {
      const key = `${module.name} ${element} ${asked}`;
      if (!found.has(key)) found.set(key, find(module, element, asked));
      return found.get(key);
    })),

    /** Gives the panes of `element` the texts of a language, in the place of the file that they would fetch; says what is wrong with them. */
    async add(module, element, language, texts) {
      const text = JSON.stringify(texts);
      added.set(`${element}.${language}`, text);
      found.clear();
      const { addTexts } = await module.load();
      const fault = addTexts(element, language, text);
      if (fault) throw new TypeError(fault);
    },

    /** What an element says where no module can be had, and in which language. */
    async broken(element, asked) {
      const { language, text } = await read(element, asked);
      try {
        const { broken } = JSON.parse(text);
        if (broken) return [language, broken];
      } catch {
        // Not there, or no JSON.
      }
      return ["en", "This part of the page cannot be shown."];
    },
  };
}

/** The language that an element is asked to speak: its own property, else the nearest `lang` of the page, else the browser's. */
export const askedOf = (element, language) =>
  (typeof language === "string" && language) || element.closest("[lang]")?.lang || navigator.language || "en";
