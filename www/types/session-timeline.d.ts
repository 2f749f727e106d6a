// The timeline and the window.

import type { AddTexts, Load, SessionTimelineElement, SessionWindowElement } from "./elements.js";
export type { AddTexts, ConversationElement, Json, Load, Module, PolicyError, Scrub, SessionTimelineElement, SessionWindowElement } from "./elements.js";

export const load: Load;
export const addTexts: AddTexts<"session-window" | "session-timeline">;

declare global {
  interface HTMLElementTagNameMap {
    "session-window": SessionWindowElement;
    "session-timeline": SessionTimelineElement;
  }
}
