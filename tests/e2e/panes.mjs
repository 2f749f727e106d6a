// A page with one pane and nothing else, for tests of texts and looks.

import { open } from "./support.mjs";

/** An empty page with this `lang` and this content of its head. */
export async function blank(browser, server, lang, { head = "", entry = "windowpane", ...options } = {}) {
  const opened = await open(browser, "about:blank", options);
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>t</title>
    ${head}<body><main></main><script type="module" src="/${entry}.js"></script>`;
  await opened.page.route("**/blank.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await opened.page.goto(`${server.address}/blank.html`);
  return opened;
}

/** Puts an element into the page and waits for its pane. */
export const put = (page, tag, properties) => page.evaluate(async ([tag, properties]) => {
  const element = Object.assign(document.createElement(tag), properties);
  document.querySelector("main").replaceChildren(element);
  while (!element.shadowRoot?.querySelector(".pane")?.childElementCount) await new Promise(requestAnimationFrame);
}, [tag, properties]);
