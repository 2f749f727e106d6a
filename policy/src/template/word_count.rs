//! How many words a text has, in every script.
//! What follows from the number is judged in `lint`.

/// Scripts written without spaces; each of their letters counts as a word, so that nobody is warned for nothing.
static UNSPACED: &[(u32, u32)] =
    &[(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF)];

/// The number of words in `text`, or `most` if there are more; punctuation alone is none.
pub(super) fn count(text: &str, most: usize) -> usize {
    let (mut words, mut inside) = (0, false);
    for c in text.chars() {
        if c.is_ascii() {
            let letter = c.is_ascii_alphanumeric();
            words += usize::from(letter && !inside);
            inside = letter || inside && !c.is_ascii_whitespace();
        } else if UNSPACED.iter().any(|(from, to)| (*from..=*to).contains(&u32::from(c))) {
            words += 1;
            inside = false;
        } else {
            let letter = c.is_alphanumeric();
            words += usize::from(letter && !inside);
            inside = letter || inside && !c.is_whitespace();
        }
        if words == most {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted() {
        for (text, want) in [
            ("", 0),
            (" — , !", 0),
            ("Hi, number works today.", 4),
            ("it's a well-known e-mail", 4),
            ("l’été, c’est", 2),
            ("one ' two", 2),
            ("“two” words – here", 3),
            ("नमस्ते आपका ऑर्डर", 3),
            ("مرحبا بك", 2),
            ("你好世界", 4),
        ] {
            assert_eq!(count(text, usize::MAX), want, "{text}");
            assert_eq!(count(text, 2), want.min(2), "{text}");
        }
    }
}
