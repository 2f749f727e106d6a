// What a drawn pane looks like, as data that does not depend on the browser's version: boxes, lines, order, colours, overflow.
// Pictures are not here; gallery.test.mjs takes and compares them.

/** Pixels, and hundredths of the kept length, by which a box may differ: versions round widths of letters differently. */
const PIXELS = 2;
const PERCENT = 1;
/** Steps of 255 by which a channel of a colour may differ. */
const SHADES = 2;

/**
 * Describes what is painted in `root`: one entry an element that has text, a colour, a border or a picture of its own, in the order of
 * the document. `box` is x and y from the entry that holds it, width and height, in CSS pixels; `lines` counts lines of text.
 * Runs in the page.
 */
export function describe(root) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });

  /** `#rrggbbaa`, however the style writes the colour; undefined for one that cannot be seen. */
  function colour(value) {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = "#0000";
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const channels = [...context.getImageData(0, 0, 1, 1).data];
    return channels[3] ? `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}` : undefined;
  }

  const ownText = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();

  /** The lines that the text of a block is on: rectangles that overlap by half of their height share one. */
  function lines(element) {
    const range = document.createRange();
    const rows = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      for (const { top, bottom, width } of range.getClientRects()) {
        const middle = (top + bottom) / 2;
        if (width && !rows.some((row) => row.top < middle && middle < row.bottom)) rows.push({ top, bottom });
      }
    }
    return rows.length;
  }

  function background(style) {
    const image = style.backgroundImage === "none" ? undefined : style.backgroundImage.replace(/\(.*/s, "");
    return [colour(style.backgroundColor), image].filter(Boolean).join(" ") || undefined;
  }

  const border = (style) => ["Top", "Right", "Bottom", "Left"]
    .map((side) => parseFloat(style[`border${side}Width`]) && `${side.toLowerCase()} ${style[`border${side}Width`]} ${colour(style[`border${side}Color`])}`)
    .filter(Boolean).join(", ") || undefined;

  /** What a pseudo-element paints. */
  function pseudo(element, which) {
    const style = getComputedStyle(element, which);
    if (style.content === "none" || style.content === "normal" || style.display === "none") return undefined;
    const content = style.content === '""' ? undefined : style.content;
    return [content, content && colour(style.color), background(style), border(style)].filter(Boolean).join(" ") || undefined;
  }

  const found = [];
  function visit(element, depth, origin) {
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden") return;
    const rect = element.getBoundingClientRect();
    const isPicture = ["svg", "img", "video", "canvas"].includes(element.localName);
    const text = isPicture ? "" : ownText(element);
    const seen = {
      text: text.length > 40 ? `${text.slice(0, 40)}…` : text || undefined,
      font: text ? `${style.fontSize} ${style.fontWeight} ${style.fontStyle} ${style.direction} ${style.textAlign} ${style.textDecorationLine}` : undefined,
      colour: text || element.localName === "svg" ? colour(style.color) : undefined,
      background: background(style),
      border: border(style),
      radius: style.borderRadius === "0px" ? undefined : style.borderRadius,
      shadow: style.boxShadow === "none" ? undefined : style.boxShadow.replaceAll(/\w+\([^)]*\) ?/g, ""),
      opacity: style.opacity === "1" ? undefined : style.opacity,
      before: pseudo(element, "::before"),
      after: pseudo(element, "::after"),
    };
    const isPainted = isPicture || Object.entries(seen).some(([name, value]) => value !== undefined && name !== "radius");
    let inside = { depth, origin };
    if (rect.width && rect.height && (isPainted || depth === 0)) {
      const name = element.classList.length ? `${element.localName}.${[...element.classList].join(".")}` : element.localName;
      const isInline = style.display === "inline" && !isPicture;
      const round = Math.round;
      found.push({
        depth,
        name,
        // An inline box depends on where its line breaks.
        box: isInline ? undefined : [round(rect.x - origin.x), round(rect.y - origin.y), round(rect.width), round(rect.height)],
        lines: text && !isInline ? lines(element) : undefined,
        ...seen,
        overflow: !isInline && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) && element.clientWidth
          ? [element.scrollWidth - element.clientWidth > 1 && "x", element.scrollHeight - element.clientHeight > 1 && "y"].filter(Boolean).join(" ")
          : undefined,
      });
      inside = { depth: depth + 1, origin: isInline ? origin : rect };
    }
    if (!isPicture) for (const child of element.children) visit(child, inside.depth, inside.origin);
  }
  visit(root, 0, root.getBoundingClientRect());
  return found;
}

/** The layout as a file: JSON with one entry a line. */
export const written = (layout) => `[\n${layout.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;

const near = (have, want) => Math.abs(have - want) <= PIXELS + (PERCENT * Math.abs(want)) / 100;
const sameBox = (have, want) => have && want ? have.every((length, at) => near(length, want[at])) : have === want;

/** Texts are the same, but for shades of the colours in them. */
function sameStyle(have, want) {
  if (typeof have !== "string" || typeof want !== "string") return have === want;
  const hex = /#[0-9a-f]{8}\b/g;
  if (have.replace(hex, "#") !== want.replace(hex, "#")) return false;
  const channels = (text) => (text.match(hex) ?? []).flatMap((colour) => colour.slice(1).match(/../g).map((channel) => parseInt(channel, 16)));
  const others = channels(want);
  return channels(have).every((channel, at) => Math.abs(channel - others[at]) <= SHADES);
}

/** What differs between two layouts, a sentence each. */
export function differences(have, want) {
  const outline = (layout) => layout.map(({ depth, name }) => `${"  ".repeat(depth)}${name}`);
  const [there, kept] = [outline(have), outline(want)];
  const at = there.findIndex((line, index) => line !== kept[index]);
  if (at >= 0 || there.length < kept.length) {
    const index = at < 0 ? there.length : at;
    return [`entry ${index} is ${there[index]?.trim() ?? "missing"}, was ${kept[index]?.trim() ?? "not there"}`];
  }
  return want.flatMap((old, index) => {
    const now = have[index];
    const names = new Set([...Object.keys(old), ...Object.keys(now)]);
    return [...names].filter((name) => now[name] !== undefined || old[name] !== undefined)
      .filter((name) => !(name === "box" ? sameBox : sameStyle)(now[name], old[name]))
      .map((name) => `${old.name} (entry ${index}): ${name} is ${JSON.stringify(now[name])}, was ${JSON.stringify(old[name])}`);
  });
}
