//! What section `template` promises for every request, as functions that panic where a promise is broken.
//! Who makes up the requests is not here: proptest in `../template_properties.rs`, libFuzzer in `fuzz/`.

use serde_json::Value;

use crate::answer_promises::ask;
use crate::places::at;
use crate::read_back::read_back;

/// Everything that every answer must satisfy. Keys with dots or brackets make paths ambiguous and are left out.
pub fn holds(request: &Value) {
    let answer = ask(&request.to_string());
    if answer["ok"] == false {
        let path = answer["error"]["path"].as_str().unwrap();
        assert!(at(request, path).1, "an error at {path:?} leads nowhere");
        return;
    }
    verdict_follows(&answer);
    problems_lead_somewhere(request, &answer);
    counts_are_true(request, &answer);
    variables_stand_where_they_say(request, &answer);
    rendered_is_whole(&answer);
}

fn verdict_follows(answer: &Value) {
    let problems = answer["problems"].as_array().unwrap();
    let has = |severity: &str| problems.iter().any(|problem| problem["severity"] == severity);
    let verdict = if has("error") {
        "invalid"
    } else if has("warning") {
        "warning"
    } else {
        "valid"
    };
    assert_eq!(answer["verdict"], verdict);
}

/// Where a path ends in the name of a variable that looks like a part of a path (`{{order.id}}`): where its value would stand.
fn of_odd_name<'p>(path: &'p str, answer: &Value) -> Option<&'p str> {
    let names = answer["variables"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|variable| variable["name"].as_str());
    names
        .filter(|name| name.contains(['.', '[', ']']))
        .find_map(|name| path.strip_suffix(name)?.strip_suffix('.'))
}

fn problems_lead_somewhere(request: &Value, answer: &Value) {
    for problem in answer["problems"].as_array().unwrap() {
        let path = problem["path"].as_str().unwrap();
        let odd = of_odd_name(path, answer);
        let (value, parent) = match odd {
            Some(outer) => (None, at(request, outer).0.is_some_and(Value::is_object)),
            None => at(request, path),
        };
        assert!(parent, "{} leads nowhere: {path} in {request}", problem["code"]);
        let field_of = odd
            .or_else(|| {
                path.rsplit_once('.')
                    .filter(|(_, field)| !field.ends_with(']'))
                    .map(|(outer, _)| outer)
            })
            .and_then(|outer| at(request, outer).0);
        assert!(
            !field_of.is_some_and(Value::is_array),
            "{} is at a field of a list: {path} in {request}",
            problem["code"]
        );
        for sentence in ["message", "fix", "source"] {
            assert!(
                problem[sentence].as_str().is_some_and(|text| !text.is_empty()),
                "{} has no {sentence}",
                problem["code"]
            );
        }
        if let Some(span) = problem["span"].as_array() {
            let length =
                value.and_then(Value::as_str).map_or(0, |text| text.chars().count()) as u64;
            let (start, end) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
            assert!(
                start < end && end <= length,
                "{} has {span:?} in a text of {length} at {path}",
                problem["code"]
            );
        }
    }
}

/// The texts of a definition that a field's short name may mean: of components of one kind the first is counted, but which are of
/// one kind is for the policy to say.
fn texts_of<'v>(request: &'v Value, part: &str) -> Vec<&'v str> {
    let components =
        request["template"]["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let is = |component: &Value| {
        component["type"].as_str().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(part))
    };
    components
        .iter()
        .filter(|component| is(component))
        .filter_map(|component| component["text"].as_str())
        .collect()
}

fn counts_are_true(request: &Value, answer: &Value) {
    for (field, count) in answer["counts"].as_object().unwrap() {
        let length = count["length"].as_u64().unwrap();
        assert!(count["limit"].as_u64().unwrap() > 0);
        if ["header", "body", "footer"].contains(&field.as_str()) {
            let lengths: Vec<u64> =
                texts_of(request, field).iter().map(|text| text.chars().count() as u64).collect();
            assert!(lengths.contains(&length), "{field} has {length} in {request}");
        }
    }
}

fn variables_stand_where_they_say(request: &Value, answer: &Value) {
    for variable in answer["variables"].as_array().unwrap() {
        let spans = variable["positions"].as_array().unwrap();
        assert!(spans.is_sorted_by(|a, b| a[1].as_u64() <= b[0].as_u64()), "{variable}");
        let field = variable["component"].as_str().unwrap();
        if !["header", "body"].contains(&field) {
            continue;
        }
        for span in spans {
            let (start, end) =
                (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
            // `{{01}}` and `{{1}}` are one variable.
            let plain = |name: &str| name.trim_start_matches('0').to_owned();
            let name = plain(variable["name"].as_str().unwrap());
            let stands = |text: &&str| {
                let token: String = text.chars().skip(start).take(end - start).collect();
                token
                    .strip_prefix("{{")
                    .and_then(|token| token.strip_suffix("}}"))
                    .is_some_and(|token| plain(token) == name)
            };
            assert!(
                texts_of(request, field).iter().any(stands),
                "{variable} is not at {span} of the {field} in {request}"
            );
        }
    }
}

fn rendered_is_whole(answer: &Value) {
    let rendered = &answer["rendered"];
    let keys: Vec<&String> = rendered.as_object().unwrap().keys().collect();
    for key in [
        "body",
        "buttons",
        "cards",
        "desktop",
        "direction",
        "footer",
        "header",
        "shown_buttons",
        "text",
    ] {
        assert!(keys.contains(&&key.to_owned()), "rendered has no {key}");
    }
    let buttons = rendered["buttons"].as_array().unwrap().len();
    assert_eq!(
        rendered["shown_buttons"].as_array().unwrap().len(),
        if buttons > 3 { 2 } else { buttons }
    );
    let cards = rendered["cards"].as_array().unwrap().iter();
    for body in cards.map(|card| &card["body"]).chain([&rendered["body"]]) {
        if let Some(html) = body["html"].as_str() {
            let text = read_back(html).unwrap();
            let unbroken = |text: &str| text.replace('\n', "");
            assert_eq!(
                unbroken(&text),
                unbroken(&words_of(&body["blocks"])),
                "HTML and blocks say the same"
            );
        }
    }
}

/// All texts of the runs of some blocks, in a row.
pub fn words_of(blocks: &Value) -> String {
    match blocks {
        Value::Array(list) => match list.as_slice() {
            [Value::String(text), _] => text.clone(),
            list => list.iter().map(words_of).collect(),
        },
        Value::Object(map) => map.values().map(words_of).collect(),
        _ => String::new(),
    }
}
