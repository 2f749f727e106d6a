// The elements by tag: their properties, and in `texts` the elements whose texts they show besides their own.
// An attribute has the name of its property in kebab case. `text` is a string and `flag` a boolean; `json` is a value as a property and
// JSON text as an attribute.

export const termsUpdatePrompt = {
  "terms-update-prompt": {
    properties: {
      notice: "json", decisions: "json", region: "text", language: "text", now: "text", endpoint: "text", subject: "text",
      labels: "json", time_zone: "text", review: "flag", export_url: "text", help_url: "text",
    },
  },
};

export const templatePreview = {
  "template-preview": {
    properties: {
      template: "json", values: "json", mode: "text", now: "text", uses: "json", covered: "json", language: "text", device: "text",
      problems: "text", labels: "json", platform: "text", theme: "text", view: "text", links: "text",
    },
  },
};

export const sessionWindow = {
  "session-window": {
    properties: {
      channel: "text", now: "text", last_inbound_at: "text", last_inbound_kind: "text", last_outbound_at: "text", webhooks: "json",
      message: "json", config: "json", business: "json", recipient: "json", language: "text", labels: "json", compact: "flag",
      time_endpoint: "text",
    },
  },
};

export const sessionTimeline = {
  "session-timeline": {
    texts: ["session-window"],
    properties: {
      channel: "text", now: "text", at: "text", webhooks: "json", attempts: "json", message: "json", config: "json", business: "json",
      recipient: "json", language: "text", labels: "json", time_endpoint: "text",
    },
  },
};

export const templateEditor = {
  "template-editor": {
    texts: ["template-preview"],
    properties: {
      template: "json", values: "json", language: "text", labels: "json", platform: "text", draft_key: "text", now: "text",
    },
  },
};
