// The live pane in the place of one that was drawn ahead of the page: what it takes over, and when.
// How an element holds its pane is in define_element.js; what keeps clicks until then is shim.js.

// Where the shim leaves answers given before the module had arrived.
const EARLY = Symbol.for("windowpane.early");

/** What may have the focus; both panes are drawn by one component, so that the same place in the order is the same thing. */
const PARTS = "button, a[href], summary, h2";

/** The properties that the page holds as JSON in the element, once the parser has come to them. */
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
  /** Whether what was drawn ahead is still there. */
  stands = true;

  constructor(element, pane) {
    this.#element = element;
    this.#pane = pane;
  }

  /** Of an element with a declarative shadow root (the template is gone by then, its content is in the root). */
  static of(element) {
    const pane = element.shadowRoot?.querySelector(".pane");
    return pane ? new Swap(element, pane) : undefined;
  }

  /** What the live pane is told of it; an early answer once. */
  told() {
    const answer = this.#answer ?? document[EARLY]?.(this.#element, false);
    this.#answer = undefined;
    const appeared = Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
    return { taken_over: { appeared, ...(answer && { answer }) } };
  }

  /**
   * Puts `div` beside what stands there, and in its place as soon as it shows what holds, within one frame.
   * @param {HTMLElement} div what the live pane draws into
   * @param {{ again: () => void, broken: () => void }} then `again`: there is an answer to be told; `broken`: the properties are
   *   bad, and what stands there stays
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
      // The pane is about to open its dialog; the microtask comes after that, and before the next frame.
      queueMicrotask(() => {
        this.#replaceBy(div, focused);
        this.#answer = document[EARLY]?.(element, true);
        if (this.#answer) again();
      });
    };
    for (const name of ["phasechange", "error"]) element.addEventListener(name, end, true);
    // The pane draws first and says afterwards where the visitor stands, maybe some frames later.
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
    this.stands = false;
    for (const [after, top] of scrolled) after.scrollTop = top;
    if (after && before.tagName === after.tagName && before.value === after.value) after.focus({ preventScroll: true });
  }
}
