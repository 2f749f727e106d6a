// The policy alone: `check` and nothing else, for pages and Node programs.

import type { Answer, ErrorsExplained } from "./windowpane.js";
export type { Answer, ErrorsExplained, Explanation, Json, PolicyError } from "./windowpane.js";

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
