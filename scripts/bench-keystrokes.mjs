// How long after a key goes down the preview of a 1,024-character body is painted with it, over 200 keystrokes in Chromium.
// The other figures of the page are in bench-browser.mjs.
//
// A stroke begins with the key event's own time stamp, set when the browser process gets the key, and ends in the task after the frame
// whose preview holds the letter: the renderer has done style, layout and paint by then; the compositor and the screen are left. At 60 frames
// a second a stroke waits for its frame, 8.3 ms on average, whatever the page does; so frames are also drawn as soon as there is
// something to draw, which leaves the work alone. Beside it stand what the Event Timing API says, which ends at the presentation and is
// rounded to 8 ms, and the main thread's time on a core.

import { launch, open } from "../tests/e2e/support.mjs";

const STROKES = 200;
const WARM_UP = 20;
const body = "A *bold* word, _soft_ ~gone~ and `code`, then more of it.\n- one of *two*\n".repeat(16).slice(0, 1024);

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
const spread = (times, digits) => [0.5, 0.95, 0.99].map((q) => quantile([...times].sort((a, b) => a - b), q).toFixed(digits)).join(" / ");

/**
 * Types into a field beside one preview, or into the body of an editor; times in milliseconds. `free`: frames do not wait for the screen.
 * @param {"index.html"|"editor.html"} [site] the page whose pane is typed into
 */
export async function keystrokes(address, free, site = "index.html") {
  const browser = await launch(free ? ["--disable-frame-rate-limit", "--disable-gpu-vsync"] : []);
  const { page, context } = await open(browser, `${address}/${site}`);
  // The page begins with a template of its own; ours has to come after.
  if (site === "editor.html") await page.waitForFunction(() => document.querySelector("template-editor").definition?.name);
  // In time of the thread on a core, so that a busy machine does not count.
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => 1000 * (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value;
  await page.evaluate(async ([text, strokes]) => {
    const editor = document.querySelector("template-editor");
    const pane = editor ?? document.createElement("template-preview");
    let field = document.createElement("textarea");
    if (editor) {
      // What is typed makes the body whole.
      pane.template = { name: "typing", language: "en", category: "UTILITY", components: [{ type: "BODY", text: text.slice(strokes) }] };
      while (pane.definition?.name !== "typing") await new Promise((resolve) => setTimeout(resolve));
      field = pane.shadowRoot.querySelector('[data-f="BODY.text"]');
    } else document.body.replaceChildren(field, pane);
    const had = field.value.length;
    const shown = () => (editor ? pane.shadowRoot.querySelector(".phone") : pane.shadowRoot).textContent;
    const show = () => {
      if (editor) return;
      // The oldest letters go as new ones come, so that the body stays as long as it is.
      const said = text.slice(field.value.length) + field.value;
      pane.template = { name: "typing", language: "en", category: "UTILITY", components: [{ type: "BODY", text: said }] };
    };
    let began;
    field.addEventListener("keydown", ({ timeStamp }) => (began = timeStamp));
    field.addEventListener("input", () => {
      show();
      const typed = field.value.slice(had).slice(-12);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.stroke.resolve(performance.now() - began);
      const frame = () => (shown().includes(typed) ? port2.postMessage(0) : requestAnimationFrame(frame));
      requestAnimationFrame(frame);
    });
    globalThis.next = () => (globalThis.stroke = Promise.withResolvers());
    globalThis.presented = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "keydown") globalThis.presented.push(duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
    show();
    field.focus();
    field.setSelectionRange?.(field.value.length, field.value.length);
  }, [body, STROKES + WARM_UP]);
  await page.locator("[verdict]").first().waitFor();
  const times = [];
  let before;
  for (let n = 0; n < STROKES + WARM_UP; n += 1) {
    if (n === WARM_UP) before = await worked();
    await page.evaluate(() => void globalThis.next());
    // Letters in an order that does not come again within twelve.
    await page.keyboard.press("abcdefghijklmnopqrstuvwxyz"[(n * 7 + Math.floor(n / 26)) % 26]);
    times.push(await page.evaluate(() => globalThis.stroke.promise));
  }
  const work = ((await worked()) - before) / STROKES;
  const length = await page.evaluate(() => {
    const pane = document.querySelector("template-editor, template-preview");
    return (pane.definition ?? pane.template).components[0].text.length;
  });
  if (length !== body.length) throw new Error(`the body has ${length} characters`);
  const presented = await page.evaluate(() => globalThis.presented);
  await browser.close();
  const counted = times.slice(WARM_UP);
  // Event Timing keeps events of 16 ms and more alone; the others are the rest of the strokes.
  const most = [...Array.from({ length: Math.max(0, STROKES - presented.length) }, () => 8), ...presented.slice(-STROKES)];
  return { painted: spread(counted, 1), presented: spread(most, 0), work };
}
