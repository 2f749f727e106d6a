// The preview alone.

import init, { Pane, addTexts as add, correctClock } from "../../target/pkg-template-preview/windowpane.js";
import { entry } from "../entry.js";
import { templatePreview } from "../elements.js";

export const { load, addTexts } = entry({
  name: "template-preview",
  beside: import.meta.url,
  wasm: new URL("./template-preview.wasm", import.meta.url),
  glue: { init, Pane, addTexts: add, correctClock },
  elements: templatePreview,
});
