// Shared by the scripts of the demo pages. The content of a page is in its own script, its head and foot in frame.js.

/** Fills `element` with `data` as readable JSON. */
export const showJson = (element, data) => {
  element.textContent = JSON.stringify(data, null, 2);
};

/** The element with this id. */
export const $ = (id) => document.getElementById(id);

const LANGUAGES = ["en", "ar", "de", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "pt-BR", "tr", "zh-Hans"];

/** Fills a `<select>` with the languages of the panes, each under its own name. */
export function offerLanguages(select) {
  select.append(...LANGUAGES.map((tag) => {
    const name = new Intl.DisplayNames(tag, { type: "language" }).of(tag);
    const option = new Option(name[0].toLocaleUpperCase(tag) + name.slice(1), tag);
    option.lang = tag;
    return option;
  }));
}
