//! Numbers come out of every door as they went in: the same digits, or the same double.
//! What is read of a text besides is in `inputs.rs`.

use proptest::prelude::*;
use windowpane_policy::{Value, check_text, to_json};

/// Where a location's number went wrong once: public reports of coordinates that came back with another last digit.
#[test]
fn coordinates_keep_their_digits() {
    for text in ["-122.41941550000001", "13.404953999999975", "52.520006599999995", "0.1", "5e-324"]
    {
        assert_eq!(to_json(&Value::from_json(text).unwrap()), text);
    }
    let request = r#"{"check":"template","mode":"send","template":{"name":"a","language":"en","category":"UTILITY",
        "components":[{"type":"HEADER","format":"LOCATION"},{"type":"BODY","text":"Here"}]},
        "values":{"header":[{"type":"location","location":
            {"latitude":13.404953999999975,"longitude":-122.41941550000001,"name":"a","address":"b"}}]}}"#;
    let answer = check_text(request).to_json();
    for text in ["13.404953999999975", "-122.41941550000001"] {
        assert!(answer.contains(text), "{answer}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100_000))]

    #[test]
    fn no_double_that_javascript_writes_is_changed(bits in any::<u64>(), few in any::<i32>(), places in 0..12_i32) {
        // Any double, and one with as few digits as people write.
        for number in [f64::from_bits(bits), f64::from(few) / 10_f64.powi(places)] {
            prop_assume!(number.is_finite());
            let written = ryu_js::Buffer::new().format(number).to_owned();
            let value = Value::from_json(&written).unwrap();
            // -0 is 0, as JavaScript writes it.
            prop_assert_eq!(to_json(&value).parse::<f64>().unwrap().to_bits(), (number + 0.0).to_bits(), "{}", written);
        }
    }

    #[test]
    fn whole_numbers_keep_all_their_digits(number in any::<i64>()) {
        let text = number.to_string();
        prop_assert_eq!(to_json(&Value::from_json(&text).unwrap()), text);
    }
}
