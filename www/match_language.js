// Which of several languages a reader gets: the policy's rule in JavaScript, so that a page can fetch the texts while the module
// loads. The texts are not here.

// Withdrawn codes of ISO 639 that old systems still send, with today's codes.
const RENAMED = { iw: "he", in: "id" };

const same = (one, other) => one?.toLowerCase() === other?.toLowerCase();

/** The script of a tag: the one that it names, or for Chinese the one of its region. */
function script([language, ...parts]) {
  const chinese = same(language, "zh");
  for (const part of parts) {
    if (part.length === 1) break;
    if (/^[a-z]{4}$/i.test(part)) return part;
    if (chinese && /^(TW|HK|MO)$/i.test(part)) return "Hant";
  }
  return chinese ? "Hans" : undefined;
}

/**
 * The best of the BCP 47 tags in `have` for the requested `asked`: the longest that `asked` begins with (RFC 4647, lookup), else the
 * first of the same language unless its script differs. The same rule as `nearest` of the policy.
 */
export function nearest(asked, have) {
  const [first, ...rest] = asked.split(/[-_]/);
  const parts = [RENAMED[first.toLowerCase()] ?? first, ...rest].filter(Boolean);
  const whole = `${parts.join("-")}-`.toLowerCase();
  let best;
  for (const tag of have) {
    const own = tag.split(/[-_]/);
    const akin = same(own[0], parts[0]) && (!script(own) || !script(parts) || same(script(own), script(parts)));
    const length = whole.startsWith(`${own.join("-").toLowerCase()}-`) ? tag.length : akin ? 0 : -1;
    if (length >= 0 && !(best?.length >= length)) best = { tag, length };
  }
  return best?.tag;
}
