// The window alone.

import type { AddTexts, Load, SessionWindowElement } from "./elements.js";
export type { AddTexts, ConversationElement, Json, Load, Module, PolicyError, SessionWindowElement } from "./elements.js";

export const load: Load;
export const addTexts: AddTexts<"session-window">;

declare global {
  interface HTMLElementTagNameMap {
    "session-window": SessionWindowElement;
  }
}
