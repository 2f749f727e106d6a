// The panes as components of a Yew application: what the application in examples/yew-app shows, and what its callbacks are told.
// What the panes do is tested as elements in the other files.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, launch, open, top } from "./support.mjs";

const types = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };
let browser;
let server;
let page;
let context;
let faults;

before(async () => {
  execFileSync(join(top, "scripts/yew-app"), { stdio: "inherit" });
  browser = await launch();
  server = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : request.url.slice(1);
    response.setHeader("content-type", types[name.split(".").at(-1)] ?? "text/plain").end(readFileSync(join(top, "target/yew-app", name)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ page, context, faults } = await open(browser, `http://127.0.0.1:${server.address().port}/`));
});

after(async () => {
  await context?.close();
  await browser?.close();
  server?.close();
});

/** The section of a pane, and the lines that the callbacks have written so far. */
const section = (name) => page.locator(`section[aria-labelledby=${name}]`);
const log = () => page.locator("section[aria-labelledby=log] li").allTextContents();
const logged = (line) => page.locator("section[aria-labelledby=log] li", { hasText: line }).first().waitFor();

test("the prompt tells the phase and the decision, and asks again when the application wants it to", async () => {
  await logged('phasechange "open"');
  const dialog = section("prompt").getByRole("dialog");
  await dialog.waitFor();
  // A button that has just appeared takes no click.
  await page.waitForTimeout(700);
  await dialog.getByRole("button", { name: "Accept" }).click();
  await logged('decision "accept"');
  await dialog.waitFor({ state: "hidden" });
  await section("prompt").getByRole("button", { name: "Show the question again" }).click();
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("the preview tells its verdict and the problem that is chosen, and follows its properties", async () => {
  assert.ok((await log()).some((line) => line.startsWith('verdictchange {"verdict":"invalid","errors":1')), (await log()).join("\n"));
  const phone = section("preview").locator("[part=phone]");
  assert.match(await phone.getAttribute("class"), /android/);
  await section("preview").getByRole("button", { name: "The other phone" }).click();
  await section("preview").locator("[part=phone].ios").waitFor();
  await section("preview").locator("[part=problems] button").first().click();
  await logged("problemselect body_variable_at_edge");
});

test("the editor hands its definition over when it is saved", async () => {
  await section("editor").locator('[data-f="name"]').fill("order_sent");
  await section("editor").locator('[data-f="BODY.text"]').fill("Your order is on its way.");
  await page.keyboard.press("Control+s");
  await logged('"text":"Your order is on its way."');
  assert.ok((await log()).some((line) => line.startsWith("save {") && line.includes('"name":"order_sent"')));
});

test("the window opens and locks the application's composer, and tells what is chosen instead", async () => {
  await logged('statechange "open"');
  const reply = section("window").getByLabel("Reply");
  await reply.fill("Hello");
  await section("window").getByRole("button", { name: "Wait a day" }).click();
  await logged('statechange "closed"');
  assert.equal(await section("window").locator("[part=composer]").evaluate((composer) => composer.inert), true);
  await section("window").locator("[part=instead] button").first().click();
  await logged('instead "template"');
});

test("the timeline tells the instant that is looked at, and hands the chart over", async () => {
  await section("timeline").getByRole("slider").press("ArrowLeft");
  await logged("scrub 2026-");
  await section("timeline").getByRole("button", { name: /save/i }).click();
  await logged("characters");
});

test("the application has no accessibility violation and no fault", async () => {
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});
