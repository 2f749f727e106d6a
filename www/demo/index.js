// The first page: a template with two faults and one open window.
import "/windowpane.js";
import { $ } from "./chrome.js";

const list = await (await fetch("templates/index.json")).json();
const good = await (await fetch(`templates/${list[0]}`)).json();

/** The template with two faults: it begins with a variable, and a label is too long. */
function hurried({ template }) {
  const wrong = structuredClone(template);
  const part = (type) => wrong.components.find((component) => component.type === type);
  part("BODY").text = part("BODY").text.replace("Hello ", "");
  part("BUTTONS").buttons[0].text = "Read the new terms and answer";
  return wrong;
}

let mended = false;
function show() {
  Object.assign($("preview"), { template: mended ? good.template : hurried(good), values: good.values, mode: "preview" });
  $("mend").textContent = mended ? "Show the faults again" : "Correct it";
}
$("mend").addEventListener("click", () => {
  mended = !mended;
  show();
});
show();

// The customer wrote a while ago, so the window is open and counts down.
$("window").lastInboundAt = new Date(Date.now() - 20.4 * 3600e3).toISOString();
