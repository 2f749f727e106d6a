// All panes but the editor in one module, for pages that show several kinds of them.

import init, { Pane, addTexts as add, correctClock } from "../../target/pkg-windowpane/windowpane.js";
import { entry } from "../entry.js";
import { sessionTimeline, sessionWindow, templatePreview, termsUpdatePrompt } from "../elements.js";

export const { load, addTexts } = entry({
  name: "windowpane",
  beside: import.meta.url,
  wasm: new URL("./windowpane.wasm", import.meta.url),
  glue: { init, Pane, addTexts: add, correctClock },
  elements: { ...termsUpdatePrompt, ...templatePreview, ...sessionWindow, ...sessionTimeline },
});
