//! The text at a problem's path, cut to what surrounds the fault.
//! Where the fault is, the policy says; here it is only looked up.

use windowpane_policy::Value;

/// What stands before the fault, the fault, and what follows.
#[derive(Debug, PartialEq)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) fault: String,
    pub(super) after: String,
}

/// Unicode scalar values shown on each side of a fault, and of a long fault itself.
const AROUND: usize = 28;
const LONGEST: usize = 72;

/// The excerpt for `path` into `input` (`template.components[1].text`) and `span` in Unicode scalar values; none where there is
/// no text, and none for a long text that is at fault as a whole.
pub(super) fn excerpt(input: &Value<'_>, path: &str, span: Option<(usize, usize)>) -> Option<Excerpt> {
    let text = find(input, path)?;
    let Some((start, end)) = span.filter(|(start, end)| start < end) else {
        let fault: String = text.chars().map(visible).collect();
        return (!fault.is_empty() && text.chars().nth(LONGEST).is_none()).then_some(Excerpt {
            before: String::new(),
            fault,
            after: String::new(),
        });
    };
    let from = start.saturating_sub(AROUND);
    let mut chars = text.chars().skip(from);
    let mut before: String = chars.by_ref().take(start - from).map(visible).collect();
    let length = end - start;
    let mut fault: String = chars.by_ref().take(length.min(LONGEST)).map(visible).collect();
    let mut after = String::new();
    if length > LONGEST {
        fault.push('…');
    } else {
        after.extend(chars.by_ref().take(AROUND).map(visible));
        if chars.next().is_some() {
            after.push('…');
        }
    }
    if from > 0 {
        before.insert(0, '…');
    }
    Some(Excerpt { before, fault, after })
}

/// White space that is at fault must be seen.
fn visible(c: char) -> char {
    match c {
        '\n' => '⏎',
        '\t' => '⇥',
        c => c,
    }
}

fn find<'v>(input: &'v Value<'_>, path: &str) -> Option<&'v str> {
    let mut value = input;
    for step in path.split(['.', '[']) {
        value = match step.strip_suffix(']') {
            Some(index) => value.as_list()?.get(index.parse::<usize>().ok()?)?,
            None => value.get(step)?,
        };
    }
    value.as_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, span: Option<(usize, usize)>) -> Option<(String, String, String)> {
        let input = format!(r#"{{"template":{{"components":[{{}},{{"text":{}}}]}}}}"#, serde_json::Value::from(text));
        let input: Value<'_> = serde_json::from_str(&input).unwrap();
        excerpt(&input, "template.components[1].text", span).map(|e| (e.before, e.fault, e.after))
    }

    fn parts(before: &str, fault: &str, after: &str) -> Option<(String, String, String)> {
        Some((before.to_owned(), fault.to_owned(), after.to_owned()))
    }

    #[test]
    fn spans_count_scalar_values_and_not_bytes() {
        assert_eq!(cut("Olá 👋 {{x y}} já", Some((6, 13))), parts("Olá 👋 ", "{{x y}}", " já"));
    }

    #[test]
    fn long_surroundings_are_cut_on_both_sides() {
        let text = format!("{}FAULT{}", "a".repeat(50), "b".repeat(50));
        assert_eq!(cut(&text, Some((50, 55))), parts(&format!("…{}", "a".repeat(28)), "FAULT", &format!("{}…", "b".repeat(28))));
    }

    #[test]
    fn a_span_beyond_the_text_and_a_path_to_nothing_do_no_harm() {
        assert_eq!(cut("short", Some((90, 95))), parts("…", "", ""));
        assert_eq!(excerpt(&Value::Null, "template.components[9].text", None), None);
        assert_eq!(cut(&"x".repeat(73), None), None);
    }
}
