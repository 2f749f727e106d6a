// The package as its users use it: in Node, in TypeScript, on a plain page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, top } from "./support.mjs";

const dist = (file) => join(top, "dist", file);
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
let browser;
let server;
let address;
let requests = [];

/** The entries with elements, and the elements of each. */
const elements = {
  "windowpane": ["session-timeline", "session-window", "template-preview", "terms-update-prompt"],
  "terms-update-prompt": ["terms-update-prompt"],
  "template-preview": ["template-preview"],
  "session-window": ["session-window"],
  "session-timeline": ["session-timeline", "session-window"],
  "template-editor": ["template-editor"],
};
const entries = Object.keys(elements);

// A server of static files with a strict content security policy, as a brand may have.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const pages = {
  "/": "<!doctype html><title>Plain</title><script type=module src=/windowpane.js></script><main>Nothing of ours yet</main>",
  "/empty": "<!doctype html><title>Empty</title><main></main>",
  "/panes": `<!doctype html><title>Panes</title><script type=module src=/windowpane.js></script>
    <session-window channel=whatsapp></session-window><session-window channel=sms></session-window><template-preview></template-preview>
    <terms-update-prompt></terms-update-prompt>`,
  "/editor": "<!doctype html><title>Editor</title><script type=module src=/template-editor.js></script><template-editor draft-key=strict></template-editor>",
};

before(async () => {
  browser = await launch();
  server = createServer((request, response) => {
    requests.push(request.url);
    response.setHeader("content-security-policy", policy);
    const page = pages[request.url];
    if (page) return response.setHeader("content-type", "text/html").end(page);
    try {
      const body = readFileSync(dist(request.url.slice(1)));
      response.setHeader("content-type", types[/\.\w+$/.exec(request.url)[0]]).end(body);
    } catch {
      response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("importing the panes on a server defines nothing and does not fail", async () => {
  for (const entry of entries) {
    assert.deepEqual(Object.keys(await import(dist(`${entry}.js`))).sort(), ["addTexts", "load"], entry);
  }
});

test("the policy alone answers in Node", async () => {
  const { load, check } = await import(dist("policy.js"));
  const policy = await load();
  assert.equal(policy.check({ check: "nonsense" }).error.path, "check");
  assert.equal((await check({ check: "format", text: "*paid*" })).ok, true);
  // The same bytes as the command, for every shared case.
  const cases = ["format", "send", "template", "terms"].flatMap((name) =>
    readFileSync(join(top, "tests/cases", `${name}.jsonl`), "utf8").split("\n").filter(Boolean).map((line) => JSON.stringify(JSON.parse(line).request)));
  const command = process.env.WINDOWPANE ?? join(top, "target/debug/windowpane");
  let answers;
  try {
    answers = execFileSync(command, ["check"], { input: cases.join("\n"), maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "ignore"] });
  } catch (refused) {
    answers = refused.stdout ?? assert.fail(refused); // Exit 1: some cases are errors on purpose.
  }
  answers = answers.toString().trimEnd().split("\n");
  assert.equal(answers.length, cases.length);
  cases.forEach((request, at) => assert.equal(policy.checkText(request), answers[at], request));
  const texts = cases.map((request) => JSON.parse(request)).filter((request) => request.check === "format" && (request.context ?? "body") === "body" && policy.check(request).ok);
  assert.ok(texts.length > 50);
  for (const request of texts) assert.equal(policy.formatHtml(request.text), policy.check(request).html, request.text);
  assert.equal(policy.formatHtml("x".repeat(65_537)), undefined);
});

test("explain gives the same answers as the command", async () => {
  const { load, explain } = await import(dist("policy.js"));
  const failed = { entry: [{ changes: [{ value: { statuses: [{ id: "wamid.1", status: "failed", errors: [{ code: 131047 }] }] } }] }] };
  const { errors } = await explain(failed);
  assert.deepEqual([errors[0].reason, errors[0].retry, errors[0].message_id], ["window_closed", "after_fix", "wamid.1"]);
  const command = process.env.WINDOWPANE ?? join(top, "target/debug/windowpane");
  const said = execFileSync(command, ["explain", "--json", "-"], { input: JSON.stringify(failed) }).toString();
  assert.equal(`${JSON.stringify(await explain(failed))}\n`, said);
  assert.equal((await load()).explain(131050).errors[0].retry, "never");
  assert.equal((await explain(undefined)).error.code, "json");
});

test("no module has a name that another Yew module on the page, ours or not, would respond to", () => {
  for (const entry of entries) {
    const glue = readFileSync(dist(`${entry}.js`), "utf8");
    const names = new Set(glue.match(/__(yew|windowpane|terms_update_prompt|template_preview|session_window|session_timeline|template_editor)_/g));
    assert.deepEqual([...names], [`__${entry.replaceAll("-", "_")}_`]);
  }
});

test("every export of the package exists", () => {
  const { exports } = JSON.parse(readFileSync(dist("package.json"), "utf8"));
  for (const target of Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)))) {
    // One pattern is for a folder of files.
    const files = target.endsWith("/*") ? readdirSync(dist(target.slice(0, -2))).map((name) => target.replace("*", name)) : [target];
    assert.ok(files.length > 0, target);
    for (const file of files) assert.ok(readFileSync(dist(file)).length > 0, file);
  }
  for (const entry of [...entries, "policy"]) assert.ok((entry === "windowpane" ? "." : `./${entry}`) in exports, entry);
});

test("the types fit the code of a page", () => {
  execFileSync(join(top, "node_modules/.bin/tsc"), ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", join(top, "tests/e2e/types/page.ts")], { stdio: "pipe" });
});

test("a page without our elements fetches no wasm", async () => {
  requests = [];
  const { context, faults } = await open(browser, `${address}/`);
  assert.deepEqual(requests.filter((url) => url.endsWith(".wasm")), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("one script tag gives the three elements under a strict content policy, and one wasm for a page with all of them", async () => {
  requests = [];
  const { page, context, faults } = await open(browser, `${address}/panes`);
  await page.waitForFunction(() => [...document.querySelectorAll("session-window, template-preview, terms-update-prompt")].every((el) => el.shadowRoot?.querySelector(".pane")));
  assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
  assert.deepEqual(faults.filter((fault) => /Content Security|Trusted|exception/.test(fault)), []);
  await context.close();
});

/** A page that imports `names`, with an element of each of `tags`. Returns its defined elements and the modules it has fetched. */
async function importing(names, tags) {
  const { page, context, faults } = await open(browser, `${address}/empty`);
  requests = [];
  const defined = await page.evaluate(async ([names, tags]) => {
    for (const name of names) await import(`/${name}.js`);
    document.querySelector("main").append(...tags.map((tag) => document.createElement(tag)));
    return ["session-timeline", "session-window", "template-editor", "template-preview", "terms-update-prompt"].filter((tag) => customElements.get(tag));
  }, [names, tags]);
  await page.waitForFunction((tags) => tags.every((tag) => document.querySelector(tag).shadowRoot?.querySelector(".pane")), tags);
  assert.deepEqual(faults.filter((fault) => /Content Security|Trusted|exception/.test(fault)), []);
  const wasm = requests.filter((url) => url.endsWith(".wasm")).map((url) => url.slice(1, -".wasm".length)).sort();
  return { page, context, defined, wasm };
}

test("each entry defines its elements and loads only its own module", async () => {
  for (const [entry, tags] of Object.entries(elements)) {
    const { context, defined, wasm } = await importing([entry], [...tags, tags[0]]);
    assert.deepEqual(defined, tags, entry);
    assert.deepEqual(wasm, [entry]);
    await context.close();
  }
});

test("if two entries have the same element, the first one defines it", async () => {
  for (const [names, wasm] of [
    [["session-window", "session-timeline"], ["session-timeline", "session-window"]],
    [["windowpane", "session-window"], ["windowpane"]],
    [["template-preview", "terms-update-prompt", "template-editor"], ["template-editor", "template-preview", "terms-update-prompt"]],
  ]) {
    const tags = [...new Set(names.flatMap((name) => elements[name]))];
    const { context, wasm: fetched } = await importing(names, tags);
    assert.deepEqual(fetched, wasm, names.join(" "));
    await context.close();
  }
});

test("a page with panes can import the policy too", async () => {
  const { page, context } = await importing(["session-window"], ["session-window"]);
  const html = await page.evaluate(() => import("/policy.js").then(({ check }) => check({ check: "format", text: "*paid*" })).then(({ html }) => html));
  assert.equal(html, "<b>paid</b>");
  assert.deepEqual(requests.filter((url) => url.endsWith(".wasm")), ["/session-window.wasm", "/policy.wasm"]);
  await context.close();
});

test("the clock is corrected in the modules of all entries, also in one that is loaded later", async () => {
  const { page, context } = await open(browser, `${address}/empty`);
  const hour = 3_600_000;
  const states = await page.evaluate(async (hour) => {
    const { load } = await import("/session-window.js");
    const pane = Object.assign(document.createElement("session-window"), { lastInboundAt: new Date(Date.now() - hour).toISOString() });
    const next = () => new Promise((done) => pane.addEventListener("statechange", ({ detail }) => done(detail.state), { once: true }));
    const before = next();
    document.querySelector("main").append(pane);
    const states = [await before];
    const { correctClock } = await load();
    const after = next();
    // The server says that it is thirty hours later.
    const now = performance.now();
    correctClock(Date.now() + 30 * hour, now, now);
    states.push(await after);
    const message = { from: "447700900262", id: "wamid.1", timestamp: String(Math.floor(Date.now() / 1000) - 3600), type: "text", text: { body: "Hello" } };
    const webhook = { entry: [{ changes: [{ field: "messages", value: { metadata: { phone_number_id: "1" }, messages: [message] } }] }] };
    await import("/session-timeline.js");
    document.querySelector("main").append(Object.assign(document.createElement("session-timeline"), { webhooks: [webhook] }));
    return states;
  }, hour);
  assert.deepEqual(states, ["open", "closed"]);
  const scrubbed = page.evaluate(() => new Promise((done) => document.querySelector("session-timeline").addEventListener("scrub", ({ detail }) => done(detail.at))));
  const picture = page.locator("session-timeline").getByRole("slider");
  await picture.press("ArrowDown");
  assert.ok(Date.parse(await scrubbed) > Date.now() + 20 * hour, await scrubbed);
  await context.close();
});

/** What the native door answers. */
function native(request) {
  const command = process.env.WINDOWPANE ?? join(top, "target/debug/windowpane");
  try {
    return JSON.parse(execFileSync(command, ["check"], { input: JSON.stringify(request), stdio: ["pipe", "pipe", "ignore"] }));
  } catch ({ stdout }) {
    return JSON.parse(stdout); // Exit 1: an error on purpose.
  }
}

test("a whole definition as the message is judged as at every other door, by the policy, which is loaded for that alone", async () => {
  const definition = (...components) => ({ name: "order", language: "en", category: "UTILITY", status: "APPROVED", components });
  const facts = { channel: "whatsapp", now: "2026-03-10T12:00:00Z", last_inbound_at: "2026-03-01T09:00:00Z" };
  const messages = [
    { kind: "template", template: definition({ type: "BODY", text: "Your order is on its way." }) },
    { kind: "template", template: definition({ type: "BODY", text: "Your order {{1}} is on its way." }), values: { body: ["4711"] } },
    { kind: "template", template: definition({ type: "BODY", text: "Your order {{1}} is on its way." }) },
    { kind: "template", template: definition({ type: "HEADER", format: "TEXT", text: "x".repeat(61) }, { type: "BODY", text: "Hello there, all is well." }) },
    { kind: "template", template: definition({ type: "BODY", text: 5 }) },
    { kind: "template", template: definition({ type: "BODY", text: "Your order is on its way." }), values: { body: 5 } },
  ];
  const expected = messages.map((message) => {
    const answer = native({ check: "send", ...facts, message });
    if (!answer.ok) return { error: answer.error };
    const { window: { state, closes_at }, allowed, reason, changes_at } = answer;
    return { state, allowed, reason, closes_at, changes_at };
  });
  assert.ok(expected.some(({ allowed }) => allowed) && expected.some(({ reason }) => reason === "template_invalid"));
  assert.ok(expected.some(({ error }) => error), "a definition of the wrong type is an error");
  for (const [entry, wasm] of [["session-window", ["policy", "session-window"]], ["session-timeline", ["policy", "session-timeline"]], ["windowpane", ["windowpane"]]]) {
    const { page, context } = await importing([entry], ["session-window"]);
    const loaded = () => requests.filter((url) => url.endsWith(".wasm")).map((url) => url.slice(1, -".wasm".length)).sort();
    assert.deepEqual(loaded(), [entry], "not before it is needed");
    for (const [at, message] of messages.entries()) {
      const told = await page.evaluate(([facts, message]) => new Promise((resolve) => {
        const pane = document.createElement("session-window");
        pane.addEventListener("statechange", ({ detail }) => resolve(detail), { once: true });
        pane.addEventListener("error", ({ detail }) => resolve({ error: detail }), { once: true });
        Object.assign(pane, { now: facts.now, lastInboundAt: facts.last_inbound_at, message });
        document.querySelector("main").append(pane);
      }), [facts, message]);
      assert.deepEqual(told, expected[at], `${entry}: ${JSON.stringify(message)}`);
    }
    assert.deepEqual(loaded(), wasm);
    await context.close();
  }
});

test("the editor works under the same content policy, with only its own wasm", async () => {
  requests = [];
  const { page, context, faults } = await open(browser, `${address}/editor`);
  await page.locator('template-editor [data-f="BODY.text"]').fill("Hello there, all is well.");
  await page.waitForFunction(() => document.querySelector("template-editor").definition.components[0].text.startsWith("Hello"));
  assert.deepEqual(requests.filter((url) => url.endsWith(".wasm")), ["/template-editor.wasm"]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("of a thousand elements that come and go none stays alive", async () => {
  const { page, context } = await open(browser, `${address}/panes`);
  await page.waitForFunction(() => document.querySelector("session-window").shadowRoot?.querySelector(".pane"));
  const left = await page.evaluate(async () => {
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const refs = [];
    for (let round = 0; round < 1000; round += 1) {
      const element = document.createElement("session-window");
      element.setAttribute("channel", "whatsapp");
      document.body.append(element);
      refs.push(new WeakRef(element));
      await turn();
      element.remove();
      await turn();
    }
    for (let round = 0; round < 20; round += 1) {
      await turn();
      globalThis.gc();
    }
    return refs.filter((ref) => ref.deref()).length;
  });
  // The engine may still hold the last one in a register.
  assert.ok(left <= 1, `${left} of 1000 elements are alive`);
  await context.close();
});

test("without its wasm an element shows a plain message and raises an error event", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  const errors = [];
  await page.exposeFunction("tell", (detail) => errors.push(detail));
  await page.addInitScript(() => addEventListener("error", (event) => event.detail?.code && globalThis.tell(event.detail), true));
  await page.goto(`${address}/panes`);
  await page.getByText("cannot be shown").first().waitFor();
  assert.equal(errors[0]?.code, "load");
  await context.close();
});
