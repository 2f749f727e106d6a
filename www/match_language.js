// Which of several languages a reader gets: the rule of the policy in JavaScript, so that a page knows which texts to fetch while the
// module is still loading. The texts are not here.

// Codes that were others once, and that old systems still send.
const RENAMED = { iw: "he", in: "id" };

const same = (one, other) => one?.toLowerCase() === other?.toLowerCase();

/** The script of a tag, where it names one or its region decides it; of Chinese alone. */
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
 * Of the BCP 47 tags in `have` the one for who reads `asked`: the longest that `asked` begins with (RFC 4647, lookup), else the
 * first of the same language and no other script. The policy's `nearest` in JavaScript.
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
