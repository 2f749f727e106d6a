// Makes dist/ from the built wasm: the elements' entry with the glue, style and wasm of each module that it may load, an ES module and a
// wasm for the prompt alone, for the editor and for the policy alone; the prompt's style sheet and shim for pages that hold it
// drawn already.
// Building the wasm is not here (the Makefile does); sizes are printed by size.mjs.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";

const top = new URL("..", import.meta.url).pathname;
const at = (...parts) => join(top, ...parts);
const version = /^\[workspace\.package\]\s+version = "(.+)"/m.exec(readFileSync(at("Cargo.toml"), "utf8"))[1];

const minified = async (file, loader = "css") => (await transform(readFileSync(at(file), "utf8"), { loader, minify: true })).code.trim();
const base = () => minified("www/style/base.css");
const styleOf = (tag) => minified(`src/${tag.replaceAll("-", "_")}/style.css`);

/** `base`, the house's tokens for all elements; `styles`, that of each, and before it that of a pane it embeds. */
async function stylesModule(tags) {
  const styles = {};
  for (const [tag, ...embedded] of tags) {
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
 * The glue as we ship it, with two changes of names.
 *
 * Yew marks elements and events with properties of fixed names, and two modules that share them answer each other's events through
 * open shadow roots; under a name of its own for each module they do not. The wasm does not hold the names.
 *
 * What the wasm imports and exports has long names with hashes in them, which is five kilobytes of a page with the panes; `optimise`
 * has made them short in the wasm.
 */
function shipped(glue, name) {
  const own = glue.replaceAll("__yew_", `__${name.replaceAll("-", "_")}_`);
  if (own === glue && name !== "policy") throw new Error("the glue holds no __yew_ name: look how this version of Yew marks its elements");
  const { imports, exports } = short[name];
  const seen = new Set();
  const renamed = (names, long) => {
    if (!names[long]) throw new Error(`the glue of ${name} names ${long}, which its wasm does not have: look how wasm-bindgen writes it`);
    seen.add(long);
    return names[long];
  };
  const text = own
    .replace(/^( +)(\w+)(?=: function\()/gm, (_, indent, long) => indent + renamed(imports, long))
    .replace(/"\.\/windowpane_bg\.js"(?=: import0)/, "a")
    // Who starts it is given the exports, to ask for the memory.
    .replace(/\breturn wasm;/g, `return { memory: wasm.memory };`)
    .replace(/\bwasm\.(\w+)/g, (_, long) => `wasm.${renamed(exports, long)}`);
  const left = Object.keys(imports).filter((long) => !seen.has(long));
  if (left.length) throw new Error(`the glue of ${name} does not name ${left}`);
  return text;
}

/**
 * Bundles an entry, the path of a file or `{ contents }`, into `dist/NAME.js`, with what it imports of `target/pkg-*`.
 * @param {string} module whose glue it holds
 * @param {string[][]} [tags] its elements, each with the panes it embeds
 */
async function bundle(entry, name, module, tags = []) {
  await build({
    ...(typeof entry === "string" ? { entryPoints: [at(entry)] } : { stdin: { ...entry, resolveDir: top } }),
    outfile: at("dist", `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["node:fs/promises"],
    legalComments: "none",
    plugins: [{
      name: "windowpane",
      setup(esbuild) {
        esbuild.onResolve({ filter: /\/(styles|languages)\.js$/ }, ({ path }) => ({ path, namespace: "made" }));
        esbuild.onLoad({ filter: /styles/, namespace: "made" }, async () => ({ contents: await stylesModule(tags) }));
        esbuild.onLoad({ filter: /languages/, namespace: "made" }, () => ({ contents: `export const languages = ${JSON.stringify(languages)};` }));
        // What is fetched when it is needed stays a file of its own.
        esbuild.onResolve({ filter: /^\.\/(.+\.glue|policy)\.js$/ }, ({ path, kind }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
        esbuild.onLoad({ filter: /target\/pkg-[a-z-]+\/windowpane\.js$/ }, ({ path }) => ({ contents: shipped(readFileSync(path, "utf8"), module) }));
        // The entries always say where the module lies; the glue's own default would make bundlers look for another file.
        esbuild.onEnd(({ errors }) => {
          if (errors.length) return;
          const file = at("dist", `${name}.js`);
          writeFileSync(file, readFileSync(file, "utf8").replaceAll("windowpane_bg.wasm", `${module}.wasm`));
        });
      },
    }],
  });
}

/** Makes `dist/NAME.wasm`, and gives which short names what it imports and exports has got instead of its own. */
function optimise(name) {
  // What rustc 1.95 builds for, and nothing newer: binaryen would use what browsers do not have yet.
  const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
  const said = execFileSync(at("node_modules/.bin/wasm-opt"), [
    ...features.map((name) => `--enable-${name}`),
    // rustc puts the stack below the data, so that no address under 1,024 is anything's.
    "--low-memory-unused",
    // Each makes what the next passes find or what brotli finds: one and a half per cent together.
    "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name",
    "--minify-imports-and-exports-and-modules", "--strip-debug", "--strip-producers",
    at(`target/pkg-${name}`, "windowpane_bg.wasm"), "-o", at("dist", `${name}.wasm`),
  ], { encoding: "utf8" });
  const { imports, exports } = JSON.parse(said);
  return { imports: Object.fromEntries(imports.map(([, long, short]) => [long, short])), exports: Object.fromEntries(exports) };
}

rmSync(at("dist"), { recursive: true, force: true });
mkdirSync(at("dist"));
mkdirSync(at("dist/texts"));
for (const tag of locales) {
  for (const file of readdirSync(at("locales", tag))) copyFileSync(at("locales", tag, file), at("dist/texts", file.replace(/json$/, `${tag}.json`)));
}
// The modules that `windowpane.js` chooses from.
const panes = ["terms-update-prompt", "template-preview", "session-window"];
const modules = { windowpane: panes, ...Object.fromEntries(panes.map((tag) => [tag, [tag]])), "session-timeline": ["session-window", "session-timeline"] };
const short = Object.fromEntries([...Object.keys(modules), "template-editor", "policy"].map((name) => [name, optimise(name)]));
for (const [name, tags] of Object.entries(modules)) {
  const functions = ["default", "Pane", "addTexts", "correctClock", ...(name === "windowpane" ? ["check", "checkText", "explain", "formatHtml"] : [])];
  const contents = `export { ${functions.join(", ")} } from "./target/pkg-${name}/windowpane.js"; export { styles } from "./styles.js";`;
  await bundle({ contents }, `${name}.glue`, name, tags.map((tag) => [tag]));
}
await bundle("www/element.js", "windowpane", "windowpane");
await bundle("www/prompt.js", "terms-update-prompt", "terms-update-prompt", [["terms-update-prompt"]]);
await bundle("www/editor.js", "template-editor", "template-editor", [["template-editor", "template-preview"]]);
await bundle("www/policy.js", "policy", "policy");
cpSync(at("www/style/themes"), at("dist/themes"), { recursive: true });
writeFileSync(at("dist", "terms-update-prompt.css"), (await base()) + (await styleOf("terms-update-prompt")));
writeFileSync(at("dist", "terms-update-prompt.shim.js"), await minified("www/shim.js", "js"));
for (const file of ["windowpane.d.ts", "terms-update-prompt.d.ts", "template-editor.d.ts", "policy.d.ts"]) copyFileSync(at("www", file), at("dist", file));
copyFileSync(at("LICENSE"), at("dist", "LICENSE"));
copyFileSync(at("README.md"), at("dist", "README.md"));
writeFileSync(at("dist", "package.json"), `${JSON.stringify({
  name: "windowpane",
  version,
  description: "Three panes for brands that write to customers over messaging channels, and the rules behind them",
  license: "Apache-2.0",
  type: "module",
  exports: {
    ".": { types: "./windowpane.d.ts", default: "./windowpane.js" },
    "./terms-update-prompt": { types: "./terms-update-prompt.d.ts", default: "./terms-update-prompt.js" },
    "./terms-update-prompt.shim.js": "./terms-update-prompt.shim.js",
    "./terms-update-prompt.css": "./terms-update-prompt.css",
    "./template-editor": { types: "./template-editor.d.ts", default: "./template-editor.js" },
    "./policy": { types: "./policy.d.ts", default: "./policy.js" },
    ...Object.fromEntries(readdirSync(at("www/style/themes")).map((file) => [`./themes/${file}`, `./themes/${file}`])),
    "./texts/*": "./texts/*",
    ...Object.fromEntries(Object.keys(short).map((name) => [`./${name}.wasm`, `./${name}.wasm`])),
  },
  types: "./windowpane.d.ts",
  sideEffects: ["./windowpane.js", "./terms-update-prompt.js", "./terms-update-prompt.shim.js", "./template-editor.js", "./themes/*.css"],
}, null, 2)}\n`);
