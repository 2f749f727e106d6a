// How the prompt looks and is read out, in every phase, theme and direction, and that no answer stands out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATES, press, setPrompt, setTheme, site, visit } from "./prompt-page.mjs";
import { axe, shot, together } from "./support.mjs";

const THEMES = ["", "slate", "harbor", "linen"];

const { browser, server } = await together({ start: site });

for (const colorScheme of ["light", "dark"]) {
  for (const language of ["en", "ar"]) {
    test(`axe finds nothing in any phase, prompt and theme: ${colorScheme}, ${language}`, async () => {
      const { page, context, faults } = await visit(browser, server, undefined, { colorScheme, reducedMotion: "reduce" });
      for (const theme of THEMES) {
        await setTheme(page, theme);
        for (const [name, state] of Object.entries(STATES)) {
          await setPrompt(page, { ...state, language });
          await page.evaluate(() => {
            for (const one of document.querySelector("terms-update-prompt").shadowRoot.querySelectorAll("details")) one.open = true;
          });
          assert.deepEqual(await axe(page), [], `${theme || "no theme"}, ${name}`);
        }
        // The confirmation after an answer.
        await setPrompt(page, { ...STATES.open, language });
        await press(page, "decline");
        await page.locator("terms-update-prompt [part=told]").waitFor();
        assert.deepEqual(await axe(page), [], `${theme || "no theme"}, told`);
        // Another visit, so that the next theme asks again.
        await setPrompt(page, { language, now: "2021-01-01T00:00:00Z" });
        await page.evaluate(() => localStorage.clear());
        await page.reload();
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

/** How each answer looks, with its contrast as the demo's panel computes it. */
const answers = (page) => page.evaluate(async () => {
  const { contrast } = await import("/contrast.js");
  const root = document.querySelector("terms-update-prompt").shadowRoot;
  return [...root.querySelectorAll(".answers button")].map((button) => {
    const style = getComputedStyle(button);
    const { width, height } = button.getBoundingClientRect();
    const look = ["color", "backgroundColor", "borderColor", "borderWidth", "borderStyle", "borderRadius", "fontSize", "fontWeight", "fontFamily", "padding", "textDecorationLine", "textTransform", "opacity", "boxShadow", "cursor"];
    return {
      value: button.value, role: button.localName, disabled: button.disabled, layer: button.closest("dialog, .strip").className,
      look: look.map((name) => `${name}: ${style[name]}`), size: [Math.round(width), Math.round(height)], contrast: contrast(button),
    };
  });
});

test("accept and decline are on one layer and have equal weight, in every theme, at every width (P1, P2, P3)", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 320, height: 640 }, { width: 1440, height: 900 }]) {
      const { page, context } = await visit(browser, server, undefined, { colorScheme, viewport, reducedMotion: "reduce" });
      for (const theme of THEMES) {
        await setTheme(page, theme);
        for (const name of ["open", "banner", "limited"]) {
          await setPrompt(page, STATES[name]);
          const shown = await answers(page);
          const at = `${colorScheme}, ${viewport.width} px, ${theme || "no theme"}, ${name}`;
          const [accept, decline] = ["accept", "decline"].map((value) => shown.find((one) => one.value === value));
          assert.ok(accept && decline, at);
          for (const one of shown) {
            assert.deepEqual([one.look, one.size, one.role, one.disabled, one.layer], [accept.look, accept.size, accept.role, accept.disabled, accept.layer], `${at}, ${one.value}`);
            assert.ok(one.contrast >= 4.5, `${at}: ${one.value} has a contrast of ${one.contrast}`);
            assert.ok(one.size[1] >= 44 && one.size[0] >= 44, `${at}: ${one.size}`);
          }
          assert.ok(Math.max(accept.contrast, decline.contrast) / Math.min(accept.contrast, decline.contrast) <= 1.25, at);
        }
      }
      await context.close();
    }
  }
});

test("no part lets a style distinguish accept from decline", async () => {
  const { page, context } = await visit(browser, server, STATES.open);
  const parts = await page.evaluate(() => [...document.querySelector("terms-update-prompt").shadowRoot.querySelectorAll(".answers button")].map((one) => one.getAttribute("part")));
  assert.deepEqual(parts, Array(3).fill("button answer"));
  await context.close();
});

test("everything clickable is at least 44 px high", async () => {
  for (const width of [320, 1280]) {
    const { page, context } = await visit(browser, server, undefined, { viewport: { width, height: 720 } });
    for (const name of ["open", "limited", "reviewed"]) {
      await setPrompt(page, { ...STATES[name], exportUrl: "/export", helpUrl: "/help" });
      const small = await page.evaluate(() => [...document.querySelector("terms-update-prompt").shadowRoot.querySelectorAll("button, summary, .link")]
        .filter((one) => one.checkVisibility())
        .map((one) => [one.textContent || one.ariaLabel, one.getBoundingClientRect()])
        // Chromium positions text in 64ths of a pixel.
        .filter(([, box]) => Math.min(box.width, box.height) < 44 - 1 / 64)
        .map(([text, box]) => `${text}: ${box.width} x ${box.height}`));
      assert.deepEqual(small, [], `${width} px, ${name}`);
    }
    await context.close();
  }
});

test("320 px wide and text at 200 %: nothing is cut off, every answer can be reached", async () => {
  for (const viewport of [{ width: 320, height: 568 }, { width: 640, height: 360 }, { width: 320, height: 256 }]) {
    for (const language of ["en", "de", "ar"]) {
      const { page, context } = await visit(browser, server, undefined, { viewport, reducedMotion: "reduce" });
      for (const name of ["open", "banner", "limited"]) {
        await setPrompt(page, { ...STATES[name], language, exportUrl: "/export", helpUrl: "/help" });
        const at = `${viewport.width} x ${viewport.height}, ${language}, ${name}`;
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${at}: too wide`);
        const hidden = await page.evaluate(async () => {
          const root = document.querySelector("terms-update-prompt").shadowRoot;
          const lost = [];
          for (const one of root.querySelectorAll(".answers button, .links > *, .fold, .leave")) {
            if (!one.checkVisibility({ visibilityProperty: true })) continue;
            one.scrollIntoView({ block: "center" });
            const box = one.getBoundingClientRect();
            const there = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!one.contains(there) && !there?.contains(one)) lost.push(`${one.textContent || one.ariaLabel}: ${there?.className}`);
            if (one.scrollWidth > one.clientWidth + 1) lost.push(`${one.textContent}: cut off`);
          }
          return lost;
        });
        assert.deepEqual(hidden, [], at);
      }
      await context.close();
    }
  }
});

test("with reduced motion nothing moves; otherwise the prompt slides in", async () => {
  for (const [reducedMotion, moving] of [["reduce", 0], ["no-preference", 1]]) {
    const { page, context } = await visit(browser, server, undefined, { reducedMotion });
    await setPrompt(page, STATES.open);
    const moves = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector("terms-update-prompt").shadowRoot.querySelector("dialog"));
      return style.animationName === "none" ? 0 : 1;
    });
    assert.equal(moves, moving, reducedMotion);
    await context.close();
  }
});

test("forced colours: borders, marks and the equal weight stay", async () => {
  const { page, context } = await visit(browser, server, STATES.open, { forcedColors: "active" });
  const seen = await page.evaluate(() => {
    const root = document.querySelector("terms-update-prompt").shadowRoot;
    const edge = (at) => getComputedStyle(root.querySelector(at)).borderTopStyle;
    const cross = getComputedStyle(root.querySelector(".leave"), "::before");
    return [edge(".deadline"), edge(".badge"), edge(".answers button"), cross.borderLeftStyle];
  });
  assert.deepEqual(seen, ["solid", "solid", "solid", "solid"]);
  const shown = await answers(page);
  for (const one of shown) assert.deepEqual(one.look, shown[0].look);
  assert.deepEqual(await axe(page), []);
  await shot(page, "prompt-forced");
  await context.close();
});

test("print shows the whole question, unfolded, and nothing of the page", async () => {
  const { page, context } = await visit(browser, server, STATES.open, { viewport: { width: 800, height: 600 } });
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => {
    const root = document.querySelector("terms-update-prompt").shadowRoot;
    const [dialog, scroll] = [root.querySelector("dialog"), root.querySelector(".scroll")];
    const shown = (at) => root.querySelector(at).checkVisibility();
    return {
      cut: scroll.scrollHeight > scroll.clientHeight + 1 || getComputedStyle(dialog).overflow !== "visible",
      buttons: shown(".answers"), cost: shown(".cost"), whole: root.querySelector(".whole .prose").getBoundingClientRect().height > 100,
      backdrop: getComputedStyle(dialog, "::backdrop").backgroundColor,
    };
  });
  assert.deepEqual(printed, { cut: false, buttons: false, cost: true, whole: true, backdrop: "rgb(255, 255, 255)" });
  await shot(page, "prompt-print", { fullPage: true });
  await context.close();
});

test("tokens of the page have effect, and its logo is above the heading", async () => {
  const { page, context, faults } = await visit(browser, server, STATES.open);
  const seen = await page.evaluate(async () => {
    const prompt = document.querySelector("terms-update-prompt");
    prompt.style.setProperty("--wp-accent", "rgb(90, 30, 120)");
    const logo = document.createElement("img");
    logo.slot = "logo";
    logo.alt = "Northwind";
    logo.width = 400;
    logo.height = 100;
    logo.src = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'><rect width='4' height='1'/></svg>";
    prompt.append(logo);
    await logo.decode();
    const [heading, box] = [prompt.shadowRoot.querySelector(".heading").getBoundingClientRect(), logo.getBoundingClientRect()];
    return [getComputedStyle(prompt.shadowRoot.querySelector(".answers button")).color, box.height, box.bottom <= heading.top];
  });
  assert.deepEqual(seen, ["rgb(90, 30, 120)", 32, true]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the demo computes the contrast of the chosen theme, and reports a weak one", async () => {
  const { page, context, faults } = await visit(browser, server);
  await page.goto(`${server.address}/terms.html`);
  const verdict = page.locator("#contrast-verdict");
  const frame = page.frameLocator("#frame");
  await frame.locator("dialog[open]").waitFor();
  for (const theme of THEMES) {
    await page.selectOption("#look", theme);
    await page.waitForFunction(() => /^All \d\d pairs pass/.test(document.getElementById("contrast-verdict").textContent));
  }
  await frame.locator("terms-update-prompt").evaluate((prompt) => {
    prompt.style.setProperty("--wp-muted", "#999");
    prompt.shadowRoot.querySelector("h2").title = "looked at again";
  });
  await page.waitForFunction(() => /^\d+ of \d+ fail/.test(document.getElementById("contrast-verdict").textContent), undefined, { polling: 100 }).catch(async () => assert.fail(await verdict.innerText()));
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("pictures to look at, in target/shots/prompt", { skip: !process.env.SHOTS && "SHOTS=1 makes them" }, async () => {
  for (const theme of THEMES) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [size, viewport] of Object.entries({ phone: { width: 320, height: 640 }, desk: { width: 1440, height: 900 } })) {
        const { page, context } = await visit(browser, server, undefined, { colorScheme, viewport, reducedMotion: "reduce" });
        await setTheme(page, theme);
        for (const name of ["open", "banner", "limited"]) {
          for (const language of ["en", "ar"]) {
            await setPrompt(page, { ...STATES[name], language });
            await shot(page, `prompt/${theme || "plain"}-${colorScheme}-${size}-${name}-${language}`);
          }
        }
        await context.close();
      }
    }
  }
});
