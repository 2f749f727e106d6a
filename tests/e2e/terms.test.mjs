// The terms update of 2021 in a real browser with the real server: what is shown on which day, and what is stored.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axe, open, serve, shot, together } from "./support.mjs";

let { browser, server } = await together();

/** The visitor's page on a day, in a context that keeps its storage. */
async function visit(now, { region = "US", language = "en", context, ...options } = {}) {
  const opened = context ? { context, page: await context.newPage(), faults: [] } : await open(browser, "about:blank", options);
  const { page, faults } = opened;
  if (context) page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${server.address}/visitor.html`);
  await page.locator("terms-update-prompt[phase]").waitFor({ state: "attached" });
  await page.evaluate((setting) => postMessage(setting, location.origin), { now, region, language });
  const prompt = page.locator("terms-update-prompt");
  await page.waitForFunction((at) => document.querySelector("terms-update-prompt").now === at, now);
  return { ...opened, prompt, phase: () => prompt.getAttribute("phase") };
}

const day = (date) => `${date}T12:00:00Z`;

/** The prompt ignores clicks for 400 ms after it opens, so that a double click cannot answer. This advances the page's clock by that time. */
const settle = (page) => page.evaluate(() => new Promise((resolve) => {
  const opened = performance.now();
  const wait = () => (performance.now() - opened > 450 ? resolve() : requestAnimationFrame(wait));
  wait();
}));

const answer = async (page, name) => {
  const button = page.getByRole("dialog").getByRole("button", { name });
  await button.waitFor();
  await settle(page);
  await button.click();
};

const setDay = (page, date) => page.evaluate((now) => postMessage({ now, region: "US", language: "en" }, location.origin), `${date}T12:00:00Z`);

test("each day shows its phase, and before the announcement nothing", async () => {
  const { page, context, prompt, faults } = await visit(day("2020-12-15"));
  assert.equal(await prompt.getAttribute("phase"), "scheduled");
  assert.equal(await page.getByRole("dialog").count(), 0);
  for (const [date, phase, wanted] of [["2021-01-08", "open", "dialog"], ["2021-05-14", "closing", "dialog"], ["2021-05-20", "overdue", "banner"]]) {
    await setDay(page, date);
    await page.locator(`terms-update-prompt[phase=${phase}][prompt=${wanted}]`).waitFor({ state: "attached" });
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test("the postponed deadline is struck through, with its reason", async () => {
  const { page, context, faults } = await visit(day("2021-01-20"));
  const dialog = page.getByRole("dialog");
  assert.match(await dialog.innerText(), /15 May 2021|May 15, 2021/);
  assert.match(await dialog.locator("s").innerText(), /8 February 2021|February 8, 2021/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the European Region is shown other data than the United States", async () => {
  const categories = async (region) => {
    const { page, context } = await visit(day("2021-01-20"), { region });
    const text = await page.getByRole("dialog").innerText();
    await context.close();
    return text;
  };
  const [us, de] = [await categories("US"), await categories("DE")];
  assert.notEqual(us, de);
});

test("accept, decline and not now have equal weight", async () => {
  const { page, context } = await visit(day("2021-01-20"));
  const looks = await page.getByRole("dialog").evaluate((dialog) => {
    const buttons = [...dialog.querySelectorAll(".answers button")];
    return buttons.map((button) => {
      const style = getComputedStyle(button);
      const { width, height } = button.getBoundingClientRect();
      const look = [style.color, style.backgroundColor, style.borderColor, style.borderWidth, style.fontSize, style.fontWeight, style.padding, style.textDecoration];
      return { look: look.join("|"), width: Math.round(width), height: Math.round(height) };
    });
  });
  assert.equal(looks.length, 3);
  for (const one of looks) assert.deepEqual(one, looks[0]);
  assert.ok(looks[0].height >= 44, `${looks[0].height} px high`);
  await context.close();
});

test("an accept is stored, survives a reload, another tab and a killed server", async () => {
  const { page, context, faults } = await visit(day("2021-01-20"));
  const stored = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/v1/decisions"));
  await answer(page, /accept/i);
  assert.equal((await stored).status(), 200);
  await page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  await page.close();

  const again = await visit(day("2021-03-01"), { context });
  await again.page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  assert.equal(await again.page.getByRole("dialog").count(), 0);

  // Only the server remembers: the browser's storage is cleared, except for the visitor's pseudonym.
  const subject = await again.page.evaluate(() => Object.entries(localStorage).find(([, value]) => /^[0-9a-f]{32}$/.test(value)));
  assert.ok(subject, "the pane keeps a pseudonym");
  const { database } = server;
  await server.kill();
  server = await serve({ database });
  after(() => server.stop());
  const other = await browser.newContext({ locale: "en-GB" });
  const page2 = await other.newPage();
  await page2.goto(`${server.address}/visitor.html`);
  await page2.evaluate(([key, value]) => localStorage.setItem(key, value), subject);
  await page2.reload();
  await page2.locator("terms-update-prompt[phase]").waitFor({ state: "attached" });
  await setDay(page2, "2021-03-01");
  await page2.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  assert.deepEqual(faults, []);
  await other.close();
  await context.close();
});

test("decline ends the question; not now quiets it for a week; escape is not now", async () => {
  const declined = await visit(day("2021-01-20"));
  await answer(declined.page, /decline/i);
  await declined.page.locator("terms-update-prompt[phase=declined][prompt=none]").waitFor({ state: "attached" });
  await declined.context.close();

  const { page, context } = await visit(day("2021-01-20"));
  await page.getByRole("dialog").waitFor();
  await settle(page);
  await page.keyboard.press("Escape");
  await page.locator("terms-update-prompt[phase=open][prompt=none]").waitFor({ state: "attached" });
  for (const [date, prompt] of [["2021-01-26", "none"], ["2021-01-28", "dialog"]]) {
    await setDay(page, date);
    await page.locator(`terms-update-prompt[prompt=${prompt}]`).waitFor({ state: "attached" });
  }
  await context.close();
});

test("a server that cannot be reached: the answer counts here, is kept, and is sent later", async () => {
  const { page, context } = await visit(day("2021-01-20"));
  await page.route("**/v1/decisions*", (route) => route.abort());
  await answer(page, /accept/i);
  await page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("windowpane.outbox.")).length);
  assert.equal(kept, 1);
  await page.unroute("**/v1/decisions*");
  const stored = page.waitForResponse((response) => response.request().method() === "POST" && response.ok());
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await stored;
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("windowpane.outbox.")));
  await context.close();
});

test("the prompt works with blocked storage", async () => {
  const { page, context, faults } = await open(browser, "about:blank");
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  });
  await page.goto(`${server.address}/visitor.html`);
  await page.locator("terms-update-prompt[phase]").waitFor({ state: "attached" });
  await setDay(page, "2021-01-20");
  await answer(page, /accept/i);
  await page.locator("terms-update-prompt[phase=accepted]").waitFor({ state: "attached" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("a broken notice: a plain message in place of the prompt, and an error event with code and path", async () => {
  const { page, context } = await open(browser, `${server.address}/visitor.html`);
  // The page sets its own notice when it has loaded it. The test sets another one after that.
  await page.locator("terms-update-prompt[phase]").waitFor({ state: "attached" });
  const detail = await page.evaluate(() => new Promise((resolve) => {
    const prompt = document.querySelector("terms-update-prompt");
    prompt.addEventListener("error", (event) => resolve(event.detail));
    prompt.notice = { version: "1", basis: "contract", schedule: [] };
  }));
  assert.equal(detail.path, "notice.schedule");
  await page.getByText("cannot be shown").waitFor();
  await context.close();
});

test("it looks right: light, dark, 360 px, right to left", async () => {
  for (const [name, options] of Object.entries({
    light: {},
    dark: { colorScheme: "dark" },
    phone: { viewport: { width: 360, height: 740 } },
    arabic: { language: "ar", viewport: { width: 360, height: 740 } },
    hindi: { language: "hi" },
    german: { language: "de", region: "DE" },
  })) {
    const { page, context, faults } = await visit(day("2021-01-20"), options);
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await axe(page), [], name);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${name}: ${wider} px too wide`);
    await shot(page, `prompt-${name}`);
    assert.deepEqual(faults, [], name);
    await context.close();
  }
});
