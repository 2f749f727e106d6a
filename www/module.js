// A wasm module on a page: fetched when it is first asked for, once, with the panes in it that wait for another element.
// Which module an element is shown by is chosen here; what elements there are is said by the entries.

/**
 * @param {object} what
 * @param {string} what.name
 * @param {string[]} what.holds the tags that it can show
 * @param {URL} what.wasm where it lies unless the page says otherwise
 * @param {() => Promise<object>} what.glue what the module exports, and as `default` the function that starts it
 * @param {(functions: object) => void} [what.loaded] told when it is there
 */
export function moduleOf({ name, holds, wasm, glue, loaded }) {
  let loading;
  const parked = [];

  async function begin(source) {
    // Not after the glue but beside it.
    const bytes = source === wasm ? fetch(wasm) : source;
    if (bytes !== source) bytes.catch(() => {}); // Said below, unless the glue fails first.
    const { default: init, ...exported } = await glue();
    const { memory } = await init({ module_or_path: bytes });
    const functions = { ...exported, memory: () => memory.buffer.byteLength };
    loaded?.(functions);
    return functions;
  }

  return {
    name,
    holds,
    begun: () => loading !== undefined,

    /** What the module exports; loads it where that has not begun. */
    load(source = wasm) {
      loading ??= begin(source).catch((reason) => {
        // The next element may try again: a network that failed once can be back.
        loading = undefined;
        throw reason;
      });
      return loading;
    },

    /** A pane that shows nothing, with the <div> that it draws into. */
    take({ Pane }) {
      const free = parked.pop();
      if (free) return free;
      const div = document.createElement("div");
      div.className = "pane";
      return { div, pane: new Pane(div) };
    },

    /** Takes back a pane whose element has gone: the next element has it. */
    park({ div, pane }) {
      div.hidden = false;
      try {
        pane.park();
        parked.push({ div, pane });
      } catch {
        // A module that has failed is not used again.
      }
      div.remove();
    },
  };
}

/**
 * Which of `modules`, the smallest first, shows a `wanted` tag: one that is there or on its way, else the one that shows the most
 * of what the page holds and cannot show yet.
 * @param {string[]} tags those that are ours on this page
 */
export function choose(modules, wanted, tags) {
  const fit = modules.filter(({ holds }) => holds.includes(wanted));
  const begun = modules.filter((module) => module.begun());
  const known = (tag) => begun.some(({ holds }) => holds.includes(tag));
  if (known(wanted)) return fit.find((module) => module.begun());
  const missing = tags.filter((tag) => !known(tag) && globalThis.document?.querySelector(tag));
  const count = ({ holds }) => missing.filter((tag) => holds.includes(tag)).length;
  return fit.reduce((best, module) => (best && count(best) >= count(module) ? best : module), undefined);
}
