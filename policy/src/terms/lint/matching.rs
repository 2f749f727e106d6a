//! Finds words and phrases in labels and texts: letter case, apostrophes, word boundaries, invisible characters.
//! The lists of words are in `phrases.rs` and `label_words.rs`.

use crate::template::Span;

/// Lower case, one character for each character, and one form of apostrophe.
pub(super) fn folded(text: &str) -> Vec<char> {
    let fold = |c: char| if c == '’' { '\'' } else { c.to_lowercase().next().unwrap_or(c) };
    text.chars().map(fold).collect()
}

/// Whether a label is one of these words, ignoring case and what surrounds the letters.
pub(super) fn is_one_of(label: &str, words: &[&str]) -> bool {
    let label = label.trim_matches(|c: char| !is_letter(c));
    let label: String = folded(label).into_iter().collect();
    words.contains(&label.as_str())
}

/// Letters and the marks that belong to them, among which the virama of Devanagari is not alphabetic to Unicode.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{900}'..='\u{97f}').contains(&c)
}

/// The span of the first of these phrases in a text. In scripts that separate words, a phrase must begin where a word begins.
pub(super) fn phrase_in(text: &str, phrases: &[&str]) -> Option<Span> {
    let text = folded(text);
    let mut first: Option<Span> = None;
    for phrase in phrases {
        let phrase: Vec<char> = phrase.chars().collect();
        let at = text.windows(phrase.len()).enumerate().position(|(at, window)| {
            // A word may go on after the phrase ("verpassen", "beeilen"), but not begin before it.
            window == phrase
                && !(at
                    .checked_sub(1)
                    .and_then(|before| text.get(before))
                    .is_some_and(|c| parts_words(*c) && is_letter(*c)))
        });
        if let Some(at) = at
            && first.is_none_or(|(before, _)| at < before)
        {
            first = Some((at, at + phrase.len()));
        }
    }
    first
}

/// Whether the script of a character separates words; Chinese and Japanese do not.
pub(super) fn parts_words(c: char) -> bool {
    u32::from(c) < 0x2E80
}

/// Whether a character is invisible: a control, a `Default_Ignorable_Code_Point` of DerivedCoreProperties.txt, or the Braille blank.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::super::phrases::{NO_ACT, NO_DECLINE, PRESSING, SHAMING};
    use super::*;

    #[test]
    fn labels_are_compared_whole() {
        for (label, is) in [
            ("Continue", true),
            ("  OK! ", true),
            ("Got it 👍", true),
            ("Let’s go", true),
            ("जारी रखें", true),
            ("حسنًا", true),
            ("知道了。", true),
            ("Continue with the new terms", false),
            ("Accept the new terms", false),
            ("", false),
        ] {
            assert_eq!(is_one_of(label, NO_ACT), is, "{label}");
        }
    }

    #[test]
    fn phrases_are_found_where_words_begin() {
        for (text, span) in [
            ("Do it. LAST chance!", Some((7, 18))),
            ("Don’t miss this", Some((0, 10))),
            ("Bitte beeilen Sie sich", Some((6, 11))),
            ("这是最后机会", Some((2, 6))),
            ("unhurry", None),
            ("İ hurry", Some((2, 7))),
            ("", None),
        ] {
            assert_eq!(phrase_in(text, PRESSING), span, "{text}");
        }
    }

    #[test]
    fn of_several_phrases_the_first_in_the_text_is_told() {
        assert_eq!(phrase_in("one two", &["two", "one"]), Some((0, 3)));
        assert_eq!(phrase_in("one two", &["one", "two"]), Some((0, 3)));
        assert_eq!(phrase_in("onetwo", &["one", "onetwo"]), Some((0, 3)));
    }

    #[test]
    fn marks_belong_to_their_letters() {
        for (c, is) in [
            ('a', true),
            ('ß', true),
            ('\u{93f}', true),
            ('\u{94d}', true),
            ('\u{64b}', true),
            ('!', false),
            (' ', false),
        ] {
            assert_eq!(is_letter(c), is, "{c:?}");
        }
    }

    #[test]
    fn every_word_is_as_it_is_compared() {
        for word in [NO_ACT, NO_DECLINE, SHAMING, PRESSING].concat() {
            assert_eq!(folded(word).into_iter().collect::<String>(), word);
        }
        for word in [NO_ACT, NO_DECLINE].concat() {
            assert!(is_one_of(word, &[word]), "{word}");
        }
    }

    #[test]
    fn what_nobody_sees() {
        for (c, unseen) in [
            ('\u{200b}', true),
            ('\u{2060}', true),
            ('\u{ad}', true),
            ('\u{feff}', true),
            ('\t', true),
            ('a', false),
            ('.', false),
            ('म', false),
        ] {
            assert_eq!(is_unseen(c), unseen, "{c:?}");
        }
    }
}
