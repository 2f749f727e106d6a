// Measures Windowpane beside its peers in one run, in Node and in Chromium: node bench/peers/run.mjs. `make bench-peers` builds first.
// What is measured is in subjects.mjs. No figure fails anything.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { launch, top } from "../../tests/e2e/support.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 40);
const cases = ["format", "template"].flatMap((name) => readFileSync(join(top, `tests/cases/${name}.jsonl`), "utf8").trim().split("\n").map(JSON.parse));

const out = mkdtempSync(join(tmpdir(), "windowpane-peers-"));
// Kapso's package imports node:crypto, which browsers do not have and checking a definition does not need.
const withoutNode = {
  name: "without node",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "absent" }));
    esbuild.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = {};" }));
  },
};
await build({
  entryPoints: [join(top, "bench/peers/measure.mjs")],
  outfile: join(out, "measure.mjs"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "error",
  plugins: [withoutNode],
});

async function inNode() {
  const { load } = await import(pathToFileURL(join(top, "dist/policy.js")));
  const { measure } = await import(pathToFileURL(join(out, "measure.mjs")));
  return measure(await load(), cases, ROUNDS);
}

async function inChromium() {
  const browser = await launch();
  const page = await browser.newPage();
  const files = { "/policy.js": [join(top, "dist/policy.js"), "text/javascript"], "/policy.wasm": [join(top, "dist/policy.wasm"), "application/wasm"], "/measure.mjs": [join(out, "measure.mjs"), "text/javascript"] };
  // The clock of an isolated page has a resolution of 5 microseconds, that of any other page 100.
  const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  await page.route("**/*", (route) => {
    const [path, contentType] = files[new URL(route.request().url()).pathname] ?? [];
    return route.fulfill({ body: path ? readFileSync(path) : "<!doctype html><title>bench</title>", contentType: contentType ?? "text/html", headers });
  });
  await page.goto("https://bench.test/");
  const answer = await page.evaluate(async ([asked, rounds]) => {
    const { load } = await import("/policy.js");
    const { measure } = await import("/measure.mjs");
    return measure(await load(), asked, rounds);
  }, [cases, ROUNDS]);
  const version = browser.version();
  await browser.close();
  return { ...answer, version };
}

const rate = (ms) => (ms < 1 ? `${Math.round(1000 / ms).toLocaleString("en")}/s` : `${ms.toFixed(1)} ms`);
const versions = JSON.parse(readFileSync(join(top, "bench/peers/package.json"), "utf8")).devDependencies;
console.log(`the median and the best of up to ${ROUNDS} rounds, in turn; ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}; ${Object.entries(versions).map((pair) => pair.join(" ")).join(", ")}`);
for (const [where, run] of [["Node", inNode], ["Chromium", inChromium]]) {
  const { lines, judged, version = process.version } = await run();
  console.log(`\n${where} ${version}`);
  for (const { what, budget, subjects } of lines) {
    console.log(`${what}${budget ? `, budget ${rate(budget)}` : ""}`);
    for (const { name, ms, best } of subjects) {
      const times = ms / subjects[0].ms;
      const beside = name.startsWith("windowpane") ? "" : `${times.toFixed(times < 10 ? 1 : 0)} times our time`;
      console.log(`  ${name.padEnd(20)} ${rate(ms).padStart(12)}   best ${rate(best).padStart(12)}   ${beside}`.trimEnd());
    }
  }
  for (const what of new Set(judged.map(([name]) => name))) {
    console.log(`${what}: ${judged.filter(([name]) => name === what).map(([, name, right, of]) => `${name} ${right} of ${of}`).join(", ")}`);
  }
}
rmSync(out, { recursive: true });
