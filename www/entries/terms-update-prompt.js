// The prompt alone, for pages that ask about terms and show no other pane.

import init, { Pane, addTexts as add, correctClock } from "../../target/pkg-terms-update-prompt/windowpane.js";
import { entry } from "../entry.js";
import { termsUpdatePrompt } from "../elements.js";

export const { load, addTexts } = entry({
  name: "terms-update-prompt",
  beside: import.meta.url,
  wasm: new URL("./terms-update-prompt.wasm", import.meta.url),
  glue: { init, Pane, addTexts: add, correctClock },
  elements: termsUpdatePrompt,
});
