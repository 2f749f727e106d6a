// The first page: one good template and one open window.
import "/windowpane.js";
import { $ } from "./chrome.js";

const list = await (await fetch("templates/index.json")).json();
const first = await (await fetch(`templates/${list[0]}`)).json();
Object.assign($("preview"), { template: first.template, values: first.values, mode: "preview" });
// The customer wrote a while ago, so that the window is open and counts.
$("window").lastInboundAt = new Date(Date.now() - 20.4 * 3600e3).toISOString();
