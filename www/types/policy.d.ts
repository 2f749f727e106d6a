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

/** `ok` says whether the request could be read. */
export type Answer = ({ ok: true; check: "send" | "template" | "format" | "terms" } & Json) | { ok: false; error: PolicyError };

/** What one error of the platform means; see docs/contract.md. */
export interface Explanation {
  code: number;
  /** The subcode, if the payload has one. A known subcode decides. */
  subcode: number | null;
  /** False if the code is not known; then the answer is based on its range. */
  known: boolean;
  what: string;
  do: string;
  retry: "never" | "after_fix" | "later";
  retry_after_seconds: number | null;
  /** The reason with which the check `send` refuses the message beforehand, if its request has the facts. */
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
  /** Explains the platform's errors: a code, an error, the answer to a send request, a webhook, or an array of these. */
  explain(payload: unknown): ErrorsExplained;
  /**
   * A message's text as HTML: the field `html` of the check `format`, about three times faster, for pages that show many messages.
   * Undefined for a text of more than 65,536 characters.
   */
  formatHtml(text: string): string | undefined;
}

/** Loads the module once: from the file beside this one in Node, with a fetch elsewhere. */
export function load(source?: URL | string | Request | Response | BufferSource | WebAssembly.Module): Promise<Policy>;

/** Answers one request. Loads the module first if necessary. */
export function check(request: unknown): Promise<Answer>;

/** Explains the platform's errors. Loads the module first if necessary. */
export function explain(payload: unknown): Promise<ErrorsExplained>;
