// Every template of the gallery, drawn and compared with what is kept in tests/e2e/gallery/: its layout (layout.mjs) in every
// Chromium, its picture where the version runs that drew the kept one. After a change that is meant:
//   UPDATE=1 node --test tests/e2e/gallery.test.mjs
// Fonts come from npm and not from the machine; hinting and sub-pixels are off.

import assert from "node:assert/strict";
import { mkdirSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, differences, written } from "./layout.mjs";
import { axe, open, together, top } from "./support.mjs";

const folder = join(top, "tests/e2e/gallery");
const wrong = join(top, "target/shots/gallery");
const gallery = JSON.parse(readFileSync(join(top, "www/demo/templates/index.json"), "utf8")).map((name) => name.replace(".json", ""));

/** Pixels that may differ, in thousandths: two runs draw the edges of letters a little differently. */
const TOLERATED = 0.5;

/** The version of Chromium that drew the kept pictures. */
const drawnBy = join(folder, "chromium.txt");

/** Forty minutes before the offer of the gallery ends, when its countdown is red. */
const NOW = "2026-11-28T23:20:00Z";

// The phone of each platform asks for its own font first. Of faces that hold the same character the last one counts, and all have
// to be of the same weights to be one family.
const everywhere = ["@fontsource-variable/noto-emoji", "@fontsource-variable/noto-sans-sc", "@fontsource-variable/noto-sans-arabic",
  "@fontsource-variable/noto-sans-hebrew", "@fontsource-variable/noto-sans-devanagari"];
const families = { Roboto: [...everywhere, "@fontsource-variable/roboto"], "SF Pro Text": [...everywhere, "@fontsource-variable/inter"] };

const fonts = Object.entries(families).flatMap(([family, packages]) => packages.map((name) => readFileSync(join(top, "node_modules", name, "index.css"), "utf8")
  .replaceAll(/font-family: '[^']+'/g, `font-family: '${family}'`)
  .replaceAll(/font-weight: [^;]+;/g, "font-weight: 100 900;")
  .replaceAll(/url\(\.\/files\//g, `url(/fonts/${name}/files/`))).join("\n");

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 191 100" preserveAspectRatio="xMidYMid slice"><rect width="191" height="100" fill="#9cc7b4"/><circle cx="140" cy="30" r="14" fill="#f4d48a"/><path d="M0 100 60 40l40 35 30-20 61 45z" fill="#3f7f68"/></svg>`;

const { browser, server } = await together({ browser: ["--font-render-hinting=none", "--disable-lcd-text", "--disable-font-subpixel-positioning", "--force-color-profile=srgb"] });

/** A page that holds nothing but previews, with the fonts of the test and a picture for every image. */
async function stage(options = {}) {
  const { page, context, faults } = await open(browser, "about:blank", { viewport: { width: 420, height: 900 }, ...options });
  // No page of the demo: its content policy lets in no foreign image and no style of a test.
  const body = "<!doctype html><html lang=en><title>Stage</title><main></main></html>";
  await page.route("**/stage", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${server.address}/stage`);
  await page.route("**/fonts/**", (route) => route.fulfill({ path: join(top, "node_modules", new URL(route.request().url()).pathname.slice("/fonts/".length)) }));
  await page.route(/^https:\/\/[^/]+\.example\//, (route) => route.fulfill({ contentType: "image/svg+xml", body: picture }));
  await page.addStyleTag({ content: `${fonts}
    body { margin: 0; }
    template-preview { --wp-font: Roboto; --wp-mono: Roboto; --wp-chat-dot: transparent; inline-size: 376px; margin: 8px; }
    template-preview::part(phone) { min-block-size: 0; }` });
  await page.evaluate(() => import("/windowpane.js"));
  return { page, context, faults };
}

/** Puts a template on the stage, drawn, with fonts and images there. */
async function put(page, name, set) {
  const { template, values } = JSON.parse(readFileSync(join(top, "www/demo/templates", `${name}.json`), "utf8"));
  await page.evaluate(async ([input, now]) => {
    const pane = document.createElement("template-preview");
    Object.assign(pane, { language: "en", mode: "preview", problems: "hidden", now }, input);
    document.querySelector("main").append(pane);
  }, [{ template, values, ...set }, NOW]);
  const phone = page.locator("template-preview").last().locator("section.phone");
  await phone.waitFor();
  await page.evaluate(async () => {
    const images = [...document.querySelectorAll("template-preview")].flatMap((pane) => [...pane.shadowRoot.querySelectorAll("img")]);
    // A card that is not in view would be loaded once it is.
    for (const image of images) image.loading = "eager";
    await Promise.all(images.map((image) => image.decode().catch(() => {})));
    // A font is asked for when a frame needs it, and what was measured without it is measured again with it.
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let calm = 0; calm < 3; calm += 1) {
      await frame();
      if (document.fonts.status === "loading") calm = 0;
      await document.fonts.ready;
    }
  });
  return phone;
}

const show = (file, data) => {
  mkdirSync(wrong, { recursive: true });
  writeFileSync(join(wrong, file), data);
};

/** Compares a layout with the one that is kept; returns what differs, a sentence each. */
function layoutDiffers(name, layout) {
  const kept = join(folder, `${name}.json`);
  if (process.env.UPDATE) {
    writeFileSync(kept, written(layout));
    return [];
  }
  if (!existsSync(kept)) return [`${name}: no layout is kept; see the head of this file`];
  // As the file would hold it: without what is undefined.
  const found = differences(JSON.parse(written(layout)), JSON.parse(readFileSync(kept, "utf8")));
  if (found.length) show(`${name}.json`, written(layout));
  const more = found.length > 5 ? [`${name}: and ${found.length - 5} more; see target/shots/gallery/${name}.json`] : [];
  return [...found.slice(0, 5).map((difference) => `${name}: ${difference}`), ...more];
}

/** Compares a picture with the one that is kept; returns what differs, a sentence each. */
function pictureDiffers(name, taken) {
  const kept = join(folder, `${name}.png`);
  if (process.env.UPDATE) {
    writeFileSync(kept, PNG.sync.write(PNG.sync.read(taken), { colorType: 2, deflateLevel: 9 }));
    return [];
  }
  if (!existsSync(kept)) return [`${name}: no picture is kept; see the head of this file`];
  const [have, want] = [PNG.sync.read(taken), PNG.sync.read(readFileSync(kept))];
  if (have.width !== want.width || have.height !== want.height) {
    show(`${name}.taken.png`, taken);
    return [`${name}: ${have.width} × ${have.height} px, not ${want.width} × ${want.height}`];
  }
  const diff = new PNG({ width: want.width, height: want.height });
  const pixels = pixelmatch(have.data, want.data, diff.data, want.width, want.height, { threshold: 0.05 });
  if (pixels * 1000 <= TOLERATED * want.width * want.height) return [];
  show(`${name}.taken.png`, taken);
  show(`${name}.diff.png`, PNG.sync.write(diff));
  return [`${name}: ${pixels} pixels differ; see target/shots/gallery/${name}.diff.png`];
}

/** The looks beside the first, each on the templates it changes most. */
const looks = {
  ios: [{ platform: "ios" }, ["order-shipped", "visit-reminder", "plant-carousel", "offer-ends-soon", "clinic-arabic"]],
  dark: [{ theme: "dark" }, ["terms-update", "new-branch", "links-in-text", "odd-values", "delivery-hebrew", "call-permission"]],
  "ios-dark": [{ platform: "ios", theme: "dark" }, ["spring-planting", "service-menu", "product-carousel", "payment-hindi"]],
  business: [{ view: "business" }, ["order-shipped", "clinic-arabic"]],
  "business-ios": [{ view: "business", platform: "ios", theme: "dark" }, ["order-details"]],
  desktop: [{ device: "desktop" }, ["order-shipped", "service-menu"]],
};

test("every template looks as it did", async (t) => {
  mkdirSync(folder, { recursive: true });
  if (process.env.UPDATE) writeFileSync(drawnBy, `${browser.version()}\n`);
  const drawer = readFileSync(drawnBy, "utf8").trim();
  const withPictures = browser.version() === drawer;
  if (!withPictures) t.diagnostic(`layouts are compared, pictures are not: Chromium ${drawer} drew them, ${browser.version()} runs`);
  const found = [];
  const taken = new Set(["chromium.txt"]);
  for (const [look, [set, names]] of Object.entries({ "": [{}, gallery], ...looks })) {
    const { page, context, faults } = await stage();
    for (const name of names) {
      const shot = look ? `${name}.${look}` : name;
      const phone = await put(page, name, set);
      taken.add(`${shot}.json`).add(`${shot}.png`);
      found.push(...layoutDiffers(shot, await phone.evaluate(describe)));
      if (withPictures) found.push(...pictureDiffers(shot, await phone.screenshot({ animations: "disabled" })));
      await page.evaluate(() => document.querySelector("main").replaceChildren());
    }
    assert.deepEqual(faults, []);
    await context.close();
  }
  assert.deepEqual(found, []);
  assert.deepEqual(readdirSync(folder).filter((file) => !taken.has(file)), [], "files of no template");
});

test("no look of it keeps anybody out", async () => {
  for (const set of [{ theme: "light" }, { theme: "dark" }, { platform: "ios" }, { platform: "ios", theme: "dark", view: "business" }, { view: "business", links: "live" }, { language: "ar" }]) {
    const { page, context } = await stage({ viewport: { width: 1300, height: 900 } });
    for (const name of gallery) await put(page, name, { ...set, problems: "list" });
    // Forty previews on one page have the same names, and the page of a test has no heading.
    assert.deepEqual(await axe(page, ["landmark-unique", "page-has-heading-one"]), [], JSON.stringify(set));
    await context.close();
  }
});
