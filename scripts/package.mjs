// Makes dist/ from the built wasm: one ES module and one wasm for the panes, for the prompt alone, for the editor, and for the
// policy alone; the prompt's style sheet and shim for pages that hold it drawn already.
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

/** The style of each element: the house's tokens for all, its own, and before it that of a pane it embeds. */
async function stylesModule(tags) {
  const styles = { base: await base() };
  for (const [tag, ...embedded] of tags) {
    const sheets = await Promise.all([...embedded, tag].map(styleOf));
    styles[tag] = sheets.join("");
  }
  return `export const styles = ${JSON.stringify(styles)};`;
}

/** The languages that have files of texts. All panes speak the same, and English is in the modules. */
const languages = readdirSync(at("target/texts")).map((name) => /^terms-update-prompt\.(.+)\.json$/.exec(name)?.[1])
  .filter((tag) => tag && tag !== "en");

/**
 * The glue as we ship it. Yew marks elements and events with properties of fixed names, and two modules that share them
 * answer each other's events through open shadow roots; under a name of its own for each module they do not. The wasm does not
 * hold the names.
 */
function ownNames(glue, name) {
  const renamed = glue.replaceAll("__yew_", `__${name.replaceAll("-", "_")}_`);
  if (renamed === glue) throw new Error("the glue holds no __yew_ name: look how this version of Yew marks its elements");
  return renamed;
}

/** Bundles `entry` with the glue in `pkg`; `tags` are its elements, each with the panes it embeds. */
async function bundle(entry, name, pkg, tags = []) {
  await build({
    entryPoints: [at(entry)],
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
        esbuild.onLoad({ filter: /target\/pkg(-editor|-prompt)?\/windowpane\.js$/ }, ({ path }) => ({ contents: ownNames(readFileSync(path, "utf8"), name) }));
        // The entries always say where the module lies; the glue's own default would make bundlers look for another file.
        esbuild.onEnd(({ errors }) => {
          if (errors.length) return;
          const file = at("dist", `${name}.js`);
          writeFileSync(file, readFileSync(file, "utf8").replaceAll("windowpane_bg.wasm", `${name}.wasm`));
        });
      },
    }],
  });
  // What rustc 1.95 builds for, and nothing newer: binaryen would use what browsers do not have yet.
  const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
  execFileSync(at("node_modules/.bin/wasm-opt"), [
    "-Oz", ...features.map((name) => `--enable-${name}`), "--strip-debug", "--strip-producers", at(pkg, "windowpane_bg.wasm"), "-o", at("dist", `${name}.wasm`),
  ]);
}

rmSync(at("dist"), { recursive: true, force: true });
mkdirSync(at("dist"));
cpSync(at("target/texts"), at("dist/texts"), { recursive: true });
await bundle("www/element.js", "windowpane", "target/pkg", [["terms-update-prompt"], ["template-preview"], ["session-window"], ["session-timeline"]]);
await bundle("www/prompt.js", "terms-update-prompt", "target/pkg-prompt", [["terms-update-prompt"]]);
await bundle("www/editor.js", "template-editor", "target/pkg-editor", [["template-editor", "template-preview"]]);
await bundle("www/policy.js", "policy", "target/pkg-policy");
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
    "./windowpane.wasm": "./windowpane.wasm",
    "./terms-update-prompt.wasm": "./terms-update-prompt.wasm",
    "./template-editor.wasm": "./template-editor.wasm",
    "./policy.wasm": "./policy.wasm",
  },
  types: "./windowpane.d.ts",
  sideEffects: ["./windowpane.js", "./terms-update-prompt.js", "./terms-update-prompt.shim.js", "./template-editor.js", "./themes/*.css"],
}, null, 2)}\n`);
