// The editor with a template of the gallery to begin with.
import "/template-editor.js";
import { $, offerLanguages } from "./chrome.js";

const names = await (await fetch("templates/index.json")).json();
const gallery = await Promise.all(names.map(async (name) => ({ name, ...(await (await fetch(`templates/${name}`)).json()) })));
const editor = $("editor");
offerLanguages($("language"));

$("sample").append(...gallery.map(({ title }, at) => new Option(title, at)), new Option("An empty template", ""));
$("sample").addEventListener("change", ({ target }) => {
  editor.template = gallery[target.value]?.template;
});
$("language").addEventListener("change", ({ target }) => {
  editor.language = target.value;
});

const asked = gallery.findIndex(({ name }) => `#${name.replace(".json", "")}` === location.hash);
$("sample").value = String(Math.max(asked, 0));
editor.template = gallery[Math.max(asked, 0)].template;
