// Compares the values of properties, so that setting an equal value again has no effect.
// What a changed value means is not here.

// The policy reads requests down to this depth. Deeper values, and cycles, count as different.
const MAX_DEPTH = 127;

const isObject = (value) => typeof value === "object" && value !== null;

function equal(one, other, depth) {
  if (Object.is(one, other)) return true;
  if (depth > MAX_DEPTH || !isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && equal(one[key], other[key], depth + 1));
}

/** Whether two values have the same data. A value that cannot be read, such as one with a getter that throws, equals only itself. */
export function same(one, other) {
  try {
    return equal(one, other, 0);
  } catch {
    return false;
  }
}
