//! Templates and JSON that touch the rules, for property tests.
//! What must hold for them is in the tests.

mod pieces;

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use pieces::{KEYS, PIECES, WORDS};

/// The requests of the shared cases.
pub static CASES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/template.jsonl"))
            .unwrap();
    text.lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["request"].clone())
        .collect()
});

/// Texts that touch the rules: braces, markers, spaces, scripts, emoji.
pub fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON", |n| n.is_finite()).prop_map(Value::from),
        text().prop_map(Value::from),
        select(WORDS).prop_map(Value::from),
    ]
}

/// JSON with the keys and words of templates.
pub fn any_json() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(select(KEYS).prop_map(str::to_owned), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// One change somewhere in a request.
#[derive(Clone, Debug)]
pub enum Change {
    Replace(Value),
    Remove,
    Repeat,
    Text(String),
}

/// A change, and where.
pub fn change() -> impl Strategy<Value = (Index, Change)> {
    let change = prop_oneof![
        any_json().prop_map(Change::Replace),
        Just(Change::Remove),
        Just(Change::Repeat),
        text().prop_map(Change::Text),
        text().prop_map(Change::Text),
    ];
    (any::<Index>(), change)
}

/// Applies a change to the value that is the `target`th of the tree, counted from the leaves' parents.
pub fn apply(value: &mut Value, target: &mut usize, change: &Change) {
    let keys: Vec<Value> = match value {
        Value::Array(list) => (0..list.len()).map(Value::from).collect(),
        Value::Object(map) => map.keys().cloned().map(Value::from).collect(),
        _ => return,
    };
    for key in keys {
        if *target == 0 {
            *target = usize::MAX;
            match (change, &mut *value) {
                (Change::Remove, Value::Array(list)) => {
                    drop(list.remove(key.as_u64().unwrap() as usize))
                }
                (Change::Remove, Value::Object(map)) => drop(map.remove(key.as_str().unwrap())),
                (Change::Repeat, Value::Array(list)) => {
                    list.push(list[key.as_u64().unwrap() as usize].clone())
                }
                (Change::Replace(new), _) => *child(value, &key) = new.clone(),
                (Change::Text(text), _) => {
                    let place = child(value, &key);
                    if place.is_string() {
                        *place = text.clone().into();
                    }
                }
                _ => {}
            }
            return;
        }
        if *target == usize::MAX {
            return;
        }
        *target -= 1;
        apply(child(value, &key), target, change);
    }
}

fn child<'v>(value: &'v mut Value, key: &Value) -> &'v mut Value {
    match key {
        Value::String(key) => &mut value[key.as_str()],
        key => &mut value[key.as_u64().unwrap() as usize],
    }
}

/// How many values stand below this one.
pub fn size(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.iter().map(|item| 1 + size(item)).sum(),
        Value::Object(map) => map.values().map(|item| 1 + size(item)).sum(),
        _ => 0,
    }
}
