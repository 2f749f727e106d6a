//! Words of a text: how many there are, and a few that give away what a message is for.
//! What follows from them is judged in `lint_vars.rs` and `lint_advice.rs`.

/// Scripts written without spaces; each of their letters counts as a word, so that nobody is warned for nothing.
static UNSPACED: &[(u32, u32)] = &[(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF)];

/// The number of words in `text`; punctuation alone is none.
pub(super) fn count(text: &str) -> usize {
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
    }
    words
}

/// Words by which a customer is told how to stop messages, in the languages most templates are written in.
static OPT_OUT: Vocabulary = Vocabulary::new(&[
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
]);

/// Words of promotion.
static PROMOTION: Vocabulary = Vocabulary::new(&[
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
]);

pub(super) fn says_how_to_stop(text: &str) -> bool {
    words(text).any(|word| OPT_OUT.has(word))
}

pub(super) fn sounds_promotional(text: &str) -> bool {
    let mut percent = false;
    words(text).any(|word| {
        // "20% off"
        let off = percent && word.eq_ignore_ascii_case(b"off");
        percent = word.ends_with(b"%");
        off || PROMOTION.has(word)
    })
}

/// Words that ask, and the numbers that nobody may ask for as a whole: …/templates/template-review (first-party).
/// Only the languages in which a pair of words is plain enough not to warn for nothing.
static ASKING: Vocabulary = Vocabulary::new(&[
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
]);

/// See [`ASKING`].
static NUMBERS: Vocabulary = Vocabulary::new(&[
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
]);

/// Words before `number`, `número`, `nummer` or `numéro` that make it such a number.
static OF_A_NUMBER: Vocabulary = Vocabulary::new(&[
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
]);

/// The word itself, or the whole of it in languages that write it as one.
static NUMBER: Vocabulary =
    Vocabulary::new(&["number", "número", "numéro", "kontonummer", "kartennummer", "kreditkartennummer", "ausweisnummer"]);

/// Words by which only a part is asked for.
static PARTLY: Vocabulary = Vocabulary::new(&["last", "últimos", "últimas", "letzten", "derniers"]);

/// Whether a text seems to ask for a number that identifies a person or an account.
pub(super) fn asks_for_numbers(text: &str) -> bool {
    let (mut asked, mut number, mut of, mut partly) = (false, false, false, false);
    for word in words(text) {
        asked |= ASKING.has(word);
        partly |= PARTLY.has(word);
        of |= OF_A_NUMBER.has(word);
        // Latin languages put the kind behind the word, the others before it: both have to be there.
        number |= NUMBERS.has(word) || word.len() > 8 && NUMBER.has(word);
    }
    asked && !partly && (number || of && words(text).any(|word| NUMBER.has(word)))
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

/// The words of a text, as bytes: the lists are short, and most texts are read at every key stroke.
fn words(text: &str) -> impl Iterator<Item = &[u8]> {
    text.as_bytes().split(|b| !IN_WORD.get(usize::from(*b)).is_some_and(|inside| *inside)).filter(|word| !word.is_empty()).map(
        |word| {
            if word.is_ascii() {
                return word;
            }
            // Quotation marks and the like of other scripts.
            let text = std::str::from_utf8(word).unwrap_or_default();
            text.trim_matches(|c: char| !c.is_ascii() && !c.is_alphanumeric() && !is_mark(c)).as_bytes()
        },
    )
}

/// Vowel signs of the Indic scripts belong to their words, but are no letters to Unicode.
fn is_mark(c: char) -> bool {
    ('\u{0900}'..='\u{0DFF}').contains(&c)
}

/// Words, and a set of their keys that most other words are not in.
struct Vocabulary {
    words: &'static [&'static str],
    keys: u128,
    /// The length of the shortest word in bytes.
    shortest: usize,
}

impl Vocabulary {
    const fn new(words: &'static [&'static str]) -> Self {
        let (mut keys, mut shortest, mut rest) = (0, usize::MAX, words);
        while let [word, others @ ..] = rest {
            keys |= 1 << key(word.as_bytes());
            shortest = if word.len() < shortest { word.len() } else { shortest };
            rest = others;
        }
        Vocabulary { words, keys, shortest }
    }

    /// Whether `word` is one of the words, in either case.
    fn has(&self, word: &[u8]) -> bool {
        word.len() >= self.shortest
            && self.keys & 1 << key(word) != 0
            && self.words.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(word))
    }
}

/// A number under 128 from a word's length and ends.
const fn key(word: &[u8]) -> u32 {
    match word {
        [first, .., last] => {
            let (first, last) = (first.to_ascii_lowercase() as u32, last.to_ascii_lowercase() as u32);
            (first * 5 + last * 11 + word.len() as u32 * 29) % 128
        }
        _ => 0,
    }
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
            ("नमस्ते आपका ऑर्डर", 3),
            ("مرحبا بك", 2),
            ("你好世界", 4),
        ] {
            assert_eq!(count(text), want, "{text}");
        }
    }

    #[test]
    fn the_words_that_matter_are_found_whole() {
        assert!(says_how_to_stop("Reply STOP to end."));
        assert!(says_how_to_stop("Para cancelar: (baja)"));
        assert!(!says_how_to_stop("A nonstop show, stopping nowhere"));
        assert!(asks_for_numbers("Please reply with your card number."));
        assert!(asks_for_numbers("Responda con su número de cuenta"));
        assert!(asks_for_numbers("Bitte senden Sie uns Ihre Kontonummer"));
        assert!(asks_for_numbers("Send your passport"));
        assert!(!asks_for_numbers("Reply with the last 4 digits of your card number."));
        assert!(!asks_for_numbers("Your account number is at the top."));
        assert!(!asks_for_numbers("Reply with your order number."));
        assert!(sounds_promotional("Enjoy 20% off your next one"));
        assert!(sounds_promotional("Big SALE!"));
        assert!(!sounds_promotional("Your order left, 20% is done, take off at 9"));
    }
}
