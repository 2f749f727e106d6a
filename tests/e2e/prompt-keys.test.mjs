// The prompt by keyboard and mouse: where the focus goes, what closes it, and what must not answer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { STATES, notice, press, setPrompt, settle, site, standing, visit } from "./prompt-page.mjs";
import { together } from "./support.mjs";

const { browser, server } = await together({ start: site });

/** What has the focus: an element of the prompt by its text or label, an element of the page by its tag and id. */
const focused = (page) => page.evaluate(() => {
  const prompt = document.querySelector("terms-update-prompt");
  const inner = prompt.shadowRoot.activeElement;
  if (inner) return inner.ariaLabel || inner.className.split(" ")[0] === "wide" && "table" || inner.textContent.trim() || `.${inner.className}`;
  const outer = document.activeElement;
  return outer === document.body ? "body" : `${outer.localName}#${outer.id}`;
});

const openDialog = (page) => page.waitForFunction(() => document.querySelector("terms-update-prompt").shadowRoot.querySelector("dialog")?.open);
const closedDialog = (page) => page.waitForFunction(() => !document.querySelector("terms-update-prompt").shadowRoot.querySelector("dialog")?.open);

test("by keyboard through the whole dialog: the heading first, then in reading order, and never out of the dialog", async () => {
  const { page, context, faults, seen } = await visit(browser, server, STATES.open);
  assert.equal(await focused(page), "Northwind Bank is updating its terms");
  const walk = [];
  for (let turn = 0; turn < 30 && walk.lastIndexOf("Accept the new terms") === walk.indexOf("Accept the new terms"); turn += 1) {
    await page.keyboard.press("Tab");
    walk.push(await focused(page));
  }
  const answers = walk.slice(0, walk.lastIndexOf("Accept the new terms"));
  // Between the last and the first is the browser's toolbar, and nothing of the page behind.
  assert.deepEqual(answers.filter((at) => at !== "body" && !at.startsWith(".scroll") && !at.startsWith(".modal")), [
    "on our site", "Read the whole text", "Read the full document", "Get help", "Save a copy", "Print", "Accept the new terms", "Decline the new terms", "Not now", "Not now", "on our site",
    "Read the whole text", "Read the full document", "Get help", "Save a copy", "Print",
  ]);
  assert.deepEqual(walk.filter((at) => at.startsWith("button#")), []);
  // Folded details open by keyboard, and their content is next in the order.
  await page.locator("terms-update-prompt summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "on our site");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "table");
  // Enter on a link, folded details or the heading answers nothing.
  await page.locator("terms-update-prompt h2").focus();
  await settle(page);
  await page.keyboard.press("Enter");
  assert.deepEqual(await seen("decision"), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("accept and decline take one key each (P6)", async () => {
  for (const [value, phase] of [["accept", "accepted"], ["decline", "declined"]]) {
    for (const key of ["Enter", "Space"]) {
      const { page, context, seen } = await visit(browser, server, STATES.open);
      await page.locator(`terms-update-prompt .answers button[value=${value}]`).focus();
      await settle(page);
      await page.keyboard.press(key);
      await standing(page, `[phase=${phase}]`);
      assert.deepEqual((await seen("decision")).map(({ action }) => action), [value]);
      await context.close();
    }
  }
});

test("Escape, the cross and a click beside the dialog mean not now; none accepts or declines (P4)", async () => {
  const ways = {
    escape: (page) => page.keyboard.press("Escape"),
    cross: (page) => page.locator("terms-update-prompt .leave").click(),
    backdrop: (page) => page.mouse.click(5, 5),
  };
  for (const [name, leave] of Object.entries(ways)) {
    const { page, context, seen } = await visit(browser, server, STATES.open);
    await settle(page);
    await leave(page);
    await closedDialog(page);
    assert.deepEqual((await seen("decision")).map(({ action }) => action), ["not_now"], name);
    await context.close();
  }
});

test("selecting text with the mouse and releasing it beside the dialog closes nothing", async () => {
  const { page, context, seen } = await visit(browser, server, STATES.open);
  await settle(page);
  const heading = await page.locator("terms-update-prompt h2").boundingBox();
  await page.mouse.move(heading.x + 20, heading.y + 10);
  await page.mouse.down();
  await page.mouse.move(5, 5, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual(await seen("decision"), []);
  assert.ok(await page.locator("terms-update-prompt dialog").evaluate((dialog) => dialog.open));
  await context.close();
});

test("a question that cannot be put off is not closed by any of them, however often", async () => {
  const used = { not_now: { quiet_days: 7, closing_days: 3, max: 0 } };
  const { page, context, seen } = await visit(browser, server, { ...STATES.open, notice: notice(used) });
  await settle(page);
  for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press("Escape");
  await page.mouse.click(5, 5);
  assert.ok(await page.locator("terms-update-prompt dialog").evaluate((dialog) => dialog.open));
  assert.equal(await page.locator("terms-update-prompt .leave").count(), 0);
  assert.deepEqual(await seen("decision"), []);
  await context.close();
});

test("a strip takes no focus, and the page beside it stays usable", async () => {
  for (const name of ["banner", "limited"]) {
    const { page, context } = await visit(browser, server, undefined);
    await page.locator("#opener").focus();
    await setPrompt(page, STATES[name]);
    await page.locator("terms-update-prompt [part=strip]").waitFor();
    assert.equal(await focused(page), "button#opener");
    assert.equal(await page.locator("terms-update-prompt [part=strip]").getAttribute("role"), "region");
    await page.locator("#opener").click({ trial: true });
    await context.close();
  }
});

test("the focus returns to where it was, and is not lost if that element is gone", async () => {
  const { page, context, faults } = await visit(browser, server, STATES.accepted);
  await page.evaluate(() => {
    document.getElementById("opener").onclick = () => {
      document.querySelector("terms-update-prompt").review = true;
    };
  });
  // Twice: it can be opened again after closing.
  for (let turn = 0; turn < 2; turn += 1) {
    await page.locator("#opener").focus();
    await page.keyboard.press("Enter");
    await openDialog(page);
    assert.equal(await focused(page), "Northwind Bank is updating its terms");
    await settle(page);
    await page.keyboard.press("Escape");
    await closedDialog(page);
    assert.equal(await focused(page), "button#opener");
  }
  await page.keyboard.press("Enter");
  await openDialog(page);
  await page.evaluate(() => document.getElementById("opener").remove());
  await settle(page);
  await page.keyboard.press("Escape");
  await closedDialog(page);
  assert.equal(await focused(page), ".prompt");
  assert.deepEqual(faults, []);
  await context.close();
});

test("the confirmation takes the focus, and closing it returns the focus", async () => {
  const { page, context } = await visit(browser, server, undefined);
  await setPrompt(page, STATES.open);
  await press(page, "accept");
  await page.locator("terms-update-prompt [part=told]").waitFor();
  assert.match(await focused(page), /^Northwind Bank is updating its terms/);
  assert.match(await page.locator("terms-update-prompt [role=status]").innerText(), /You accepted on 20 January 2021|You accepted on January 20, 2021/);
  // Into the question again and back: the button that led there has returned.
  await page.locator("terms-update-prompt button[value=review]").click();
  await openDialog(page);
  await settle(page);
  await page.locator("terms-update-prompt .answers button[value=keep]").click();
  await closedDialog(page);
  assert.notEqual(await focused(page), "body");
  await page.locator("terms-update-prompt button[value=close]").click();
  await page.locator("terms-update-prompt [part=told]").waitFor({ state: "detached" });
  assert.equal(await focused(page), ".prompt");
  await context.close();
});

/** Clicks an answer as soon as `when` holds. Returns whether the click counted. */
const pressWhen = (page, value, when) => page.evaluate(([value, when]) => new Promise((resolve) => {
  const root = document.querySelector("terms-update-prompt").shadowRoot;
  const holds = new Function("root", `return ${when}`);
  const before = globalThis.seen.filter(([name]) => name === "decision").length;
  const look = () => {
    if (!holds(root)) return requestAnimationFrame(look);
    root.querySelector(`.answers button[value=${value}]`).click();
    return resolve(globalThis.seen.filter(([name]) => name === "decision").length > before);
  };
  look();
}), [value, when]);

test("the second click of a double click answers nothing, since the dialog has just opened", async () => {
  const { page, context } = await visit(browser, server, undefined);
  await setPrompt(page, { now: "2021-01-01T00:00:00Z", phase: "scheduled", prompt: "none" });
  const pressed = pressWhen(page, "accept", "root.querySelector('dialog')?.open");
  await setPrompt(page, STATES.open);
  assert.equal(await pressed, false);
  await settle(page);
  assert.equal(await pressWhen(page, "accept", "true"), true);
  await context.close();
});

test("buttons that move under the pointer ignore clicks for a while", async () => {
  const moves = {
    "longer words": [STATES.open, (page) => page.evaluate(() => {
      document.querySelector("terms-update-prompt").labels = { decline: "Decline the new terms and go on as before until the day they hold" };
    }), "root.textContent.includes('go on as before')"],
    "a window that grows": [STATES.open, (page) => page.setViewportSize({ width: 900, height: 500 }), "innerHeight === 500"],
    "details that unfold": [STATES.banner, (page) => page.evaluate(() => { document.querySelector("terms-update-prompt").shadowRoot.querySelector(".details").open = true; }), "root.querySelector('.details').open"],
  };
  for (const [name, [state, move, moved]] of Object.entries(moves)) {
    const { page, context } = await visit(browser, server, undefined, { viewport: { width: 700, height: 700 } });
    await setPrompt(page, state);
    await settle(page);
    const pressed = pressWhen(page, "accept", moved);
    await move(page);
    assert.equal(await pressed, false, name);
    await settle(page);
    assert.equal(await pressWhen(page, "accept", "true"), true, name);
    await context.close();
  }
});

test("export and help are links, and the page may handle them itself", async () => {
  const { page, context, seen } = await visit(browser, server, STATES.limited);
  for (const value of ["accept", "decline"]) assert.ok(await page.locator(`terms-update-prompt button[value=${value}]`).isVisible());
  for (const name of ["document", "export", "help"]) assert.ok(await page.locator(`terms-update-prompt [part~=${name}]`).isVisible(), name);
  await page.evaluate(() => addEventListener("export", (event) => event.preventDefault()));
  await page.locator("terms-update-prompt [part=export]").click();
  assert.deepEqual(await seen("export"), [{ url: "/export" }]);
  assert.equal(new URL(page.url()).pathname, "/");
  // An address that could run a script is not linked.
  await page.evaluate(() => { document.querySelector("terms-update-prompt").helpUrl = "javascript:alert(1)"; });
  await page.getByText("help_url").waitFor();
  assert.deepEqual((await seen("error")).map(({ path }) => path), ["help_url"]);
  await context.close();
});

test("a copy of the question can be saved before answering, without the network", async () => {
  const { page, context, faults } = await visit(browser, server, STATES.open);
  await context.setOffline(true);
  const download = page.waitForEvent("download");
  await page.locator("terms-update-prompt button[value=save]").click();
  const saved = await download;
  assert.equal(saved.suggestedFilename(), "northwind-terms-2021-02.html");
  const text = readFileSync(await saved.path(), "utf8");
  assert.match(text, /^<!doctype html><html lang="en" dir="ltr"><meta charset="utf-8"><title>Northwind Bank is updating its terms</);
  for (const part of ["Others as in the table.", "What you write to a business", "Not answering never counts", "<details open"]) assert.ok(text.includes(part), part);
  assert.doesNotMatch(text, /<script|onclick|javascript:/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("print unfolds the whole text and prints the page", async () => {
  const { page, context } = await visit(browser, server, STATES.open);
  const printed = await page.evaluate(() => new Promise((resolve) => {
    const root = document.querySelector("terms-update-prompt").shadowRoot;
    globalThis.print = () => resolve([...root.querySelectorAll("details")].every((one) => one.open));
    root.querySelector("button[value=print]").click();
  }));
  assert.equal(printed, true);
  await context.close();
});

test("the receipt has what was shown, what was answered and what the service replied", async () => {
  const { page, context, faults, seen } = await visit(browser, server, { ...STATES.open, endpoint: "/v1/decisions", language: "en", decisions: [{ version: "2021-02", action: "not_now", at: "2021-01-08T00:00:00Z" }] });
  const stored = page.waitForResponse((response) => response.request().method() === "POST");
  await press(page, "decline");
  const answer = await (await stored).json();
  await page.getByText("Your answer is stored.").waitFor();
  const download = page.waitForEvent("download");
  await page.locator("terms-update-prompt button[value=receipt]").click();
  const saved = await download;
  const receipt = JSON.parse(readFileSync(await saved.path(), "utf8"));
  const [decision] = await seen("decision");
  assert.equal(saved.suggestedFilename(), `receipt-northwind-terms-${decision.idempotency_key.slice(0, 8)}.json`);
  assert.equal(receipt.record_id, decision.idempotency_key);
  assert.equal(receipt.schema_version, "windowpane.receipt.1");
  assert.match(receipt.about, /Nothing here is signed/);
  assert.deepEqual(receipt.parties, [{ party_name: "Northwind Bank", party_url: "https://northwind.example/" }]);
  assert.deepEqual(receipt.notice, {
    id: "northwind-terms", version: "2021-02", basis: "contract", document_url: "https://northwind.example/terms", document_sha256: "ab".repeat(32),
    time_zone: "Etc/UTC", schedule_revision: 2, accept_by: "2021-05-15", accept_before: "2021-05-16T00:00:00Z", postponed_from: ["2021-02-09T00:00:00Z"],
  });
  assert.deepEqual(receipt.events, [{ event_type: "decline", event_time: "2021-01-20T12:00:00Z", received_at: answer.decision.received_at, put_off_before: 1 }]);
  assert.deepEqual([receipt.language, receipt.jurisdiction, receipt.decision.action, receipt.decision.subject], ["en", "US", "decline", receipt.pii_principal_id]);
  assert.deepEqual(receipt.service, answer);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a reader of a translation answers about the translation, and the receipt has it in both places", async () => {
  const shown = { url: "https://northwind.example/bedingungen", sha256: "cd".repeat(32) };
  const translated = notice({ translations: { de: { document: shown } } });
  const { page, context, faults } = await visit(browser, server, { ...STATES.open, notice: translated, endpoint: "/v1/decisions", language: "de" });
  await press(page, "accept");
  const download = page.waitForEvent("download");
  await page.locator("terms-update-prompt button[value=receipt]").click();
  const receipt = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  assert.deepEqual([receipt.notice.document_url, receipt.notice.document_sha256], [shown.url, shown.sha256]);
  assert.equal(receipt.decision.document_sha256, shown.sha256);
  assert.deepEqual(faults, []);
  await context.close();
});
