//! The definition as text that is being typed.
//! Files of other forms are read in `import.rs`.

use windowpane_policy::Value;

use super::definition::Node;

/// The path of the text box, and of a step of the history that replaced the whole definition.
pub(crate) const WHOLE: &str = "#json";

/// What is being typed, and is shown instead of the form's JSON.
pub(crate) struct Typed {
    pub(crate) text: String,
    pub(crate) fault: Option<Fault>,
}

/// Why a text is not a definition.
#[derive(Clone)]
pub(crate) struct Fault {
    /// Line and column, from 1, where the fault has a position.
    pub(crate) position: Option<(usize, usize)>,
    pub(crate) message: String,
}

/// Reads a text as any JSON value.
pub(crate) fn read(text: &str) -> Result<Value<'_>, Fault> {
    Value::from_json(text).map_err(|error| Fault {
        position: Some((error.line, error.column)),
        message: error.message,
    })
}

impl Typed {
    /// Takes a text; returns the definition too, where the text is one.
    pub(crate) fn take(text: String) -> (Typed, Option<Node>) {
        let (root, fault) = match read(&text) {
            Ok(value @ Value::Map(_)) => (Some(Node::from_value(&value)), None),
            Ok(other) => {
                let message = format!("expected an object, found {}", other.kind());
                (None, Some(Fault { position: Some((1, 1)), message }))
            }
            Err(fault) => (None, Some(fault)),
        };
        (Typed { text, fault }, root)
    }
}
