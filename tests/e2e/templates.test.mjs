// The gallery in a real browser: every template as a bubble with its problems beside it, updated with each keystroke.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axe, open, shot, together, top } from "./support.mjs";

const gallery = JSON.parse(readFileSync(join(top, "www/demo/templates/index.json"), "utf8"));
const { browser, server } = await together();

async function openGallery(options) {
  const opened = await open(browser, `${server.address}/templates.html`, options);
  // Wait until the page has chosen its first template, which would replace the test's.
  await opened.page.locator("template-preview[verdict]").waitFor();
  return opened;
}

/** Picks a template and waits until the pane shows it. */
async function choose(page, name) {
  await page.locator(`.gallery button[data-name="${name}"]`).click();
  const wanted = JSON.parse(readFileSync(join(top, "www/demo/templates", name), "utf8")).template.name;
  await page.locator("template-preview").getByText(wanted, { exact: true }).first().waitFor();
  return page.locator("template-preview").getAttribute("verdict");
}

test("every template of the gallery is drawn, with the expected verdict", async () => {
  const { page, context, faults } = await openGallery();
  assert.ok(gallery.length >= 12);
  for (const name of gallery) {
    const verdict = await choose(page, name);
    assert.equal(verdict === "invalid", name.startsWith("wrong-"), `${name}: ${verdict}`);
    assert.deepEqual(await axe(page), [], name);
  }
  // The demo's content policy refuses foreign images; the placeholder stays.
  const images = faults.filter((fault) => /^console: Loading the image .* violates/.test(fault));
  assert.ok(images.length > 0, "the stored answer has an address for its sample");
  assert.deepEqual(faults.filter((fault) => !images.includes(fault)), []);
  await context.close();
});

test("typing changes bubble and problems at once; broken JSON keeps the last good state", async () => {
  const { page, context, faults } = await openGallery();
  const preview = page.locator("template-preview");
  const box = page.locator("#template");
  const template = JSON.parse(await box.inputValue());
  template.components.find(({ type }) => type === "BODY").text = "A *bold* word and nothing more to say.";
  await box.fill(JSON.stringify(template));
  await preview.locator("b", { hasText: /^bold$/ }).waitFor();
  template.name = "Not A Name";
  await box.fill(JSON.stringify(template));
  await preview.getByText("NAME_CHARS").first().waitFor();
  await page.locator("template-preview[verdict=invalid]").waitFor();
  await box.fill("{");
  await page.getByText(/^Not JSON/).waitFor();
  assert.equal(await preview.locator("b", { hasText: /^bold$/ }).count(), 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("values and texts stay text: nothing in them becomes markup or a working link", async () => {
  const { page, context, faults } = await openGallery();
  const evil = `<img src=x onerror="document.title='owned'"> javascript:alert(1) https://example.org`;
  await page.evaluate((text) => {
    document.querySelector("template-preview").template = {
      name: "evil_name", language: "en", category: "UTILITY",
      components: [{ type: "BODY", text: `Hello {{1}} and ${text}.`, example: { body_text: [[text]] } }, { type: "BUTTONS", buttons: [{ type: "URL", text: "Go", url: "javascript:alert(1)" }] }],
    };
  }, evil);
  await page.locator("template-preview").getByText("evil_name", { exact: true }).first().waitFor();
  const found = await page.locator("template-preview").evaluate((el) => ({
    images: el.shadowRoot.querySelectorAll("img, script, iframe").length,
    links: [...el.shadowRoot.querySelectorAll("[href]")].length,
    title: document.title,
  }));
  assert.deepEqual({ ...found, title: found.title === "owned" }, { images: 0, links: 0, title: false });
  assert.deepEqual(faults, []);
  await context.close();
});

test("a broken definition: a message in place of the pane, and an error event with the path", async () => {
  const { page, context } = await openGallery();
  const detail = await page.evaluate(() => new Promise((resolve) => {
    const pane = document.querySelector("template-preview");
    pane.addEventListener("error", (event) => resolve(event.detail));
    pane.template = { name: "x", language: "en", category: "UTILITY", components: [{ type: "BODY", text: 5 }] };
  }));
  assert.equal(detail.code, "type");
  assert.equal(detail.path, "template.components[0].text");
  await page.getByText("cannot be shown").waitFor();
  // Once corrected, the pane is shown again.
  await page.locator(".gallery button").nth(1).click();
  await page.locator("template-preview[verdict]").waitFor();
  await context.close();
});

test("it looks right: light, dark, 360 px, right to left", async () => {
  const wanted = { "plant-carousel.json": "carousel", "clinic-arabic.json": "arabic", "offer-ends-soon.json": "offer", "wrong-buttons.json": "wrong" };
  for (const [theme, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 360, height: 780 } } })) {
    const { page, context } = await openGallery(options);
    for (const [name, short] of Object.entries(wanted)) {
      await choose(page, name);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${name} ${theme}: ${wider} px too wide`);
      await shot(page.locator("template-preview"), `preview-${short}-${theme}`);
    }
    await context.close();
  }
});
