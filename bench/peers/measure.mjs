// Times every subject of every line, a batch of each in turn, for some rounds. Returns the median of a single run in milliseconds,
// and the best, which a busy machine distorts least. Runs in Node and in a page. What is timed is in subjects.mjs.

import { judged, work } from "./subjects.mjs";

const BATCH = 10;
/** A subject is not run any more after this time. */
const ENOUGH = 1500;

// The last answer is kept, so that no engine can skip the work.
let kept;

function batch(run, count) {
  const began = performance.now();
  for (let n = 0; n < count; n += 1) kept = run();
  return (performance.now() - began) / count;
}

/** How many runs fill a batch. The first ones warm up. A batch that is full too early was interrupted. */
function calibrated(run) {
  for (let count = 1; ; count *= 2) {
    const first = batch(run, count) * count;
    if (first < BATCH) continue;
    const took = first > ENOUGH ? first : Math.min(first, batch(run, count) * count, batch(run, count) * count);
    if (took >= BATCH) return { count, took };
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

export function measure(policy, cases, rounds) {
  const lines = work(policy).map(({ what, budget, subjects }) => {
    const timed = subjects.map(([name, run]) => {
      const { count, took } = calibrated(run);
      return { name, run, count, times: count === 1 ? [took] : [], spent: took };
    });
    for (let round = 0; round < rounds; round += 1) {
      for (const one of timed) {
        if (one.times.length && one.spent > ENOUGH) continue;
        const time = batch(one.run, one.count);
        one.times.push(time);
        one.spent += time * one.count;
      }
    }
    return { what, budget, subjects: timed.map(({ name, times }) => ({ name, ms: median(times), best: Math.min(...times) })) };
  });
  if (kept === undefined) throw new Error("nothing was answered");
  return { lines, judged: judged(policy, cases) };
}
