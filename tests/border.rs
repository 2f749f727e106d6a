//! The border to JavaScript: what a page may hand to `check`, and what it gets back.
#![cfg(target_arch = "wasm32")]

use js_sys::{Function, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What a script returns.
fn script(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap_or(JsValue::UNDEFINED)
}

/// A template request with the value of a script in its body's `text`.
fn request(text: &str) -> JsValue {
    script(&format!(
        "return {{ check: 'template', template: {{ name: 'a', language: 'en', category: 'UTILITY', \
         components: [{{ type: 'BODY', text: {text} }}] }} }};"
    ))
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

/// Code and path of the error that a request has.
fn error(request: &JsValue) -> (String, String) {
    let answer = windowpane::check(request);
    let error = Reflect::get(&answer, &"error".into()).unwrap_or(JsValue::UNDEFINED);
    let field =
        |name: &str| Reflect::get(&error, &name.into()).ok().and_then(|text| text.as_string());
    // The module answers the next request as if nothing had happened.
    assert_eq!(json(&windowpane::check(&request_that_is_good())), good_answer());
    (field("code").unwrap_or_default(), field("path").unwrap_or_default())
}

fn request_that_is_good() -> JsValue {
    script("return { check: 'format', text: '*paid*' };")
}

fn good_answer() -> String {
    windowpane::check_text(r#"{"check":"format","text":"*paid*"}"#)
}

/// Asserts that an object is answered as the JSON of `text` is.
fn assert_as_json(request: &JsValue, text: &str) {
    assert_eq!(json(&windowpane::check(request)), windowpane::check_text(text));
}

const BODY: &str = "template.components[0].text";

#[wasm_bindgen_test]
fn a_cycle_is_an_error_where_it_closes() {
    let request = request("{ a: [] }");
    let close = Function::new_with_args(
        "request",
        "const { text } = request.template.components[0]; text.a.push(text); return request;",
    );
    let request = close.call1(&JsValue::NULL, &request).unwrap_or_default();
    assert_eq!(error(&request), ("type".into(), format!("{BODY}.a[0]")));
}

#[wasm_bindgen_test]
fn a_big_int_is_an_error() {
    assert_eq!(error(&request("1n")), ("type".into(), BODY.into()));
}

#[wasm_bindgen_test]
fn maps_and_sets_are_errors() {
    assert_eq!(error(&request("new Map([['a', 1]])")), ("type".into(), BODY.into()));
    assert_eq!(error(&request("new Set()")), ("type".into(), BODY.into()));
}

#[wasm_bindgen_test]
fn a_date_is_its_instant() {
    let message = "message: { kind: 'free_form' }, channel: 'whatsapp'";
    let now = "now: new Date(Date.UTC(2026, 2, 9, 8))";
    let text = r#"{"check":"send","message":{"kind":"free_form"},"channel":"whatsapp","now":"2026-03-09T08:00:00.000Z"}"#;
    assert_as_json(&script(&format!("return {{ check: 'send', {message}, {now} }};")), text);
    // An invalid date has no instant.
    let request = script(&format!("return {{ check: 'send', {message}, now: new Date(NaN) }};"));
    assert_eq!(error(&request), ("missing".into(), "now".into()));
}

#[wasm_bindgen_test]
fn functions_symbols_and_undefined_are_left_out() {
    let request = script(
        "return { check: 'format', text: 'a', a: () => 1, b: Symbol('b'), c: undefined, [Symbol('d')]: 1 };",
    );
    assert_as_json(&request, r#"{"check":"format","text":"a"}"#);
    assert_eq!(
        error(&request_of_list("[undefined, () => 1]")),
        ("type".into(), "template.components[0]".into())
    );
}

fn request_of_list(components: &str) -> JsValue {
    script(&format!(
        "return {{ check: 'template', template: {{ name: 'a', language: 'en', category: 'UTILITY', components: {components} }} }};"
    ))
}

#[wasm_bindgen_test]
fn a_request_that_is_nothing_is_an_error() {
    for request in [JsValue::UNDEFINED, script("return () => 1;"), script("return Symbol('a');")] {
        assert_eq!(error(&request), ("json".into(), String::new()), "{request:?}");
    }
    for request in [JsValue::NULL, JsValue::from(7), JsValue::from("format")] {
        assert_eq!(error(&request), ("type".into(), String::new()), "{request:?}");
    }
}

#[wasm_bindgen_test]
fn a_getter_that_throws_is_an_error() {
    let getter = "{ get a() { throw new Error('closed'); } }";
    assert_eq!(error(&request(getter)), ("type".into(), format!("{BODY}.a")));
    let thrown = "{ get a() { throw { toString() { throw 1; } }; } }";
    assert_eq!(error(&request(thrown)), ("type".into(), format!("{BODY}.a")));
    let answer = windowpane::check(&request(getter));
    assert!(json(&answer).contains("closed"), "{}", json(&answer));
}

#[wasm_bindgen_test]
fn a_to_json_that_throws_is_an_error() {
    assert_eq!(error(&request("{ toJSON() { throw 1; } }")), ("type".into(), BODY.into()));
}

#[wasm_bindgen_test]
fn a_proxy_is_read_as_what_it_shows_or_is_an_error() {
    let request_of = |handler: &str| {
        script(&format!("return new Proxy({{ check: 'format', text: '*paid*' }}, {handler});"))
    };
    assert_as_json(&request_of("{}"), r#"{"check":"format","text":"*paid*"}"#);
    assert_eq!(error(&request_of("{ ownKeys() { throw 1; } }")), ("type".into(), String::new()));
    assert_eq!(
        error(&request_of(
            "{ get(all, name) { if (name === 'text') throw 1; return all[name]; } }"
        )),
        ("type".into(), "text".into())
    );
    let revoked =
        script("const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy;");
    assert_eq!(error(&revoked), ("type".into(), String::new()));
    let endless = script(
        "const deep = () => new Proxy({ a: 1 }, { get: (_, name) => name === 'a' ? deep() : undefined }); return deep();",
    );
    assert_eq!(error(&endless).0, "limit");
}

#[wasm_bindgen_test]
fn ten_thousand_levels_are_an_error() {
    for (open, close) in [("[", "]"), ("{ a: ", "}")] {
        let deep = script(&format!(
            "let deep = 1; for (let at = 0; at < 10000; at += 1) deep = {open}deep{close}; return {{ check: 'format', text: deep }};"
        ));
        let (code, path) = error(&deep);
        assert_eq!(code, "limit");
        assert!(path.starts_with("text"), "{path}");
    }
}

#[wasm_bindgen_test]
fn a_request_as_long_as_may_be_is_answered_and_a_longer_one_is_not() {
    let request =
        |length: usize| script(&format!("return {{ check: 'terms', now: 'x'.repeat({length}) }};"));
    assert_ne!(error(&request(4 * 1024 * 1024 - 100)).0, "limit");
    assert_eq!(error(&request(4 * 1024 * 1024)), ("limit".into(), "now".into()));
}

#[wasm_bindgen_test]
fn lists_that_share_what_they_hold_end() {
    let shared = script(
        "let all = 'text'; for (let at = 0; at < 100; at += 1) all = [all, all]; return all;",
    );
    assert_eq!(error(&shared).0, "limit");
}

#[wasm_bindgen_test]
fn numbers_are_those_of_json() {
    assert_as_json(
        &script("return { check: 'format', text: NaN };"),
        r#"{"check":"format","text":null}"#,
    );
    for number in
        ["-122.41941550000001", "13.404953999999975", "1e21", "-0", "9007199254740992", "5e-324"]
    {
        let component = format!("{{ type: 'HEADER', format: 'LOCATION', latitude: {number} }}");
        let text = format!(
            r#"{{"check":"template","template":{{"name":"a","language":"en","category":"UTILITY","components":[{{"type":"HEADER","format":"LOCATION","latitude":{number}}}]}}}}"#
        );
        assert_as_json(&request_of_list(&format!("[{component}]")), &text);
    }
}

#[wasm_bindgen_test]
fn a_member_named_proto_is_one_like_any_other() {
    let request = JSON::parse(r#"{"check":"format","text":"a","__proto__":{"b":1}}"#);
    assert_eq!(error(&request.unwrap_or_default()), ("unknown_field".into(), "__proto__".into()));
}

#[wasm_bindgen_test]
fn objects_of_classes_and_boxed_values_are_read_as_json_does() {
    let request = script(
        "class Request { constructor() { this.check = 'format'; this.text = new String('*paid*'); } get more() { return 1; } } \
         return new Request();",
    );
    assert_as_json(&request, r#"{"check":"format","text":"*paid*"}"#);
}

#[wasm_bindgen_test]
fn what_a_page_hands_to_explain_is_read_alike() {
    let hostile = script("return { error: { get code() { throw new Error('closed'); } } };");
    let answer = json(&windowpane::explain(&hostile));
    assert!(
        answer.starts_with(r#"{"ok":false,"error":{"code":"type","path":"error.code""#),
        "{answer}"
    );
    let good = json(&windowpane::explain(&JsValue::from(131_047)));
    assert_eq!(good, windowpane_policy::send::explain_text("131047"));
}
