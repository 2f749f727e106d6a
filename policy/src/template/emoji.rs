//! Which characters are shown as emoji: emoji presentation, keycaps, and characters with the emoji variation selector.
//! Letters of any script are never emoji.

/// Blocks below U+1F000 whose characters have `Emoji_Presentation` (Unicode emoji-data.txt 16.0).
static BASIC: &[(u32, u32)] = &[
    (0x231A, 0x231B),
    (0x23E9, 0x23EC),
    (0x23F0, 0x23F0),
    (0x23F3, 0x23F3),
    (0x25FD, 0x25FE),
    (0x2614, 0x2615),
    (0x2648, 0x2653),
    (0x267F, 0x267F),
    (0x2693, 0x2693),
    (0x26A1, 0x26A1),
    (0x26AA, 0x26AB),
    (0x26BD, 0x26BE),
    (0x26C4, 0x26C5),
    (0x26CE, 0x26CE),
    (0x26D4, 0x26D4),
    (0x26EA, 0x26EA),
    (0x26F2, 0x26F3),
    (0x26F5, 0x26F5),
    (0x26FA, 0x26FA),
    (0x26FD, 0x26FD),
    (0x2705, 0x2705),
    (0x270A, 0x270B),
    (0x2728, 0x2728),
    (0x274C, 0x274C),
    (0x274E, 0x274E),
    (0x2753, 0x2755),
    (0x2757, 0x2757),
    (0x2795, 0x2797),
    (0x27B0, 0x27B0),
    (0x27BF, 0x27BF),
    (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B50),
    (0x2B55, 0x2B55),
];

/// The pictographs from U+1F000 on. Those of text presentation are included: phones draw them in colour.
static PICTOGRAPHS: &[(u32, u32)] = &[
    (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF),
    (0x1F170, 0x1F171),
    (0x1F17E, 0x1F17F),
    (0x1F18E, 0x1F18E),
    (0x1F191, 0x1F19A),
    (0x1F1E6, 0x1F1FF),
    (0x1F201, 0x1F202),
    (0x1F21A, 0x1F21A),
    (0x1F22F, 0x1F22F),
    (0x1F232, 0x1F23A),
    (0x1F250, 0x1F251),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
    (0x1F7E0, 0x1F7F0),
    (0x1F90C, 0x1F9FF),
    (0x1FA70, 0x1FAFF),
];

/// Makes the character before it an emoji.
const VARIATION_SELECTOR_16: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';
const JOINER: char = '\u{200D}';

fn is_emoji(c: char) -> bool {
    let code = u32::from(c);
    if code < 0x231A {
        return false;
    }
    let table = if code < 0x1F000 { BASIC } else { PICTOGRAPHS };
    table.iter().any(|(from, to)| (*from..=*to).contains(&code))
}

fn is_skin_tone(c: char) -> bool {
    ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)
}

fn is_flag_half(c: char) -> bool {
    ('\u{1F1E6}'..='\u{1F1FF}').contains(&c)
}

/// How many emoji `text` shows, and where the first one starts in scalar values.
///
/// A family, a flag and a skin tone count as one emoji.
pub(super) fn count(text: &str) -> (usize, Option<usize>) {
    if text.is_ascii() {
        return (0, None);
    }
    let (mut count, mut first) = (0, None);
    let mut before = '\0';
    let mut flag_open = false;
    for (at, c) in text.chars().enumerate() {
        let starts_at = if is_emoji(c) {
            let continues = before == JOINER
                || is_skin_tone(c) && before != '\0'
                || is_flag_half(c) && flag_open;
            flag_open = is_flag_half(c) && !flag_open;
            (!continues || count == 0).then_some(at)
        } else {
            flag_open = false;
            let made = c == VARIATION_SELECTOR_16 && !is_emoji(before)
                || c == KEYCAP && before != VARIATION_SELECTOR_16;
            (made && at > 0).then(|| at - 1)
        };
        if let Some(start) = starts_at {
            count += 1;
            first = first.or(Some(start));
        }
        before = c;
    }
    (count, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_no_emoji() {
        for text in [
            "नमस्ते, आपका ऑर्डर",
            "مرحبًا بك ١٢٣",
            "שלום לך",
            "你好，世界",
            "ありがとう",
            "สวัสดี",
            "½ © ® ™ № → ✓ • … €",
            "*1* #2",
        ] {
            assert_eq!(count(text), (0, None), "{text}");
        }
    }

    #[test]
    fn sequences_count_once() {
        for (text, want) in [
            ("🎉", (1, Some(0))),
            ("Yes 👍🏽!", (1, Some(4))),
            ("👨‍👩‍👧 home", (1, Some(0))),
            ("🇩🇪🇫🇷", (2, Some(0))),
            ("I ❤️ it", (1, Some(2))),
            ("1️⃣ and 2⃣", (2, Some(0))),
            ("a✅b❌", (2, Some(1))),
        ] {
            assert_eq!(count(text), want, "{text}");
        }
    }
}
