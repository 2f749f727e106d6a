// Code as a page would write it; only its types are tested.
import { load, type PolicyError } from "../../../dist/windowpane.js";
import type { TemplateEditorElement } from "../../../dist/template-editor.js";
import { check, explain, load as loadPolicy } from "../../../dist/policy.js";
import "../../../dist/session-window.js";
import { addTexts } from "../../../dist/session-timeline.js";

const prompt = document.createElement("terms-update-prompt");
prompt.region = "DE";
prompt.decisions = [{ version: "2021-01-04", action: "accept", at: "2021-01-08T10:00:00Z" }];
// @ts-expect-error an action that does not exist
prompt.decisions = [{ version: "2021-01-04", action: "agree", at: "2021-01-08T10:00:00Z" }];

const pane = document.querySelector("session-window");
if (pane) {
  pane.lastInboundAt = 1773043200;
  // @ts-expect-error a channel that does not exist
  pane.channel = "pigeon";
}

const timeline = document.createElement("session-timeline");
timeline.push({ entry: [] }, { entry: [] });
timeline.attempts = [{ sent_at: "2026-03-11T10:02:00Z", template_name: "visit_reminder" }];
// @ts-expect-error an attempt without its time
timeline.attempts = [{ text: "Hello" }];

const editor: TemplateEditorElement = document.createElement("template-editor");
editor.draftKey = "spring";
editor.addEventListener("change", ({ detail }) => (document.title = `${detail.definition.name}: ${detail.errors}`));
// @ts-expect-error only the editor sets it
editor.definition = {};

const explained = await explain({ error: { code: 131047 } });
if (explained.ok && explained.errors.some((found) => found.retry === "never")) document.title = explained.errors[0]!.do;
// @ts-expect-error a way to try again that does not exist
export const soon = explained.ok && explained.errors[0]!.retry === "soon";

const answer = await check({ check: "format", text: "*paid*" });
const error: PolicyError | undefined = answer.ok ? undefined : answer.error;
const { correctClock } = await load("/windowpane.wasm");
correctClock(1773043200000, 10, 20);
const policy = await loadPolicy();
export const bytes: string = policy.checkText("{}") + (error?.path ?? "");
await addTexts("session-timeline", "de", {});
// @ts-expect-error an element of another entry
await addTexts("template-preview", "de", {});
