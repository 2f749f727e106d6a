//! What every answer promises, whatever the request: the common rules of the contract, as functions that panic where one is broken.
//! What a section's answer says is not here; who makes up the requests neither: proptest beside this, libFuzzer in `fuzz/`.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use windowpane_policy::{answer_text, check_text};

/// Asks with this text, and gives the answer once it has kept its promises.
pub fn ask(text: &str) -> Value {
    let owned = check_text(text);
    let answer = owned.to_json();
    assert_eq!(
        answer,
        answer_text(text, |answer| answer.to_json()),
        "an answer asked again, and not owned, is the same"
    );
    assert!(!answer.contains('\n'), "an answer is one line");
    if let Err(error) = serde_json::from_str::<Promised>(&answer) {
        panic!("{error}: {answer}");
    }
    let read: Value = serde_json::from_str(&answer).unwrap();
    // In which order a reader keeps them is its own affair.
    let sorted =
        |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    assert_eq!(read["ok"], owned.is_ok());
    if owned.is_ok() {
        assert!(["send", "template", "format", "terms"].contains(&read["check"].as_str().unwrap()));
    } else {
        assert_eq!(sorted(&read), ["error", "ok"].map(String::from).into());
        let error = read["error"].as_object().unwrap();
        assert_eq!(sorted(&read["error"]), ["code", "message", "path"].map(String::from).into());
        assert!(error.values().all(Value::is_string), "{answer}");
        assert!(error["message"] != "", "an error has a sentence");
        assert!(error["code"] != "json" || error["path"] == "", "{answer}");
    }
    read
}

/// The same JSON with the keys of every object in reverse.
pub fn reversed(value: &Value) -> String {
    match value {
        Value::Array(list) => {
            format!("[{}]", list.iter().map(reversed).collect::<Vec<_>>().join(","))
        }
        Value::Object(map) => {
            let entries: Vec<String> = map
                .iter()
                .rev()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), reversed(value)))
                .collect();
            format!("{{{}}}", entries.join(","))
        }
        other => other.to_string(),
    }
}

/// JSON without fractions, repeated keys or keys that JavaScript would put first because they look like indices.
struct Promised;

impl<'de> Deserialize<'de> for Promised {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Promised)
    }
}

impl<'de> Visitor<'de> for Promised {
    type Value = Promised;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON as an answer may hold it")
    }

    fn visit_unit<E>(self) -> Result<Promised, E> {
        Ok(Promised)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Promised, E> {
        Ok(Promised)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Promised, E> {
        Ok(Promised)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Promised, E> {
        Ok(Promised)
    }

    fn visit_str<E>(self, _: &str) -> Result<Promised, E> {
        Ok(Promised)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Promised, A::Error> {
        while list.next_element::<Promised>()?.is_some() {}
        Ok(Promised)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Promised, A::Error> {
        let mut seen = HashSet::new();
        while let Some((key, Promised)) = map.next_entry::<String, Promised>()? {
            assert!(key.parse::<u64>().is_err(), "the key {key} looks like an index");
            assert!(seen.insert(key.clone()), "the key {key} is there twice");
        }
        Ok(Promised)
    }
}
