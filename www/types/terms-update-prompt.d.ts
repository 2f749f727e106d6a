// The prompt alone.

import type { AddTexts, Load, TermsUpdatePromptElement } from "./elements.js";
export type { AddTexts, Json, Load, Module, PolicyError, TermsUpdatePromptElement } from "./elements.js";

export const load: Load;
export const addTexts: AddTexts<"terms-update-prompt">;

declare global {
  interface HTMLElementTagNameMap {
    "terms-update-prompt": TermsUpdatePromptElement;
  }
}
