// The custom element of a pane: its attributes and properties, and a shadow root with its style.
// The list of elements with their properties is in elements.js.

import { same } from "./same.js";
import { Swap, declared } from "./swap.js";
import { askedOf } from "./texts.js";

/** Properties that define the conversation. Setting one of them drops pushed payloads. */
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
    return text; // Not JSON: the policy then reports a `type` error at this property.
  }
};

/**
 * Defines the elements that the page does not have yet. Without a DOM, as on a server, it does nothing.
 * @param {object} what
 * @param {object} what.module of `module.js`, which has the panes of these elements
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

/** A constructed style sheet, made once a page. A content security policy may refuse inline styles, but not these. */
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
      // Adds webhooks as they arrive, in any order, with repeats.
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
      // A pane that is drawn ahead of the page has its whole style. A part of ours added to it would move things.
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheetOf(base)];
      for (const name of names.map(camel)) {
        // Set before the element was defined. The plain property would hide ours.
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
      // Moving an element disconnects and connects it. Only an element that stays away releases its pane.
      queueMicrotask(() => {
        if (!this.isConnected && this.#mounted) this.#release();
      });
    }

    attributeChangedCallback(attribute, _before, text) {
      const name = attribute.replaceAll("-", "_");
      this.#set(name, text === null ? undefined : attributeValue(properties[name], text));
    }

    #set(name, value) {
      // Pushed payloads belong to the previous conversation.
      if (CONVERSATION.includes(name) && !same(value, this.#values[name])) delete this.#values.pushed;
      this.#values[name] = value;
      this.#schedule();
    }

    // Several properties that are set together are drawn once.
    #schedule() {
      if (this.#scheduled || !this.isConnected) return;
      this.#scheduled = true;
      queueMicrotask(async () => {
        try {
          this.#declare(await declared(this));
          let functions;
          // If the page sets another language meanwhile, wait for its texts too.
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

    /** Takes the properties that the element contains as JSON. Properties that are set otherwise take precedence. */
    #declare(values) {
      for (const [name, value] of Object.entries(values)) {
        if (name in properties) this.#values[name] ??= value;
      }
    }

    /** The pane that is drawn ahead of the page. Read late, since an element may be defined while the parser is still inside it. */
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
        if (ahead?.isShown) ahead.wait(div, { again: () => this.#schedule(), broken: () => this.#release() });
        else this.shadowRoot.replaceChildren(div);
      }
      this.#mounted.pane.show(this, { ...this.#values, ...ahead?.handover() });
    }

    #release() {
      const mounted = this.#mounted;
      this.#mounted = undefined;
      module.park(mounted);
    }

    async #showBroken() {
      const text = document.createElement("p");
      text.className = text.part = "broken";
      text.dir = "auto";
      [text.lang, text.textContent] = await texts.broken(tag, this.#asked());
      // A later attempt may have succeeded meanwhile.
      if (this.#mounted) return;
      this.shadowRoot.adoptedStyleSheets = [sheetOf(base)];
      this.shadowRoot.replaceChildren(text);
    }

    /** The module cannot be loaded or has failed: shows a message in place of the pane, and raises an `error` event. */
    #fail(reason) {
      // A pane that is drawn ahead of the page works without the module.
      const ahead = this.#ahead();
      this.#mounted = undefined;
      if (!ahead?.isShown) this.#showBroken();
      const detail = { code: "load", path: "", message: String(reason?.message ?? reason) };
      this.dispatchEvent(new CustomEvent("error", { detail, bubbles: true, composed: true }));
    }
  };
}
