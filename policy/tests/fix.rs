//! What must hold for every mending of every definition: the problem is gone, no other is new, the rest is untouched,
//! and mending whatever can be mended comes to an end.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

mod generate;
mod places;

use generate::{CASES, any_json, apply, change, size, text};
use places::at;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use windowpane_policy::Value;
use windowpane_policy::template::{
    Mode, Problem, Severity, TemplateRequest, check, fix, is_fixable,
};

fn json(text: &str) -> Value<'_> {
    serde_json::from_str(text).unwrap()
}

fn problems(template: &Value<'_>, mode: Mode) -> Vec<Problem> {
    let request = TemplateRequest { mode, ..TemplateRequest::new(template) };
    check(&request).map_or_else(|_| Vec::new(), |answer| answer.problems)
}

fn errors(problems: &[Problem], code: &str) -> usize {
    problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error && problem.code == code)
        .count()
}

/// What a mended variable, component or button may bring to light.
fn may_reveal(problem: &Problem, other: &Problem) -> bool {
    let reveals = ["VAR_MALFORMED", "COMPONENT_UNKNOWN", "HEADER_FORMAT", "BUTTON_UNKNOWN"]
        .contains(&problem.code);
    let part = problem.path.rsplit_once('.').map_or("", |(part, _)| part);
    reveals
        && (other.code.starts_with("VAR_")
            || other.code == "HEADER_VARS"
            || other.path.starts_with(part))
}

/// Mends every problem by itself; then whatever can be mended, until nothing can. How many were mended in all.
fn holds(template: &serde_json::Value, mode: Mode) -> usize {
    let text = template.to_string();
    let template = json(&text);
    let before = problems(&template, Mode::Author);
    let mut count = 0;
    for problem in problems(&template, mode) {
        let Some(mended) = fix(&template, &problem) else { continue };
        count += 1;
        assert!(is_fixable(problem.code));
        assert_ne!(mended, template, "{problem:?}");
        let after = problems(&mended, Mode::Author);
        let alike = |other: &&Problem| {
            (other.code, &other.path, other.severity)
                == (problem.code, &problem.path, problem.severity)
        };
        let (had, has) = (before.iter().filter(alike).count(), after.iter().filter(alike).count());
        // Of very many problems of a kind twenty are reported.
        assert!(has < had || has == 20, "{problem:?} stays in {text}");
        let judged: Vec<Problem> =
            after.into_iter().filter(|other| !may_reveal(&problem, other)).collect();
        for other in &judged {
            let new = errors(&judged, other.code) > errors(&before, other.code);
            assert!(!new, "mending {problem:?} of {text} makes {other:?}");
        }
    }
    let mut here = template.into_owned();
    let mut left = 500;
    while let Some(mended) = problems(&here, mode).iter().find_map(|problem| fix(&here, problem)) {
        here = mended;
        count += 1;
        left -= 1;
        assert!(
            left > 0,
            "mending {text} does not end; now {}",
            serde_json::to_string(&here).unwrap()
        );
    }
    count
}

/// A definition with two texts, two labels and an address.
fn definition(texts: &[String], named: bool) -> serde_json::Value {
    let [name, header, body, footer, label, other, url, sample] = texts else { return json!({}) };
    json!({
        "name": name, "language": other, "category": "UTILITY", "parameter_format": if named { "NAMED" } else { label },
        "components": [
            {"type": "HEADER", "text": header, "example": {"header_text": [sample]}},
            {"type": "BODY", "text": body, "example": {"body_text": [sample, sample], "body_text_named_params": [{"param_name": sample, "example": url}]}},
            {"type": "FOOTER", "text": footer},
            {"type": "BUTTONS", "buttons": [
                {"type": "QUICK_REPLY", "text": label},
                {"type": "URL", "text": other, "url": format!("http://x.example/{url}"), "example": [sample, other]},
                {"type": "quick-reply", "text": sample},
                {"type": "QUICK_REPLY", "text": body},
                {"type": "PHONE_NUMBER", "text": label, "phone_number": other},
                {"type": "COPY_CODE", "example": sample},
            ]},
        ],
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 64 } else { 2_000 }))]

    #[test]
    fn changed_cases_are_mended(case in any::<Index>(), changes in prop::collection::vec(change(), 0..5)) {
        let mut request = case.get(&CASES).clone();
        for (at, change) in changes {
            let mut target = at.index(size(&request).max(1));
            apply(&mut request, &mut target, &change);
        }
        if let (Some(template), _) = at(&request, "template") {
            holds(template, Mode::Author);
            holds(template, Mode::Send);
        }
    }

    #[test]
    fn definitions_of_odd_texts_are_mended(texts in prop::collection::vec(text(), 8), named in any::<bool>()) {
        holds(&definition(&texts, named), Mode::Author);
    }

    #[test]
    fn arbitrary_components_are_mended(components in prop::collection::vec(any_json(), 0..4)) {
        holds(&json!({"name": "Na me", "language": "EN", "category": "MARKETING", "components": components}), Mode::Preview);
    }
}

#[test]
fn the_cases_are_mended() {
    let count: usize = CASES.iter().map(|request| holds(&request["template"], Mode::Author)).sum();
    assert!(count > 40, "only {count} problems of the shared cases were mended");
}

#[test]
fn long_texts_are_mended_in_time() {
    // A mender that were quadratic in the text would take minutes here.
    for piece in ["{{ 1 }} a ", "{{2}} {{1}} ", "*_~` ", "\n\n\n\n", " \n", "{{A}} "] {
        let text = piece.repeat(20_000 / piece.len());
        let template = json!({"name": "n", "language": "en", "category": "UTILITY", "components": [
            {"type": "BODY", "text": text, "example": {"body_text": [["a\nb"]]}}, {"type": "HEADER", "format": "TEXT", "text": text}]});
        let text = template.to_string();
        let template = json(&text);
        let mut seen = std::collections::BTreeSet::new();
        for problem in
            problems(&template, Mode::Author).iter().filter(|problem| seen.insert(problem.code))
        {
            let _ = fix(&template, problem);
        }
    }
}
