// What a page may set of the prompt, in whichever module it comes; the other elements stand with their entries.

export const prompt = {
  notice: "json", decisions: "json", region: "text", language: "text", now: "text",
  endpoint: "text", subject: "text", labels: "json", time_zone: "text", review: "flag", export_url: "text", help_url: "text",
};
