// Replaces a pane that was drawn ahead of the page by the live one: when, and what it takes over.
// How an element holds its pane is in define_element.js; shim.js keeps clicks until then.

// The shim's function for early answers.
const EARLY = Symbol.for("windowpane.early");

/** What may have the focus. Both panes are drawn by the same component, so they have these in the same order. */
const PARTS = "button, a[href], summary, h2";

/** The properties that the element contains as JSON, once the parser has reached them. */
export async function declared(element) {
  const find = () => element.querySelector(":scope > script[type='application/json']:not([data-windowpane-texts])");
  if (!find() && element.hasAttribute("notice-id") && document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  return JSON.parse(find()?.textContent ?? "{}");
}

export class Swap {
  #element;
  #pane;
  #answer;
  /** Whether the static pane is still there. */
  isShown = true;

  constructor(element, pane) {
    this.#element = element;
    this.#pane = pane;
  }

  /** The swap of an element with a declarative shadow root, whose content is in the root by then. Undefined for other elements. */
  static of(element) {
    const pane = element.shadowRoot?.querySelector(".pane");
    return pane ? new Swap(element, pane) : undefined;
  }

  /** The properties that tell the live pane of the static one. An early answer is given once. */
  handover() {
    const answer = this.#answer ?? document[EARLY]?.(this.#element, false);
    this.#answer = undefined;
    const appeared = Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
    return { taken_over: { appeared, ...(answer && { answer }) } };
  }

  /**
   * Puts `div` beside the static pane, and replaces that pane within one frame when the live one knows the visitor's state.
   * @param {HTMLElement} div what the live pane draws into
   * @param {{ again: () => void, broken: () => void }} then `again`: there is an early answer to hand over; `broken`: the properties
   *   cannot be read, and the static pane stays
   */
  wait(div, { again, broken }) {
    const element = this.#element;
    const root = element.shadowRoot;
    const end = (event) => {
      if (event.target !== element) return;
      for (const name of ["phasechange", "error"]) element.removeEventListener(name, end, true);
      if (event.type === "error") return queueMicrotask(broken);
      div.hidden = false;
      const focused = [...this.#pane.querySelectorAll(PARTS)].indexOf(root.activeElement);
      // The pane opens its dialog now. The microtask runs after that and before the next frame.
      queueMicrotask(() => {
        this.#replaceBy(div, focused);
        this.#answer = document[EARLY]?.(element, true);
        if (this.#answer) again();
      });
    };
    for (const name of ["phasechange", "error"]) element.addEventListener(name, end, true);
    // The pane draws first. It raises `phasechange` afterwards, perhaps some frames later.
    div.hidden = true;
    root.append(div);
  }

  #replaceBy(div, focused) {
    const root = this.#element.shadowRoot;
    const both = (selector) => {
      const live = div.querySelectorAll(selector);
      return [...this.#pane.querySelectorAll(selector)].map((before, at) => [before, live[at]]).filter(([, after]) => after);
    };
    const scrolled = both(".scroll").map(([before, after]) => [after, before.scrollTop]);
    for (const [before, after] of both("details")) after.open = before.open;
    const [before, after] = focused < 0 ? [] : both(PARTS)[focused] ?? [];
    for (const node of [...root.childNodes]) if (node !== div) node.remove();
    this.isShown = false;
    for (const [after, top] of scrolled) after.scrollTop = top;
    if (after && before.tagName === after.tagName && before.value === after.value) after.focus({ preventScroll: true });
  }
}
