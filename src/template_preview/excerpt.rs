//! The text at a problem's path, cut to what surrounds the fault.
//! Where the fault is, the policy says; here it is only looked up.

use windowpane_policy::Value;

/// Unicode scalar values shown on each side of a fault, and of a long fault itself.
const AROUND: usize = 28;
const LONGEST: usize = 72;

/// What stands before the fault, the fault, and what follows, for `path` into `input` (`template.components[1].text`) and `span`
/// in Unicode scalar values. None where there is no text, and none for a long text that is at fault as a whole.
pub(super) fn excerpt(
    input: &Value<'_>,
    path: &str,
    span: Option<(usize, usize)>,
) -> Option<[String; 3]> {
    let text = find(input, path).filter(|text| !text.is_empty())?;
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
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn cut(text: &str, span: Option<(usize, usize)>) -> Option<[String; 3]> {
        let input = format!(
            r#"{{"template":{{"components":[{{}},{{"text":{}}}]}}}}"#,
            serde_json::Value::from(text)
        );
        let input: Value<'_> = serde_json::from_str(&input).unwrap();
        excerpt(&input, "template.components[1].text", span)
    }

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
        assert_eq!(excerpt(&Value::Null, "template.components[9].text", None), None);
        assert_eq!(cut(&"x".repeat(73), None), None);
    }
}
