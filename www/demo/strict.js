// The notice of 2021 with invented consequences: limits after three weeks, and after two months nothing but the question.

export const withLimits = (notice) => ({
  ...notice,
  id: "what-if",
  after_deadline: [
    ...notice.after_deadline,
    { after_days: 21, prompt: "persistent", access: "limited", limits: ["chat_list"] },
    { after_days: 60, prompt: "persistent", access: "blocked", limits: [] },
  ],
});
