// The server's time for all modules of a page. Each module keeps a clock of its own, and entries share nothing else.
// How a clock is corrected is not here.

// One for the page, whichever entries it has loaded, and in whichever versions.
const clock = (globalThis[Symbol.for("windowpane.clock")] ??= { modules: [], exchange: undefined });

/** Adds a module: it gets the corrections to come, and the best one so far. */
export function join(correct) {
  clock.modules.push(correct);
  if (clock.exchange) correct(...clock.exchange);
}

/**
 * Corrects the clock of every module of the page, also of those that are loaded later.
 * @param {number} serverMs what the server said, in milliseconds since 1970
 * @param {number} began `performance.now()` before it was asked
 * @param {number} ended `performance.now()` after it answered
 */
export function correctClock(serverMs, began, ended) {
  // The exchange with the shortest round trip says the time most exactly.
  if (!clock.exchange || ended - began <= clock.exchange[2] - clock.exchange[1]) clock.exchange = [serverMs, began, ended];
  for (const correct of clock.modules) correct(serverMs, began, ended);
}
