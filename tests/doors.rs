//! The door in the browser: every shared case through wasm, byte for byte what the native door answers.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn text_in_and_out_is_the_same_bytes() {
    let answers: Vec<String> =
        windowpane_doors::REQUESTS.lines().map(windowpane::check_text).collect();
    windowpane_doors::assert_same_bytes("wasm, text", answers.iter().map(String::as_str));
}

#[wasm_bindgen_test]
fn objects_in_and_out_are_the_same_bytes() {
    let through_objects = |request: &str| -> Option<String> {
        let request = js_sys::JSON::parse(request).ok()?;
        js_sys::JSON::stringify(&windowpane::check(&request)).ok().map(String::from)
    };
    let answers: Vec<String> =
        windowpane_doors::REQUESTS.lines().filter_map(through_objects).collect();
    windowpane_doors::assert_same_bytes("wasm, objects", answers.iter().map(String::as_str));
}

#[wasm_bindgen_test]
fn what_is_not_json_is_an_answer() {
    for request in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::from(7),
        js_sys::Function::new_no_args("").into(),
    ] {
        let answer = windowpane::check(&request);
        let ok = js_sys::Reflect::get(&answer, &"ok".into());
        assert_eq!(ok, Ok(JsValue::FALSE), "{request:?}");
    }
}

#[wasm_bindgen_test]
fn what_an_error_means_is_the_native_word() {
    let failed = r#"{"entry":[{"changes":[{"value":{"statuses":[{"id":"wamid.1","errors":[{"code":131047}]}]}}]}]}"#;
    let payloads = [
        JsValue::from(131_050),
        JsValue::from("470"),
        js_sys::JSON::parse(failed).unwrap_or(JsValue::NULL),
        JsValue::TRUE,
    ];
    for (payload, text) in payloads.iter().zip(["131050", "\"470\"", failed, "true"]) {
        let answer = js_sys::JSON::stringify(&windowpane::explain(payload)).map(String::from);
        assert_eq!(answer, Ok(windowpane_policy::send::explain_text(text)), "{text}");
    }
}
