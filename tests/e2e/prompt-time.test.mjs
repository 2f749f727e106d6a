// The prompt's clock, other tabs, and storage: none of them may cost a visitor an answer or a day.

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATES, noticeFromNow, press, setPrompt, settle, site, standing, visit } from "./prompt-page.mjs";
import { together } from "./support.mjs";

const HOUR = 3_600_000;
const YEAR = 365.25 * 24 * HOUR;

const { browser, server } = await together({ start: site });

/** A page on a device whose clock is off by `ms`. The service answers when `release` is called. */
async function wrongClock(ms, properties, { hold = true } = {}) {
  const opened = await visit(browser, server);
  const { page } = opened;
  await page.addInitScript((ms) => {
    const real = Date.now;
    globalThis.skew = ms;
    Date.now = () => real() + globalThis.skew;
  }, ms);
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const asked = [];
  await page.route("**/v1/decisions?*", async (route) => {
    asked.push(route.request().url());
    if (hold) await released;
    await route.continue();
  });
  await page.goto(`${server.address}/`);
  await setPrompt(page, { timeZone: undefined, ...properties });
  return { ...opened, release, asked };
}

const steps = [{ after_days: 0, prompt: "persistent", access: "blocked", limits: [] }];

test("a device that is years ahead limits nobody; the server's time corrects it", async () => {
  // The deadline is in a month. Ten years ahead it is long over.
  for (const [name, ms, subject] of [["ten years", 10 * YEAR, undefined], ["known visitor", 10 * YEAR, "ab".repeat(16)], ["an hour", HOUR, undefined]]) {
    const deadline = name === "an hour" ? 1 / 48 : 30;
    const { page, context, release, faults, seen } = await wrongClock(ms, { notice: noticeFromNow(40, deadline, { after_deadline: steps }), endpoint: "/v1/decisions", subject });
    release();
    await standing(page, name === "an hour" ? "[phase=closing]" : "[phase=open][prompt=dialog]");
    for (const { access } of await seen("phasechange")) assert.equal(access, "full", name);
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("without the server's time nothing is limited, and the prompt is no stronger than a dialog that can be put off", async () => {
  const over = noticeFromNow(40, -30, { after_deadline: steps });
  const { page, context, prompt, seen } = await wrongClock(0, { notice: over });
  await standing(page, "[phase=overdue][prompt=dialog][access=full]");
  assert.equal(await prompt.locator("button[value=not_now]").count(), 2);
  // The server has said its time: now the limits apply.
  await page.evaluate(async () => {
    const { load } = await import("/windowpane.js");
    const now = performance.now();
    (await load()).correctClock(Date.now(), now, now);
  });
  await standing(page, "[phase=overdue][prompt=persistent][access=blocked]");
  assert.deepEqual((await seen("phasechange")).map(({ access }) => access), ["full", "blocked"]);
  await context.close();
});

test("a service that does not answer limits nobody", async () => {
  const { page, context } = await wrongClock(0, { notice: noticeFromNow(40, -30, { after_deadline: steps }) });
  await page.unroute("**/v1/decisions?*");
  await page.route("**/v1/decisions?*", (route) => route.abort());
  await page.evaluate(() => { document.querySelector("terms-update-prompt").endpoint = "/v1/decisions"; });
  await standing(page, "[phase=overdue][prompt=dialog][access=full]");
  await context.close();
});

test("a device that is years behind shows what is announced when the server has said its time", async () => {
  const { page, context, release } = await wrongClock(-10 * YEAR, { notice: noticeFromNow(10, 30), endpoint: "/v1/decisions", subject: "cd".repeat(16) });
  assert.equal(await page.locator("terms-update-prompt dialog[open]").count(), 0);
  release();
  await standing(page, "[phase=open][prompt=dialog]");
  await context.close();
});

test("when the server has said its time, setting the clock has no effect, and the server is asked again", async () => {
  const { page, context, asked } = await wrongClock(0, { notice: noticeFromNow(40, -30, { after_deadline: steps }), endpoint: "/v1/decisions" }, { hold: false });
  // Only the server's time can do this: it has arrived and is used.
  const stands = "[phase=overdue][prompt=persistent][access=blocked]";
  await standing(page, stands);
  const before = asked.length;
  assert.equal(before, 1);
  await page.evaluate(() => { globalThis.skew = -50 * 365 * 86_400_000; });
  // The page becomes visible, whatever woke it.
  const again = async () => {
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    return asked.length > before;
  };
  for (let turn = 0; turn < 100 && !(await again()); turn += 1) await settle(page);
  assert.ok(asked.length > before, "the server is asked again");
  await standing(page, stands);
  await context.close();
});

const sent = (page) => page.waitForResponse((response) => response.request().method() === "POST" && response.ok());
const posted = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("windowpane.outbox.")).length);

test("an answer in one tab closes the question in all, and in every element of a page", async () => {
  const state = { notice: noticeFromNow(10, 30), endpoint: "/v1/decisions" };
  const first = await visit(browser, server, state);
  const second = await visit(browser, server, state, { context: first.context });
  await second.page.evaluate(() => {
    const other = document.createElement("terms-update-prompt");
    const { notice, endpoint } = document.querySelector("terms-update-prompt");
    other.id = "other";
    document.body.append(Object.assign(other, { notice, endpoint }));
  });
  await second.page.locator("#other dialog[open]").waitFor();
  await standing(second.page, ":not(#other)[phase=open]");
  await second.page.evaluate(() => {
    globalThis.followed = new Promise((resolve) => addEventListener("phasechange", ({ detail }) => detail.phase === "declined" && resolve(Date.now())));
  });
  await first.page.evaluate(() => addEventListener("decision", () => { globalThis.answered = Date.now(); }));
  await press(first.page, "decline");
  await standing(second.page, "#other[phase=declined][prompt=none]");
  await standing(second.page, ":not(#other)[phase=declined][prompt=none]");
  console.log(`the other tab followed ${(await second.page.evaluate(() => globalThis.followed)) - (await first.page.evaluate(() => globalThis.answered))} ms after the answer`);
  assert.equal(await second.page.locator("dialog[open]").count(), 0);
  await first.context.close();
});

test("without BroadcastChannel other tabs learn of an answer from the storage; without storage, from BroadcastChannel and the server", async () => {
  const without = {
    BroadcastChannel: () => { delete globalThis.BroadcastChannel; },
    localStorage: () => { Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } }); },
  };
  for (const [name, block] of Object.entries(without)) {
    const state = { notice: noticeFromNow(10, 31), endpoint: "/v1/decisions", subject: name === "localStorage" ? "5a".repeat(16) : "6b".repeat(16) };
    const first = await visit(browser, server);
    await first.context.addInitScript(block);
    await first.page.reload();
    await setPrompt(first.page, state);
    await standing(first.page, "[phase=open]");
    const second = await visit(browser, server, state, { context: first.context });
    await standing(second.page, "[phase=open]");
    await press(first.page, "accept");
    await standing(second.page, "[phase=accepted]");
    assert.deepEqual([first.faults, second.faults], [[], []], name);
    await first.context.close();
  }
});

test("a message alone has no effect: the state is read from the storage", async () => {
  const { page, context } = await visit(browser, server, { notice: noticeFromNow(10, 32), endpoint: "/v1/decisions" });
  await standing(page, "[phase=open]");
  await page.evaluate(() => {
    const channel = new BroadcastChannel("windowpane");
    channel.postMessage({ type: "decided", action: "accept", version: "2021-02" });
    channel.close();
  });
  await settle(page);
  assert.equal(await page.locator("terms-update-prompt").getAttribute("phase"), "open");
  await context.close();
});

test("with blocked or full storage the prompt works, says that it cannot remember, and raises no error", async () => {
  const blocks = {
    blocked: () => { Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } }); },
    full: () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  };
  for (const [name, block] of Object.entries(blocks)) {
    for (const offline of [false, true]) {
      const { page, context, faults } = await visit(browser, server);
      await page.addInitScript(block);
      await page.reload();
      if (offline) await page.route("**/v1/decisions*", (route) => route.abort());
      await setPrompt(page, { notice: noticeFromNow(10, 33), endpoint: "/v1/decisions" });
      await standing(page, "[phase=open]");
      await press(page, "decline");
      await standing(page, "[phase=declined]");
      const said = offline ? /cannot keep your answer until it has been sent/ : /keeps nothing, so you may be asked again/;
      await page.getByText(said).waitFor();
      assert.deepEqual(faults.filter((fault) => !fault.includes("ERR_FAILED")), [], name);
      await context.close();
    }
  }
});

test("a broken entry breaks no other, and is not removed (B5)", async () => {
  const { page, context, faults } = await visit(browser, server);
  await page.evaluate(() => {
    localStorage.setItem("windowpane.subject", "7c".repeat(16));
    localStorage.setItem("windowpane.decisions.northwind-terms", "{\"subject\":");
    localStorage.setItem("windowpane.outbox.broken", "{\"idempotency_key\":\"");
    localStorage.setItem(`windowpane.outbox.${"1d".repeat(16)}`, JSON.stringify({
      idempotency_key: "1d".repeat(16), subject: "7c".repeat(16), notice: "northwind-terms", version: "2021-02", action: "accept", claimed_at: "2021-01-17T12:00:00Z", language: "en",
    }));
  });
  const stored = sent(page);
  // Three days later (B6) it is still stored.
  await setPrompt(page, { ...STATES.open, phase: "accepted", prompt: "none", endpoint: "/v1/decisions" });
  await stored;
  await page.waitForFunction(() => Object.keys(localStorage).filter((name) => name.startsWith("windowpane.outbox.")).join() === "windowpane.outbox.broken");
  assert.deepEqual(faults, []);
  await context.close();
});

test("an answer given while others are being sent is not lost (B3), and none is reported as stored before it is (B4)", async () => {
  const subject = "8e".repeat(16);
  const state = { notice: noticeFromNow(10, 34), endpoint: "/v1/decisions", subject };
  const first = await visit(browser, server, state);
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const holding = new Promise((resolve) => first.page.route("**/v1/decisions", async (route) => {
    resolve();
    await released;
    await route.continue();
  }));
  await press(first.page, "accept");
  await holding;
  assert.match(await first.page.locator("terms-update-prompt [role=status]").innerText(), /kept on this device and will be sent/);
  // Another tab, which has read the first answer from the storage, withdraws it and declines.
  const second = await visit(browser, server, { ...state, review: true }, { context: first.context });
  await standing(second.page, "[phase=accepted]");
  await second.page.route("**/v1/decisions", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await press(second.page, "withdraw");
  await standing(second.page, "[phase=open]");
  await second.page.locator("terms-update-prompt button[value=close]").click();
  await press(second.page, "decline");
  await standing(second.page, "[phase=declined]");
  assert.ok((await posted(second.page)) >= 2);
  release();
  await second.page.unroute("**/v1/decisions");
  await second.page.evaluate(() => dispatchEvent(new Event("online")));
  await second.page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("windowpane.outbox.")));
  const kept = await (await fetch(`${server.address}/v1/decisions?subject=${subject}&notice=${state.notice.id}`)).json();
  assert.deepEqual(kept.decisions.map(({ action }) => action).sort(), ["accept", "decline", "withdraw"]);
  for (const { page } of [first, second]) await standing(page, "[phase=declined]");
  await first.context.close();
});

test("a decision that could not be sent is sent again while the page stays open", async () => {
  const { page, context } = await visit(browser, server, { notice: noticeFromNow(10, 35), endpoint: "/v1/decisions" });
  await standing(page, "[phase=open]");
  let failures = 0;
  await page.route("**/v1/decisions", (route) => {
    if (route.request().method() !== "POST" || failures >= 2) return route.continue();
    failures += 1;
    return route.fulfill({ status: 503, contentType: "application/json", body: "{\"ok\":false}" });
  });
  const stored = sent(page);
  await press(page, "accept");
  await stored;
  await page.getByText("Your answer is stored.").waitFor();
  assert.equal(failures, 2);
  await context.close();
});

test("a strict content policy with trusted types refuses nothing of the prompt, and a refusal would be noticed", async () => {
  const { page, context, faults } = await visit(browser, server, { notice: noticeFromNow(10, 36), endpoint: "/v1/decisions" });
  const policy = (await page.request.get(server.address)).headers()["content-security-policy"];
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
  await standing(page, "[phase=open]");
  // Everything: unfold, save, answer, receipt, the question again, withdraw.
  await page.locator("terms-update-prompt .whole summary").click();
  for (const value of ["save", "accept", "receipt", "review", "withdraw", "close", "decline"]) {
    const button = page.locator(`terms-update-prompt button[value=${value}]`).first();
    await button.waitFor();
    await settle(page);
    await button.click();
  }
  await standing(page, "[phase=declined]");
  assert.deepEqual(faults, []);
  await page.evaluate(() => {
    document.body.setAttribute("style", "color: red");
    try {
      document.querySelector("main").innerHTML = "<p>markup</p>";
    } catch {
      // Expected; the content policy reports it too.
    }
  });
  await settle(page);
  assert.ok(faults.some((fault) => fault.includes("style-src")) && faults.some((fault) => /TrustedHTML|trusted-types/i.test(fault)), faults.join("\n"));
  await context.close();
});
