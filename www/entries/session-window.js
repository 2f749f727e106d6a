// The window alone, without the rules of templates.

import init, { Pane, addTexts as add, correctClock, judgeTemplatesBy } from "../../target/pkg-session-window/windowpane.js";
import { entry } from "../entry.js";
import { sessionWindow } from "../elements.js";

export const { load, addTexts } = entry({
  name: "session-window",
  beside: import.meta.url,
  wasm: new URL("./session-window.wasm", import.meta.url),
  glue: { init, Pane, addTexts: add, correctClock, judgeTemplatesBy },
  elements: sessionWindow,
  // Loaded when a page sets the whole definition of a template as the message.
  policy: () => import("./policy.js"),
});
