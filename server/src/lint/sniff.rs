//! Guesses from the names of keys whether a file that is not JSON was meant to be a template or a notice.
//! JSON is not guessed at but read, by the policy (`template::inputs`).

/// Each of these sets of keys is a sign. Every definition, and every send request with values, has `components`. A definition that was cut off
/// before that has the others. The last two are of notices.
const SIGNS: [&[&str]; 5] = [
    &["components"],
    &["messaging_product"],
    &["language", "category"],
    &["schedule", "basis"],
    &["schedule", "version"],
];

/// The types of a Twilio content start like this: twilio.com/docs/content. (`types` alone is a key in settings of compilers.)
const TYPES: [&str; 2] = ["twilio/", "whatsapp/"];

/// Whether the text has one of the signs.
pub fn is_meant_as_template(text: &str) -> bool {
    // UTF-16 read as UTF-8 has a zero next to each letter.
    let text = text.replace('\0', "");
    let has = |key: &str| keys(&text, key).any(|rest| rest.trim_start().starts_with(':'));
    SIGNS.iter().any(|all| all.iter().all(|key| has(key)))
        || TYPES.iter().any(|kind| begins(&text, kind))
}

/// The text after each occurrence of the word in single or double quotes.
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
            assert!(is_meant_as_template(template), "{template}");
        }
        for other in [
            "",
            r#"{"compilerOptions":{"types":["node"],"paths":{"@components/*":["src/components/*"]}}, // a comment
               "include":["components"]}"#,
            r#"{"language":"en","components.css":1,}"#,
            r#"{"schedule":"daily",}"#,
            r#"{"dependencies":{"@twilio/voice-sdk":"^2",}}"#,
        ] {
            assert!(!is_meant_as_template(other), "{other}");
        }
    }
}
