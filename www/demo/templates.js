// The gallery: each template as JSON, checked with each keystroke.
import "/windowpane.js";
import { check } from "/policy.js";
import { $ } from "./chrome.js";

const names = await (await fetch("templates/index.json")).json();
const gallery = await Promise.all(names.map(async (name) => ({ name, ...(await (await fetch(`templates/${name}`)).json()) })));
const preview = $("preview");
const pretty = (data) => JSON.stringify(data ?? {}, null, 2);
let chosen;

/** Reads a text box as JSON. An error is shown below it, and the last good state stays. */
function read(id) {
  try {
    const data = JSON.parse($(id).value);
    $(`${id}-problem`).textContent = "";
    return data;
  } catch (error) {
    $(`${id}-problem`).textContent = `Not JSON: ${error.message}`;
    return undefined;
  }
}

for (const id of ["template", "values"]) {
  $(id).addEventListener("input", () => {
    const data = read(id);
    if (data !== undefined) preview[id] = data;
  });
}
$("mode").addEventListener("change", () => {
  preview.mode = $("mode").value;
});
for (const control of document.querySelectorAll("[data-set]")) {
  control.addEventListener("change", () => {
    preview[control.dataset.set] = control.value;
  });
}
$("width").addEventListener("input", () => {
  const { value, max } = $("width");
  preview.style.maxInlineSize = value === max ? "" : `${value}px`;
  $("width-shown").textContent = value === max ? "" : `${value} px`;
});

function choose(item) {
  chosen = item;
  $("template").value = pretty(item.template);
  $("values").value = pretty(item.values);
  $("about").textContent = item.note;
  for (const id of ["template", "values"]) read(id);
  Object.assign(preview, { template: item.template, values: item.values, mode: $("mode").value });
  for (const button of $("gallery").querySelectorAll("button")) button.setAttribute("aria-current", String(button.dataset.name === item.name));
  history.replaceState(null, "", `#${item.name.replace(".json", "")}`);
}

$("reset").addEventListener("click", () => choose(chosen));

$("gallery").append(...gallery.map((item) => {
  const [line, button, dot, title, about] = ["li", "button", "span", "span", "small"].map((tag) => document.createElement(tag));
  dot.className = "dot";
  title.textContent = item.title;
  about.textContent = `${item.template.category ?? "no category"} · ${item.template.language ?? "no language"}`;
  button.type = "button";
  button.dataset.name = item.name;
  button.append(dot, title, about);
  button.addEventListener("click", () => choose(item));
  check({ check: "template", template: item.template, mode: "author" }).then(({ verdict }) => {
    dot.dataset.verdict = verdict ?? "invalid";
    dot.setAttribute("role", "img");
    dot.setAttribute("aria-label", verdict ?? "invalid");
  });
  line.append(button);
  return line;
}));

choose(gallery.find(({ name }) => `#${name.replace(".json", "")}` === location.hash) ?? gallery[0]);
