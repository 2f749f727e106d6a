//! The language codes of the platform and which of them are written from right to left.
//! What an unknown code means for a template is judged in `lint/definition.rs`.

/// developers.facebook.com …/templates/supported-languages, November 2025 (first-party), and `ar_SA`, `es_VE`
/// (github.com/david-lev/pywa). New ones appear: an unknown code of the right form is a warning only.
static KNOWN: &[&str] = &[
    "af", "ar", "ar_AE", "ar_EG", "ar_LB", "ar_MA", "ar_QA", "ar_SA", "az", "be_BY", "bg", "bn",
    "bn_IN", "ca", "cs", "da", "de", "de_AT", "de_CH", "el", "en", "en_AE", "en_AU", "en_CA",
    "en_GB", "en_GH", "en_IE", "en_IN", "en_JM", "en_MY", "en_NZ", "en_QA", "en_SG", "en_UG",
    "en_US", "en_ZA", "es", "es_AR", "es_CL", "es_CO", "es_CR", "es_DO", "es_EC", "es_ES", "es_HN",
    "es_MX", "es_PA", "es_PE", "es_UY", "es_VE", "et", "fa", "fi", "fil", "fr", "fr_BE", "fr_CA",
    "fr_CH", "fr_CI", "fr_MA", "ga", "gu", "ha", "he", "hi", "hr", "hu", "id", "it", "ja", "ka",
    "kk", "kn", "ko", "ky_KG", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "nb", "nl", "nl_BE", "pa",
    "pl", "prs_AF", "ps_AF", "pt_BR", "pt_PT", "ro", "ru", "rw_RW", "si_LK", "sk", "sl", "sq",
    "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh_CN", "zh_HK", "zh_TW",
    "zu",
];

/// The language codes of the platform, rising: what an author chooses from. Others of the same form are taken with a warning.
pub fn languages() -> &'static [&'static str] {
    KNOWN
}

/// Base languages written from right to left.
static RIGHT_TO_LEFT: &[&str] = &["ar", "fa", "he", "prs", "ps", "ur"];

/// What a language code is to the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LanguageCode {
    Listed,
    /// Of the right form, such as `en_FR`, but not in the list.
    WellFormed,
    Malformed,
}

pub(super) fn classify(code: &str) -> LanguageCode {
    if KNOWN.binary_search(&code).is_ok() {
        return LanguageCode::Listed;
    }
    let (base, country) = code.split_once('_').unwrap_or((code, "ZZ"));
    let form = matches!(base.len(), 2 | 3)
        && base.bytes().all(|b| b.is_ascii_lowercase())
        && country.len() == 2
        && country.bytes().all(|b| b.is_ascii_uppercase());
    if form { LanguageCode::WellFormed } else { LanguageCode::Malformed }
}

/// Whether a language is written from right to left; reads `ar-EG` too, as webhooks write it.
pub(super) fn is_right_to_left(code: &str) -> bool {
    let base = code.split(['_', '-']).next().unwrap_or_default();
    RIGHT_TO_LEFT.iter().any(|language| language.eq_ignore_ascii_case(base))
}

/// Whether the language is English, in which this policy knows the platform's own texts.
pub(super) fn is_english(code: &str) -> bool {
    code.split(['_', '-']).next().is_some_and(|base| base.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(KNOWN.is_sorted());
        assert_eq!(KNOWN.len(), 113);
    }

    #[test]
    fn codes_are_told_apart() {
        for (code, want) in [
            ("fil", LanguageCode::Listed),
            ("pt_BR", LanguageCode::Listed),
            ("pt", LanguageCode::WellFormed),
            ("en_FR", LanguageCode::WellFormed),
            ("english", LanguageCode::Malformed),
            ("en-US", LanguageCode::Malformed),
            ("EN", LanguageCode::Malformed),
            ("en_us", LanguageCode::Malformed),
            ("", LanguageCode::Malformed),
        ] {
            assert_eq!(classify(code), want, "{code}");
        }
    }

    #[test]
    fn right_to_left() {
        assert!(
            ["ar", "ar_EG", "he", "prs_AF", "ur", "fa", "ps_AF", "ar-EG"]
                .into_iter()
                .all(is_right_to_left)
        );
        assert!(!["en", "hi", "", "arn", "tr"].into_iter().any(is_right_to_left));
    }
}
