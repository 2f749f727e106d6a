// Shared by the end-to-end tests: the real server, a real Chromium, and pages that record every fault.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { chromium } from "playwright-core";

export const top = new URL("../..", import.meta.url).pathname;
const command = process.env.WINDOWPANE ?? join(top, "target/debug/windowpane");

/** A new folder for each call. */
export const folder = () => mkdtempSync(join(tmpdir(), "windowpane-"));

/** Starts `windowpane serve` on a free port; resolves when it has printed its address. */
export async function serve({ database = join(folder(), "test.db"), www = [join(top, "www/demo"), join(top, "dist")], more = [] } = {}) {
  const args = ["serve", "--listen", "127.0.0.1:0", "--database", database, "--trust-claimed-time", ...www.flatMap((dir) => ["--www", dir]), ...more];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`windowpane serve ended with ${code}`)));
    createInterface(child.stdout).on("line", (line) => {
      const found = /http:\/\/[\d.:]+/.exec(line);
      if (found) resolve(found[0]);
    });
  });
  return {
    address,
    database,
    /** SIGKILL: the server cannot clean up. */
    kill: () => (child.kill("SIGKILL"), ended),
    stop: () => (child.kill("SIGTERM"), ended),
  };
}

export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
      "--js-flags=--expose-gc",
      ...more,
    ],
  });

/**
 * A browser and a server for all tests of a file, ended with it.
 * @param {{ start?: typeof serve, browser?: string[] }} [what] another server, and options of Chromium
 */
export async function together({ start = serve, browser: options } = {}) {
  const browser = await launch(options);
  after(() => browser.close());
  const server = await start();
  after(() => server.stop());
  return { browser, server };
}

/**
 * A page in its own context. `faults` collects exceptions, console errors and refused content.
 * @param {import("playwright-core").Browser} browser
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  return { page, context, faults };
}

/** Waits for an element's pane to be drawn. */
export const drawn = (page, selector) => page.waitForFunction((at) => {
  const pane = document.querySelector(at)?.shadowRoot?.querySelector(".pane");
  return pane && pane.childElementCount > 0;
}, selector);

/** Runs axe on the page without the rules in `without`, and returns the violations, one line each. */
export async function axe(page, without = []) {
  const { readFileSync } = await import("node:fs");
  // Evaluated by the debugger, so that the page's content policy does not have to change.
  await page.evaluate(readFileSync(join(top, "node_modules/axe-core/axe.min.js"), "utf8"));
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const found = await page.evaluate((off) => globalThis.axe.run(document, { resultTypes: ["violations"], rules: off }), rules);
  return found.violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target }) => target.join(" ")).slice(0, 4).join(" | ")}`);
}

/** Saves a picture under target/shots/, for people to look at. */
export async function shot(page, name, options = {}) {
  const file = join(top, "target/shots", `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await page.screenshot(options));
}
