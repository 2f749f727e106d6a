// Makes custom elements of a module's panes: attributes and properties in, a shadow root with its style, one wasm a page.
// Which elements there are, and what may be set of each, is said by the entries that import this.

import { TakeOver, declared } from "./takeover.js";
import { askedOf } from "./texts.js";

/**
 * The function that loads a module once a page and gives `functions`.
 * @param {Function} init of the module's glue
 * @param {URL} beside where the module lies unless the page says otherwise
 * @param {object} functions what the module answers once it is there
 */
export function loader(init, beside, functions) {
  let loading;
  return function load(source) {
    loading ??= init({ module_or_path: source ?? beside }).then(
      ({ memory }) => ({ ...functions, memory: () => memory.buffer.byteLength }),
      (reason) => {
        // The next element may try again: a network that failed once can be back.
        loading = undefined;
        throw reason;
      },
    );
    return loading;
  };
}

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
 * @param {{ load: () => Promise<unknown>, texts: object, speaks?: Record<string, string[]>, Pane: Function, styles: Record<string, string>, properties: Record<string, Record<string, string>> }} module
 *   `speaks` names the catalogues of texts of a tag that has more than its own; in `properties`, by tag and name: `text`, `flag`, or `json`, which takes an object as a property and its JSON as an attribute
 */
export function define(module) {
  if (!globalThis.customElements || !globalThis.HTMLElement) return;
  const make = maker(module);
  for (const tag of Object.keys(module.properties)) {
    // A second copy of this file on one page leaves the first in charge.
    if (!customElements.get(tag)) customElements.define(tag, make(tag));
  }
}

function maker({ load, texts, speaks = {}, Pane, styles, properties }) {
  const sheets = new Map();

  /** The constructed sheets of an element, made once a page: they need no inline style of the page's policy. */
  function sheetsOf(tag) {
    if (!sheets.has(tag)) {
      sheets.set(tag, [styles.base, styles[tag]].map((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
      }));
    }
    return sheets.get(tag);
  }

  // Panes whose element has gone, each with the <div> it draws into: the next element takes one over.
  const parked = [];

  function takePane() {
    const free = parked.pop();
    if (free) return free;
    const div = document.createElement("div");
    div.className = "pane";
    return { div, pane: new Pane(div) };
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
      this.#before = TakeOver.of(this);
      if (!this.shadowRoot) this.attachShadow({ mode: "open" });
      this.shadowRoot.adoptedStyleSheets = sheetsOf(tag);
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
          // Who asks for another language meanwhile waits for that one too.
          for (let asked; asked !== this.#asked();) {
            asked = this.#asked();
            await Promise.all([load(), texts.ready(speaks[tag] ?? [tag], asked)]);
          }
          this.#scheduled = false;
          if (this.isConnected) this.#show();
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

    #show() {
      if (!this.#mounted) {
        this.#mounted = takePane();
        const { div } = this.#mounted;
        if (this.#before?.stands) this.#before.wait(div, { again: () => this.#schedule(), broken: () => this.#release() });
        else this.shadowRoot.replaceChildren(div);
      }
      this.#mounted.pane.show(this, JSON.stringify({ ...this.#values, ...this.#before?.told() }));
    }

    #release() {
      const { div, pane } = this.#mounted;
      this.#mounted = undefined;
      div.hidden = false;
      try {
        pane.park();
        div.remove();
        parked.push({ div, pane });
      } catch {
        div.remove(); // A module that has failed is not used again.
      }
    }

    async #apologize() {
      const text = document.createElement("p");
      text.className = text.part = "broken";
      text.dir = "auto";
      [text.lang, text.textContent] = await texts.broken(tag, this.#asked());
      // Another try may have come through meanwhile.
      if (!this.#mounted) this.shadowRoot.replaceChildren(text);
    }

    /** The module cannot be had or has failed: say so in the element's place, where nothing else stands, and to the page. */
    #fail(reason) {
      this.#mounted = undefined;
      // What was drawn ahead of the page still works by itself.
      if (!this.#before?.stands) this.#apologize();
      const detail = { code: "load", path: "", message: String(reason?.message ?? reason) };
      this.dispatchEvent(new CustomEvent("error", { detail, bubbles: true, composed: true }));
    }
  };
}
