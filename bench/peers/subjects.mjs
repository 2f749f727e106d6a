// What is measured: the same work done by Windowpane, through its JavaScript border, and by each peer.
// How it is timed is in measure.mjs; run.mjs runs it.

import { format as flasdFormat, whatsappRules } from "@flasd/whatsapp-formatting";
import { TemplateDefinition } from "@kapso/whatsapp-cloud-api";
import parseChatMarkup from "u-wave-parse-chat-markup";

const { buildTemplateDefinition } = TemplateDefinition;

/** A long business message with about 20 styled words, 21 lines, two lists and a quote; as in policy/benches/format.rs. */
const marked = `*Your order WP-4711 is on its way!* 🎉

Hi _Ana_, the parcel left our warehouse in Porto this morning and should reach you on ~Monday~ *Tuesday, 24 November*, between *14:00* and *18:00*.

What is inside:
- *2* blue cups, hand made (_Café & Bar_ series)
- *1* teapot with lid, 0.8 litres
- a gift card with the code \`\`\`SAVE-5-MORE\`\`\`, good until the end of the year

What you can do now:
1. Follow the parcel at https://shop.example/track?id=47_11&lang=en
2. Tell us to leave it with a neighbour: reply \`NEIGHBOUR\`
3. Choose *another day* or a pick-up point near you, free of charge

> Please have the code 8841 at hand when the courier rings; without it the parcel cannot be handed over.

Something wrong with your order? _Just reply to this message_ and one of us will be with you within the hour, on weekdays from *9:00* to *20:00*. Returns are free for *30 days*; see the form in the box.

Thank you for shopping with us,
*The team of The Blue Cup*
_Rua das Flores 12, Porto_ ~4000-123~ 4050-262, Portugal. See you soon in the shop or online!`;

const characters = (text, length) => [...text].slice(0, length).join("");
const fill = (piece) => piece.repeat(Math.floor(65536 / piece.length));

/** The texts, with the budget of one in milliseconds. */
const texts = [
  ["1,024 characters, marked up", characters(marked.padEnd(1024, "."), 1024), 1000 / 60_000],
  ["1,024 characters, plain", characters("Thank you for your message. We are back on Monday at nine and answer then.\n".repeat(14), 1024), 1000 / 60_000],
  ["64 KiB of nested markers", "*_~".repeat(10922) + "~_*".repeat(10922), 5],
  ["64 KiB of `*a* `", fill("*a* "), 5],
  ["64 KiB of `*a `", fill("*a "), 5],
  ["64 KiB of `*a _b* c_ `", fill("*a _b* c_ "), 5],
  ["64 KiB of `` `a ``", fill("`a "), 5],
  ["64 KiB of one backtick row", fill("`"), 5],
  ["64 KiB of \"``` \"", fill("``` "), 5],
];

/** Four components; as in policy/benches/template.rs. */
const definition = {
  name: "order_shipped", language: "en_US", category: "UTILITY",
  components: [
    { type: "HEADER", format: "TEXT", text: "Order {{1}} is on its way", example: { header_text: ["FC-20418"] } },
    {
      type: "BODY",
      text: "Hi {{1}}, your parcel with {{2}} left our greenhouse this morning.\n\nIt should reach you on *{{3}}*. Keep the plants upright, and water them once they have settled in.",
      example: { body_text: [["Priya", "two ferns and a fig", "Thursday, 12 March"]] },
    },
    { type: "FOOTER", text: "Fern & Fig Plant Shop" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "URL", text: "Track the parcel", url: "https://fernandfig.example/t/{{1}}", example: ["https://fernandfig.example/t/FC-20418"] },
        { type: "PHONE_NUMBER", text: "Call the shop", phone_number: "+12025550147" },
      ],
    },
  ],
};

/** Kapso's builder takes the platform's JSON with its keys in camel case. */
function camel(value) {
  if (Array.isArray(value)) return value.map(camel);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()), camel(inner)]));
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");
const tags = { bold: "b", italic: "i", strike: "s", code: "code" };
const drawn = (nodes) => nodes.map((node) => {
  if (typeof node === "string") return escaped(node);
  if (tags[node.type]) return `<${tags[node.type]}>${drawn(node.content)}</${tags[node.type]}>`;
  return escaped(node.text ?? node.raw ?? `:${node.name}:`);
}).join("");

// The peers' own rules, with our tags if they can be configured.
const ourTags = { "*": "b", _: "i", "~": "s", "```": "tt", "`": "code" };
const rules = whatsappRules.map((rule) => ({ ...rule, openTag: `<${ourTags[rule.wildcard]}>`, closeTag: `</${ourTags[rule.wildcard]}>` }));
const names = { emojiNames: [], mentions: [] };

/** The formatters. `run` is timed, with the input that `asked` made beforehand. `html` is compared with the shared cases. */
const formatters = (policy) => ({
  windowpane: { run: (text) => policy.formatHtml(text), html: (text) => policy.formatHtml(text) },
  "windowpane, text": { asked: (text) => JSON.stringify({ check: "format", text }), run: (request) => policy.checkText(request) },
  "windowpane, objects": { run: (text) => policy.check({ check: "format", text }) },
  flasd: { run: (text) => flasdFormat(text), html: (text) => flasdFormat(text, rules) },
  "u-wave": { run: (text) => parseChatMarkup(text, names), html: (text) => drawn(parseChatMarkup(text, names)) },
});

/** One line each: what, budget in milliseconds, and a function for each subject. */
export function work(policy) {
  const each = Object.entries(formatters(policy));
  const subject = (name, run, asked) => [name, () => run(asked)];
  const lines = texts.map(([what, text, budget]) => ({ what, budget, subjects: each.map(([name, { run, asked }]) => subject(name, run, asked?.(text) ?? text)) }));
  const request = JSON.stringify({ check: "template", template: definition });
  const kapso = JSON.stringify(camel(definition));
  lines.push({
    what: "a template of 4 components, objects",
    subjects: [["windowpane", () => policy.check({ check: "template", template: definition })], ["Kapso", () => buildTemplateDefinition(camelDefinition)]],
  }, {
    what: "a template of 4 components, text",
    budget: 1000 / 150_000,
    subjects: [["windowpane", () => policy.checkText(request)], ["Kapso", () => JSON.stringify(buildTemplateDefinition(JSON.parse(kapso)))]],
  });
  return lines;
}

const camelDefinition = camel(definition);

/** How many of the shared cases with a certain answer each gets right: [what, subject, right, of]. */
export function judged(policy, cases) {
  const established = (check) => cases.filter(({ unverified, request }) => !unverified && request.check === check);
  const tried = (answer) => {
    try {
      return answer();
    } catch (error) {
      return error;
    }
  };
  const out = [];
  const of = established("format").filter(({ request, expect }) => (request.context ?? "body") === "body" && (expect.html !== undefined || expect.html_any_of));
  for (const [name, { html }] of Object.entries(formatters(policy)).filter(([, { html }]) => html)) {
    const right = of.filter(({ request, expect }) => (expect.html_any_of ?? [expect.html]).includes(tried(() => html(request.text))));
    out.push(["texts shown as they should be", name, right.length, of.length]);
  }
  const definitions = established("template").filter(({ request, expect }) => request.values === undefined && (expect.verdict ?? expect.verdict_any_of));
  const refusal = ({ expect }) => [expect.verdict ?? expect.verdict_any_of].flat().every((verdict) => verdict === "invalid");
  const refuses = {
    windowpane: (request) => policy.check(request).verdict === "invalid",
    Kapso: ({ template }) => tried(() => buildTemplateDefinition(camel(template))) instanceof Error,
  };
  for (const [name, refused] of Object.entries(refuses)) {
    out.push(["definitions accepted or refused as they should be", name, definitions.filter((one) => refused(one.request) === refusal(one)).length, definitions.length]);
  }
  return out;
}
