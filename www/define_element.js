// A custom element for a pane: attributes and properties in, a shadow root with its style.
// Which elements there are, and what may be set of each, is in elements.js.

import { same } from "./same.js";
import { Swap, declared } from "./swap.js";
import { askedOf } from "./texts.js";

/** Properties that say which conversation a pane shows and what the page knows of it. */
const CONVERSATION = ["channel", "webhooks", "last_inbound_at", "business", "recipient"];

const kebab = (name) => name.replaceAll("_", "-");
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** Whether a message of the session panes holds the whole definition of a template. */
const hasDefinition = (message) => {
  try {
    return Boolean(message?.template);
  } catch {
    return false; // The module names what cannot be read.
  }
};

const attributeValue = (kind, text) => {
  if (kind === "flag") return true;
  if (kind !== "json") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // The policy's error says that it expects something else than a string, and at which path.
  }
};

/**
 * Defines the elements that the page does not have yet. On a server it defines nothing and fetches nothing.
 * @param {object} what
 * @param {object} what.module of `module.js`: it shows these elements
 * @param {object} what.texts of `texts.js`
 * @param {string} what.base the style sheet that all elements share
 * @param {Record<string, string>} what.styles the style sheet of each element
 * @param {object} what.elements of `elements.js`
 */
export function define(what) {
  if (!globalThis.customElements || !globalThis.HTMLElement) return;
  for (const [tag, element] of Object.entries(what.elements)) {
    if (!customElements.get(tag)) customElements.define(tag, elementClass(tag, element, what));
  }
}

const sheets = new Map();

/** A constructed style sheet, one a page: it needs no inline style, which a content security policy may refuse. */
function sheetOf(text) {
  if (!sheets.has(text)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }
  return sheets.get(text);
}

function elementClass(tag, { properties, texts: others = [] }, { module, texts, base, styles }) {
  const names = Object.keys(properties);

  return class extends HTMLElement {
    static observedAttributes = names.map(kebab);
    static {
      for (const name of names) {
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
      // Webhooks as they are received, in any order and with repeats.
      if (properties.webhooks) {
        this.prototype.push = function push(...payloads) {
          (this.#values.pushed ??= []).push(...payloads);
          this.#schedule();
        };
      }
    }
    #values = {};
    #mounted;
    #scheduled = false;
    #drawnAhead;

    constructor() {
      super();
      // A pane that is drawn ahead of the page has its whole style; half of ours on top of it would move things.
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheetOf(base)];
      for (const name of names.map(camel)) {
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
      // An element that is moved in the page is disconnected and connected; only one that stays away gives its pane back.
      queueMicrotask(() => {
        if (!this.isConnected && this.#mounted) this.#release();
      });
    }

    attributeChangedCallback(attribute, _before, text) {
      const name = attribute.replaceAll("-", "_");
      this.#set(name, text === null ? undefined : attributeValue(properties[name], text));
    }

    #set(name, value) {
      // Payloads that were pushed belong to the conversation before.
      if (CONVERSATION.includes(name) && !same(value, this.#values[name])) delete this.#values.pushed;
      this.#values[name] = value;
      this.#schedule();
    }

    // Several properties that are set in one go are drawn once.
    #schedule() {
      if (this.#scheduled || !this.isConnected) return;
      this.#scheduled = true;
      queueMicrotask(async () => {
        try {
          this.#declare(await declared(this));
          let functions;
          // A page that asks for another language meanwhile waits for that one too.
          for (let asked; asked !== this.#asked();) {
            asked = this.#asked();
            [functions] = await Promise.all([
              module.load(),
              texts.ready(module, [tag, ...others], asked),
              hasDefinition(this.#values.message) && module.prepareJudge(),
            ]);
          }
          this.#scheduled = false;
          if (this.isConnected) this.#show(functions);
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
        if (name in properties) this.#values[name] ??= value;
      }
    }

    /** The pane that is drawn ahead of the page. Asked for late: an element may be defined while the parser is still inside it. */
    #ahead() {
      if (!this.#mounted) this.#drawnAhead ??= Swap.of(this);
      return this.#drawnAhead;
    }

    #show(functions) {
      const ahead = this.#ahead();
      if (!this.#mounted) {
        this.#mounted = module.take(functions);
        this.shadowRoot.adoptedStyleSheets = [base, styles[tag]].map(sheetOf);
        const { div } = this.#mounted;
        if (ahead?.stands) ahead.wait(div, { again: () => this.#schedule(), broken: () => this.#release() });
        else this.shadowRoot.replaceChildren(div);
      }
      this.#mounted.pane.show(this, { ...this.#values, ...ahead?.told() });
    }

    #release() {
      const mounted = this.#mounted;
      this.#mounted = undefined;
      module.park(mounted);
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

    /** The module cannot be loaded or has failed: a message in the place of the pane, and an `error` event. */
    #fail(reason) {
      // A pane that is drawn ahead of the page works by itself.
      const ahead = this.#ahead();
      this.#mounted = undefined;
      if (!ahead?.stands) this.#apologize();
      const detail = { code: "load", path: "", message: String(reason?.message ?? reason) };
      this.dispatchEvent(new CustomEvent("error", { detail, bubbles: true, composed: true }));
    }
  };
}
