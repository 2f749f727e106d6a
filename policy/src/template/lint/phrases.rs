//! The few words of a text that give away what a message is for: a way to stop, promotion, asking for a number.
//! What follows from them is judged in `advice.rs`.

/// A customer is told how to stop messages.
const STOP: u8 = 1;
/// Promotion.
const PROMOTION: u8 = 2;
/// The customer is asked for something.
const ASKING: u8 = 4;
/// A number that identifies a person or an account. …/templates/template-review (first-party) forbids asking for a whole one.
const IDENTITY: u8 = 8;
/// Together with [`NUMBER`] it is a number that identifies somebody.
const HOLDER: u8 = 16;
/// See [`HOLDER`].
const NUMBER: u8 = 32;
/// Only a part is asked for.
const PARTLY: u8 = 64;

/// Telling words in the languages that most templates are written in. Words that ask for something are listed only for
/// languages in which they are unambiguous, to avoid false advice.
static VOCABULARY: Vocabulary = Vocabulary::new(&[
    (
        STOP,
        &[
            "stop",
            "unsubscribe",
            "opt",
            "optout",
            "parar",
            "baja",
            "sair",
            "cancelar",
            "abmelden",
            "abbestellen",
            "stopp",
            "désabonner",
            "désinscrire",
            "stoppen",
            "afmelden",
            "berhenti",
            "стоп",
            "отписаться",
            "إيقاف",
            "توقف",
            "إلغاء",
            "ايقاف",
            "הסר",
            "הסרה",
            "עצור",
            "बंद",
            "रोकें",
            "रोकने",
            "停止",
            "退订",
        ],
    ),
    (
        PROMOTION,
        &[
            "discount",
            "discounts",
            "sale",
            "promo",
            "promotion",
            "promotions",
            "coupon",
            "voucher",
            "offer",
            "offers",
            "deal",
            "deals",
            "bargain",
            "cashback",
            "clearance",
            "giveaway",
            "descuento",
            "oferta",
            "rebaja",
            "rebajas",
            "desconto",
            "promoção",
            "rabatt",
            "angebot",
            "soldes",
            "promotionnel",
            "sconto",
            "छूट",
            "ऑफर",
            "خصم",
            "عرض",
            "הנחה",
            "מבצע",
        ],
    ),
    (
        ASKING,
        &[
            "send",
            "share",
            "reply",
            "enter",
            "provide",
            "confirm",
            "envíe",
            "envía",
            "comparta",
            "responda",
            "envie",
            "informe",
            "senden",
            "sende",
            "schicken",
            "antworten",
            "envoyez",
            "indiquez",
            "répondez",
        ],
    ),
    (
        IDENTITY,
        &[
            "ssn",
            "cvv",
            "cvc",
            "iban",
            "pan",
            "aadhaar",
            "cpf",
            "passport",
            "pasaporte",
            "passaporte",
            "reisepass",
            "passeport",
            "kontonummer",
            "kartennummer",
            "kreditkartennummer",
            "ausweisnummer",
        ],
    ),
    (
        HOLDER,
        &[
            "card",
            "account",
            "tarjeta",
            "cuenta",
            "cartão",
            "conta",
            "karten",
            "konto",
            "carte",
            "compte",
            "kreditkarten",
        ],
    ),
    (NUMBER, &["number", "número", "numéro"]),
    (PARTLY, &["last", "últimos", "últimas", "letzten", "derniers"]),
]);

/// What the words of a text tell about it.
#[derive(Clone, Copy)]
pub(super) struct Says(u8);

impl Says {
    pub(super) fn of(text: &str) -> Says {
        let bytes = text.as_bytes();
        let (mut said, mut inside) = (0, false);
        for (at, pair) in bytes.windows(2).enumerate() {
            let [first, second] = *pair else { break };
            let begins = !inside & in_word(&first);
            inside = in_word(&first);
            // One branch, seldom taken: most words begin like none of these.
            if begins & VOCABULARY.may_begin(first, second) {
                let (before, word) = bytes.split_at(at);
                let word = word_at_start(word);
                said |= VOCABULARY.of(word);
                // "20% off"
                if word.eq_ignore_ascii_case(b"off") && word_at_end(before).last() == Some(&b'%') {
                    said |= PROMOTION;
                }
            }
        }
        Says(said)
    }

    pub(super) fn how_to_stop(self) -> bool {
        self.0 & STOP != 0
    }

    pub(super) fn promotion(self) -> bool {
        self.0 & PROMOTION != 0
    }

    /// Whether it seems to ask for a whole number that identifies a person or an account.
    pub(super) fn asks_for_numbers(self) -> bool {
        let has = |wanted| self.0 & wanted == wanted;
        has(ASKING) && !has(PARTLY) && (has(IDENTITY) || has(HOLDER | NUMBER))
    }
}

/// Letters and digits, `%`, and every byte of another script.
static IN_WORD: [bool; 256] = {
    let (mut table, mut rest) = ([false; 256], 0);
    let mut tail: &mut [bool] = &mut table;
    while let [inside, others @ ..] = tail {
        let b = rest as u8;
        *inside = b.is_ascii_alphanumeric() || b == b'%' || !b.is_ascii();
        rest += 1;
        tail = others;
    }
    table
};

fn in_word(byte: &u8) -> bool {
    IN_WORD.get(usize::from(*byte)).is_some_and(|inside| *inside)
}

/// The word that a text begins with. Bytes, because a text is read at every keystroke.
fn word_at_start(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| !in_word(byte)).unwrap_or(text.len());
    let (word, _) = text.split_at(end);
    bare(word)
}

/// The last word of a text, without what follows it.
fn word_at_end(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(in_word).map_or(0, |at| at + 1);
    let (text, _) = text.split_at(end);
    // From what stands before it on, which is no part of it but does not matter at the end.
    let (_, word) = text.split_at(text.iter().rposition(|byte| !in_word(byte)).unwrap_or_default());
    bare(word)
}

/// A word without the quotation marks and other punctuation around it.
fn bare(word: &[u8]) -> &[u8] {
    if word.is_ascii() {
        return word;
    }
    let text = std::str::from_utf8(word).unwrap_or_default();
    text.trim_matches(|c: char| !c.is_ascii() && !c.is_alphanumeric() && !is_mark(c)).as_bytes()
}

/// Indic vowel signs are part of their words, although Unicode does not class them as letters. The full stops in the same
/// blocks are not.
fn is_mark(c: char) -> bool {
    ('\u{0900}'..='\u{0DFF}').contains(&c) && !matches!(c, '।' | '॥')
}

type WordGroup = (u8, &'static [&'static str]);

/// Telling words by their meaning. Two filters exclude nearly all other words at once: how a word begins, and its key.
struct Vocabulary {
    groups: &'static [WordGroup],
    starts: [u32; 32],
    keys: [u64; KEYS / 64],
}

/// How many keys there are; about thirty times the words.
const KEYS: usize = 4096;

impl Vocabulary {
    const fn new(groups: &'static [WordGroup]) -> Self {
        let (mut starts, mut keys, mut rest) = ([0; 32], [0; KEYS / 64], groups);
        while let [(_, words), others @ ..] = rest {
            let mut words = *words;
            while let [word, more @ ..] = words {
                if let [first, second, ..] = word.as_bytes() {
                    begin(&mut starts, *first, *second);
                }
                insert(&mut keys, key(word.as_bytes()));
                words = more;
            }
            rest = others;
        }
        // No word of a list, but after a per cent sign it says something.
        begin(&mut starts, b'o', b'f');
        Vocabulary { groups, starts, keys }
    }

    /// Whether a word that begins with these bytes may be in the list. Always true where it begins with a byte that is not ASCII.
    fn may_begin(&self, first: u8, second: u8) -> bool {
        !first.is_ascii()
            | self
                .starts
                .get(usize::from(first & 31))
                .is_some_and(|seconds| seconds >> (second & 31) & 1 != 0)
    }

    /// The meaning of a word without regard to case; 0 for a word that is not in the list.
    fn of(&self, word: &[u8]) -> u8 {
        let key = key(word);
        if self.keys.get(key / 64).is_none_or(|bits| bits & 1 << (key % 64) == 0) {
            return 0;
        }
        let is = |known: &&str| known.as_bytes().eq_ignore_ascii_case(word);
        self.groups
            .iter()
            .filter(|(_, words)| words.iter().any(is))
            .fold(0, |said, (group, _)| said | group)
    }
}

/// Adds the first two bytes of a word. Upper and lower case of a letter have the same low five bits.
const fn begin(starts: &mut [u32; 32], first: u8, second: u8) {
    let (_, rest) = starts.split_at_mut((first & 31) as usize);
    if let [seconds, ..] = rest {
        *seconds |= 1 << (second & 31);
    }
}

const fn insert(set: &mut [u64], key: usize) {
    let (_, rest) = set.split_at_mut(key / 64);
    if let [bits, ..] = rest {
        *bits |= 1 << (key % 64);
    }
}

/// A number below [`KEYS`], made of a word's length, its first two bytes and its last.
const fn key(word: &[u8]) -> usize {
    match word {
        [first, second, .., last] => {
            let (first, second, last) = (lower(*first), lower(*second), lower(*last));
            (first * 37 + second * 211 + last * 5 + word.len() * 401) % KEYS
        }
        _ => 0,
    }
}

/// The same for a letter in either case. Other bytes may collide; the words themselves are compared afterwards.
const fn lower(byte: u8) -> usize {
    (byte | 0x20) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_either_case() {
        for (group, words) in VOCABULARY.groups {
            for word in *words {
                assert_eq!(VOCABULARY.of(word.as_bytes()) & group, *group, "{word}");
                assert_eq!(
                    VOCABULARY.of(word.to_ascii_uppercase().as_bytes()) & group,
                    *group,
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn the_words_that_matter_are_found_whole() {
        assert!(Says::of("Reply STOP to end.").how_to_stop());
        assert!(Says::of("Para cancelar: (baja)").how_to_stop());
        assert!(Says::of("संदेश रोकें।").how_to_stop());
        // With the sign that takes its vowel away it is another word.
        assert!(!Says::of("यह बंद् है").how_to_stop());
        assert!(!Says::of("A nonstop show, stopping nowhere").how_to_stop());
        assert!(Says::of("Please reply with your card number.").asks_for_numbers());
        assert!(Says::of("Responda con su número de cuenta").asks_for_numbers());
        assert!(Says::of("Bitte senden Sie uns Ihre Kontonummer").asks_for_numbers());
        assert!(Says::of("Send your passport").asks_for_numbers());
        assert!(!Says::of("Reply with the last 4 digits of your card number.").asks_for_numbers());
        assert!(!Says::of("Your account number is at the top.").asks_for_numbers());
        assert!(!Says::of("Reply with your order number.").asks_for_numbers());
        assert!(Says::of("Enjoy 20% off your next one").promotion());
        assert!(Says::of("Now “20%” off").promotion());
        assert!(Says::of("Café, “20%” off").promotion());
        assert!(Says::of("“20%” off").promotion());
        assert!(!Says::of("20% – off we go").promotion());
        assert!(Says::of("Big SALE!").promotion());
        assert!(Says::of("„SALE“").promotion());
        assert!(!Says::of("Your order left, 20% is done, take off at 9").promotion());
    }
}
