// A conversation over time: the log of webhooks, the thread, and the window beside them.
import "/windowpane.js";
import { check } from "/policy.js";
import { $, showJson } from "./chrome.js";

const data = await (await fetch("conversation/conversation.json")).json();
const pane = $("window");
const timeline = $("timeline");
const second = 1000;
const at = (text) => Date.parse(text);
const iso = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");

let log;
let sent;
let now;
let first;
let last;

/** The times at which something was received or sent, in order. */
const events = () => [...log.map((entry) => at(entry.received_at)), ...sent.map((entry) => at(entry.sent_at))].sort((a, b) => a - b);

function restart() {
  log = [...data.log];
  sent = [...data.outbound];
  const times = events();
  [first, last] = [times[0] - 3600 * second, times.at(-1) + 30 * 3600 * second];
  // The turning point: a message that was not delivered.
  now = Math.max(...sent.filter(({ status }) => status === "failed").map((entry) => at(entry.sent_at)));
  // The timeline gets the whole log, the window only what had arrived by then.
  Object.assign(timeline, { now: iso(times.at(-1) + 2 * 3600 * second), webhooks: log.map(({ payload }) => payload), attempts: sent });
}

const stamp = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** The text of a webhook's message, for the thread. */
function words(message) {
  const { type } = message;
  if (type === "text") return message.text.body;
  if (type === "button") return `▸ ${message.button.text}`;
  if (type === "interactive") {
    const reply = message.interactive.button_reply ?? message.interactive.list_reply;
    return `▸ ${reply?.title ?? "an answer"}`;
  }
  if (type === "reaction") return `reacted ${message.reaction.emoji ?? ""}`;
  if (type === "image") return message.image?.caption ? `Photo: ${message.image.caption}` : "Photo";
  return `(${type})`;
}

/** The thread until now: the customer's messages as received, ours as sent. A repeated delivery is one message. */
function thread() {
  const said = new Map();
  for (const { received_at, payload } of log) {
    if (at(received_at) > now) continue;
    for (const change of (payload.entry ?? []).flatMap((entry) => entry.changes ?? [])) {
      for (const message of change.value?.messages ?? []) {
        const silent = ["system", "request_welcome", "reaction"].includes(message.type);
        said.set(message.id, { when: Number(message.timestamp) * second, text: words(message), kind: silent ? "event" : "theirs" });
      }
      for (const call of change.value?.calls ?? []) {
        if (call.event === "terminate") continue;
        said.set(call.id, { when: Number(call.timestamp) * second, text: "The customer called", kind: "event" });
      }
      for (const status of change.value?.statuses ?? []) {
        const error = status.errors?.[0];
        if (status.status === "failed" && error) {
          const when = Number(status.timestamp) * second;
          said.set(`${status.id} failed`, { when, text: `Not delivered: ${error.code} ${error.title ?? ""}`, kind: "event" });
        }
      }
    }
  }
  for (const [index, entry] of sent.entries()) {
    if (at(entry.sent_at) > now) continue;
    const meta = entry.kind === "template" ? `template ${entry.template_name ?? ""}` : "";
    said.set(`ours ${index}`, { when: at(entry.sent_at), text: entry.text, kind: "ours", meta, failed: entry.status === "failed" });
  }
  return [...said.values()].sort((a, b) => a.when - b.when);
}

function drawThread() {
  $("thread").replaceChildren(...thread().map(({ when, text, kind, meta, failed }) => {
    const box = document.createElement("div");
    box.className = kind === "event" ? "event" : `said ${kind === "ours" ? "ours" : ""} ${failed ? "failed" : ""}`.trim();
    const time = document.createElement("time");
    time.dateTime = iso(when);
    time.textContent = [stamp.format(when), meta, failed ? "not delivered" : ""].filter(Boolean).join(" · ");
    const line = document.createElement("span");
    line.textContent = text;
    box.append(line, time);
    return box;
  }));
  $("thread").scrollTop = $("thread").scrollHeight;
}

const message = () => ($("message").value === "template" ? { kind: "template", template_status: "APPROVED", category: "UTILITY" } : { kind: "free_form" });

async function update() {
  now = Math.min(last, Math.max(first, now));
  timeline.at = iso(now);
  $("when").textContent = stamp.format(now);
  const webhooks = log.filter(({ received_at }) => at(received_at) <= now).map(({ payload }) => payload);
  Object.assign(pane, { now: iso(now), webhooks, message: message() });
  drawThread();
  showJson($("log"), log.filter(({ received_at }) => at(received_at) <= now).slice(-6));
  showJson($("answer"), await check({ check: "send", channel: "whatsapp", now: iso(now), webhooks, message: message() }));
}

const move = (to) => {
  now = to;
  update();
};

timeline.addEventListener("scrub", ({ detail }) => move(at(detail.at)));
$("message").addEventListener("change", update);
$("restart").addEventListener("click", () => {
  restart();
  update();
});

$("customer").addEventListener("click", () => {
  // As the platform would post it to the brand's server now.
  const like = structuredClone(data.log.find(({ payload }) => payload.entry?.[0]?.changes?.[0]?.value?.messages)?.payload);
  const value = like.entry[0].changes[0].value;
  const { from } = value.messages[0];
  value.messages = [{ from, id: `wamid.demo${now}`, timestamp: String(Math.floor(now / second)), type: "text", text: { body: "One more question, please." } }];
  log.push({ received_at: iso(now), payload: like });
  timeline.push(like);
  update();
});

$("send").addEventListener("click", () => {
  const text = $("text").value.trim() || "Happy to help!";
  const template = $("message").value === "template";
  sent.push({ sent_at: iso(now), kind: template ? "template" : "text", text, ...(template && { template_name: "visit_reminder" }) });
  timeline.attempts = [...sent];
  $("text").value = "";
  update();
});

pane.addEventListener("instead", ({ detail }) => {
  $("message").value = detail.kind === "template" ? "template" : "free_form";
  update();
});

let playing;
$("play").addEventListener("click", () => {
  const on = !playing;
  $("play").setAttribute("aria-pressed", String(on));
  $("play").textContent = on ? "Pause" : "Play";
  clearInterval(playing);
  playing = on ? setInterval(() => move(now + 10 * 60 * second), 100) : undefined;
});

// The compact form, as in the list of an inbox.
for (const [name, hours] of [["Amira Haddad", 1.5], ["Jonas Weber", 23.4], ["Lena Fischer", 30], ["Tomás Silva", null]]) {
  const row = document.createElement("div");
  row.className = "inbox-row";
  const label = document.createElement("span");
  label.textContent = name;
  const compact = document.createElement("session-window");
  compact.language = "en";
  compact.compact = true;
  compact.channel = "whatsapp";
  if (hours !== null) compact.lastInboundAt = new Date(Date.now() - hours * 3600e3).toISOString();
  row.append(label, compact);
  $("list").append(row);
}

// A device whose clock is wrong.
const right = Date.now.bind(Date);
const looked = () => document.dispatchEvent(new Event("visibilitychange"));
$("wrong").addEventListener("change", () => {
  Date.now = () => right() + ($("wrong").checked ? 3600 * second : 0);
  looked();
});
$("ask").addEventListener("click", () => {
  for (const compact of $("list").querySelectorAll("session-window")) compact.timeEndpoint = "/v1/time";
});

restart();
update();
