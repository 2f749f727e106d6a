// The timeline and the window, without the rules of templates.

import init, { Pane, addTexts as add, correctClock, judgeTemplatesBy } from "../../target/pkg-session-timeline/windowpane.js";
import { entry } from "../entry.js";
import { sessionTimeline, sessionWindow } from "../elements.js";

export const { load, addTexts } = entry({
  name: "session-timeline",
  beside: import.meta.url,
  wasm: new URL("./session-timeline.wasm", import.meta.url),
  glue: { init, Pane, addTexts: add, correctClock, judgeTemplatesBy },
  elements: { ...sessionWindow, ...sessionTimeline },
  // Loaded when a page sets the whole definition of a template as the message.
  policy: () => import("./policy.js"),
});
