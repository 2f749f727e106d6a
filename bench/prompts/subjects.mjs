// The measured pages: ours, two baselines without a library, and peers set up as their documentation says. Each has a folder, and the
// same brand's page around it (brand.mjs). How they are measured is in run.mjs.

import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { page } from "./brand.mjs";

const top = new URL("../..", import.meta.url).pathname;
const here = (path) => join(top, "bench/prompts", path);
const peer = (path) => here(join("node_modules", path));

const TITLE = "We are changing our terms";
const TEXT = "From the next month on we use more data categories. Read what changes and choose what you allow.";
const PURPOSES = { necessary: "Necessary", analytics: "Analytics", marketing: "Marketing", preferences: "Preferences" };
const list = (each) => Object.entries(PURPOSES).map(([id, title]) => each(id, title, id === "necessary"));

const SHEET = "dialog{position:fixed;inset:auto 0 16px 0;margin:auto;max-width:520px;border:1px solid #666;border-radius:8px;padding:16px;color:#222;background:#fff}dialog button{min-height:44px;padding:0 16px}";
const dialog = (open) =>
  `<dialog ${open} aria-labelledby="t"><h2 id="t">${TITLE}</h2><p>${TEXT}</p><form method="dialog"><button value="accept">Accept</button> <button value="later">Not now</button> <button value="decline">Decline</button></form></dialog>`;

const opener = (call) => `document.getElementById("opener").addEventListener("click", () => ${call});`;

/** Selectors of the prompts by folder, in the order of the table. */
export const SELECTORS = {
  windowpane: ".sheet",
  "windowpane, style linked": ".sheet",
  "static dialog, no script": "dialog[open]",
  "vanilla element, 1 kB": "dialog[open]",
  orejime: ".orejime-Banner",
  "vanilla-cookieconsent": "#cc-main .cm",
  klaro: ".klaro .cookie-notice",
  "c15t (react)": "[data-testid=consent-banner-card]",
};

/** Makes all pages under `out`. */
export async function make(out) {
  const folder = (name) => {
    mkdirSync(join(out, name), { recursive: true });
    return { html: (parts) => writeFileSync(join(out, name, "index.html"), page(parts)), at: (file) => join(out, name, file) };
  };
  const bundle = (to, source, loader = "js") =>
    build({
      stdin: { contents: source, loader, resolveDir: here("."), sourcefile: "subject.js" },
      outfile: to, bundle: true, minify: true, format: "esm", target: "es2022", jsx: "automatic", legalComments: "none", logLevel: "error",
      define: { "process.env.NODE_ENV": '"production"' },
    });

  cpSync(join(top, "dist/measure"), join(out, "windowpane"), { recursive: true });
  cpSync(join(top, "dist/measure-linked"), join(out, "windowpane, style linked"), { recursive: true });

  folder("static dialog, no script").html({ head: `<style>${SHEET}</style>`, last: dialog("open") });

  const vanilla = folder("vanilla element, 1 kB");
  await bundle(vanilla.at("app.js"), `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(`${SHEET}dialog::backdrop{background:#0006}`)});
    customElements.define("terms-prompt", class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        root.innerHTML = ${JSON.stringify(dialog(""))};
        const dialog = root.querySelector("dialog");
        dialog.addEventListener("close", () => localStorage.setItem("terms-prompt", dialog.returnValue));
        if (!localStorage.getItem("terms-prompt")) dialog.showModal();
      }
    });`);
  vanilla.html({ head: `<script type="module" src="/app.js"></script>`, last: "<terms-prompt></terms-prompt>" });

  const orejime = folder("orejime");
  copyFileSync(peer("orejime/dist/orejime-standard-en.js"), orejime.at("orejime.js"));
  copyFileSync(peer("orejime/dist/orejime-standard.css"), orejime.at("orejime.css"));
  const purposes = list((id, title, isMandatory) => ({ id, title, isMandatory, cookies: [] }));
  orejime.html({
    head: `<link rel="stylesheet" href="/orejime.css">`,
    last: `<script>window.orejimeConfig=${JSON.stringify({ privacyPolicyUrl: "/p", purposes })}</script><script src="/orejime.js"></script><script>${opener("window.orejime.prompt()")}</script>`,
  });

  const cookies = folder("vanilla-cookieconsent");
  const modal = { title: TITLE, description: TEXT, acceptAllBtn: "Accept all", acceptNecessaryBtn: "Reject all", showPreferencesBtn: "Manage" };
  const preferences = {
    title: "Manage", acceptAllBtn: "Accept all", acceptNecessaryBtn: "Reject all", savePreferencesBtn: "Save", closeIconLabel: "Close",
    sections: list((linkedCategory, title) => ({ title, linkedCategory })),
  };
  const categories = Object.fromEntries(list((id, _, readOnly) => [id, readOnly ? { enabled: true, readOnly } : {}]));
  // By default it hides from automated browsers.
  const settings = { hideFromBots: false, categories, language: { default: "en", translations: { en: { consentModal: modal, preferencesModal: preferences } } } };
  await bundle(cookies.at("app.js"), `import "vanilla-cookieconsent/dist/cookieconsent.css"; import * as all from "vanilla-cookieconsent"; all.run(${JSON.stringify(settings)}); ${opener("all.showPreferences()")}`);
  cookies.html({ head: `<link rel="stylesheet" href="/app.css"><script type="module" src="/app.js"></script>` });

  const klaro = folder("klaro");
  copyFileSync(peer("klaro/dist/klaro.js"), klaro.at("klaro.js"));
  const texts = { privacyPolicyUrl: "/p", consentModal: { title: TITLE }, consentNotice: { description: TEXT }, purposes: PURPOSES };
  const services = list((name, title, required) => ({ name, title, purposes: [name], required }));
  writeFileSync(klaro.at("config.js"), `var klaroConfig=${JSON.stringify({ version: 1, acceptAll: true, translations: { zz: { privacyPolicyUrl: "/p" }, en: texts }, services })};addEventListener("DOMContentLoaded",()=>{${opener("klaro.show(undefined,true)")}})`);
  klaro.html({ head: `<script defer src="/config.js"></script><script defer src="/klaro.js"></script>` });

  const react = folder("c15t (react)");
  await bundle(react.at("app.js"), `import "@c15t/react/styles.css"; import { createRoot } from "react-dom/client";
    import { ConsentManagerProvider, ConsentBanner, ConsentDialog } from "@c15t/react";
    const options = { mode: "offline", consentCategories: ["necessary", "measurement", "marketing", "functionality"], overrides: { country: "DE" } };
    createRoot(document.body.appendChild(document.createElement("div"))).render(<ConsentManagerProvider options={options}><ConsentBanner/><ConsentDialog/></ConsentManagerProvider>);`, "jsx");
  react.html({ head: `<link rel="stylesheet" href="/app.css"><script type="module" src="/app.js"></script>` });
}
