//! JSON is read as the library reads it: whole texts, broken ones and any. The promise is in `json_promises`.

mod json_promises;

use std::borrow::Cow;

use json_promises::read_alike;
use proptest::prelude::*;
use windowpane_policy::Value;

/// Every beginning of each, and each with a byte left out or another in its place.
#[test]
fn whole_texts_and_broken_ones_are_read_as_by_the_library() {
    let texts = [
        r#"{"a":[1,-2,{"b":null},true,false],"é":"x\"\\\/\b\f\n\r\t","a":2}"#,
        r#" [ ] , { } [[],{}] {"a" : "b" , "c" : [ 1 , 2 ]} "#,
        "[\"\\u00e9\\uD83C\\uDF89\\ud800\",\"\\uDC00\",\n\r\t\"\\uD800\\u0041\", \"🎉\"]",
        r#"["\uD83C\uDF89\uD800\uDC00","\uDBFF\udfff"]"#,
        r#"["\uD800\uE000"]"#,
        "[0, -0, 0.5, -1.25e2, 1E+3, 10e-1, 123456789012345678, 5.0, 1e22, 0e999]",
        "\"a\u{1f}\"\u{7f}",
    ];
    for text in texts {
        for (at, _) in text.char_indices() {
            let (before, behind) = text.split_at(at);
            read_alike(before);
            read_alike(behind);
            for c in [
                "", "\"", "\\", "u", "{", "}", "[", "]", ",", ":", "0", "9", "-", "+", ".", "e",
                "t", "n", " ", "\n", "\0", "é",
            ] {
                read_alike(&[before, c, behind].concat());
                read_alike(&[before, c, behind.get(1..).unwrap_or_default()].concat());
            }
        }
    }
}

#[test]
fn the_shared_cases_are_read_as_by_the_library() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases");
    let mut count = 0;
    for file in std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
    {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            read_alike(line);
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}

/// What holds no escape is not copied, wherever it stands.
#[test]
fn texts_are_borrowed() {
    let text = r#" { "key" : [ "" , "a" , "twelve bytes" ] , "b\n" : "c\td" } "#;
    let value = Value::from_json(text).unwrap();
    let texts = value.get("key").and_then(Value::as_list).unwrap();
    assert!(texts.iter().all(|text| matches!(text, Value::Text(Cow::Borrowed(_)))), "{texts:?}");
    assert!(matches!(value.get("b\n"), Some(Value::Text(Cow::Owned(text))) if text == "c\td"));
}

#[test]
fn depth_is_limited_as_in_the_library() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            read_alike(&[&open.repeat(depth), "1", &close.repeat(depth)].concat());
            read_alike(&open.repeat(depth));
        }
    }
}

#[test]
fn whole_numbers_keep_all_their_digits() {
    for text in [
        "9223372036854775807",
        "-9223372036854775808",
        "9007199254740993",
        "9007199254740993.0",
        "0.0",
        "-0.0",
    ] {
        read_alike(text);
    }
    for text in [
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "1e400",
        "-1e309",
    ] {
        read_alike(text);
    }
    assert_eq!(Value::from_json("5e0"), Ok(Value::Int(5)));
    assert_eq!(Value::from_json("-120e-1"), Ok(Value::Int(-12)));
    // The library looks no further than the digit that makes an exponent too large for it.
    assert_eq!(
        Value::from_json("1e99999999999999999999").unwrap_err().message,
        "number out of range"
    );
    assert_eq!(Value::from_json("1e-99999999999999999999"), Ok(Value::Int(0)));
    assert_eq!(Value::from_json("0e99999999999999999999"), Ok(Value::Int(0)));
}

proptest! {
    #[test]
    fn any_text_is_read_as_by_the_library(text in "([\\[\\]{}:,\"\\\\ \n0-9.eE+-]|null|true|false|\\\\u[dD][89aAcCdD][0-9a-f]{2}|\\PC){0,24}") {
        read_alike(&text);
    }

    #[test]
    fn numbers_are_read_as_by_the_library(text in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
        read_alike(&text);
    }
}
