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
static OPT_OUT: &[&str] = &[
    "stop",
    "unsubscribe",
    "opt",
    "optout",
    "opt-out",
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
];

/// Words of promotion.
static PROMOTION: &[&str] = &[
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
];

pub(super) fn says_how_to_stop(text: &str) -> bool {
    words(text).any(|word| is_one_of(OPT_OUT, word))
}

pub(super) fn sounds_promotional(text: &str) -> bool {
    let mut percent = false;
    words(text).any(|word| {
        // "20% off"
        let off = percent && word.eq_ignore_ascii_case("off");
        percent = word.ends_with('%');
        off || is_one_of(PROMOTION, word)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'))
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
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
        assert!(sounds_promotional("Enjoy 20% off your next one"));
        assert!(sounds_promotional("Big SALE!"));
        assert!(!sounds_promotional("Your order left, 20% is done, take off at 9"));
    }
}
