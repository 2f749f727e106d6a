// The four elements and the policy, as a page uses them.
// Requests and answers are described in docs/contract.md; here they are plain objects.

/** A JSON object. */
export type Json = { [key: string]: unknown };

/** What is wrong with a request or with an element's properties. */
export interface PolicyError {
  code: "json" | "unknown_field" | "missing" | "type" | "instant" | "value" | "conflict" | "order" | "limit" | (string & {});
  /** Points into the request, for example `message.template.components[1].text`. */
  path: string;
  message: string;
}

/** Every answer says whether the request could be read. */
export type Answer = ({ ok: true; check: "send" | "template" | "format" | "terms" } & Json) | { ok: false; error: PolicyError };

/** What one error of the platform means; docs/contract.md says more. */
export interface Explanation {
  code: number;
  /** The code within the code, where the payload has one; where it is known it decides. */
  subcode: number | null;
  /** Of a code that is not known only its range is. */
  known: boolean;
  what: string;
  do: string;
  retry: "never" | "after_fix" | "later";
  retry_after_seconds: number | null;
  /** With which reason `check` of `send` refuses it before, where its request holds the facts. */
  reason: string | null;
  /** Where in the payload; empty for a code alone. */
  path: string;
  message_id: string | null;
  recipient: string | null;
  /** The platform's own words. */
  details: string | null;
  source: string;
  confidence: "high" | "medium" | "low";
}

export type ErrorsExplained = { ok: true; errors: Explanation[] } | { ok: false; error: PolicyError };

export interface Policy {
  /** Answers one request, plain objects in and out. Bad input is an answer, not an exception. */
  check(request: unknown): Answer;
  /** The same for JSON text; the bytes are those of the server and the command. */
  checkText(request: string): string;
  /**
   * Says what the platform's errors mean: a code, an error, the answer to a send request, a webhook, or an array of these.
   * The editor's module does not have it.
   */
  explain(payload: unknown): ErrorsExplained;
  /**
   * A message's text as HTML: the field `html` of the section `format`, some three times quicker, for pages that show many messages.
   * Undefined for a text of more than 65,536 characters.
   */
  formatHtml(text: string): string | undefined;
  /** Corrects the clock of all panes, of whichever module: the server's time and the readings of `performance.now()` before and after it was asked. */
  correctClock(serverMs: number, began: number, ended: number): void;
  /** Bytes of memory that the modules hold, for whoever watches a page's growth. */
  memory(): number;
}

/**
 * Loads the module of the three panes, `windowpane.wasm`, once a page. Elements load what they need by themselves: the module of one
 * pane for a page with one kind of pane. Call it to say where this one lies, or to have the functions, before the first element:
 * then all panes but the timeline use it.
 */
export function load(source?: URL | string | Request | Response | BufferSource | WebAssembly.Module): Promise<Policy>;

/** Answers one request, loading a module that can first where none is there yet. */
export function check(request: unknown): Promise<Answer>;

/** Says what the platform's errors mean, loading a module that can first where none is there yet. */
export function explain(payload: unknown): Promise<ErrorsExplained>;

/**
 * Lets the panes of an element speak a language (BCP 47), in the place of the file `texts/<element>.<language>.json` that they would fetch:
 * `texts` has a text for every name of that file. Call it before the element is drawn; rejects with what is missing or unknown.
 */
export function addTexts(element: string, language: string, texts: { [name: string]: string }): Promise<void>;

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

declare global {
  interface HTMLElementTagNameMap {
    "terms-update-prompt": TermsUpdatePromptElement;
    "template-preview": TemplatePreviewElement;
    "session-window": SessionWindowElement;
    "session-timeline": SessionTimelineElement;
  }
}
