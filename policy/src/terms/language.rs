//! Finds the language nearest to the one a reader asks for, among the languages of a notice or of a pane's texts.
//! The texts themselves are in the notice and in `locales/`.

/// The position of the tag in `have` that is nearest to `asked`; none where no tag has the same language and script.
///
/// First the lookup of RFC 4647 3.4: `asked` as it is, then without its last subtags (`zh-Hant-TW`, `zh-Hant`, `zh`). If that
/// finds nothing, the first tag of the same language and script: `pt` and `pt-PT` find `pt-BR` where there is no other
/// Portuguese, and `zh-TW` finds `zh-Hant`, never `zh-Hans`. Case is ignored, and `_` counts as `-`, because WhatsApp writes
/// `pt_BR`.
///
/// ```
/// use windowpane_policy::terms::nearest;
///
/// assert_eq!(nearest("de-AT", ["en", "de"].into_iter()), Some(1));
/// assert_eq!(nearest("fr", ["en", "de"].into_iter()), None);
/// ```
pub fn nearest<'t>(asked: &str, have: impl Iterator<Item = &'t str>) -> Option<usize> {
    // The longest matching tag wins, so one pass finds what shortening `asked` step by step would. A tag of only the same
    // language and script counts as a match of length 0.
    let mut best: Option<(usize, usize)> = None;
    for (at, tag) in have.enumerate() {
        let length = if leads_to(asked, tag) {
            tag.len()
        } else if is_akin(asked, tag) {
            0
        } else {
            continue;
        };
        if best.is_none_or(|(have, _)| have < length) {
            best = Some((length, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Whether a reader of `asked` can read `shown`: the same language, and no other script.
pub(super) fn is_akin(asked: &str, shown: &str) -> bool {
    let (Some((one, _)), Some((other, _))) = (subtags(asked).next(), subtags(shown).next()) else {
        return false;
    };
    one.eq_ignore_ascii_case(other)
        && match (script(asked), script(shown)) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            _ => true,
        }
}

/// Whether shortening `language` by whole subtags can give `tag`.
fn leads_to(language: &str, tag: &str) -> bool {
    let same = |a: &u8, b: &u8| a.eq_ignore_ascii_case(b) || (is_joint(*a) && is_joint(*b));
    let (language, tag) = (language.as_bytes(), tag.as_bytes());
    let head = language.iter().zip(tag).take_while(|(a, b)| same(a, b)).count();
    !tag.is_empty() && head == tag.len() && language.get(head).is_none_or(|next| is_joint(*next))
}

fn is_joint(byte: u8) -> bool {
    byte == b'-' || byte == b'_'
}

/// The subtags of a tag that are not empty, each with its position.
fn subtags(tag: &str) -> impl Iterator<Item = (&str, usize)> {
    tag.split(['-', '_']).filter(|part| !part.is_empty()).zip(0..)
}

/// The script of a tag, where it names one or its region decides it (likely subtags of CLDR 48, Chinese only).
fn script(tag: &str) -> Option<&str> {
    let mut chinese = false;
    for (part, at) in subtags(tag) {
        if at == 0 {
            chinese = part.eq_ignore_ascii_case("zh");
        } else if part.len() == 1 {
            // What follows is an extension or of private use.
            break;
        } else if part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Some(part);
        } else if chinese
            && ["TW", "HK", "MO"].iter().any(|region| part.eq_ignore_ascii_case(region))
        {
            return Some("Hant");
        }
    }
    chinese.then_some("Hans")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_several_is_found() {
        for (asked, have, found) in [
            ("de-AT", &["en", "de", "de-CH"][..], Some("de")),
            ("de-CH-1996", &["de", "de-CH"], Some("de-CH")),
            ("zh-Hant-TW", &["zh-Hans", "zh", "zh-Hant"], Some("zh-Hant")),
            ("zh-Hant-TW", &["zh-Hans", "zh"], Some("zh")),
            ("zh-Hant-TW", &["zh-Hans"], None),
            ("zh-TW", &["zh-Hans", "zh-Hant"], Some("zh-Hant")),
            ("zh_hk", &["zh-Hans", "zh-Hant"], Some("zh-Hant")),
            ("zh-CN", &["zh-Hant", "zh-Hans"], Some("zh-Hans")),
            ("zh", &["zh-Hant"], None),
            ("zh", &["zh-SG"], Some("zh-SG")),
            ("pt", &["en", "pt-BR"], Some("pt-BR")),
            ("pt-PT", &["en", "pt-BR"], Some("pt-BR")),
            ("pt-AO", &["pt-BR", "pt-PT"], Some("pt-BR")),
            ("pt_br", &["pt", "pt-BR"], Some("pt-BR")),
            ("sr-Latn", &["sr-Cyrl"], None),
            ("sr", &["sr-Cyrl"], Some("sr-Cyrl")),
            ("en-x-Test", &["en-GB"], Some("en-GB")),
            ("den", &["de", "en"], None),
            ("dexde", &["de-de"], None),
            ("de-de", &["dexde"], None),
            ("", &["de", ""], None),
            ("-", &["-"], Some("-")),
            ("fr", &[], None),
        ] {
            let at = nearest(asked, have.iter().copied());
            assert_eq!(at.and_then(|at| have.get(at).copied()), found, "{asked} of {have:?}");
        }
    }
}
