//! What the paths and fields of the policy's answers are called in the editor.
//! How a path is read is in `field_path.rs`.

use windowpane_policy::template::Field;

use super::definition::Node;
use super::field_path::{self, Step};

/// The path of the field at a path of the policy (`template.components[1].text`), in the definition
/// `root`. A component that has no type, or is not the first of its type, keeps its index.
pub(crate) fn of_problem(root: &Node, path: &str) -> String {
    let path = path.strip_prefix("template").unwrap_or(path).trim_start_matches('.');
    let mut out = String::new();
    let mut here = Some(root);
    let mut steps = field_path::steps(path).into_iter().peekable();
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
                dot(&mut out);
                out.push_str(&kind);
                here = Some(part);
                continue;
            }
        }
        match &step {
            Step::Key(name) => {
                dot(&mut out);
                out.push_str(name);
            }
            Step::At(index) => out.push_str(&format!("[{index}]")),
            Step::Part(_) | Step::Param(_) => {}
        }
        here = here.and_then(|here| here.get(std::slice::from_ref(&step)));
    }
    out
}

fn dot(out: &mut String) {
    if !out.is_empty() {
        out.push('.');
    }
}

/// The path of a field that the policy counts or finds placeholders in.
pub(crate) fn of_field(field: Field) -> String {
    let mut out = String::new();
    if let Some(card) = field.card {
        out.push_str(&format!("CAROUSEL.cards[{card}]."));
    }
    if let Some(button) = field.button {
        out.push_str(&format!("BUTTONS.buttons[{button}]."));
    }
    out.push_str(match field.part {
        "header" => "HEADER.text",
        "body" => "BODY.text",
        "footer" => "FOOTER.text",
        "offer" => "LIMITED_TIME_OFFER.limited_time_offer.text",
        "code" => "example",
        part => part,
    });
    out
}
