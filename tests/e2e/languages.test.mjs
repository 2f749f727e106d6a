// Languages: which one an element speaks, where its texts come from, and the page's labels.
// Longer texts and other directions are tested in pseudo-locale.test.mjs.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nearest } from "../../www/match_language.js";
import { blank, put } from "./panes.mjs";
import { together, top } from "./support.mjs";

const file = (name) => JSON.parse(readFileSync(join(top, "dist/texts", name), "utf8"));
const files = readdirSync(join(top, "dist/texts"));
const LANGUAGES = ["ar", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "pt-BR", "tr", "zh-Hans"];
const CATALOGUES = ["session-timeline", "session-window", "template-editor", "template-preview", "terms-update-prompt"];

const { browser, server } = await together();

/** The `lang` of the pane, and one of its texts. */
const spoken = (page) => page.evaluate(() => {
  const root = document.querySelector("main > *").shadowRoot.querySelector(".pane [lang]");
  return { lang: root.lang, dir: root.dir, label: root.getAttribute("aria-label") };
});

const NOW = "2026-03-10T12:00:00Z";
const window_ = { now: NOW, lastInboundAt: "2026-03-10T09:00:00Z" };

test("the language for a reader is chosen as the policy chooses it", () => {
  for (const [asked, found] of [
    ["de-AT", "de"], ["DE_ch-1996", "de"], ["pt", "pt-BR"], ["pt_PT", "pt-BR"], ["zh", "zh-Hans"], ["zh-CN", "zh-Hans"], ["zh-SG", "zh-Hans"],
    ["zh-TW", undefined], ["zh-Hant-HK", undefined], ["iw", "he"], ["iw-IL", "he"], ["in", "id"], ["fil", undefined], ["", undefined],
    ["-", undefined], ["en-x-de", "en"],
  ]) assert.equal(nearest(asked, LANGUAGES), found, asked);
  for (const [asked, have, found] of [
    ["de-AT", ["en", "de", "de-CH"], "de"], ["de-CH-1996", ["de", "de-CH"], "de-CH"], ["zh-Hant-TW", ["zh-Hans", "zh", "zh-Hant"], "zh-Hant"],
    ["zh-Hant-TW", ["zh-Hans", "zh"], "zh"], ["zh-TW", ["zh-Hans", "zh-Hant"], "zh-Hant"], ["zh-CN", ["zh-Hant", "zh-Hans"], "zh-Hans"],
    ["zh", ["zh-SG"], "zh-SG"], ["pt-AO", ["pt-BR", "pt-PT"], "pt-BR"], ["pt_br", ["pt", "pt-BR"], "pt-BR"], ["sr-Latn", ["sr-Cyrl"], undefined],
    ["sr", ["sr-Cyrl"], "sr-Cyrl"], ["den", ["de", "en"], undefined], ["fr", [], undefined],
  ]) assert.equal(nearest(asked, have), found, `${asked} of ${have}`);
});

test("there is a file for every pane and language, with the same names and the same holes", () => {
  assert.deepEqual(files.toSorted(), CATALOGUES.flatMap((element) => LANGUAGES.map((tag) => `${element}.${tag}.json`)).toSorted());
  const holes = (text) => text.match(/\{\w+\}/g)?.toSorted() ?? [];
  for (const name of files) {
    const [usual, texts] = [file(name.replace(/\.[^.]+\.json$/, ".en.json")), file(name)];
    assert.deepEqual(Object.keys(texts), Object.keys(usual), name);
    for (const [key, text] of Object.entries(texts)) assert.deepEqual(holes(text), holes(usual[key]), `${name} ${key}`);
  }
});

test("an element speaks its own language, else that of the page, else that of the browser; no other file is requested", async () => {
  for (const [lang, own, locale, want, dir] of [
    ["en", "fa", "de-DE", "fa", "rtl"],
    ["he-IL", undefined, "de-DE", "he-IL", "rtl"],
    ["", undefined, "pt-PT", "pt-BR", "ltr"],
    ["zh-CN", undefined, "en-GB", "zh-Hans", "ltr"],
    ["pl", undefined, "de-DE", "en", "ltr"],
    ["iw", undefined, "de-DE", "he", "rtl"],
  ]) {
    const asked = [];
    const { page: tab, context, faults } = await blank(browser, server, lang, { locale });
    tab.on("request", (request) => asked.push(...(/texts\/(.*)\.json/.exec(request.url())?.slice(1) ?? [])));
    await put(tab, "session-window", { ...window_, language: own });
    const tag = want.split("-")[0] === "he" ? "he" : want;
    assert.deepEqual(await spoken(tab), { lang: want, dir, label: file(`session-window.${tag}.json`).name }, lang || locale);
    assert.deepEqual(asked, want === "en" ? [] : [`session-window.${tag}`]);
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("no pane is drawn in English before its texts have loaded, and one file serves all elements", async () => {
  const { page: tab, context, faults } = await blank(browser, server, "de");
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let times = 0;
  await tab.route("**/texts/*.de.json", async (route) => {
    times += 1;
    await held;
    await route.continue();
  });
  await tab.evaluate((properties) => {
    const start = WebAssembly.instantiateStreaming;
    globalThis.started = new Promise((done) => {
      WebAssembly.instantiateStreaming = (...given) => start(...given).finally(done);
    });
    const element = () => Object.assign(document.createElement("session-window"), properties);
    document.querySelector("main").append(element(), element());
  }, window_);
  await tab.evaluate(async () => {
    await globalThis.started;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
  assert.equal(await tab.locator("session-window .pane").count(), 0);
  release();
  await tab.locator("session-window .pane .window[lang=de]").nth(1).waitFor();
  assert.equal(times, 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a language that is set while another one loads is the one that is shown", async () => {
  const { page: tab, context, faults } = await blank(browser, server, "en");
  await put(tab, "session-window", window_);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await tab.route("**/texts/*.de.json", async (route) => {
    await held;
    await route.continue();
  });
  const asks = tab.waitForRequest("**/texts/session-window.de.json");
  await tab.evaluate(() => (document.querySelector("session-window").language = "de"));
  await asks;
  await tab.evaluate(() => (document.querySelector("session-window").language = "fr"));
  release();
  await tab.locator("session-window .pane .window[lang=fr]").waitFor();
  assert.equal((await spoken(tab)).label, file("session-window.fr.json").name);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without its file a pane speaks English, with `lang` set to English", async () => {
  for (const [what, answer] of [
    ["gone", (route) => route.abort()],
    ["not there", (route) => route.fulfill({ status: 404, body: "no" })],
    ["a page instead", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Welcome</title>" })],
    ["of another version", (route) => route.fulfill({ contentType: "application/json", body: '{"open":"Offen"}' })],
  ]) {
    const { page: tab, context, faults } = await blank(browser, server, "de");
    await tab.route("**/texts/*", answer);
    await put(tab, "session-window", window_);
    assert.deepEqual(await spoken(tab), { lang: "en", dir: "ltr", label: "Session window" }, what);
    assert.deepEqual(faults.filter((fault) => !fault.includes("Failed to load resource")), [], what);
    await context.close();
  }
});

test("texts that the page brings are not fetched: with addTexts, and in a data block", async () => {
  const texts = file("session-window.de.json");
  const block = `<script type="application/json" data-windowpane-texts="session-window.de">${JSON.stringify({ ...texts, name: "Im Block" })}</script>`;
  for (const [what, head, label] of [["call", "", "Gerufen"], ["block", block, "Im Block"]]) {
    const asked = [];
    const { page: tab, context } = await blank(browser, server, "de", { head });
    tab.on("request", (request) => request.url().includes("/texts/") && asked.push(request.url()));
    if (what === "call") await tab.evaluate(async (texts) => (await import("/windowpane.js")).addTexts("session-window", "de", texts), { ...texts, name: "Gerufen" });
    await put(tab, "session-window", window_);
    assert.equal((await spoken(tab)).label, label);
    assert.deepEqual(asked, [], what);
    await context.close();
  }
  const { page: tab, context } = await blank(browser, server, "pl");
  const fault = await tab.evaluate(async () => (await import("/windowpane.js")).addTexts("session-window", "pl", { open: "Otwarte" }).catch((error) => error.message));
  assert.match(fault, /missing/);
  await context.close();
});

test("every pane takes labels of the page, and reports unknown names", async () => {
  for (const [tag, entry, own, property] of [
    ["session-window", "windowpane", { name: "Fenster" }, window_],
    ["template-preview", "windowpane", { preview: "So sieht es aus" }, {}],
    ["template-editor", "template-editor", { editor: "Werkstatt", "preview.preview": "So sieht es aus" }, {}],
  ]) {
    const { page: tab, context } = await blank(browser, server, "de", { entry });
    await put(tab, tag, { ...property, labels: own });
    const labels = await tab.evaluate(() => [...document.querySelector("main > *").shadowRoot.querySelectorAll("[aria-label]")].map((one) => one.ariaLabel));
    for (const text of Object.values(own)) assert.ok(labels.includes(text), `${tag} ${text}: ${labels}`);
    const path = await tab.evaluate(() => new Promise((resolve) => {
      const element = document.querySelector("main > *");
      element.addEventListener("error", ({ detail }) => resolve(detail.path), { once: true });
      element.labels = { nonsense: "x" };
    }));
    assert.equal(path, "labels.nonsense", tag);
    await context.close();
  }
});

test("error messages are in the reader's language: for broken properties, and without the module", async () => {
  const said = (page) => page.locator("main > * .broken").first().evaluate((box) => ({
    lang: box.lang, right: getComputedStyle(box).direction === "rtl", text: (box.querySelector(".broken-title") ?? box).textContent,
  }));
  for (const lang of ["he", "ja", "en"]) {
    const { page: tab, context } = await blank(browser, server, lang);
    await put(tab, "session-window", { now: "noon" });
    const want = { lang, right: lang === "he", text: file(`session-window.${lang}.json`).broken };
    assert.deepEqual(await said(tab), want);
    const detail = await tab.locator("main .broken p:last-child").evaluate((line) => [line.lang, line.dir, line.querySelector("code").textContent]);
    assert.deepEqual(detail, ["en", "ltr", "now"], "what the policy says is English");
    await context.close();

    const failing = await blank(browser, server, lang, { entry: "policy" });
    await failing.page.route("**/*.wasm", (route) => route.abort());
    await failing.page.evaluate(async () => {
      await import("/windowpane.js");
      document.querySelector("main").append(document.createElement("session-window"));
    });
    await failing.page.locator("session-window .broken").waitFor();
    assert.deepEqual(await said(failing.page), want, "without the module");
    await failing.context.close();
  }
});
