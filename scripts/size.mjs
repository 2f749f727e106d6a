// Prints what a visitor downloads beside the budgets of the design: raw, gzip -9 and brotli 11 bytes.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function sizes(file) {
  const raw = readFileSync(new URL(file, dist));
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  return [raw.length, gzipSync(raw, { level: 9 }).length, brotli.length];
}

const elements = (module) => ["windowpane.js", `${module}.glue.js`, `${module}.wasm`];

for (const [what, files, budget] of [
  ["a page with the three panes", elements("windowpane"), 110_000],
  ["a page with <session-window> alone", elements("session-window")],
  ["a page with <template-preview> alone", elements("template-preview")],
  ["a page with <session-timeline>, with <session-window> or without", elements("session-timeline")],
  ["the prompt alone", ["terms-update-prompt.js", "terms-update-prompt.wasm"]],
  ["before it, for a prompt drawn ahead of the page", ["terms-update-prompt.shim.js", "terms-update-prompt.css"]],
  // Every pane in a language other than English; by the longest.
  ["the prompt's texts in Hindi", ["texts/terms-update-prompt.hi.json"]],
  // No budget is set for it: it holds the preview and the policy too, and only authors load it.
  ["the editor", ["template-editor.js", "template-editor.wasm"]],
  ["the policy alone", ["policy.js", "policy.wasm"], 35_000],
]) {
  const rows = files.map(sizes);
  const total = rows.reduce((sum, row) => sum.map((n, i) => n + row[i]));
  console.log(`${what}:`);
  for (const [i, [raw, gzip, brotli]] of [...rows, total].entries()) {
    const name = files[i] ?? "together";
    console.log(`  ${name.padEnd(34)} raw ${kB(raw).padStart(9)}   gzip ${kB(gzip).padStart(9)}   brotli ${kB(brotli).padStart(9)}`);
  }
  if (!budget) continue;
  const fits = total[2] <= budget;
  console.log(`  budget ${kB(budget)} brotli: ${fits ? "kept" : "EXCEEDED"} (${((100 * total[2]) / budget).toFixed(0)} %)`);
}
