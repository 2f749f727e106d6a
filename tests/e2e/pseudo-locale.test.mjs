// Two invented languages, made from the English texts for these tests only: one with longer, accented texts in brackets, and one that
// is written from right to left. A text without brackets is not translated; a text that is cut or overflows does not fit.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { blank, put } from "./panes.mjs";
import { shot, together, top } from "./support.mjs";

const ACCENTED = Object.fromEntries([..."aàeéiîoôuûAÅEÊIÏOØUÜcçnñsšyýzž"].reduce((pairs, letter, at, all) => (at % 2 ? pairs : [...pairs, [letter, all[at + 1]]]), []));
const FILLING = " lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna";

/** The text made two fifths longer, with accents outside its holes, and in brackets. */
function pseudo(text) {
  const accented = text.split(/(\{\w+\})/).map((part) => (part.startsWith("{") ? part : [...part].map((letter) => ACCENTED[letter] ?? letter).join(""))).join("");
  return `⟦${accented}${FILLING.slice(0, Math.ceil(text.length * 0.4))}⟧`;
}

// Their tags: Unicode reserves XA and XB for this.
const LOCALES = { "en-XA": pseudo, "ar-XB": (text) => `\u202b${pseudo(text)}\u202c` };

const english = readdirSync(join(top, "dist/texts")).filter((name) => name.endsWith(".en.json"));
const teach = (page, entry, tag, make) => page.evaluate(async ([entry, tag, all]) => {
  const { addTexts } = await import(`/${entry}.js`);
  // The module with the panes has no editor, and that of the editor no other panes.
  await Promise.all(all.map(([element, texts]) => addTexts(element, tag, texts).catch(() => {})));
}, [entry, tag, english.map((name) => {
  const texts = JSON.parse(readFileSync(join(top, "dist/texts", name), "utf8"));
  return [name.slice(0, -".en.json".length), Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, make(text)]))];
})]);

const json = (path) => JSON.parse(readFileSync(join(top, path), "utf8"));
const template = (name) => {
  const { template, values } = json(`www/demo/templates/${name}.json`);
  return { template, values };
};
// The notice's own labels of the buttons are removed, so that those of the pane are shown.
const { labels, translations, ...words } = json("www/demo/notice/whatsapp-2021.json");
const notice = { notice: words, region: "IN", timeZone: "Asia/Kolkata", subject: "0".repeat(32) };
const inbound = "2026-03-09T18:20:00Z";
const webhooks = json("www/demo/conversation/conversation.json").log.map(({ payload }) => payload);

/** Every pane in the states with the most texts, by a name for the test. */
const SHOWN = [
  ["prompt-dialog", "terms-update-prompt", { ...notice, now: "2021-05-10T12:00:00Z" }],
  ["prompt-before", "terms-update-prompt", { ...notice, now: "2021-01-20T12:00:00Z" }],
  ["prompt-overdue", "terms-update-prompt", { ...notice, now: "2021-07-20T12:00:00Z" }],
  ["prompt-review", "terms-update-prompt", { ...notice, now: "2021-01-20T12:00:00Z", review: true, decisions: [{ version: notice.notice.version, action: "accept", at: "2021-01-10T12:00:00Z" }] }],
  ["window-open", "session-window", { lastInboundAt: inbound, now: "2026-03-09T20:00:00Z" }],
  ["window-closed", "session-window", { lastInboundAt: inbound, now: "2026-03-11T20:00:00Z", recipient: { blocked: true, opted_in: false }, business: { status: "locked", verified: false } }],
  ["window-line", "session-window", { lastInboundAt: inbound, now: "2026-03-10T18:00:00Z", compact: true }],
  ["timeline", "session-timeline", { webhooks, now: "2026-03-12T12:00:00Z" }],
  ["preview-empty", "template-preview", {}],
  ...["wrong-buttons", "wrong-variables", "offer-ends-soon", "plant-carousel", "service-menu", "call-permission", "order-details", "catalog", "share-contact", "odd-unknown", "odd-values", "links-in-text"]
    .map((name) => [`preview-${name}`, "template-preview", { ...template(name), now: "2026-03-10T12:00:00Z", view: "business" }]),
  ["preview-desktop", "template-preview", { ...template("coupon"), device: "desktop" }],
  ...["order-shipped", "wrong-buttons", "plant-carousel", "login-one-tap", "offer-ends-soon"].map((name) => [`editor-${name}`, "template-editor", template(name)]),
];

/** Texts of the pane that are not translated or do not fit. */
const faults = (page) => page.evaluate(() => {
  const host = document.querySelector("main > *");
  const pane = host.shadowRoot.querySelector(".pane [lang]");
  const found = [];
  const short = (text) => text.trim().slice(0, 60);
  // Texts of the page, the notice, the template and the platform are in these elements.
  const OTHERS = "bdi, time, code, pre, dd, .mirror, textarea, [translate=no], [role=timer] b, .digits, option, svg, style";
  // A name of the Graph API, or the path of a field.
  const isCode = (text) => /^[a-z_\d.[\]]+$/.test(text.trim());
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    const text = node.data;
    if (!/\p{L}/u.test(text) || isCode(text) || !around.checkVisibility({ visibilityProperty: true })) continue;
    const own = around.closest("[lang]").lang === pane.lang;
    const line = around.closest("p, li, button, summary, label, h2, h3, dt, dd, span, div")?.textContent ?? text;
    if (own && !around.closest(OTHERS) && !/[⟦⟧]/.test(text) && !/^[^⟧]*⟦/.test(line)) found.push(`not translated: ${short(text)}`);
    if (around.closest(".visually-hidden")) continue;
    // Inside the box of the pane, unless the text scrolls there.
    const scrolls = (element) => {
      for (let at = element; at && at !== host; at = at.parentElement ?? at.getRootNode().host) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    const box = (around.closest("dialog") ?? pane).getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width && (rect.left < box.left - 1 || rect.right > box.right + 1) && !scrolls(around)) found.push(`outside: ${short(text)}`);
    }
  }
  for (const element of pane.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const cuts = /hidden|clip/.test(style.overflowX) && style.textOverflow !== "ellipsis" && !element.closest(".visually-hidden, svg");
    if (cuts && element.textContent.trim() && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${element.className} ${short(element.textContent)}`);
  }
  for (const element of pane.querySelectorAll("[aria-label], [title], [placeholder]")) {
    for (const name of ["aria-label", "title", "placeholder"]) {
      const text = element.getAttribute(name);
      if (text && /\p{L}{3}/u.test(text) && !isCode(text) && !/⟦/.test(text) && element.closest("[lang]").lang === pane.lang && !element.closest(OTHERS)) found.push(`not translated: ${name} ${short(text)}`);
    }
  }
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) found.push(`the page is ${wider} px too wide`);
  return [...new Set(found)];
});

const { browser, server } = await together();

for (const [language, make] of Object.entries(LOCALES)) {
  for (const width of [320, 1440]) {
    for (const entry of ["windowpane", "template-editor"]) {
      test(`${entry} in ${language} at ${width} px: everything is translated and fits`, async () => {
        const { page, context, faults: raised } = await blank(browser, server, "en", { entry, viewport: { width, height: 800 } });
        await teach(page, entry, language, make);
        const found = [];
        for (const [name, tag, properties] of SHOWN.filter(([, tag]) => (tag === "template-editor") === (entry === "template-editor"))) {
          await put(page, tag, { ...properties, language });
          found.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
          if (process.env.SHOTS) await shot(page, `pseudo-${language}-${width}-${name}`, { fullPage: true });
        }
        assert.equal(found.join("\n"), "");
        // Sample images of templates cannot be loaded without a network.
        assert.deepEqual(raised.filter((fault) => !fault.includes("Failed to load resource")), []);
        await context.close();
      });
    }
  }
}
