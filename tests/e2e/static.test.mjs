// The prompt before and without its script: rendered ahead of the page, answered as a form, replaced by the live component.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, folder, launch, open, serve, shot, top } from "./support.mjs";

const command = process.env.WINDOWPANE ?? join(top, "target/debug/windowpane");
const day = 86_400_000;
const iso = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
const midnight = Math.floor(Date.now() / day) * day;

/** Announced yesterday, with the deadline in a month; a banner after the deadline. */
const notice = (over = false) => ({
  id: over ? "over" : "acme",
  issuer: { name: "Acme" },
  version: "2",
  basis: "contract",
  document: { url: "https://acme.example/terms", language: "en" },
  time_zone: "Etc/UTC",
  schedule: [{ announced_at: iso(midnight - 40 * day), accept_before: iso(midnight + (over ? -9 : 31) * day) }],
  after_deadline: [{ after_days: 0, prompt: "banner", access: "full" }],
  changes: Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, title: `Change ${at}`, text: "What a person should know of it.", kind: "changed", scope: "all" })),
});

const page = (element, head = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Shop</title>${head}</head><body>${element}<main><h1>Shop</h1><p>Text.</p><input id="search" aria-label="Search"></main></body></html>`;

const SHIM = `<script src="/terms-update-prompt.shim.js"></script>`;

let browser;
let server;
let plain;

before(async () => {
  browser = await launch();
  const www = folder();
  for (const over of [false, true]) writeFileSync(join(www, `${notice(over).id}.json`), JSON.stringify(notice(over)));
  const files = join(www, "www");
  mkdirSync(files);
  for (const file of ["js", "wasm", "css", "shim.js"]) cpSync(join(top, "dist", `terms-update-prompt.${file}`), join(files, `terms-update-prompt.${file}`));
  const draw = (id, ...args) => execFileSync(command, ["notice", "render", join(www, `${id}.json`), "--language", "en", ...args], { stdio: ["ignore", "pipe", "ignore"] }).toString();
  writeFileSync(join(files, "kept.html"), page(draw("acme"), SHIM));
  writeFileSync(join(files, "inline.html"), page(draw("acme", "--style", "inline")));
  writeFileSync(join(files, "shimmed.html"), page(draw("acme", "--style", "inline"), SHIM));
  writeFileSync(join(files, "index.html"), page(`<terms-update-prompt notice-id="acme"></terms-update-prompt>`, SHIM));
  writeFileSync(join(files, "hebrew.html"), page(`<terms-update-prompt notice-id="acme" language="he"></terms-update-prompt>`, SHIM));
  writeFileSync(join(files, "over.html"), page(`<terms-update-prompt notice-id="over"></terms-update-prompt>`, SHIM));
  writeFileSync(join(files, "broken.html"), page(`<terms-update-prompt notice-id="acme" subject="me"></terms-update-prompt>`, SHIM));
  const notices = ["acme", "over"].flatMap((id) => ["--notice", join(www, `${id}.json`)]);
  server = await serve({ www: [files], more: notices });
  plain = await serve({ www: [files] });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await plain?.stop();
});

const recorded = async (subject) => {
  const response = await fetch(`${server.address}/v1/decisions?subject=${subject}&notice=acme`);
  return (await response.json()).decisions.map(({ action }) => action);
};

/** Waits until the live component has replaced the static one. */
const live = (page) => page.waitForFunction(() => {
  const root = document.querySelector("terms-update-prompt").shadowRoot;
  return root.children.length === 1 && root.adoptedStyleSheets.length > 0;
});

/** Delays the module until it is released. */
async function hold(context, url = "**/*.wasm") {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await context.route(url, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

async function visit(path, options = {}, prepare = async () => {}) {
  const { page, context, faults } = await open(browser, "about:blank", options);
  const prepared = await prepare(context, page);
  await page.goto(`${options.server ?? server.address}${path}`);
  return { page, context, faults, prepared, dialog: page.getByRole("dialog") };
}

/** A prompt that has just appeared ignores clicks. This waits by the page's clock until it takes them. */
const settle = (page) => page.waitForFunction(() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  return painted && performance.now() - painted.startTime > 450;
});

test("without a script the prompt is shown, can be answered, and the answer is on the disk", async () => {
  for (const path of ["/", "/kept.html"]) {
    const { page, context, dialog } = await visit(path, { javaScriptEnabled: false });
    assert.match(await dialog.innerText(), /Acme.? is updating its terms/);
    assert.equal(await dialog.getByRole("button", { name: "Decline the terms" }).isVisible(), true);
    await shot(page, `static-${path === "/" ? "served" : "kept"}`);
    await dialog.getByRole("button", { name: "Decline the terms" }).click();
    await page.getByText(/You declined on/).waitFor();
    const subject = new URL(page.url()).searchParams.get("subject");
    assert.deepEqual(await recorded(subject), ["decline"]);
    await shot(page, "static-recorded");
    // Reloading asks nothing and sends nothing.
    await page.reload();
    assert.deepEqual(await recorded(subject), ["decline"]);
    await page.getByRole("button", { name: "Accept the terms" }).click();
    await page.getByText(/You accepted on/).waitFor();
    assert.deepEqual(await recorded(subject), ["decline", "accept"]);
    await page.getByRole("link").click();
    await page.getByRole("heading", { name: "Shop" }).waitFor();
    if (path === "/") assert.equal(await dialog.count(), 0, "the page knows who comes back");
    await context.close();
  }
});

test("without a script the details of a strip unfold, and the page does not move", async () => {
  const { page, context } = await visit("/over.html", { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const strip = page.getByRole("region", { name: /is updating its terms/ });
  assert.equal(await strip.getByText("Change 11").isVisible(), false);
  await strip.getByText("Show details").click();
  assert.equal(await strip.getByText("Change 0").isVisible(), true);
  await context.close();
});

test("the live component takes over in place: no shift, no flash, and focus, scroll position and details are kept", async () => {
  for (const [path, name] of [["/", "dialog"], ["/over.html", "strip"]]) {
    const { page, context, faults, prepared: letGo } = await visit(path, {}, async (context) => {
      await context.addInitScript(() => {
        window.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifts += value))).observe({ type: "layout-shift", buffered: true });
      });
      return hold(context);
    });
    const box = () => page.evaluate(() => {
      const root = document.querySelector("terms-update-prompt").shadowRoot;
      const { x, y, width, height } = root.querySelector(".sheet").getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
    await page.evaluate(() => {
      const root = document.querySelector("terms-update-prompt").shadowRoot;
      for (const details of root.querySelectorAll("details")) details.open = true;
      root.querySelector(".scroll").scrollTop = 120;
      root.querySelector("button[value=decline]").focus();
      // In every frame: how many prompts there are, and whether each is complete.
      window.frames = [];
      const look = () => {
        const shown = [...root.querySelectorAll(".sheet")].filter((sheet) => sheet.checkVisibility());
        window.frames.push(shown.map((sheet) => getComputedStyle(sheet.parentElement).opacity).join());
        requestAnimationFrame(look);
      };
      look();
    });
    // Shifts that the test causes do not count.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve((window.shifts = 0)))))));
    const [stood, text] = [await box(), await page.evaluate(() => document.querySelector("terms-update-prompt").shadowRoot.querySelector(".by").textContent)];
    letGo();
    await live(page);
    const state = await page.evaluate(() => {
      const root = document.querySelector("terms-update-prompt").shadowRoot;
      const [details] = root.querySelectorAll("details");
      return {
        focus: root.activeElement?.value, scroll: root.querySelector(".scroll").scrollTop, open: details?.open ?? true, shifts: window.shifts,
        frames: [...new Set(window.frames)], by: root.querySelector(".by").textContent,
      };
    });
    assert.deepEqual(state, { focus: "decline", scroll: 120, open: true, shifts: 0, frames: ["1"], by: text }, name);
    assert.deepEqual(await box(), stood, name);
    assert.deepEqual(await axe(page), [], name);
    assert.deepEqual(faults, [], name);
    await context.close();
  }
});

test("an element that is defined while the parser is inside it is taken over in place too", async () => {
  const html = await (await fetch(`${server.address}/`)).text();
  const middle = html.indexOf('<div class="pane">');
  const defined = `<script>customElements.whenDefined("terms-update-prompt").then(() => fetch("/defined"))</script>`;
  let rest = () => {};
  // The network delivers half of the page, and the rest when the element is defined.
  const slow = createServer(async (request, response) => {
    if (request.url === "/slow") {
      response.setHeader("content-type", "text/html").write(html.slice(0, middle).replace("<head>", `<head>${defined}`));
      rest = () => response.end(html.slice(middle));
      return;
    }
    if (request.url === "/defined") rest();
    const answer = await fetch(`${server.address}${request.url}`);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const { page, context } = await open(browser, "about:blank");
  const letGo = await hold(context);
  await page.goto(`http://127.0.0.1:${slow.address().port}/slow`);
  await page.evaluate(() => {
    const root = document.querySelector("terms-update-prompt").shadowRoot;
    for (const details of root.querySelectorAll("details")) details.open = true;
    root.querySelector(".scroll").scrollTop = 120;
    window.frames = [];
    const look = () => {
      window.frames.push([...root.querySelectorAll(".sheet")].filter((sheet) => sheet.checkVisibility()).length);
      requestAnimationFrame(look);
    };
    look();
  });
  letGo();
  await live(page);
  const state = await page.evaluate(() => [document.querySelector("terms-update-prompt").shadowRoot.querySelector(".scroll").scrollTop, [...new Set(window.frames)]]);
  assert.deepEqual(state, [120, [1]]);
  await context.close();
  slow.closeAllConnections();
  slow.close();
});

test("in another language it takes over in that language, and fetches no texts", async () => {
  const requests = [];
  const { page, context, faults, dialog } = await visit("/hebrew.html", {}, async (_context, page) => {
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  });
  await live(page);
  assert.equal(await dialog.evaluate((element) => getComputedStyle(element).direction), "rtl");
  assert.equal(await page.locator("terms-update-prompt").evaluate(({ shadowRoot }) => shadowRoot.querySelector("[lang]").lang), "he");
  assert.deepEqual(requests.filter((path) => path.includes("texts")), []);
  await shot(page, "static-hebrew");
  assert.deepEqual(faults, []);
  await context.close();
});

test("taking over a strip does not change the focus of the page", async () => {
  const { page, context, prepared: letGo } = await visit("/over.html", {}, (context) => hold(context));
  await page.locator("#search").fill("sho");
  letGo();
  await live(page);
  await page.keyboard.type("es");
  assert.equal(await page.locator("#search").inputValue(), "shoes");
  await context.close();
});

test("an answer before the module has loaded is kept, shown as taken, and counts once", async () => {
  const { page, context, faults, prepared: letGo } = await visit("/", {}, (context) => hold(context));
  const posts = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(JSON.parse(request.postData())));
  await page.evaluate(() => addEventListener("decision", ({ detail }) => (window.decision = detail)));
  await settle(page);
  const accept = page.getByRole("button", { name: "Accept the terms" });
  await accept.click();
  await accept.click();
  assert.equal(await accept.getAttribute("aria-busy"), "true");
  letGo();
  await page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  await page.getByText("Your answer is stored.").waitFor();
  assert.equal(posts.length, 1);
  const [{ action, subject, idempotency_key: key, claimed_at: at }] = posts;
  assert.equal(action, "accept");
  assert.deepEqual(await page.evaluate(() => [window.decision.idempotency_key, window.decision.at]), [key, at]);
  assert.deepEqual(await recorded(subject), ["accept"]);
  assert.deepEqual(faults, []);

  // The next page in this browser does not show the prompt, not even in its first frame.
  const again = await context.newPage();
  await again.addInitScript(() => {
    window.seen = [];
    const look = () => {
      const sheet = document.querySelector("terms-update-prompt")?.shadowRoot?.querySelector(".sheet");
      if (sheet) window.seen.push(sheet.checkVisibility());
      requestAnimationFrame(look);
    };
    look();
  });
  await again.goto(`${server.address}/`);
  await live(again);
  assert.equal(await again.evaluate(() => window.seen.includes(true)), false);
  await context.close();
});

test("without the module the form sends the answer, with this browser's pseudonym", async () => {
  for (const [name, url] of [["wasm", "**/*.wasm"], ["glue", "**/terms-update-prompt.js"]]) {
    const { page, context } = await visit("/", {}, (context) => context.route(url, (route) => route.fulfill({ status: 404, body: "" })));
    await settle(page);
    await page.getByRole("button", { name: "Accept the terms" }).click();
    await page.getByText(/You accepted on/).waitFor();
    const subject = new URL(page.url()).searchParams.get("subject");
    assert.equal(await page.evaluate(() => localStorage["windowpane.subject"]), subject, name);
    assert.deepEqual(await recorded(subject), ["accept"], name);
    await context.close();
  }
});

test("the form stays if properties cannot be read, or if the content policy refuses wasm", async () => {
  const broken = await visit("/broken.html");
  await broken.page.waitForFunction(() => customElements.get("terms-update-prompt"));
  await settle(broken.page);
  await broken.dialog.getByRole("button", { name: "Decline the terms" }).click();
  await broken.page.getByText(/You declined on/).waitFor();
  await broken.context.close();

  const { page, context, dialog } = await visit("/", {}, (context) => context.route(/\/$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "default-src 'self'; style-src 'self'; form-action 'self'" } });
  }));
  await settle(page);
  await dialog.getByRole("button", { name: "Decline the terms" }).click();
  await page.getByText(/You declined on/).waitFor();
  await context.close();
});

test("with blocked storage the prompt is shown, taken over and answered", async () => {
  const { page, context, faults } = await visit("/", {}, (context) => context.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  }));
  await live(page);
  await settle(page);
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("after a translator has replaced its texts the form works, and taking over works too", async () => {
  const { page, context, faults, prepared: letGo } = await visit("/", {}, (context) => hold(context));
  await page.evaluate(() => {
    const root = document.querySelector("terms-update-prompt").shadowRoot;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const font = document.createElement("font");
      font.textContent = `~${text.data}`;
      text.replaceWith(font);
    }
  });
  letGo();
  await live(page);
  await settle(page);
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("the server's own strict policy, with Trusted Types, refuses nothing", async () => {
  const { page, context, faults } = await visit("/", {}, (context) => context.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.violations.push(effectiveDirective));
  }));
  await live(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("an inline style needs no request", async () => {
  const requests = [];
  // A server without notices does not change the page. Its content policy refuses inline styles, so the test removes the policy.
  const { page, context, dialog } = await visit("/inline.html", { server: plain.address, javaScriptEnabled: false }, async (context, page) => {
    await context.route("**/inline.html", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { "content-type": "text/html" } });
    });
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  });
  const { width } = await dialog.boundingBox();
  assert.ok(width > 300 && width < 700, `${width} px wide`);
  assert.deepEqual(requests.filter((path) => path !== "/favicon.ico"), ["/inline.html"]);
  await context.close();
});

test("if the content policy refuses the inline style, the file beside the module is linked", async () => {
  const { page, context, dialog } = await visit("/shimmed.html", { server: plain.address }, (context) => hold(context));
  // The server's content policy refuses inline styles.
  await page.waitForFunction(() => document.querySelector("terms-update-prompt").shadowRoot.querySelector("link")?.sheet);
  assert.equal(await dialog.evaluate((element) => getComputedStyle(element).position), "fixed");
  await context.close();
});

test("dates, counts and names equal those of the browser, in every language", async () => {
  const { page, context } = await open(browser, "about:blank");
  const file = join(folder(), "notice.json");
  for (const language of ["ar", "de", "en", "en-GB", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "pt-BR", "tr", "zh-Hans"]) {
    for (const [date, left] of [["2026-02-08", 3], ["2026-05-15", 12], ["2027-01-01", 2]]) {
      const ends = Date.parse(date) + day;
      writeFileSync(file, JSON.stringify({ ...notice(), schedule: [{ announced_at: iso(ends - 90 * day), accept_before: iso(ends), accept_by: date }] }));
      const html = execFileSync(command, ["notice", "render", file, "--language", language, "--now", iso(ends - left * day - 1)], { stdio: ["ignore", "pipe", "ignore"] }).toString();
      const [, lang] = /<div[^>]* lang="([^"]+)"/.exec(html);
      const [, written] = /<time[^>]*>([^<]+)</.exec(html);
      const expected = await page.evaluate(([lang, at]) => {
        const day = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
        const write = (lang, options) => new Intl.DateTimeFormat(lang, { ...day, ...options }).format(at);
        // The calendar of the notice, followed by the reader's own if it differs, on one line.
        const common = `${lang}-u-ca-gregory`;
        const own = write(lang);
        return write(common, { weekday: "long" }) + (own === write(common) ? "" : ` (${own.replaceAll(" ", "\u00a0")})`);
      }, [lang, ends - day / 2]);
      assert.equal(written, expected, `${language} ${date}`);
    }
  }
  await context.close();
});
