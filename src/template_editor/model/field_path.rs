//! Paths of fields: `BODY.text`, `BUTTONS.buttons[1].url`,
//! `CAROUSEL.cards[0].BODY.example.body_text[0][2]`.
//! Reading and writing at a path is in `definition.rs`.
//!
//! A component is named by its type rather than by its index, so that a field has a path before it
//! is written, and keeps it when components come and go. The policy's paths name the index;
//! `policy_paths.rs` translates.

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// A field of an object.
    Key(String),
    /// An item of a list.
    At(usize),
    /// The first component of a type, written in capitals.
    Part(String),
    /// `{name}`: the item of a list that has this `param_name`.
    Param(String),
}

/// Reads a path. Steps that lead nowhere are no error.
pub(crate) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = path;
    while let Some(first) = rest.chars().next() {
        let (step, after) = match first {
            '[' => {
                let (index, after) = rest[1..].split_once(']').unwrap_or((&rest[1..], ""));
                (Step::At(index.parse().unwrap_or(usize::MAX)), after)
            }
            // A variable's name holds no brace.
            '{' => {
                let (name, after) = rest[1..].split_once('}').unwrap_or((&rest[1..], ""));
                (Step::Param(name.to_owned()), after)
            }
            '.' => {
                rest = &rest[1..];
                continue;
            }
            _ => {
                let (name, after) = rest.split_at(rest.find(['.', '[', '{']).unwrap_or(rest.len()));
                let step = if first.is_ascii_uppercase() { Step::Part } else { Step::Key };
                (step(name.to_owned()), after)
            }
        };
        steps.push(step);
        rest = after;
    }
    steps
}
