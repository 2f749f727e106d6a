// The visitor's page in the frame: a brand's page around the prompt.
import "/windowpane.js";
import { withLimits } from "./strict.js";

const prompt = document.getElementById("prompt");
const tell = (message) => parent.postMessage(message, location.origin);
const known = [];

const notice = await (await fetch("notice/whatsapp-2021.json")).json();
prompt.notice = notice;

/** The brand's name as a picture, in the slot above the heading. */
function logo() {
  const image = document.createElement("img");
  Object.assign(image, { slot: "logo", alt: "Windowpane", src: "mark.svg" });
  return image;
}

/** The look of the prompt: one of the package's themes, and the brand's logo. */
function look({ look, brand }) {
  const link = document.getElementById("look");
  const href = `/themes/${look}.css`;
  if (look && link.getAttribute("href") !== href) link.href = href;
  link.disabled = !look;
  if (brand !== (prompt.childElementCount > 0)) prompt.replaceChildren(...(brand ? [logo()] : []));
}

// Export and help, which this page handles itself.
for (const name of ["export", "help"]) {
  prompt.addEventListener(name, (event) => {
    event.preventDefault();
    tell({ way: name });
  });
}

prompt.addEventListener("decision", ({ detail }) => {
  known.push({ version: detail.version, action: detail.action, at: detail.at });
  tell({ decisions: known });
});

// The page's own part: the limits of an unanswered update.
prompt.addEventListener("phasechange", ({ detail }) => {
  const limited = detail.access !== "full";
  document.getElementById("limited").hidden = !limited;
  document.getElementById("list").hidden = limited;
});

addEventListener("message", async ({ origin, data }) => {
  if (origin !== location.origin) return;
  if (data.theme) document.documentElement.dataset.theme = data.theme === "auto" ? "" : data.theme;
  if (data.forget) {
    for (const name of Object.keys(localStorage)) if (name.startsWith("windowpane.")) localStorage.removeItem(name);
    location.reload();
    return;
  }
  if (!data.now) return;
  look(data);
  prompt.notice = data.strict ? withLimits(notice) : notice;
  prompt.exportUrl = data.ways ? "#export" : undefined;
  prompt.helpUrl = data.ways ? "#help" : undefined;
  prompt.now = data.now;
  prompt.region = data.region || undefined;
  prompt.language = data.language;
  document.documentElement.lang = data.language;
  document.documentElement.dir = ["ar", "fa", "he"].includes(data.language) ? "rtl" : "ltr";
});

tell({ ready: true });
