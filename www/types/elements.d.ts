// The elements, and what every entry with elements exports.
// Requests and answers of the policy are in policy.d.ts.

import type { Json } from "./policy.js";
export type { Json, PolicyError } from "./policy.js";

/** What `load` resolves to. */
export interface Module {
  /**
   * Corrects the clock of all panes of the page, of every entry: `serverMs` is the server's time in milliseconds since 1970, `began` and
   * `ended` are `performance.now()` before and after it was asked.
   */
  correctClock(serverMs: number, began: number, ended: number): void;
  /** Bytes of memory that the module holds. */
  memory(): number;
}

/**
 * Loads the module of the entry, once a page. Elements do so by themselves; call it before the first of them when the wasm is not
 * beside the entry.
 */
export type Load = (source?: URL | string | Request | Response | BufferSource | WebAssembly.Module) => Promise<Module>;

/**
 * Adds the texts of a language (BCP 47) to the panes of an element, in place of the file `texts/<element>.<language>.json` that they
 * would load. `texts` has a text for every name of that file. Call it before the element is drawn. Rejects with what is missing or
 * unknown.
 */
export type AddTexts<Element extends string = string> = (element: Element, language: string, texts: { [name: string]: string }) => Promise<void>;

/** An element's property: as an attribute the same name in kebab case, objects as JSON. */
type Setting<T> = T | null | undefined;

export interface TermsUpdatePromptElement extends HTMLElement {
  /** The notice in its resolved form (instants, not dates). */
  notice: Setting<Json>;
  /** Decisions of this visitor that the page knows already. */
  decisions: Setting<Array<{ version: string; action: "accept" | "decline" | "not_now" | "withdraw"; at: string }>>;
  /** ISO 3166-1 alpha-2; absent: every item is shown. */
  region: Setting<string>;
  /** BCP 47; absent: the nearest `lang`, else the browser's. */
  language: Setting<string>;
  /** IANA name; absent: the visitor's own zone. */
  timeZone: Setting<string>;
  /** RFC 3339; stops the clock there. */
  now: Setting<string>;
  /** Where decisions are posted and read, for example `/v1/decisions`. */
  endpoint: Setting<string>;
  /** 32 hexadecimal digits that stand for the visitor; absent: made once and kept in this browser. */
  subject: Setting<string>;
  /** Replaces texts of the pane by key; `name.<code>` names a data category or a limit. An unknown key is an error. */
  labels: Setting<{ [key: string]: string }>;
  /** Set, it opens the question again for somebody who has answered: to take an acceptance back, or to accept after all. */
  review: Setting<boolean>;
  /** Where the visitor's data can be had; shown as a link, which raises a cancellable `export` event. */
  exportUrl: Setting<string>;
  /** Where somebody can be asked; shown as a link, which raises a cancellable `help` event. */
  helpUrl: Setting<string>;
}

export interface TemplatePreviewElement extends HTMLElement {
  /** A template as the Graph API takes or returns it. */
  template: Setting<Json>;
  values: Setting<Json>;
  mode: Setting<"author" | "preview" | "send">;
  /** The category of data behind each value, in the form of `values`; judged with `covered` in `preview` and `send`. */
  uses: Setting<Json>;
  /** Categories of data that the terms accepted by this customer cover. A variable that draws on another one is marked. */
  covered: Setting<string[]>;
  /** RFC 3339; limits that changed on a date are judged as of it. */
  now: Setting<string>;
  language: Setting<string>;
  device: Setting<"phone" | "desktop">;
  /** Whose signs and shapes are drawn; `android` unless set. */
  platform: Setting<"android" | "ios">;
  /** Of the phone, not of the pane; `auto`, the page's, unless set. */
  theme: Setting<"auto" | "light" | "dark">;
  /** Whose screen: the customer's unless set. The business's has the ticks. */
  view: Setting<"customer" | "business">;
  /** `live` lets https, mailto and tel links be followed and codes be copied. Nothing works unless set. */
  links: Setting<"off" | "live">;
  problems: Setting<"list" | "hidden">;
  /** Replaces texts of the pane by name, as in its files of texts. An unknown name is an error. */
  labels: Setting<{ [name: string]: string }>;
}

/** What the window and the timeline are told alike. */
export interface ConversationElement extends HTMLElement {
  channel: Setting<"whatsapp" | "messenger" | "instagram" | "tiktok" | "apple" | "rcs" | "sms" | "web_widget" | "api">;
  /** RFC 3339; stops the clock there. */
  now: Setting<string>;
  /** Webhook payloads as received, in any order and with repeats. */
  webhooks: Setting<unknown[]>;
  message: Setting<Json>;
  config: Setting<Json>;
  business: Setting<Json>;
  recipient: Setting<Json>;
  /** BCP 47; absent: the nearest `lang`, else the browser's. */
  language: Setting<string>;
  /** Replaces texts of the pane by key. An unknown key is an error. */
  labels: Setting<{ [key: string]: string }>;
  /** An address that answers as `GET /v1/time` does; it corrects the clock of all panes of the page. */
  timeEndpoint: Setting<string>;
  /** Adds payloads as they are received. Setting another conversation, or its beginning anew, forgets them. */
  push(...payloads: unknown[]): void;
}

export interface SessionWindowElement extends ConversationElement {
  /** What is known instead of webhooks; pushed payloads come on top. */
  lastInboundAt: Setting<string | number>;
  lastInboundKind: Setting<string>;
  lastOutboundAt: Setting<string | number>;
  /** One line, for lists. */
  compact: Setting<boolean>;
  /** Replaces texts of the pane by name, as in its files of texts. An unknown name is an error. */
  labels: Setting<{ [name: string]: string }>;
}

export interface SessionTimelineElement extends ConversationElement {
  /** The instant that is looked at; absent: now, or the last event where that is long ago. */
  at: Setting<string | number>;
  /** What the page knows of its own messages; those that statuses tell of too are told once, by their `id`. */
  attempts: Setting<Array<{ sent_at: string | number; id?: string; kind?: string; text?: string; template_name?: string }>>;
}

/** What `scrub` tells: another instant is looked at. */
export interface Scrub {
  at: string;
  state: "never_opened" | "open" | "closing_soon" | "closed" | "none";
  allowed: boolean;
  reason: string | null;
  closes_at: string | null;
  changes_at: string | null;
  /** The platform's ids of what happened at that very instant. */
  ids: string[];
}

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
