// The server's time for all modules of a page. Each module has its own clock; this is all that entries share.
// How a clock is corrected is not here.

// One for the page, for all entries and versions that it has loaded.
const clock = (globalThis[Symbol.for("windowpane.clock")] ??= { modules: [], exchange: undefined });

/** Adds a module. It gets the best correction so far, and those to come. */
export function join(correct) {
  clock.modules.push(correct);
  if (clock.exchange) correct(...clock.exchange);
}

/**
 * Corrects the clock of every module of the page, also of modules that are loaded later.
 * @param {number} serverMs the server's time in milliseconds since 1970
 * @param {number} began `performance.now()` before it was asked
 * @param {number} ended `performance.now()` after it answered
 */
export function correctClock(serverMs, began, ended) {
  // The exchange with the shortest round trip is the most exact.
  if (!clock.exchange || ended - began <= clock.exchange[2] - clock.exchange[1]) clock.exchange = [serverMs, began, ended];
  for (const correct of clock.modules) correct(serverMs, began, ended);
}
