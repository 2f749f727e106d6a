// The update of 2021 on a clock: the controls here, the visitor's page in the frame.
import "/windowpane.js";
import { check } from "/policy.js";
import { $, offerLanguages, showJson } from "./chrome.js";
import { pairs } from "./contrast.js";
import { withLimits } from "./strict.js";

const day = 86_400_000;
const first = Date.parse("2020-12-01T12:00:00Z");
const last = Date.parse("2021-07-31T12:00:00Z");
const notice = await (await fetch("notice/whatsapp-2021.json")).json();

const frame = $("frame");
offerLanguages($("language"));
let now = Date.parse("2021-01-08T12:00:00Z");
let decisions = [];

const show = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

const iso = () => new Date(now).toISOString().replace(".000Z", "Z");

function setting() {
  return { now: iso(), region: $("region").value, language: $("language").value, theme: document.documentElement.dataset.theme ?? "auto",
    look: $("look").value, strict: $("strict").value, brand: $("brand").checked, ways: $("ways").checked };
}

async function update() {
  $("when").textContent = show.format(now);
  $("day").value = String(Math.round((now - first) / day));
  $("exact").value = iso().slice(0, 19);
  frame.contentWindow?.postMessage(setting(), location.origin);
  const { region, language } = setting();
  const answer = await check({ check: "terms", now: iso(), notice: $("strict").value ? withLimits(notice) : notice, visitor: { ...(region && { region }), language, decisions } });
  showJson($("answer"), answer);
  const facts = answer.ok
    ? {
        Phase: answer.phase,
        Prompt: answer.prompt,
        Access: answer.limits.length ? `${answer.access} (without ${answer.limits.join(", ")})` : answer.access,
        "Accept by": answer.accept_by ?? "–",
        "Postponed from": answer.postponed_from.join(", ") || "–",
        Data: answer.data.map((item) => item.category).join(", ") || "–",
        "Next change": answer.changes_at ?? "never",
        "Answers so far": decisions.map(({ action, at }) => `${action} (${at.slice(0, 10)})`).join(", ") || "none",
      }
    : { Error: `${answer.error.path}: ${answer.error.message}` };
  $("facts").replaceChildren(...Object.entries(facts).flatMap(([name, value]) => {
    const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
    dt.textContent = name;
    dd.textContent = value;
    return [dt, dd];
  }));
}

const move = (to) => {
  now = Math.min(last, Math.max(first, to));
  update();
};

$("day").max = String((last - first) / day);
$("day").addEventListener("input", () => move(first + Number($("day").value) * day));
$("back").addEventListener("click", () => move(now - day));
$("forth").addEventListener("click", () => move(now + day));
$("exact").addEventListener("change", () => {
  const at = Date.parse(`${$("exact").value}Z`);
  if (!Number.isNaN(at)) move(at);
});
for (const id of ["region", "language", "look", "strict", "brand", "ways"]) $(id).addEventListener("change", update);
$("screen").addEventListener("change", () => {
  frame.dataset.width = $("screen").value;
  if ($("screen").value) frame.width = $("screen").value;
  else frame.removeAttribute("width");
});

const dates = [
  ["2020-12-15T12:00:00Z", "Before"],
  ["2021-01-07T12:00:00Z", "Announced"],
  ["2021-01-15T12:00:00Z", "Postponed"],
  ["2021-02-09T12:00:00Z", "After the first deadline"],
  ["2021-05-13T12:00:00Z", "Last days"],
  ["2021-05-16T12:00:00Z", "Deadline over"],
  ["2021-06-06T12:00:00Z", "June"],
  ["2021-07-20T12:00:00Z", "July"],
];
$("dates").append(...dates.map(([at, name]) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${name} · ${at.slice(8, 10)}.${at.slice(5, 7)}.`;
  button.addEventListener("click", () => move(Date.parse(at)));
  return button;
}));

let playing;
$("play").addEventListener("click", () => {
  const on = !playing;
  $("play").setAttribute("aria-pressed", String(on));
  $("play").textContent = on ? "Pause" : "Play";
  clearInterval(playing);
  playing = on ? setInterval(() => move(now >= last ? first : now + day), 600) : undefined;
});

$("forget").addEventListener("click", () => frame.contentWindow?.postMessage({ forget: true }, location.origin));

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== location.origin || source !== frame.contentWindow) return;
  if (data.ready) update();
  if (data.way) $("way").textContent = data.way === "export" ? "The visitor asked for their data; here the page would hand it over." : "The visitor asked for help; here the page would open its own.";
  if (data.decisions) {
    decisions = data.decisions;
    update();
  }
});
/** Shows the contrast in the prompt of the frame, again whenever the prompt or its theme changes. */
function judge() {
  const prompt = frame.contentDocument?.querySelector("terms-update-prompt");
  if (!prompt?.shadowRoot) return;
  const found = pairs(prompt);
  const weak = found.filter(({ passes }) => !passes);
  $("contrast-verdict").textContent = found.length
    ? `${weak.length ? `${weak.length} of ${found.length} fail` : `All ${found.length} pairs pass`} (WCAG 2.2 AA); the weakest has ${found[0].ratio.toFixed(1)} to 1.`
    : "Nothing is shown now.";
  $("contrast").replaceChildren(...found.map(({ name, sample, ratio, needed, passes }) => {
    const row = document.createElement("tr");
    row.append(...[name, sample.slice(0, 40), `${ratio.toFixed(1)} : 1`, passes ? "pass" : `fail, needs ${needed}`].map((text) => {
      const cell = document.createElement("td");
      cell.textContent = text;
      return cell;
    }));
    row.dataset.passes = passes;
    return row;
  }));
}

let due = 0;
const judgeSoon = () => {
  clearTimeout(due);
  due = setTimeout(judge, 250);
};

function watch() {
  const { contentDocument: page } = frame;
  const prompt = page?.querySelector("terms-update-prompt");
  if (!prompt) return;
  customElements.whenDefined.call(frame.contentWindow.customElements, "terms-update-prompt").then(() => {
    new MutationObserver(judgeSoon).observe(prompt.shadowRoot, { childList: true, subtree: true, attributes: true, characterData: true });
    judgeSoon();
  });
  page.getElementById("look").addEventListener("load", judgeSoon);
}

frame.addEventListener("load", () => {
  watch();
  update();
});
if (frame.contentDocument?.readyState === "complete") watch();
for (const id of ["look", "brand"]) $(id).addEventListener("change", judgeSoon);
update();
