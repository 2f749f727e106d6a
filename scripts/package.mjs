// Makes dist/ from the built modules: for each entry an ES module with its glue and style, its wasm and its types; the texts; the
// style sheet and the shim of prompts that are drawn ahead of the page.
// Building the wasm is not here (scripts/modules); sizes are printed by size.mjs.
//   node scripts/package.mjs                   dist/, with every entry, small
//   node scripts/package.mjs --quick NAME...   target/site/, with these entries, not optimised (and without binaryen)

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";

const top = new URL("..", import.meta.url).pathname;
const at = (...parts) => join(top, ...parts);
const quick = process.argv[2] === "--quick";
const out = (...parts) => at(quick ? "target/site" : "dist", ...parts);
const version = /^\[workspace\.package\]\s+version = "(.+)"/m.exec(readFileSync(at("Cargo.toml"), "utf8"))[1];

/** The entries of the package: each has a module of its own, and the elements that it shows with the panes that they embed. */
const entries = {
  "windowpane": { "terms-update-prompt": [], "template-preview": [], "session-window": [], "session-timeline": [] },
  "terms-update-prompt": { "terms-update-prompt": [] },
  "template-preview": { "template-preview": [] },
  "session-window": { "session-window": [] },
  "session-timeline": { "session-window": [], "session-timeline": [] },
  "template-editor": { "template-editor": ["template-preview"] },
  "policy": {},
};

const minified = async (file, loader = "css") => (await transform(readFileSync(at(file), "utf8"), { loader, minify: true })).code.trim();
const base = () => minified("www/style/base.css");
const styleOf = (tag) => minified(`src/${tag.replaceAll("-", "_")}/style.css`);

/** `base`, the style that all elements share; `styles`, that of each element after those of the panes that it embeds. */
async function stylesModule(elements) {
  const styles = {};
  for (const [tag, embedded] of Object.entries(elements)) {
    const sheets = await Promise.all([...embedded, tag].map(styleOf));
    styles[tag] = sheets.join("");
  }
  return `export const base = ${JSON.stringify(await base())}; export const styles = ${JSON.stringify(styles)};`;
}

/** The languages that have texts: a folder each. */
const locales = readdirSync(at("locales"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
/** Those that a page has to fetch: English is in the modules. */
const languages = locales.filter((tag) => tag !== "en");

/**
 * The glue with names of our own for the properties by which Yew marks elements and events. Under fixed names two modules on one page
 * would answer each other's events, through open shadow roots. The wasm does not hold the names.
 */
function renamed(glue, name) {
  const own = glue.replaceAll("__yew_", `__${name.replaceAll("-", "_")}_`);
  if (own === glue && name !== "policy") throw new Error("the glue holds no __yew_ name: look how this version of Yew marks its elements");
  return own;
}

/** Bundles `www/entries/NAME.js` with the glue of its module into `NAME.js`. */
async function bundle(name) {
  await build({
    entryPoints: [at("www/entries", `${name}.js`)],
    outfile: out(`${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["node:fs/promises"],
    legalComments: "none",
    plugins: [{
      name: "windowpane",
      setup(esbuild) {
        esbuild.onResolve({ filter: /^\.\/(styles|languages)\.js$/ }, ({ path }) => ({ path, namespace: "made" }));
        esbuild.onLoad({ filter: /styles/, namespace: "made" }, async () => ({ contents: await stylesModule(entries[name]) }));
        esbuild.onLoad({ filter: /languages/, namespace: "made" }, () => ({ contents: `export const languages = ${JSON.stringify(languages)};` }));
        // What an entry loads only when it needs it stays a file of its own.
        esbuild.onResolve({ filter: /^\.\/policy\.js$/ }, ({ path, kind }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
        esbuild.onLoad({ filter: /target\/pkg-[a-z-]+\/windowpane\.js$/ }, ({ path }) => ({ contents: renamed(readFileSync(path, "utf8"), name) }));
      },
    }],
  });
  // The entry says where its module is; by the default in the glue, bundlers would look for another file.
  const file = out(`${name}.js`);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("windowpane_bg.wasm", `${name}.wasm`));
}

/** Makes `NAME.wasm`. Which passes are worth it is in docs/sizes.md. */
function optimise(name) {
  const [wasm, optimised] = [at(`target/pkg-${name}`, "windowpane_bg.wasm"), out(`${name}.wasm`)];
  if (quick) return copyFileSync(wasm, optimised);
  // What rustc 1.95 builds for, and nothing newer: binaryen would use what browsers do not have yet.
  const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
  const options = [...features.map((feature) => `--enable-${feature}`), "-Oz", "--strip-debug", "--strip-producers"];
  execFileSync(at("node_modules/.bin/wasm-opt"), [...options, wasm, "-o", optimised]);
}

rmSync(out(), { recursive: true, force: true });
mkdirSync(out(), { recursive: true });
mkdirSync(out("texts"));
for (const tag of locales) {
  for (const file of readdirSync(at("locales", tag))) copyFileSync(at("locales", tag, file), out("texts", file.replace(/json$/, `${tag}.json`)));
}
const names = quick ? process.argv.slice(3) : Object.keys(entries);
for (const name of names) {
  optimise(name);
  await bundle(name);
  copyFileSync(at("www/types", `${name}.d.ts`), out(`${name}.d.ts`));
}
copyFileSync(at("www/types/elements.d.ts"), out("elements.d.ts"));
cpSync(at("www/style/themes"), out("themes"), { recursive: true });
writeFileSync(out("terms-update-prompt.css"), (await base()) + (await styleOf("terms-update-prompt")));
writeFileSync(out("terms-update-prompt.shim.js"), await minified("www/shim.js", "js"));
copyFileSync(at("LICENSE"), out("LICENSE"));
copyFileSync(at("README.md"), out("README.md"));
writeFileSync(out("package.json"), `${JSON.stringify({
  name: "windowpane",
  version,
  description: "Three panes for brands that write to customers over messaging channels, and the rules behind them",
  license: "Apache-2.0",
  type: "module",
  exports: {
    ...Object.fromEntries(names.map((name) => [name === "windowpane" ? "." : `./${name}`, { types: `./${name}.d.ts`, default: `./${name}.js` }])),
    ...Object.fromEntries(names.map((name) => [`./${name}.wasm`, `./${name}.wasm`])),
    "./terms-update-prompt.shim.js": "./terms-update-prompt.shim.js",
    "./terms-update-prompt.css": "./terms-update-prompt.css",
    ...Object.fromEntries(readdirSync(at("www/style/themes")).map((file) => [`./themes/${file}`, `./themes/${file}`])),
    "./texts/*": "./texts/*",
  },
  types: "./windowpane.d.ts",
  sideEffects: [...names.filter((name) => name !== "policy").map((name) => `./${name}.js`), "./terms-update-prompt.shim.js", "./themes/*.css"],
}, null, 2)}\n`);
