//! Finds what there is to judge in a file: definitions, the platform's answers, send requests, check requests.
//! What is wrong with a template is judged elsewhere.

use std::borrow::Cow;

use super::input::{Input, InputKind};
use super::source_map::{SourceMap, join};
use super::twilio::content;
use crate::error::{Error, ErrorCode};
use crate::request::{Errors, Node};
use crate::template::request::MODES;
use crate::value::{Map, Value};

/// Everything in a file that can be judged, in the order of the file.
///
/// Read are: a definition; a send request or its `template` object; `{"check":"template",…}` and any other object with a
/// `template` and perhaps `values`; a content of Twilio's Content API; the body of a bulk upsert (`languages`), as one definition for each language; an array
/// of these, and an array under `data` or another name of [`LISTS`], as a GET answers. An empty array is no input.
///
/// ```
/// use windowpane_policy::Value;
/// use windowpane_policy::template::{Mode, check, inputs};
///
/// let file = Value::from_json(
///     r#"{"data":[{"name":"a","language":"en","category":"UTILITY","components":[]}]}"#,
/// )?;
/// for input in inputs(&file)? {
///     let Some(request) = input.request(Mode::Author, None) else { continue };
///     let answer = check(&request)?;
///     assert_eq!(input.place_of(&answer.problems[0].path), "data[0].components");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// If a part of the file is none of these: the first such part in byte order of paths, with what was expected there.
pub fn inputs<'a>(file: &'a Value<'a>) -> Result<Vec<Input<'a>>, Error> {
    let errors = Errors::default();
    let mut out = Vec::new();
    read(Node::root(file, &errors), &mut out, 0);
    errors.finish(Some(out))
}

/// Fields that hold a list of templates, or an object with one: GET (`data`), Twilio (`contents`), field expansion of an account
/// (`message_templates`), 360dialog (`waba_templates`), and files that people keep (`templates`).
pub static LISTS: &[&str] =
    &["data", "contents", "message_templates", "waba_templates", "templates"];

/// How deep lists in lists are read.
const MAX_DEPTH: usize = 8;

const EXPECTED: &str = "expected a template definition (name, language, category, components), an array of definitions, the \
                        answer of a GET (data), a send request of type template, a check \
                        request (template, values, mode), or a content of Twilio (types)";

fn read<'a>(node: Node<'a, '_>, out: &mut Vec<Input<'a>>, depth: usize) {
    match node.raw() {
        Some(_) if depth > MAX_DEPTH => {
            node.fail(ErrorCode::Limit, "lists stand in lists more than 8 deep")
        }
        Some(Value::List(_)) => node.items().for_each(|item| read(item, out, depth + 1)),
        Some(Value::Map(map)) => object(node, map, out, depth),
        _ => node.fail(ErrorCode::Type, EXPECTED),
    }
}

fn object<'a>(node: Node<'a, '_>, map: &'a Map<'a>, out: &mut Vec<Input<'a>>, depth: usize) {
    let has = |key: &str| matches!(map.get(key), Some(value) if *value != Value::Null);
    let is_list = |key: &&&str| matches!(map.get(key), Some(Value::List(_) | Value::Map(_)));
    if has("check") {
        check_request(node, out);
    } else if is_twilio(map) {
        out.extend(content(node));
    } else if has("messaging_product") || map.get("type").is_some_and(is_word_template) {
        send_request(node, out);
    } else if is_send_template(map) {
        out.extend(send_template(node, node.path()));
    } else if has("components") {
        definitions(node, map, out);
    } else if let Some(key) = LISTS.iter().find(is_list) {
        read(node.key(key), out, depth + 1);
    } else if has("template") {
        with_values(node, out, depth);
    } else if has("name") && (has("language") || has("category")) {
        out.extend(definition(node));
    } else if has("error") {
        node.key("error")
            .fail(ErrorCode::Value, "this is an error that the platform answered, and no template");
    } else {
        node.fail(ErrorCode::Value, EXPECTED);
    }
}

/// A definition, or one for each of its `languages`.
///
/// developers.facebook.com …/templates/authentication-templates (first-party), bulk management.
fn definitions<'a>(node: Node<'a, '_>, map: &'a Map<'a>, out: &mut Vec<Input<'a>>) {
    let languages = node.key("languages");
    if languages.is_absent() {
        out.extend(definition(node));
        return;
    }
    for language in languages.items() {
        let Some(code) = language.text() else { continue };
        let mut one = map.clone();
        one.remove("languages");
        one.set("language", Value::Text(Cow::Borrowed(code)));
        out.extend(definition(node).map(|mut input| {
            input.template = Some(Cow::Owned(Value::Map(one)));
            input.source_map.moved("language", language.path());
            input
        }));
    }
}

fn definition<'a>(node: Node<'a, '_>) -> Option<Input<'a>> {
    let path = node.path();
    let template = Some(Cow::Borrowed(node.raw()?));
    let source_map = SourceMap::new(path.clone(), join(&path, ".values"));
    Some(Input::new(InputKind::Definition, path, template, source_map))
}

/// A check request; fields that a check refuses are refused here too.
fn check_request<'a>(node: Node<'a, '_>, out: &mut Vec<Input<'a>>) {
    if node.key("check").text().is_some_and(|section| section != "template") {
        node.key("check").fail(
            ErrorCode::Value,
            "expected template: requests of other sections hold no template to judge",
        );
        return;
    }
    let node = node.object(&["check", "template", "values", "mode", "now"]);
    let template = node.key("template").required();
    if let Some(input) = template
        .map()
        .and_then(|map| if is_twilio(map) { content(template) } else { definition(template) })
    {
        let (mode, now) = (node.key("mode").choice(&MODES), node.key("now").instant());
        out.push(Input { mode, now, ..filled(input, &node) });
    }
}

/// An object with a definition, its values, and any other fields.
fn with_values<'a>(node: Node<'a, '_>, out: &mut Vec<Input<'a>>, depth: usize) {
    let start = out.len();
    read(node.key("template"), out, depth + 1);
    if node.key("values").is_absent() {
        return;
    }
    let found = out.split_off(start);
    match found.len() {
        1 => out.extend(found.into_iter().map(|input| filled(input, &node))),
        _ => node.key("values").fail(
            ErrorCode::Conflict,
            "values belong to one definition, and template holds none or several",
        ),
    }
}

/// The input with the `values` of the object around it.
fn filled<'a>(mut input: Input<'a>, node: &Node<'a, '_>) -> Input<'a> {
    input.path = node.path();
    let values = node.key("values");
    if !values.is_absent() && input.values.is_none() {
        input.values = values.raw().map(Cow::Borrowed);
        input.source_map.values = values.path();
    }
    input
}

/// developers.facebook.com …/whatsapp/messages/template-messages (first-party).
fn send_request<'a>(node: Node<'a, '_>, out: &mut Vec<Input<'a>>) {
    let kind = node.key("type");
    if kind.raw().is_some_and(|kind| !is_word_template(kind)) {
        kind.fail(ErrorCode::Value, "expected template: only messages of this type are judged");
        return;
    }
    let template = node.key("template").required();
    if template.map().is_some() {
        out.extend(send_template(template, node.path()));
    }
}

fn send_template<'a>(template: Node<'a, '_>, path: String) -> Option<Input<'a>> {
    let values = Some(Cow::Borrowed(template.raw()?));
    let source_map = SourceMap::new(path.clone(), template.path());
    Some(Input { values, ..Input::new(InputKind::SendRequest, path, None, source_map) })
}

/// A content holds its types by name.
fn is_twilio(map: &Map<'_>) -> bool {
    matches!(map.get("types"), Some(Value::Map(_)))
}

fn is_word_template(value: &Value<'_>) -> bool {
    value.as_text().is_some_and(|text| text.eq_ignore_ascii_case("template"))
}

/// A send request names its language in an object and gives parameters; a definition does neither.
fn is_send_template(map: &Map<'_>) -> bool {
    let sends = |component: &Value| {
        component.get("parameters").is_some() || component.get("sub_type").is_some()
    };
    matches!(map.get("language"), Some(Value::Map(_)))
        || map.get("components").and_then(Value::as_list).is_some_and(|list| list.iter().any(sends))
}
