//! What reading JSON promises, whatever the text: the value or the message of `serde_json`, as a function that panics where they differ.
//! Who makes up the texts is not here: proptest beside this, libFuzzer in `fuzz/`.

use windowpane_policy::Value;

/// Reads a text with both.
#[track_caller]
pub fn read_alike(text: &str) {
    // The library stands within an exponent when it sees that it has too many digits.
    let told = |error: String| {
        if error.starts_with("number out of range") { String::new() } else { error }
    };
    match (Value::from_json(text), serde_json::from_str::<Value<'_>>(text)) {
        (Ok(ours), Ok(library)) => assert!(near(&ours, &library), "{text:?}: {ours:?} {library:?}"),
        (ours, library) => {
            let (ours, library) = (
                ours.map_err(|error| error.to_string()),
                library.map_err(|error| error.to_string()),
            );
            assert_eq!(ours.map_err(told), library.map_err(told), "{text:?}");
        }
    }
}

/// Whether two values are the same but for the last digits of numbers that are very large, very small or very long.
fn near(ours: &Value<'_>, library: &Value<'_>) -> bool {
    match (ours, library) {
        (Value::Float(a), Value::Float(b)) => (a - b).abs() <= 1e-14 * b.abs() || b.abs() < 1e-300,
        (Value::Int(0), Value::Float(b)) => b.abs() < 1e-300,
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| near(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.0 == b.0 && near(a.1, b.1))
        }
        (a, b) => a == b,
    }
}
