// The notice of 2021 as nobody was told it: limits after three weeks, and after two months nothing left but the way to an answer.

export const withLimits = (notice) => ({
  ...notice,
  id: "what-if",
  after_deadline: [
    ...notice.after_deadline,
    { after_days: 21, prompt: "persistent", access: "limited", limits: ["chat_list"] },
    { after_days: 60, prompt: "persistent", access: "blocked", limits: [] },
  ],
});
