// A wasm module on a page, fetched once when the first element needs it, and its panes. A pane whose element is gone is kept for the
// next element. Which elements there are is not here.

import { join } from "./clock.js";

/**
 * @param {object} what
 * @param {string} what.name
 * @param {URL} what.wasm its address, unless the page gives another
 * @param {object} what.glue the exports of wasm-bindgen, with the function that starts the module as `init`
 * @param {() => Promise<object>} [what.policy] the policy's entry, when the module has no rules of templates
 */
export function moduleOf({ name, wasm, glue: { init, ...functions }, policy }) {
  let loading;
  let judging;
  const parked = [];

  async function begin(source) {
    const { memory } = await init({ module_or_path: source });
    join(functions.correctClock);
    return { ...functions, memory: () => memory.buffer.byteLength };
  }

  return {
    name,

    /** Resolves to the exports of the module. Loads it if that has not begun. */
    load(source = wasm) {
      loading ??= begin(source).catch((reason) => {
        // The next element tries again: the network may be back by then.
        loading = undefined;
        throw reason;
      });
      return loading;
    },

    /** Resolves when the module can judge whole definitions of templates, which takes the policy. */
    prepareJudge() {
      if (!policy) return undefined;
      judging ??= Promise.all([this.load(), policy().then(({ load }) => load())])
        .then(([{ judgeTemplatesBy }, { check }]) => judgeTemplatesBy(check))
        .catch((reason) => {
          judging = undefined;
          throw reason;
        });
      return judging;
    },

    /** An empty pane, with the <div> that it draws into. */
    take({ Pane }) {
      const free = parked.pop();
      if (free) return free;
      const div = document.createElement("div");
      div.className = "pane";
      return { div, pane: new Pane(div) };
    },

    /** Takes back the pane of an element that is gone. */
    park({ div, pane }) {
      div.hidden = false;
      try {
        pane.park();
        parked.push({ div, pane });
      } catch {
        // The module has failed: its panes are not used again.
      }
      div.remove();
    },
  };
}
