// The authoring element, in a module of its own, as a page uses it.

import type { Json, Policy } from "./windowpane.js";
export type { Answer, Json, Policy, PolicyError } from "./windowpane.js";

/** Loads the module, once a page. Editors do so by themselves; call it to say where the wasm lies, before the first of them. */
export function load(source?: URL | string | Request | Response | BufferSource | WebAssembly.Module): Promise<Omit<Policy, "explain">>;

/** Lets the editor (`template-editor`) or the preview in it (`template-preview`) speak a language, as in `windowpane`. */
export function addTexts(element: string, language: string, texts: { [name: string]: string }): Promise<void>;

/** What the policy found, in short. */
export interface Verdict {
  verdict: "invalid" | "warning" | "valid";
  errors: number;
  warnings: number;
  advice: number;
}

/** The detail of `change` and `save`. */
export interface TemplateChange extends Verdict {
  /** The template in Graph API JSON, ready to be sent to the platform. */
  definition: Json;
}

/** An element's property: as an attribute the same name in kebab case, objects as JSON. */
type Setting<T> = T | null | undefined;

export interface TemplateEditorElement extends HTMLElement {
  /** The template to begin with, as the Graph API takes or returns it. Another one takes the place of what was written. */
  template: Setting<Json>;
  /** Values for the variables of the preview; without them it shows the samples. */
  values: Setting<Json>;
  /** The language of the editor itself, BCP 47; absent: the nearest `lang`, else the browser's. */
  language: Setting<string>;
  /** Replaces texts of the editor by name; `preview.<name>` those of the preview in it. An unknown name is an error. */
  labels: Setting<{ [name: string]: string }>;
  /** Which phone the preview is drawn as. */
  platform: Setting<"android" | "ios">;
  /** Keeps a draft in this browser under this name; absent: none is kept. */
  draftKey: Setting<string>;
  /** The definition as it stands now. */
  readonly definition: Json;
  /** RFC 3339; limits that changed on a date are judged as of it. */
  now: Setting<string>;
  addEventListener<K extends keyof TemplateEditorEventMap>(type: K, listener: (this: TemplateEditorElement, event: TemplateEditorEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export interface TemplateEditorEventMap {
  /** After each edit. */
  change: CustomEvent<TemplateChange>;
  /** When verdict or counts have become others. */
  verdictchange: CustomEvent<Verdict>;
}

declare global {
  interface HTMLElementTagNameMap {
    "template-editor": TemplateEditorElement;
  }
}
