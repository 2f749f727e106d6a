// Prints what a page loads for each entry of dist/, beside its ceiling and the figure kept in sizes.json. Fails where an entry is more
// than 2 % over the kept figure. After a change that is meant: UPDATE=1 make size, and commit sizes.json.
// What makes modules small is not here, but in modules and package.mjs; what each measure brings is in docs/sizes.md.

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Percent by which a figure may rise without being kept anew. */
const TOLERATED = 2;

const dist = new URL("../dist/", import.meta.url);
const keptFile = new URL("sizes.json", import.meta.url);
const kept = JSON.parse(readFileSync(keptFile, "utf8"));

function sizeOf(file) {
  const raw = readFileSync(new URL(file, dist));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  return { raw: raw.length, gzip: gzipSync(raw, { level: 9 }).length, brotli: brotliCompressSync(raw, { params }).length };
}

function sum(files) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const size of files.map(sizeOf)) for (const name of Object.keys(total)) total[name] += size[name];
  return total;
}

/** Each entry of the package that is a script with a module beside it, and the files that a page loads for it. */
function entries() {
  const { name, exports } = JSON.parse(readFileSync(new URL("package.json", dist), "utf8"));
  return Object.entries(exports).flatMap(([path, target]) => {
    const entry = path === "." ? name : path.slice(2);
    return target.default && exports[`./${entry}.wasm`] ? [[entry, [target.default, exports[`./${entry}.wasm`]]]] : [];
  });
}

const kB = (bytes) => (bytes === undefined ? "" : (bytes / 1000).toFixed(1));
const row = (name, ...columns) => console.log(name.padEnd(36) + columns.map((column) => column.padStart(9)).join(""));
const faults = [];

function show(name, files, figures) {
  const { raw, gzip, brotli } = sum(files);
  const { bytes, ceiling } = figures;
  const rise = bytes && (100 * (brotli - bytes)) / bytes;
  const change = rise === undefined ? "" : `${rise > 0 ? "+" : ""}${rise.toFixed(1)} %`;
  row(name, kB(raw), kB(gzip), kB(brotli), kB(ceiling), kB(bytes), change, brotli > ceiling ? `   ${(100 * (brotli / ceiling - 1)).toFixed(0)} % over the ceiling` : "");
  if (!process.env.UPDATE && bytes === undefined) faults.push(`${name}: no figure is kept in scripts/sizes.json`);
  if (!process.env.UPDATE && rise > TOLERATED) faults.push(`${name}: ${kB(brotli)} kB, ${change} of the ${kB(bytes)} kB kept in scripts/sizes.json`);
  if (rise < -TOLERATED && !process.env.UPDATE) console.log(`  ${name} is smaller than its kept figure; UPDATE=1 make size keeps the new one`);
  figures.bytes = brotli;
}

row("kB that a page loads", "raw", "gzip", "brotli", "ceiling", "kept", "change");
for (const [name, files] of entries()) show(name, files, (kept.entries[name] ??= {}));
for (const [name, figures] of Object.entries(kept.files)) show(name, [name], figures);

if (process.env.UPDATE) {
  const lines = (group) => Object.entries(group).map(([name, figures]) => `    ${JSON.stringify(name)}: ${JSON.stringify(figures)}`).join(",\n");
  writeFileSync(keptFile, `{\n  "//": ${JSON.stringify(kept["//"])},\n  "entries": {\n${lines(kept.entries)}\n  },\n  "files": {\n${lines(kept.files)}\n  }\n}\n`);
}
for (const fault of faults) console.error(`windowpane: ${fault}`);
if (faults.length) {
  console.error("windowpane: where a rise is meant, say why in the commit that keeps it: UPDATE=1 make size");
  process.exitCode = 1;
}
