// The editor with its preview, for pages on which templates are written.

import init, { Pane, addTexts as add, correctClock } from "../../target/pkg-template-editor/windowpane.js";
import { entry } from "../entry.js";
import { templateEditor } from "../elements.js";

export const { load, addTexts } = entry({
  name: "template-editor",
  beside: import.meta.url,
  wasm: new URL("./template-editor.wasm", import.meta.url),
  glue: { init, Pane, addTexts: add, correctClock },
  elements: templateEditor,
});
