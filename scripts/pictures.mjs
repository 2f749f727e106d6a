// Takes the pictures of the README: each pane on its page of the demo, in light, at twice the size, as WebP in docs/pictures/.
// The clock stands still and the font comes from npm, so that a machine of another brand takes the same.

import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open, serve, top } from "../tests/e2e/support.mjs";

/** Bytes that all pictures may have together. */
const BUDGET = 200_000;
const QUALITY = 78;
const NOW = "2026-11-30T09:40:00Z";

/** Each picture: a page of the demo, what to frame there, and how much of it. */
const pictures = [
  { name: "terms-update-prompt", page: "terms.html", frame: ".device", width: 1180 },
  { name: "template-preview", page: "index.html", frame: "template-preview", width: 1280 },
  { name: "template-editor", page: "editor.html", frame: "template-editor", width: 1180, height: 720 },
  { name: "session-window", page: "index.html", frame: "session-window", width: 1280 },
  { name: "session-timeline", page: "conversation.html", frame: "session-timeline", width: 1180 },
];
/** CSS pixels of the page around a pane. */
const MARGIN = 12;

const font = join(top, "node_modules/@fontsource-variable/inter");
const style = `${readFileSync(join(font, "index.css"), "utf8").replaceAll("url(./files/", "url(/font/")}
  :is(terms-update-prompt, template-preview, template-editor, session-window, session-timeline) { --wp-font: "Inter Variable"; }
  body { font-family: "Inter Variable" !important; }`;

async function take(browser, address, { page: path, frame, width, height }) {
  const { page, context, faults } = await open(browser, "about:blank", {
    // The pages of the demo let in no style from elsewhere.
    bypassCSP: true, colorScheme: "light", viewport: { width, height: 1000 }, deviceScaleFactor: 2, reducedMotion: "reduce",
  });
  await page.clock.setFixedTime(new Date(NOW));
  await page.route("**/font/**", (route) => route.fulfill({ path: join(font, "files", new URL(route.request().url()).pathname.slice("/font/".length)) }));
  await page.addInitScript((css) => addEventListener("DOMContentLoaded", () => {
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  }), style);
  await page.goto(`${address}/${path}`, { waitUntil: "networkidle" });
  await page.evaluate(async () => {
    await document.fonts.ready;
    document.activeElement?.blur();
  });
  const box = await page.locator(frame).first().boundingBox();
  const clip = {
    x: Math.max(0, box.x - MARGIN), y: Math.max(0, box.y - MARGIN),
    width: Math.min(box.width + 2 * MARGIN, width), height: Math.min(box.height + 2 * MARGIN, height ?? Infinity), scale: 1,
  };
  const session = await context.newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY, clip, captureBeyondViewport: true });
  if (faults.length) throw new Error(`${path}: ${faults.join("; ")}`);
  await context.close();
  return Buffer.from(data, "base64");
}

const folder = join(top, "docs/pictures");
mkdirSync(folder, { recursive: true });
const [browser, server] = [await launch(), await serve()];
let together = 0;
try {
  for (const picture of pictures) {
    const file = join(folder, `${picture.name}.webp`);
    writeFileSync(file, await take(browser, server.address, picture));
    const { size } = statSync(file);
    together += size;
    console.log(`${`docs/pictures/${picture.name}.webp`.padEnd(46)} ${(size / 1000).toFixed(1).padStart(6)} kB`);
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${"together".padEnd(46)} ${(together / 1000).toFixed(1).padStart(6)} kB of ${BUDGET / 1000}`);
if (together > BUDGET) process.exitCode = 1;
