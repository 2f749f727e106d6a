//! What a label says that its button does: accepts, declines, or neither; in the languages of the panes.
//! Lists are never complete: of a label with none of these words nothing is known. What a label must say is in `lint_choice.rs`.

use super::lint_words::{folded, is_letter, parts_words};

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// That something is accepted.
    Accepts,
    /// That it is declined.
    Declines,
    /// That it is not accepted, which may be said of now alone.
    NotAccepts,
}

/// Words of accepting. One that ends in `*` may go on; the others are whole words. Chinese and Japanese words may stand anywhere.
const ACCEPTING: &[&str] = &[
    // en
    "accept",
    "accepts",
    "accepted",
    "accepting",
    "agree",
    "agrees",
    "agreed",
    "agreeing",
    "consent",
    "consents",
    // de
    "annehmen",
    "annehme",
    "angenommen",
    "ich nehme",
    "nehme ich",
    "zustimm*",
    "stimme",
    "akzeptier*",
    "einverstanden",
    "einwillig*",
    "willige",
    // fr
    "accepte*",
    "d'accord",
    "consentir",
    "consens",
    "approuve*",
    // es
    "acepto",
    "aceptar",
    "aceptamos",
    "acepte",
    "de acuerdo",
    "consentir",
    "consiento",
    // pt-BR
    "aceit*",
    "concord*",
    "consinto",
    // it
    "accett*",
    "acconsent*",
    "d'accordo",
    "approv*",
    // id
    "setuju",
    "setujui",
    "menyetujui",
    "terima",
    "menerima",
    // tr
    "kabul",
    "onaylıyorum",
    "onaylamak",
    "katılıyorum",
    // hi
    "स्वीकार*",
    "सहमत*",
    "मंज़ूर*",
    "मंजूर*",
    // ar
    "قبول",
    "القبول",
    "أقبل",
    "اقبل",
    "موافق",
    "موافقة",
    "الموافقة",
    "أوافق",
    "اوافق",
    // he
    "קבלה",
    "קבלת",
    "לקבל",
    "מקבל*",
    "מסכים",
    "מסכימה",
    "הסכמה",
    "להסכים",
    // fa
    "پذیرفت*",
    "پذیرش",
    "میپذیرم",
    "قبول",
    "موافقم",
    "موافقت",
    // ja, zh-Hans
    "同意",
    "承諾",
    "承認",
    "受諾",
    "受け入れ",
    "接受",
    "认可",
];

/// Words of declining. In a label that has words of both, these say the act: "Refuse consent", „Zustimmung verweigern“.
const DECLINING: &[&str] = &[
    // en
    "decline",
    "declines",
    "declined",
    "declining",
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "disagree",
    "disagrees",
    // de
    "ablehn*",
    "abgelehnt",
    "lehne",
    "verweiger*",
    "widersprech*",
    "widerspreche",
    "zurückweisen",
    // fr
    "refus*",
    "décline*",
    "rejet*",
    // es
    "rechaz*",
    "declin*",
    "rehús*",
    // pt-BR
    "recus*",
    "rejeit*",
    "discord*",
    // it
    "rifiut*",
    "respin*",
    // id
    "tolak",
    "menolak",
    // tr
    "reddet*",
    "reddediyorum",
    "kabul etme",
    "kabul etmemek",
    "kabul etmiyor*",
    "onaylamıyorum",
    "katılmıyorum",
    // hi
    "अस्वीकार*",
    "असहमत*",
    "इनकार*",
    "नामंजूर*",
    "नामंज़ूर*",
    "ठुकर*",
    // ar
    "رفض",
    "الرفض",
    "أرفض",
    "ارفض",
    // he
    "סירוב",
    "לסרב",
    "מסרב*",
    // fa
    "نپذیرفت*",
    "نمیپذیرم",
    "رد",
    "مخالفم",
    "مخالفت",
    // ja, zh-Hans
    "拒否",
    "拒絶",
    "断る",
    "辞退",
    "拒绝",
    "谢绝",
    "反对",
];

/// Words that turn the act behind them into its opposite.
const NOT_BEFORE: &[&str] = &[
    "no", // en, es
    "kein", "keine", // de
    "não", "nao", // pt-BR
    "non", // fr, it
    "tidak", "jangan", // id
    "لا", "عدم", "لن", // ar, fa
    "אי", // he
    "不", // zh-Hans
];

/// The same, which also stand behind it.
const NOT: &[&str] = &[
    "not",
    "don't",
    "cannot",
    "can't",
    "won't",
    "never", // en
    "nicht", // de
    "pas",
    "jamais", // fr
    "nunca",  // es
    "değil",  // tr
    "नहीं",
    "मत", // hi
    "לא",
    "איני",
    "אינני", // he
    "نکردن",
    "ندارم",
    "نمیکنم",
    "نیستم", // fa
    "ない",
    "ません", // ja
];

/// What has such words in it and says no such thing.
const INNOCENT: &[&str] = &[
    "not now",
    "not yet",
    "nicht jetzt",
    "pas maintenant",
    "ahora no",
    "agora não",
    "non ora",
    "terima kasih",
    "अभी नहीं",
    "ليس الآن",
    "לא עכשיו",
    "رد کردن", // fa: to skip
];

/// Words of another time.
const LATER: &[&str] = &[
    "later",
    "später",
    "plus tard",
    "más tarde",
    "mais tarde",
    "più tardi",
    "nanti",
    "daha sonra",
    "बाद में",
    "لاحقًا",
    "لاحقا",
    "אחר כך",
    "מאוחר יותר",
    "بعداً",
    "بعدا",
    "後で",
    "あとで",
    "稍后",
    "以后",
];

/// Whether a label speaks of another time than now.
pub(super) fn is_later(label: &str) -> bool {
    let text = folded(label);
    LATER.iter().any(|word| place(&text, word).is_some())
}

/// The most characters of a label that are looked at.
const LONGEST: usize = 200;

/// What a label says, as far as its words are known.
pub(super) fn said(label: &str) -> Option<Said> {
    // What is longer fits no button, and takes long to search.
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

/// Where a word or phrase first stands in a text.
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

/// Whether a character next to a word belongs to it. Chinese and Japanese set no spaces between words.
fn joins(c: char) -> bool {
    parts_words(c) && is_letter(c)
}

/// Whether nobody sees a character: white space, controls, and what Unicode lets a font pass over (`Default_Ignorable_Code_Point` of
/// DerivedCoreProperties.txt), with the blank of Braille.
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
