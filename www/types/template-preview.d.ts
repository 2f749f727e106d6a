// The preview alone.

import type { AddTexts, Load, TemplatePreviewElement } from "./elements.js";
export type { AddTexts, Json, Load, Module, PolicyError, TemplatePreviewElement } from "./elements.js";

export const load: Load;
export const addTexts: AddTexts<"template-preview">;

declare global {
  interface HTMLElementTagNameMap {
    "template-preview": TemplatePreviewElement;
  }
}
