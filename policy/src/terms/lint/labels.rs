//! Reads from the words of a label whether its button accepts, declines, or neither.
//! A label with none of the known words says nothing. What a label must say is in `choice.rs`.

use super::label_words::{ACCEPTING, DECLINING, INNOCENT, LATER, NOT, NOT_BEFORE};
use super::matching::{folded, is_letter, is_unseen, parts_words};

/// The act that a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// The terms are accepted.
    Accepts,
    /// The terms are declined.
    Declines,
    /// The terms are not accepted, perhaps only for now.
    NotAccepts,
}

/// Whether a label speaks of a later time.
pub(super) fn is_later(label: &str) -> bool {
    let text = folded(label);
    LATER.iter().any(|word| place(&text, word).is_some())
}

/// The most characters of a label that are searched.
const LONGEST: usize = 200;

/// The act that a label names; none where no word is known.
pub(super) fn said(label: &str) -> Option<Said> {
    // A longer label fits no button and is slow to search.
    let mut text: Vec<char> =
        folded(label).into_iter().filter(|c| !is_unseen(*c)).take(LONGEST).collect();
    for phrase in INNOCENT {
        while let Some(at) = place(&text, phrase) {
            text.splice(at..at + phrase.chars().count(), [',']);
        }
    }
    let first =
        |words: &[&str], text: &[char]| words.iter().filter_map(|word| place(text, word)).min();
    if let Some(at) = first(DECLINING, &text) {
        // "Do not decline", but "No, decline".
        let before: String = text.get(..at).unwrap_or_default().iter().collect();
        let word = before.trim_end_matches(' ').rsplit(' ').next().unwrap_or_default();
        let turned = NOT.contains(&word) || NOT_BEFORE.contains(&word);
        return Some(if turned { Said::Accepts } else { Said::Declines });
    }
    let at = first(ACCEPTING, &text)?;
    let turned = first(NOT, &text).is_some()
        || first(NOT_BEFORE, text.get(..at).unwrap_or_default()).is_some();
    Some(if turned { Said::NotAccepts } else { Said::Accepts })
}

/// The position at which a word or phrase first occurs in a text.
fn place(text: &[char], word: &str) -> Option<usize> {
    let (word, open) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
    let word: Vec<char> = word.chars().collect();
    let begins = |at: usize| {
        at.checked_sub(1).and_then(|before| text.get(before)).is_none_or(|c| !joins(*c))
    };
    let ends = |at: usize| open || text.get(at).is_none_or(|c| !joins(*c));
    let free = word.first().is_some_and(|c| !parts_words(*c));
    text.windows(word.len())
        .enumerate()
        .position(|(at, part)| part == word && (free || begins(at) && ends(at + word.len())))
}

/// Whether a character next to a word belongs to it. Chinese and Japanese put no spaces between words.
fn joins(c: char) -> bool {
    parts_words(c) && is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_they_do() {
        use Said::{Accepts, Declines, NotAccepts};
        for (label, says) in [
            ("Accept the new terms", Some(Accepts)),
            ("ACCEPT", Some(Accepts)),
            ("I agree", Some(Accepts)),
            ("I do not agree to it", Some(NotAccepts)),
            ("Don’t accept", Some(NotAccepts)),
            ("Accept\u{ad}", Some(Accepts)),
            ("Ac\u{ad}cept", Some(Accepts)),
            ("Decline the new terms", Some(Declines)),
            ("No, decline", Some(Declines)),
            ("Do not decline", Some(Accepts)),
            ("Nicht ablehnen", Some(Accepts)),
            ("Refuse consent", Some(Declines)),
            ("Zustimmung verweigern", Some(Declines)),
            ("Decline the agreement", Some(Declines)),
            ("Read the agreement", None),
            ("Unacceptable", None),
            ("Sign", None),
            ("Not now", None),
            ("Not now, accept later", Some(Accepts)),
            ("", None),
            ("Nicht annehmen", Some(NotAccepts)),
            ("Ich nehme die Bedingungen nicht an", Some(NotAccepts)),
            ("Ich stimme zu", Some(Accepts)),
            ("Je n’accepte pas", Some(NotAccepts)),
            ("No acepto", Some(NotAccepts)),
            ("Não aceitar", Some(NotAccepts)),
            ("Non accetto", Some(NotAccepts)),
            ("Tidak, terima kasih", None),
            ("Tidak setuju", Some(NotAccepts)),
            ("Koşulları kabul etmek", Some(Accepts)),
            ("Kabul etmiyorum", Some(Declines)),
            ("मैं सहमत नहीं हूँ", Some(NotAccepts)),
            ("لا أوافق", Some(NotAccepts)),
            ("לא מסכים", Some(NotAccepts)),
            ("نمی\u{200c}پذیرم", Some(Declines)),
            ("規約に同意しません", Some(NotAccepts)),
            ("不同意", Some(NotAccepts)),
            ("暂不接受", Some(NotAccepts)),
            ("Accept, no fees change", Some(Accepts)),
            ("No rechazar", Some(Accepts)),
        ] {
            assert_eq!(said(label), says, "{label}");
        }
    }

    #[test]
    fn every_word_is_as_it_is_compared() {
        for word in [ACCEPTING, DECLINING, NOT, NOT_BEFORE, INNOCENT, LATER].concat() {
            let compared: String = folded(word).into_iter().filter(|c| !is_unseen(*c)).collect();
            assert_eq!(compared, word);
            let word = word.trim_end_matches('*');
            assert_eq!(place(&word.chars().collect::<Vec<_>>(), word), Some(0), "{word}");
        }
    }
}
