// The editor with its preview.

import type { AddTexts, Load, TemplateEditorElement } from "./elements.js";
export type { AddTexts, Json, Load, Module, PolicyError, TemplateChange, TemplateEditorElement, TemplateEditorEventMap, Verdict } from "./elements.js";

export const load: Load;
export const addTexts: AddTexts<"template-editor" | "template-preview">;

declare global {
  interface HTMLElementTagNameMap {
    "template-editor": TemplateEditorElement;
  }
}
