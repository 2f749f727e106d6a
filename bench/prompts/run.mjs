// Measures prompts side by side in one run: when each is shown, when it stops moving, its bytes, and the findings of axe.
// node bench/prompts/run.mjs. `make bench-peers` builds first. The pages take turns, so that all have the same load, ROUNDS times (3).
// The pages are in subjects.mjs. No figure fails anything.

import { createServer } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { axe, launch } from "../../tests/e2e/support.mjs";
import { SELECTORS, make } from "./subjects.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };
const PROFILES = { "1x": {}, "4x": { cpu: 4 }, "1.6 Mbit/s": { slow: true } };

const out = mkdtempSync(join(tmpdir(), "windowpane-prompts-"));
await make(out);

const compressed = new Map();
function brotli(file) {
  if (!compressed.has(file)) compressed.set(file, brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return compressed.get(file);
}

/** Serves one folder, brotli only, without caching. Counts what is fetched. */
async function serve(folder) {
  const fetched = new Map();
  const mocks = existsSync(join(folder, "mocks.json")) ? JSON.parse(readFileSync(join(folder, "mocks.json"), "utf8")) : {};
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const file = join(folder, pathname.endsWith("/") ? "index.html" : pathname);
    const headers = { "cache-control": "no-store" };
    if (mocks[pathname]) return response.writeHead(200, { ...headers, "content-type": TYPES[".json"] }).end(JSON.stringify(mocks[pathname]));
    if (!existsSync(file)) return response.writeHead(404, headers).end();
    const body = brotli(file);
    fetched.set(file, body.length);
    response.writeHead(200, { ...headers, "content-encoding": "br", "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, fetched, close: () => server.close() };
}

/** Runs in the page before its scripts: finds the first frame with the prompt, and the first of those that stay the same. */
function watch(selector) {
  const seen = (window.seen = { painted: null, settled: null, shift: 0 });
  const find = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(selector)) return element;
      const within = element.shadowRoot && find(element.shadowRoot);
      if (within) return within;
    }
  };
  const opacity = (element) => {
    let product = 1;
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) product *= getComputedStyle(at).opacity;
    return product;
  };
  let last, since;
  const look = (now) => {
    const element = document.documentElement && find(document);
    const box = element?.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect();
    const share = box ? opacity(element) : 0;
    if (box && box.width > 1 && box.top < innerHeight && share > 0.05) {
      seen.painted ??= now;
      const state = [box.x, box.y, box.width, box.height, share].join();
      if (state !== last) [last, since] = [state, now];
      seen.settled = share > 0.99 && now - since > 300 ? since : null;
    }
    if (seen.settled === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (seen.shift += value))).observe({ type: "layout-shift", buffered: true });
}

const browser = await launch();

async function sample({ url, selector }, { cpu, slow }, then = () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send("Network.enable");
  await debug.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (cpu) await debug.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (slow) await debug.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await page.addInitScript(watch, selector);
  await page.goto(url, { waitUntil: "commit" });
  try {
    await page.waitForFunction(() => window.seen?.settled !== null, undefined, { timeout: 30_000, polling: 100 });
    const seen = await page.evaluate(() => ({ ...window.seen, first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime }));
    return { ...seen, more: await then(page) };
  } finally {
    await context.close();
  }
}

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const subjects = [];
for (const [name, selector] of Object.entries(SELECTORS)) subjects.push({ name, selector, samples: {}, ...(await serve(join(out, name))) });
for (const subject of subjects) {
  const first = await sample(subject, {}, async (page) => {
    await page.waitForLoadState("networkidle");
    return (await axe(page)).map((line) => line.split(" ")[0]);
  });
  const files = [...subject.fetched];
  subject.axe = first.more;
  subject.html = files.find(([file]) => file.endsWith(".html"))[1];
  subject.rest = files.filter(([file]) => !file.endsWith(".html")).reduce((sum, [, bytes]) => sum + bytes, 0);
  subject.requests = files.length;
}
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [profile, conditions] of Object.entries(PROFILES)) {
    for (const subject of subjects) (subject.samples[profile] ??= []).push(await sample(subject, conditions));
  }
}
await browser.close();
for (const { close } of subjects) close();
rmSync(out, { recursive: true });

console.log(`\nprompts, ${ROUNDS} rounds, load ${loadavg()[0].toFixed(1)}: first contentful paint / prompt painted / prompt still, median ms\n`);
console.log(["page".padEnd(26), "html", "other br", "req", ...Object.keys(PROFILES).map((name) => name.padEnd(18)), "shift", "axe"].join("  "));
for (const { name, html, rest, requests, samples, axe: found } of subjects) {
  const times = Object.values(samples).map((list) => ["first", "painted", "settled"].map((key) => Math.round(median(list.map((one) => one[key])))).join(" / ").padEnd(18));
  const shift = Math.max(...Object.values(samples).flat().map((one) => one.shift)).toFixed(3);
  console.log([name.padEnd(26), String(html).padStart(4), String(rest).padStart(8), String(requests).padStart(3), ...times, shift, found.join(" ") || "0"].join("  "));
}
