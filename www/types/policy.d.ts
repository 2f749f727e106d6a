// The policy alone, for pages and Node programs that ask for answers.
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
  /** Says what the platform's errors mean: a code, an error, the answer to a send request, a webhook, or an array of these. */
  explain(payload: unknown): ErrorsExplained;
  /**
   * A message's text as HTML: the field `html` of the section `format`, some three times quicker, for pages that show many messages.
   * Undefined for a text of more than 65,536 characters.
   */
  formatHtml(text: string): string | undefined;
}

/** Loads the module once. In Node the file beside this one is read; elsewhere it is fetched. */
export function load(source?: URL | string | Request | Response | BufferSource | WebAssembly.Module): Promise<Policy>;

/** Answers one request, loading the module first where it is not there yet. */
export function check(request: unknown): Promise<Answer>;

/** Says what the platform's errors mean, loading the module first where it is not there yet. */
export function explain(payload: unknown): Promise<ErrorsExplained>;
