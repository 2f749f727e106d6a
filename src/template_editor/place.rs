//! Where a field stands: `BODY.text`, `BUTTONS.buttons[1].url`, `CAROUSEL.cards[0].BODY.example.body_text[0][2]`.
//! Reading and writing there is done by `tree.rs`.
//!
//! A component is named by its kind rather than by its index, so that a field has its place before it is written, and keeps it
//! when components come and go. The policy's paths name the index; [`of_path`] translates.

use windowpane_policy::template::Field;

use super::tree::Node;

/// One step of a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// A field of an object.
    Key(String),
    /// An item of a list.
    At(usize),
    /// The first component of a kind, written in capitals.
    Part(String),
    /// `{name}`: the item of a list that has this `param_name`.
    Param(String),
}

/// Reads a place; what is no place names nothing.
pub(super) fn steps(place: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = place;
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

/// The place that a path of the policy's problems means (`template.components[1].text`), in the definition `root`.
/// A component that has no kind, or is not the first of its kind, keeps its index.
pub(super) fn of_path(root: &Node, path: &str) -> String {
    let path = path.strip_prefix("template").unwrap_or(path).trim_start_matches('.');
    let mut place = String::new();
    let mut here = Some(root);
    let mut steps = self::steps(path).into_iter().peekable();
    while let Some(step) = steps.next() {
        if let (Step::Key(name), Some(Step::At(index))) = (&step, steps.peek())
            && name == "components"
            && let Some(part) = here.and_then(|here| here.key("components")?.as_list().get(*index))
        {
            let kind = part.field("type").to_ascii_uppercase();
            if !kind.is_empty()
                && here
                    .and_then(|here| here.part(&kind))
                    .is_some_and(|first| std::ptr::eq(first, part))
            {
                steps.next();
                dot(&mut place);
                place.push_str(&kind);
                here = Some(part);
                continue;
            }
        }
        match &step {
            Step::Key(name) => {
                dot(&mut place);
                place.push_str(name);
            }
            Step::At(index) => place.push_str(&["[", &index.to_string(), "]"].concat()),
            Step::Part(_) | Step::Param(_) => {}
        }
        here = here.and_then(|here| here.get(std::slice::from_ref(&step)));
    }
    place
}

fn dot(place: &mut String) {
    if !place.is_empty() {
        place.push('.');
    }
}

/// The place of a field that the policy counts or finds variables in.
pub(super) fn of_field(field: Field) -> String {
    let mut place = String::new();
    if let Some(card) = field.card {
        place.push_str(&["CAROUSEL.cards[", &card.to_string(), "]."].concat());
    }
    if let Some(button) = field.button {
        place.push_str(&["BUTTONS.buttons[", &button.to_string(), "]."].concat());
    }
    place.push_str(match field.part {
        "header" => "HEADER.text",
        "body" => "BODY.text",
        "footer" => "FOOTER.text",
        "offer" => "LIMITED_TIME_OFFER.limited_time_offer.text",
        "code" => "example",
        part => part,
    });
    place
}
