// The prompt in a module of its own, as a page uses it.

import type { Policy, TermsUpdatePromptElement } from "./windowpane.js";
export type { Json, PolicyError, TermsUpdatePromptElement } from "./windowpane.js";

/** Loads the module, once a page. Prompts do so by themselves; call it to say where the wasm lies, before the first of them. */
export function load(source?: URL | string | Request | Response | BufferSource | WebAssembly.Module): Promise<Pick<Policy, "correctClock" | "memory">>;

/** Lets the prompt speak a language, as in `windowpane`. */
export function addTexts(element: "terms-update-prompt", language: string, texts: { [name: string]: string }): Promise<void>;

declare global {
  interface HTMLElementTagNameMap {
    "terms-update-prompt": TermsUpdatePromptElement;
  }
}
