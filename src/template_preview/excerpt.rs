//! A text with a fault in it, cut to what surrounds the fault.
//! Where the fault is, is said by the policy.

use windowpane_policy::Value;

/// Unicode scalar values shown on each side of a fault, and of a long fault itself.
const AROUND: usize = 28;
const LONGEST: usize = 72;

/// What stands before the fault, the fault, and what follows. `span` is in Unicode scalar values;
/// without it the whole text is at fault. None for an empty text, and for a long text that is at
/// fault as a whole.
pub(super) fn excerpt(text: &str, span: Option<(usize, usize)>) -> Option<[String; 3]> {
    if text.is_empty() {
        return None;
    }
    let (start, end) = span.filter(|(start, end)| start < end).unwrap_or((0, usize::MAX));
    let from = start.saturating_sub(AROUND);
    let shown = end.min(start.saturating_add(LONGEST));
    let mut out: [String; 3] = Default::default();
    let [before, fault, after] = &mut out;
    if from > 0 {
        before.push('…');
    }
    for (at, c) in text.chars().enumerate().skip(from) {
        let c = match c {
            // White space that is at fault must be seen.
            '\n' => '⏎',
            '\t' => '⇥',
            c => c,
        };
        if at < start {
            before.push(c);
        } else if at < shown {
            fault.push(c);
        } else if at < end {
            fault.push('…');
            break;
        } else if at < end + AROUND {
            after.push(c);
        } else {
            after.push('…');
            break;
        }
    }
    (span.is_some() || !fault.ends_with('…')).then_some(out)
}

/// The text at a path of the policy (`components[1].text`) within a value.
pub(super) fn text_at<'v>(value: &'v Value<'_>, path: &str) -> Option<&'v str> {
    let mut value = value;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        value = match step.strip_suffix(']') {
            Some(index) => value.as_list()?.get(index.parse::<usize>().ok()?)?,
            None => value.get(step)?,
        };
    }
    value.as_text()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{excerpt as cut, *};

    fn parts(before: &str, fault: &str, after: &str) -> Option<[String; 3]> {
        Some([before, fault, after].map(str::to_owned))
    }

    #[wasm_bindgen_test]
    fn spans_count_scalar_values_and_not_bytes() {
        assert_eq!(cut("Olá 👋 {{x y}} já", Some((6, 13))), parts("Olá 👋 ", "{{x y}}", " já"));
    }

    #[wasm_bindgen_test]
    fn long_surroundings_are_cut_on_both_sides() {
        let text = format!("{}FAULT{}", "a".repeat(50), "b".repeat(50));
        assert_eq!(
            cut(&text, Some((50, 55))),
            parts(&format!("…{}", "a".repeat(28)), "FAULT", &format!("{}…", "b".repeat(28)))
        );
    }

    #[wasm_bindgen_test]
    fn a_span_beyond_the_text_and_a_path_to_nothing_do_no_harm() {
        assert_eq!(cut("short", Some((90, 95))), parts("…", "", ""));
        assert_eq!(cut("", None), None);
        let value: Value<'_> =
            serde_json::from_str(r#"{"components":[{},{"text":"Hi"}]}"#).unwrap();
        assert_eq!(text_at(&value, "components[1].text"), Some("Hi"));
        assert_eq!(text_at(&value, "components[9].text"), None);
        assert_eq!(text_at(&Value::Null, "components[1].text"), None);
        assert_eq!(cut(&"x".repeat(73), None), None);
    }
}
