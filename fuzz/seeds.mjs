// Writes the seed corpus of a target from the shared cases: node fuzz/seeds.mjs TARGET. Existing files stay.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [target] = process.argv.slice(2);
const here = new URL(".", import.meta.url);
const folder = new URL(`corpus/${target}/`, here);
const sections = { format: ["format"], template: ["template"], linear: ["format"] }[target] ?? ["format", "send", "template", "terms"];

// The first byte of a text is its context unless that is the body: see fuzz_targets/format.rs.
const context = { header: "\u0001", footer: "\u0002", button: "\u0003" };
const bytes = (request) => (sections[0] === "format" && sections.length === 1 ? (context[request.context] ?? "") + request.text : JSON.stringify(request));

mkdirSync(folder, { recursive: true });
for (const section of sections) {
  const cases = readFileSync(new URL(`../tests/cases/${section}.jsonl`, here), "utf8").trim().split("\n");
  for (const [number, line] of cases.entries()) {
    const file = new URL(`${section}-${number}`, folder);
    if (!existsSync(file)) writeFileSync(file, bytes(JSON.parse(line).request));
  }
}
