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
 * Loads the module of the entry once a page. The first element does so by itself. Call it before that when the wasm file is not beside
 * the entry.
 */
export type Load = (source?: URL | string | Request | Response | BufferSource | WebAssembly.Module) => Promise<Module>;

/**
 * Adds the texts of a language (BCP 47) to the panes of an element, in place of the file `texts/<element>.<language>.json`. `texts` has a
 * text for every name of that file. Call it before the element is drawn. Rejects with the name of a missing or unknown text.
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
  /** The visitor's pseudonym, 32 hexadecimal digits; absent: made once and kept in this browser. */
  subject: Setting<string>;
  /** Replaces texts of the pane by key; `name.<code>` names a data category or a limit. An unknown key is an error. */
  labels: Setting<{ [key: string]: string }>;
  /** Shows the question again to somebody who has answered: to withdraw an acceptance, or to accept after all. */
  review: Setting<boolean>;
  /** The address of the visitor's data, shown as a link. Following it raises a cancelable `export` event. */
  exportUrl: Setting<string>;
  /** The address of help, shown as a link. Following it raises a cancelable `help` event. */
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
  /** Which phone is drawn; `android` unless set. */
  platform: Setting<"android" | "ios">;
  /** Of the phone, not of the pane; `auto` (that of the page) unless set. */
  theme: Setting<"auto" | "light" | "dark">;
  /** Whose screen is drawn; `customer` unless set. The business's screen shows ticks. */
  view: Setting<"customer" | "business">;
  /** Links do nothing unless this is `live`: then https, mailto and tel links work, and codes are copied on a click. */
  links: Setting<"off" | "live">;
  problems: Setting<"list" | "hidden">;
  /** Replaces texts of the pane by name, as in its files of texts. An unknown name is an error. */
  labels: Setting<{ [name: string]: string }>;
}

/** The properties that the window and the timeline share. */
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
  /** Adds payloads as they arrive. Setting another conversation, or other `webhooks`, drops them. */
  push(...payloads: unknown[]): void;
}

export interface SessionWindowElement extends ConversationElement {
  /** What the page knows, in place of webhooks. Pushed payloads are added to it. */
  lastInboundAt: Setting<string | number>;
  lastInboundKind: Setting<string>;
  lastOutboundAt: Setting<string | number>;
  /** One line, for lists. */
  compact: Setting<boolean>;
  /** Replaces texts of the pane by name, as in its files of texts. An unknown name is an error. */
  labels: Setting<{ [name: string]: string }>;
}

export interface SessionTimelineElement extends ConversationElement {
  /** The instant in focus; absent: now, or the last event if that is long ago. */
  at: Setting<string | number>;
  /** Messages that the page sent. A message whose `id` is in a status is shown once. */
  attempts: Setting<Array<{ sent_at: string | number; id?: string; kind?: string; text?: string; template_name?: string }>>;
}

/** The detail of `scrub`: another instant is in focus. */
export interface Scrub {
  at: string;
  state: "never_opened" | "open" | "closing_soon" | "closed" | "none";
  allowed: boolean;
  reason: string | null;
  closes_at: string | null;
  changes_at: string | null;
  /** The platform's ids of the events at that instant. */
  ids: string[];
}

/** The policy's verdict on a template. */
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
  /** The template to begin with, as the Graph API takes or returns it. Another one replaces what was written. */
  template: Setting<Json>;
  /** Values for the variables of the preview; without them it shows the samples. */
  values: Setting<Json>;
  /** The language of the editor itself, BCP 47; absent: the nearest `lang`, else the browser's. */
  language: Setting<string>;
  /** Replaces texts of the editor by name, and of the preview inside by `preview.<name>`. An unknown name is an error. */
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
  /** When the verdict or a count has changed. */
  verdictchange: CustomEvent<Verdict>;
}
