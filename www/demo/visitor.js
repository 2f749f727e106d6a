// The visitor's page in the frame: what a brand would write around the prompt.
import "/windowpane.js";

const prompt = document.getElementById("prompt");
const tell = (message) => parent.postMessage(message, location.origin);
const known = [];

prompt.notice = await (await fetch("notice/whatsapp-2021.json")).json();

prompt.addEventListener("decision", ({ detail }) => {
  known.push({ version: detail.version, action: detail.action, at: detail.at });
  tell({ decisions: known });
});

// The page's own part: what an unanswered update limits.
prompt.addEventListener("phasechange", ({ detail }) => {
  const limited = detail.access !== "full";
  document.getElementById("limited").hidden = !limited;
  document.getElementById("list").hidden = limited;
});

addEventListener("message", async ({ origin, data }) => {
  if (origin !== location.origin) return;
  if (data.theme) document.documentElement.dataset.theme = data.theme === "auto" ? "" : data.theme;
  if (data.forget) {
    localStorage.clear();
    location.reload();
    return;
  }
  if (!data.now) return;
  prompt.now = data.now;
  prompt.region = data.region || undefined;
  prompt.language = data.language;
  document.documentElement.lang = data.language;
  document.documentElement.dir = data.language === "ar" ? "rtl" : "ltr";
});

tell({ ready: true });
