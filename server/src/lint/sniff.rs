//! Sniffs whether a file that is not JSON was meant to hold a template or a notice, by the names of its keys.
//! JSON is read, not sniffed: the policy does that (`template::inputs`).

/// One of these sets of keys is enough. Every definition and every send request with values has `components`; a definition
/// that was cut off before it has the others. The last two sets are those of notices.
const SIGNS: [&[&str]; 5] = [
    &["components"],
    &["messaging_product"],
    &["language", "category"],
    &["schedule", "basis"],
    &["schedule", "version"],
];

/// The types of a content of Twilio's begin so: twilio.com/docs/content. (`types` alone is a key of compilers' settings.)
const TYPES: [&str; 2] = ["twilio/", "whatsapp/"];

/// Whether the text was meant to hold a template or a notice; without a sign of it the text may be anything.
pub fn looks_like_template(text: &str) -> bool {
    // UTF-16 that was read as UTF-8 has a zero beside each letter.
    let text = text.replace('\0', "");
    let has = |key: &str| keys(&text, key).any(|rest| rest.trim_start().starts_with(':'));
    SIGNS.iter().any(|all| all.iter().all(|key| has(key)))
        || TYPES.iter().any(|kind| begins(&text, kind))
}

/// What follows each place where the word stands in quotes of either kind.
fn keys<'t>(text: &'t str, word: &str) -> impl Iterator<Item = &'t str> {
    let quoted = |at: usize| {
        let before = text.get(..at)?.chars().next_back()?;
        let rest = text.get(at + word.len()..)?;
        matches!(before, '"' | '\'').then(|| rest.strip_prefix(before)).flatten()
    };
    let places: Vec<usize> = text.match_indices(word).map(|(at, _)| at).collect();
    places.into_iter().filter_map(quoted)
}

fn begins(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(['"', '\''])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_a_template_and_words_do_not() {
        for template in [
            r#"{"name":"x","components":["#,
            "{'components' : []}",
            r#"{"messaging_product":"whatsapp","#,
            r#"{"language":"en", // a comment
               "category":"UTILITY"}"#,
            r#"{"types":{"twilio/text":{"body":"x",}}}"#,
            r#"{"schedule": [], "basis": "contract",}"#,
            "{\0\"\0c\0o\0m\0p\0o\0n\0e\0n\0t\0s\0\"\0:\0",
        ] {
            assert!(looks_like_template(template), "{template}");
        }
        for other in [
            "",
            r#"{"compilerOptions":{"types":["node"],"paths":{"@components/*":["src/components/*"]}}, // a comment
               "include":["components"]}"#,
            r#"{"language":"en","components.css":1,}"#,
            r#"{"schedule":"daily",}"#,
            r#"{"dependencies":{"@twilio/voice-sdk":"^2",}}"#,
        ] {
            assert!(!looks_like_template(other), "{other}");
        }
    }
}
