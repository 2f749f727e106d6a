// Shared by the tests of the prompt: a brand's page with one prompt, a notice that goes through every phase, and helpers.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, open, serve, top } from "./support.mjs";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Northwind</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/page.css">
    <link rel="stylesheet" id="theme" disabled>
    <script type="module" src="/windowpane.js"></script>
  </head>
  <body>
    <main><h1>Northwind</h1><p>Your accounts.</p><button type="button" id="opener">My answer</button></main>
    <terms-update-prompt></terms-update-prompt>
  </body>
</html>`;

const STYLE = `:root { color-scheme: light dark; }
body { margin: 2rem; background: light-dark(#fff, #111); color: light-dark(#111, #eee); font: 1rem/1.5 sans-serif; }
button { min-block-size: 44px; }`;

/** The server, with this page at its root and the package beside it. */
export function site() {
  const www = folder();
  writeFileSync(join(www, "index.html"), PAGE);
  writeFileSync(join(www, "page.css"), STYLE);
  return serve({ www: [www, join(top, "www/demo"), join(top, "dist")] });
}

const DAY = 86_400_000;
const iso = (at) => new Date(at).toISOString();

const blocks = [
  { t: "heading", level: 1, runs: [["Terms of Northwind", ""]] },
  { t: "para", runs: [["These terms hold from ", ""], ["16 May 2021", "b"], [". They are also ", ""], ["on our site", "", "https://northwind.example/terms"], [".", ""]] },
  { t: "heading", level: 3, runs: [["Fees", ""]] },
  { t: "ul", items: [[{ t: "para", runs: [["None for messages.", ""]] }], [{ t: "para", runs: [["Others as in the table.", "i"]] }]] },
  { t: "table", head: [[["Service", ""]], [["Fee", ""]]], rows: [[[["Transfer", ""]], [["2 %", "m"]]]] },
  { t: "quote", blocks: [{ t: "para", runs: [["As agreed.", "s"]] }] },
  { t: "code", text: "IBAN\n  XX00" },
  { t: "rule" },
];

/** Announced on 7 January 2021 for 8 February, postponed to 15 May. Then a banner, limits after 21 days, blocked after 60. */
export const notice = (more = {}) => ({
  id: "northwind-terms",
  version: "2021-02",
  basis: "contract",
  issuer: { name: "Northwind Bank", url: "https://northwind.example/" },
  document: { url: "https://northwind.example/terms", language: "en", sha256: "ab".repeat(32), blocks },
  time_zone: "Etc/UTC",
  schedule: [
    { announced_at: "2021-01-07T00:00:00Z", accept_by: "2021-02-08", accept_before: "2021-02-09T00:00:00Z" },
    { announced_at: "2021-01-15T00:00:00Z", accept_by: "2021-05-15", accept_before: "2021-05-16T00:00:00Z", reason: "More time to read" },
  ],
  after_deadline: [
    { after_days: 0, prompt: "banner", access: "full", limits: [] },
    { after_days: 21, prompt: "persistent", access: "limited", limits: ["calls"] },
    { after_days: 60, prompt: "persistent", access: "blocked", limits: [] },
  ],
  changes: [
    { id: "fees", title: "Fees", blocks: blocks.slice(1, 4), kind: "changed", scope: "all" },
    { id: "chats", title: "Chats with businesses", text: "What you write to a business may be kept by its provider.", kind: "new", scope: "business" },
    { id: "old", title: "The paper form", text: "It is no longer needed.", kind: "removed", scope: "personal" },
    { id: "rest", title: "Your messages", text: "They stay encrypted.", kind: "unchanged", scope: "personal" },
  ],
  data: [
    { category: "location", status: "new", shared_with: ["Maps Ltd"] },
    { category: "phone_number", status: "already_collected", shared_with: [] },
  ],
  labels: { accept: "Accept the new terms", decline: "Decline the new terms", not_now: "Not now" },
  ...more,
});

/** The same by the real clock: announced `announced` days ago, with the deadline in `deadline` days. */
export const noticeFromNow = (announced, deadline, more = {}) => notice({
  id: `terms-${announced}-${deadline}`,
  schedule: [{ announced_at: iso(Date.now() - announced * DAY), accept_before: iso(Date.now() + deadline * DAY) }],
  ...more,
});

/** Every phase and prompt, with the properties that lead to it. */
export const STATES = {
  open: { now: "2021-01-20T12:00:00Z", phase: "open", prompt: "dialog" },
  closing: { now: "2021-05-14T12:00:00Z", phase: "closing", prompt: "dialog" },
  banner: { now: "2021-05-20T12:00:00Z", phase: "overdue", prompt: "banner" },
  limited: { now: "2021-06-20T12:00:00Z", phase: "overdue", prompt: "persistent", exportUrl: "/export", helpUrl: "mailto:help@northwind.example" },
  blocked: { now: "2021-08-01T12:00:00Z", phase: "overdue", prompt: "persistent", exportUrl: "/export", helpUrl: "tel:+4930123456" },
  late: { now: "2021-06-20T12:00:00Z", phase: "overdue", prompt: "dialog", notice: notice({ basis: "consent" }) },
  declined: { now: "2021-06-20T12:00:00Z", phase: "declined", prompt: "persistent", decisions: [{ version: "2021-02", action: "decline", at: "2021-02-01T00:00:00Z" }] },
  accepted: { now: "2021-02-20T12:00:00Z", phase: "accepted", prompt: "none", decisions: [{ version: "2021-02", action: "accept", at: "2021-02-01T00:00:00Z" }] },
  reviewed: { now: "2021-02-20T12:00:00Z", phase: "accepted", prompt: "none", review: true, decisions: [{ version: "2021-02", action: "accept", at: "2021-02-01T00:00:00Z" }] },
  scheduled: { now: "2021-01-01T12:00:00Z", phase: "scheduled", prompt: "none" },
  corrected: { now: "2021-01-20T12:00:00Z", phase: "corrected", prompt: "none", notice: notice({ material: false }) },
};

const RESET = { notice: undefined, decisions: undefined, now: undefined, language: "en", region: "US", review: undefined, exportUrl: undefined, helpUrl: undefined, endpoint: undefined, timeZone: "Etc/UTC" };

/** Sets the prompt's properties, resets all others, and waits for this `phase` and `prompt`. */
export async function setPrompt(page, { phase, prompt, ...properties }) {
  await page.evaluate(async ({ properties }) => {
    await customElements.whenDefined("terms-update-prompt");
    const element = document.querySelector("terms-update-prompt");
    Object.assign(element, properties);
    document.documentElement.lang = properties.language;
    document.documentElement.dir = ["ar", "he", "fa"].includes(properties.language) ? "rtl" : "ltr";
  }, { properties: { ...RESET, notice: notice(), ...properties } });
  if (!phase) return;
  // Languages other than English load on demand.
  await page.waitForFunction(([phase, prompt, open, language]) => {
    const element = document.querySelector("terms-update-prompt");
    const dialog = element.shadowRoot.querySelector("dialog");
    return element.getAttribute("phase") === phase && element.getAttribute("prompt") === prompt && dialog?.open === open
      && element.shadowRoot.querySelector(".prompt").lang === language;
  }, [phase, prompt, prompt === "dialog" || Boolean(properties.review), properties.language ?? "en"]);
}

/** The page with its prompt. `faults` also has what the content policy refused. The page keeps the prompt's `events`. */
export async function visit(browser, server, properties, { context, theme, ...options } = {}) {
  const opened = context ? { context, page: await context.newPage(), faults: [] } : await open(browser, "about:blank", options);
  const { page, faults } = opened;
  if (context) page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  await page.addInitScript(() => {
    globalThis.seen = [];
    addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`));
    for (const name of ["decision", "recorded", "phasechange", "error", "export", "help"]) {
      addEventListener(name, (event) => event.target.localName === "terms-update-prompt" && globalThis.seen.push([name, event.detail]));
    }
  });
  await page.goto(`${server.address}/`);
  if (theme) await setTheme(page, theme);
  if (properties) await setPrompt(page, properties);
  return { ...opened, prompt: page.locator("terms-update-prompt"), seen: (name) => page.evaluate((name) => globalThis.seen.filter(([have]) => have === name).map(([, detail]) => detail), name) };
}

/** Links one of the package's themes, or none. Resolves when it is in effect. */
export const setTheme = (page, theme) => page.evaluate((theme) => new Promise((resolve, reject) => {
  const link = document.getElementById("theme");
  link.disabled = !theme;
  if (!theme) return resolve();
  link.onload = resolve;
  link.onerror = () => reject(new Error(`no theme ${theme}`));
  link.href = `/themes/${theme}.css`;
}), theme);

/** The prompt ignores clicks for 400 ms after it opens or its buttons move. This advances the page's clock by that time. */
export const settle = (page) => page.evaluate(() => new Promise((resolve) => {
  const from = performance.now();
  const wait = () => (performance.now() - from > 450 ? resolve() : requestAnimationFrame(wait));
  wait();
}));

/** Clicks the answer with this value. */
export async function press(page, value) {
  const button = page.locator(`terms-update-prompt .answers button[value=${value}]`);
  await button.waitFor();
  await settle(page);
  await button.click();
}

/** Waits until the prompt has these attributes. */
export const standing = (page, selector) => page.locator(`terms-update-prompt${selector}`).waitFor({ state: "attached" });
