//! Fuzzes the check `template` with requests that are changed as JSON. Every request gets an answer that keeps the promises.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_crossover, fuzz_mutator, fuzz_target};
use serde_json::Value;
use windowpane_fuzz::answer_promises::{ask, reversed};
use windowpane_fuzz::{mutate, template_promises};

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(mut request) = serde_json::from_slice::<Value>(data) else { return Corpus::Reject };
    if !request.is_object() || !plain_keys(&request) {
        return Corpus::Reject;
    }
    request["check"] = "template".into();
    template_promises::holds(&request);
    assert_eq!(
        ask(&request.to_string()),
        ask(&reversed(&request)),
        "the order of keys decides nothing"
    );
    Corpus::Keep
});

/// Paths can be followed only if no key looks like a part of a path.
fn plain_keys(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().all(plain_keys),
        Value::Object(map) => map.iter().all(|(key, value)| {
            !key.is_empty() && !key.contains(['.', '[', ']']) && plain_keys(value)
        }),
        _ => true,
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    mutate::json(data, size, most, seed)
});

fuzz_crossover!(|one: &[u8], other: &[u8], out: &mut [u8], seed: u32| {
    mutate::cross(one, other, out, seed)
});
