// The contrast in a pane, from what the browser has computed: of text with its background, and of the border of a button (WCAG 2.2,
// 1.4.3 and 1.4.11). The demo shows it for the chosen theme, and the tests use it too.

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** The colour of several layers, each painted over those before it, as red, green, blue. */
function painted(colours) {
  canvas.fillStyle = "#fff";
  canvas.fillRect(0, 0, 1, 1);
  for (const colour of colours) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

const luminance = (rgb) => rgb
  .map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);

/** The backgrounds behind an element, the farthest first, also outside its shadow root. */
function grounds(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) layers.unshift(getComputedStyle(at).backgroundColor);
  return layers;
}

const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** The contrast of an element's text with its background. */
export function contrast(element) {
  const behind = grounds(element);
  return ratio(painted([...behind, getComputedStyle(element).color]), painted(behind));
}

/** The contrast of an element's border with what is outside it. Undefined without a border. */
export function outline(element) {
  const style = getComputedStyle(element);
  const [line, ground] = [style.borderTopColor, painted(grounds(element.parentElement))];
  if (style.borderTopStyle === "none" || /^(transparent|rgba\(0, 0, 0, 0\))$/.test(line)) return undefined;
  return ratio(painted([...grounds(element.parentElement), line]), ground);
}

/** Large text needs less: 24 px, or 18.66 px in bold. */
const needed = ({ fontSize, fontWeight }) => (parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24) ? 3 : 4.5);

/** The name of a pair: its part and its class. */
const named = (element) => [element.closest("[part]")?.getAttribute("part").split(" ")[0], element.className.split?.(" ").at(-1) || element.localName]
  .filter((name, at, all) => name && all.indexOf(name) === at).join(" · ");

/**
 * Every visible pair of text and background in a pane, each once, the weakest first.
 * @param {Element} host an element with an open shadow root
 * @returns {{ name: string, sample: string, ratio: number, needed: number, passes: boolean }[]}
 */
export function pairs(host) {
  const found = new Map();
  const add = (name, sample, have, need) => {
    const key = `${name} ${have.toFixed(2)}`;
    if (!found.has(key)) found.set(key, { name, sample, ratio: have, needed: need, passes: have >= need });
  };
  const texts = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const [element, sample] = [texts.currentNode.parentElement, texts.currentNode.data.trim()];
    if (!sample || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".visually-hidden")) continue;
    add(named(element), sample, contrast(element), needed(getComputedStyle(element)));
  }
  for (const button of host.shadowRoot.querySelectorAll(".button")) {
    const line = button.checkVisibility() ? outline(button) : undefined;
    if (line !== undefined) add("button · line", button.textContent, line, 3);
  }
  return [...found.values()].sort((a, b) => a.ratio / a.needed - b.ratio / b.needed);
}
