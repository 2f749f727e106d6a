// Makes custom elements of the modules' panes: attributes and properties in, a shadow root with its style.
// Which elements there are, and what may be set of each, is said by the entries that import this.

import { TakeOver, declared } from "./takeover.js";
import { askedOf } from "./texts.js";

/** Properties that say which conversation a pane shows and what the page knows of it. */
const BEGINS = ["channel", "webhooks", "last_inbound_at", "business", "recipient"];

const kebab = (name) => name.replaceAll("_", "-");
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

const attributeValue = (kind, text) => {
  if (kind === "flag") return true;
  if (kind !== "json") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // The policy says of a string where it wants an object what is wrong, and at which path.
  }
};

/**
 * Defines an element for each tag of `properties`. Importing a file that calls this on a server defines nothing and fetches nothing.
 * @param {object} what
 * @param {(tag: string) => object} what.module which module (of `module.js`) shows a tag now
 * @param {object} what.texts of `texts.js`
 * @param {Record<string, string[]>} [what.speaks] the catalogues of texts of a tag that has more than its own
 * @param {string} what.base the style that all elements share; that of a pane comes with its module
 * @param {Record<string, Record<string, string>>} what.properties by tag and name: `text`, `flag`, or `json`, which takes an object
 *   as a property and its JSON as an attribute
 * @returns {string[]} the tags that were defined
 */
export function define(what) {
  if (!globalThis.customElements || !globalThis.HTMLElement) return [];
  const make = maker(what);
  // A second copy of this file on one page leaves the first in charge.
  const tags = Object.keys(what.properties).filter((tag) => !customElements.get(tag));
  for (const tag of tags) customElements.define(tag, make(tag));
  return tags;
}

function maker({ module: moduleFor, texts, speaks = {}, base, properties }) {
  const sheets = new Map();

  /** A constructed sheet, made once a page: it needs no inline style of the page's policy. */
  function sheetOf(text) {
    if (!sheets.has(text)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      sheets.set(text, sheet);
    }
    return sheets.get(text);
  }

  return (tag) => class extends HTMLElement {
    static observedAttributes = Object.keys(properties[tag]).map(kebab);
    static {
      for (const name of Object.keys(properties[tag])) {
        Object.defineProperty(this.prototype, camel(name), {
          configurable: true,
          enumerable: true,
          get() {
            return this.#values[name];
          },
          set(value) {
            this.#set(name, value);
          },
        });
      }
    }
    static {
      // What comes after the page has set what it knew: webhooks as they are received, in any order and with repeats.
      if (properties[tag].webhooks) {
        this.prototype.push = function push(...payloads) {
          (this.#values.pushed ??= []).push(...payloads);
          this.#schedule();
        };
      }
    }
    #values = {};
    #mounted;
    #scheduled = false;
    #before;

    constructor() {
      super();
      // What was drawn ahead of the page has its whole style, and half of ours after it would move things.
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheetOf(base)];
      for (const name of Object.keys(properties[tag]).map(camel)) {
        // Set before the element was defined: the plain property would hide ours.
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
    }

    connectedCallback() {
      this.#schedule();
    }

    disconnectedCallback() {
      // Being moved in the page is a disconnect and a connect; only what stays away lets go.
      queueMicrotask(() => {
        if (!this.isConnected && this.#mounted) this.#release();
      });
    }

    attributeChangedCallback(attribute, _before, text) {
      const name = attribute.replaceAll("-", "_");
      this.#set(name, text === null ? undefined : attributeValue(properties[tag][name], text));
    }

    #set(name, value) {
      // Another conversation, or another beginning of this one: what was pushed belongs to the one before.
      if (BEGINS.includes(name) && JSON.stringify(value) !== JSON.stringify(this.#values[name])) delete this.#values.pushed;
      this.#values[name] = value;
      this.#schedule();
    }

    // Several properties set in one go are drawn once.
    #schedule() {
      if (this.#scheduled || !this.isConnected) return;
      this.#scheduled = true;
      queueMicrotask(async () => {
        try {
          this.#declare(await declared(this));
          const module = this.#mounted?.module ?? moduleFor(tag);
          let functions;
          // Who asks for another language meanwhile waits for that one too.
          for (let asked; asked !== this.#asked();) {
            asked = this.#asked();
            [functions] = await Promise.all([module.load(), texts.ready(module, speaks[tag] ?? [tag], asked)]);
          }
          this.#scheduled = false;
          if (this.isConnected) this.#show(module, functions);
        } catch (reason) {
          this.#scheduled = false;
          this.#fail(reason);
        }
      });
    }

    #asked() {
      return askedOf(this, this.#values.language);
    }

    /** Takes the properties that the page holds as JSON in the element; what is set otherwise wins. */
    #declare(values) {
      for (const [name, value] of Object.entries(values)) {
        if (name in properties[tag]) this.#values[name] ??= value;
      }
    }

    /** What was drawn ahead of the page. Not asked for earlier: an element may be defined while the parser is still at that. */
    #ahead() {
      if (!this.#mounted) this.#before ??= TakeOver.of(this);
      return this.#before;
    }

    #show(module, functions) {
      const before = this.#ahead();
      if (!this.#mounted) {
        this.#mounted = { module, ...module.take(functions) };
        this.shadowRoot.adoptedStyleSheets = [base, functions.styles[tag]].map(sheetOf);
        const { div } = this.#mounted;
        if (before?.stands) before.wait(div, { again: () => this.#schedule(), broken: () => this.#release() });
        else this.shadowRoot.replaceChildren(div);
      }
      this.#mounted.pane.show(this, JSON.stringify({ ...this.#values, ...before?.told() }));
    }

    #release() {
      const { module, ...pane } = this.#mounted;
      this.#mounted = undefined;
      module.park(pane);
    }

    async #apologize() {
      const text = document.createElement("p");
      text.className = text.part = "broken";
      text.dir = "auto";
      [text.lang, text.textContent] = await texts.broken(tag, this.#asked());
      // Another try may have come through meanwhile.
      if (this.#mounted) return;
      this.shadowRoot.adoptedStyleSheets = [sheetOf(base)];
      this.shadowRoot.replaceChildren(text);
    }

    /** The module cannot be had or has failed: say so in the element's place, where nothing else stands, and to the page. */
    #fail(reason) {
      // What was drawn ahead of the page still works by itself.
      const before = this.#ahead();
      this.#mounted = undefined;
      if (!before?.stands) this.#apologize();
      const detail = { code: "load", path: "", message: String(reason?.message ?? reason) };
      this.dispatchEvent(new CustomEvent("error", { detail, bubbles: true, composed: true }));
    }
  };
}
