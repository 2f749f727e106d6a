// A page's value as JSON can hold it, copied into plain objects, arrays, strings, numbers and booleans.
// What the value means is not here.
//
// The copy reads everything once. Getters, proxies and `toJSON` run here, in JavaScript, where what they throw can be caught: an
// exception that passes through wasm would leave the module in an unknown state.

/** A value that JSON cannot hold. */
class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const refuse = (found) => {
  throw new Refused("type", `expected a value that JSON can hold, found ${found}`);
};

/** `components[1].text` */
const written = (path) => path.reduce((all, key) => all + (typeof key === "number" ? `[${key}]` : all && `.${key}` || key), "");

/**
 * Copies `value` by the rules of `JSON.stringify`: members that are undefined, functions or symbols are left out (null in an array),
 * numbers that are not finite become null, `toJSON` is asked. A BigInt, a `Map`, a `Set`, a cycle and what throws are errors.
 * @param {unknown} value
 * @param {number} maxDepth how many arrays and objects may lie within one another
 * @param {number} maxSize how many characters and values there may be
 * @returns {{ value: unknown } | { code: "type" | "limit", path: string, message: string }}
 */
export function plain(value, maxDepth, maxSize) {
  const path = [];
  const around = [];
  let size = 0;

  const grow = (by) => {
    size += by;
    if (size > maxSize) throw new Refused("limit", `expected at most ${maxSize} characters`);
  };

  /** The copy of the member `key`, undefined where there is none. */
  const member = (value, key) => {
    path.push(key);
    const copied = copy(value[key], String(key));
    path.pop();
    return copied;
  };

  const copy = (value, key) => {
    if ((typeof value === "object" || typeof value === "bigint") && typeof value?.toJSON === "function") value = value.toJSON(key);
    if (value instanceof Number || value instanceof String || value instanceof Boolean) value = value.valueOf();
    grow(1);
    switch (typeof value) {
      case "string":
        grow(value.length);
        return value;
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) ? value : null;
      case "bigint":
        return refuse("a BigInt");
      case "object":
        if (value === null) return null;
        break;
      default:
        return undefined;
    }
    if (around.includes(value)) refuse("a cycle");
    if (around.length >= maxDepth) throw new Refused("limit", `expected at most ${maxDepth} levels of arrays and objects`);
    if (value instanceof Map) refuse("a Map");
    if (value instanceof Set) refuse("a Set");
    around.push(value);
    const copied = Array.isArray(value) ? list(value) : object(value);
    around.pop();
    return copied;
  };

  const list = (value) => {
    const copied = [];
    for (let at = 0; at < value.length; at += 1) copied.push(member(value, at) ?? null);
    return copied;
  };

  const object = (value) => {
    // Without a prototype, so that a member `__proto__` is one like any other.
    const copied = Object.create(null);
    for (const name of Object.keys(value)) {
      const found = member(value, name);
      if (found === undefined) continue;
      grow(name.length);
      copied[name] = found;
    }
    return copied;
  };

  try {
    return { value: copy(value, "") };
  } catch (reason) {
    if (reason instanceof Refused) return { code: reason.code, path: written(path), message: reason.message };
    let message = "expected a value that can be read";
    try {
      message += `: ${reason instanceof Error ? reason.message : reason}`;
    } catch {
      // What was thrown cannot be read either.
    }
    return { code: "type", path: written(path), message };
  }
}
