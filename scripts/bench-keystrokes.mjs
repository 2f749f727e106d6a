// Measures how long after a keystroke the preview of a 1,024-character body is painted, over 200 keystrokes in Chromium.
// The other figures of the page are in bench-browser.mjs.
//
// A keystroke begins with the time stamp of its event, which is set when the browser process gets the key. It ends in the task after the
// frame whose preview has the letter: style, layout and paint are done by then; compositor and screen are not included. At 60 frames a
// second a keystroke waits 8.3 ms for its frame on average, whatever the page does. So it is measured again with frames that do not wait
// for the screen, which leaves only the work. Two more figures are printed: that of the Event Timing API, which ends at the presentation
// and is rounded to 8 ms, and the main thread's time on a core.

import { launch, open } from "../tests/e2e/support.mjs";

const STROKES = 200;
const WARM_UP = 20;
const body = "A *bold* word, _soft_ ~gone~ and `code`, then more of it.\n- one of *two*\n".repeat(16).slice(0, 1024);

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
const spread = (times, digits) => [0.5, 0.95, 0.99].map((q) => quantile([...times].sort((a, b) => a - b), q).toFixed(digits)).join(" / ");

/**
 * Types into a field beside one preview, or into the body of an editor. Times are in milliseconds. `free`: frames do not wait for the screen.
 * @param {"index.html"|"editor.html"} [site] the page whose pane is typed into
 */
export async function keystrokes(address, free, site = "index.html") {
  const browser = await launch(free ? ["--disable-frame-rate-limit", "--disable-gpu-vsync"] : []);
  const { page, context } = await open(browser, `${address}/${site}`);
  // Wait until the page has set its own template, which would replace ours.
  if (site === "editor.html") await page.waitForFunction(() => document.querySelector("template-editor").definition?.name);
  // The thread's time on a core, so that the load of the machine does not count.
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => 1000 * (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value;
  await page.evaluate(async ([text, strokes]) => {
    const editor = document.querySelector("template-editor");
    const pane = editor ?? document.createElement("template-preview");
    let field = document.createElement("textarea");
    if (editor) {
      // Typing fills the body up to its length.
      pane.template = { name: "typing", language: "en", category: "UTILITY", components: [{ type: "BODY", text: text.slice(strokes) }] };
      while (pane.definition?.name !== "typing") await new Promise((resolve) => setTimeout(resolve));
      field = pane.shadowRoot.querySelector('[data-f="BODY.text"]');
    } else document.body.replaceChildren(field, pane);
    const had = field.value.length;
    const shown = () => (editor ? pane.shadowRoot.querySelector(".phone") : pane.shadowRoot).textContent;
    const show = () => {
      if (editor) return;
      // The oldest letters are removed, so that the length of the body stays the same.
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
    // A sequence of letters that does not repeat within twelve.
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
  // Event Timing only reports events of 16 ms and more. The remaining keystrokes were shorter.
  const most = [...Array.from({ length: Math.max(0, STROKES - presented.length) }, () => 8), ...presented.slice(-STROKES)];
  return { painted: spread(counted, 1), presented: spread(most, 0), work };
}
