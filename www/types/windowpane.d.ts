// All panes but the editor in one module.

import type { AddTexts, Load, SessionTimelineElement, SessionWindowElement, TemplatePreviewElement, TermsUpdatePromptElement } from "./elements.js";
export type { AddTexts, ConversationElement, Json, Load, Module, PolicyError, Scrub, SessionTimelineElement, SessionWindowElement, TemplatePreviewElement, TermsUpdatePromptElement } from "./elements.js";

export const load: Load;
export const addTexts: AddTexts<"terms-update-prompt" | "template-preview" | "session-window" | "session-timeline">;

declare global {
  interface HTMLElementTagNameMap {
    "terms-update-prompt": TermsUpdatePromptElement;
    "template-preview": TemplatePreviewElement;
    "session-window": SessionWindowElement;
    "session-timeline": SessionTimelineElement;
  }
}
