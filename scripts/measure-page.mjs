// Makes dist/measure/ and dist/measure-linked/: a brand's page with the prompt rendered ahead of it, to be measured beside peers
// (bench/prompts/). The command renders the prompt. The first page has style and shim inline, the second links them.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { page } from "../bench/prompts/brand.mjs";

const top = new URL("..", import.meta.url).pathname;
const command = process.env.WINDOWPANE ?? join(top, "target/debug/windowpane");
const day = 86_400_000;
const midnight = Math.floor(Date.now() / day) * day;
const iso = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
const ends = midnight + 31 * day;

// Announced yesterday, with the deadline in a month.
const notice = {
  id: "acme-terms",
  issuer: { name: "Acme Shoes" },
  version: "2",
  basis: "contract",
  document: { url: "https://acme.example/terms", language: "en" },
  time_zone: "Etc/UTC",
  schedule: [{ announced_at: iso(midnight - day), accept_before: iso(ends), accept_by: iso(ends - day).slice(0, 10) }],
  changes: [
    { id: "data", title: "More data categories", text: "From the next month on we use more data categories to answer you in chats.", kind: "changed", scope: "business" },
    { id: "returns", title: "Free returns", text: "Returns stay free for a month.", kind: "unchanged", scope: "all" },
  ],
  data: [{ category: "purchase_history", status: "new", shared_with: [] }, { category: "phone_number", status: "already_collected", shared_with: [] }],
};

// A decision stays in the browser until a service has answered. A page that is only measured has no service.
const mocks = { "/v1/decisions": { ok: false } };

// The page's link to one's answer.
const opener = `<script>document.getElementById("opener").onclick=()=>{const p=document.querySelector("terms-update-prompt");p.review=false;setTimeout(()=>{p.review=true})}</script>`;

const draw = (...args) => execFileSync(command, ["notice", "render", "-", "--language", "en", ...args], { input: JSON.stringify(notice), stdio: ["pipe", "pipe", "ignore"] }).toString();

function write(folder, html) {
  const to = join(top, "dist", folder);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "index.html"), html);
  writeFileSync(join(to, "mocks.json"), JSON.stringify(mocks));
  for (const file of ["terms-update-prompt.js", "terms-update-prompt.wasm", "terms-update-prompt.css", "terms-update-prompt.shim.js"]) {
    copyFileSync(join(top, "dist", file), join(to, file));
  }
}

const shim = readFileSync(join(top, "dist/terms-update-prompt.shim.js"), "utf8").trim();
write("measure", page({ head: `<script data-module="/terms-update-prompt.js">${shim}</script>`, first: draw("--style", "inline"), last: opener }));
// First in the body: nothing is painted before the style sheet has loaded, and then everything at once.
write("measure-linked", page({ head: `<script src="/terms-update-prompt.shim.js"></script>`, first: draw(), last: opener }));
