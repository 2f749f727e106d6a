// The texts of languages that are not in the module. The file of an element's language is fetched and added before the pane is drawn.
// The module then chooses the language of the pane by the same rule.

import { languages } from "./languages.js";
import { nearest } from "./match_language.js";

/** The texts in a block of the page: `<script type="application/json" data-windowpane-texts="terms-update-prompt.de">`. */
const block = (name) => {
  const text = document.querySelector(`script[data-windowpane-texts="${name}"]`)?.textContent;
  return text === undefined ? undefined : JSON.parse(text);
};
const blocks = (element) => [...document.querySelectorAll(`script[data-windowpane-texts^="${element}."]`)]
  .map((script) => script.dataset.windowpaneTexts.slice(element.length + 1));

/** @param {string} beside the address of the entry; the files are in `texts/` there */
export function textsFor(beside) {
  const added = new Map();
  const found = new Map();

  /** The best language for `asked`, and its texts; `given` is undefined if they are in the module or cannot be loaded. */
  async function read(element, asked) {
    const own = [...added.keys()].filter((name) => name.startsWith(`${element}.`)).map((name) => name.slice(element.length + 1));
    const language = nearest(asked, [...own, ...blocks(element), "en", ...languages]);
    const name = `${element}.${language}`;
    try {
      const here = added.get(name) ?? block(name);
      if (here !== undefined || !language || language === "en") return { language, given: here };
      const answer = await fetch(new URL(`texts/${name}.json`, beside), { signal: AbortSignal.timeout(10_000) });
      return { language, given: answer.ok ? await answer.json() : undefined };
    } catch {
      // The pane is drawn in English then.
      return { language };
    }
  }

  async function find(module, element, asked) {
    const { language, given } = await read(element, asked);
    if (given === undefined) return;
    const { addTexts } = await module.load();
    addTexts(element, language, given);
  }

  return {
    /** Resolves when the module has the texts of these elements in the language `asked`, or they cannot be loaded. */
    ready: (module, elements, asked) => Promise.all(elements.map((element) => {
      const key = `${element} ${asked}`;
      if (!found.has(key)) found.set(key, find(module, element, asked));
      return found.get(key);
    })),

    /** Adds the texts of a language to the panes of `element`, in place of its file. Rejects with the fault of the texts. */
    async add(module, element, language, given) {
      added.set(`${element}.${language}`, given);
      found.clear();
      const { addTexts } = await module.load();
      const fault = addTexts(element, language, given);
      if (fault) throw new TypeError(fault);
    },

    /** The language and the message of an element whose module cannot be loaded. */
    async broken(element, asked) {
      const { language, given } = await read(element, asked);
      return typeof given?.broken === "string" && given.broken ? [language, given.broken] : ["en", "This part of the page cannot be shown."];
    },
  };
}

/** The requested language of an element: its property, else the nearest `lang` of the page, else the browser's. */
export const askedOf = (element, language) =>
  (typeof language === "string" && language) || element.closest("[lang]")?.lang || navigator.language || "en";
