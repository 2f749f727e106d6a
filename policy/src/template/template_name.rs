//! A name that the platform takes, made of one that it refuses.
//! What a name may have is judged in `lint/definition.rs`.

/// Small letters, and an underscore for each run of what a name cannot have; none where letters of other scripts would go.
pub(super) fn clean_name(name: &str) -> Option<String> {
    if name.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
        return None;
    }
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let out = words.collect::<Vec<_>>().join("_").to_ascii_lowercase();
    (!out.is_empty() && out != name).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (before, after) in [
            ("Spring Offer 2026!", Some("spring_offer_2026")),
            ("order-update", Some("order_update")),
            ("  a  ", Some("a")),
            ("nÉ", None),
            ("عرض", None),
            ("!!", None),
            ("fine_1", None),
        ] {
            assert_eq!(clean_name(before).as_deref(), after, "{before:?}");
        }
    }
}
