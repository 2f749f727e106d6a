//! Fixes of what a component or button is: its type, its format, a copy of it, and the format of all variables.
//! Their texts are fixed in `texts.rs`.

use super::target::Target;
use super::texts::word;
use crate::request::{Errors, Node};
use crate::template::component_types::{BUTTONS, FORMATS};
use crate::template::definition::{Definition, ParameterFormat};
use crate::value::{Map, Value};

/// Components, and the field that only they have.
static COMPONENTS: &[(&str, &str)] = &[
    ("HEADER", "format"),
    ("BODY", "add_security_recommendation"),
    ("FOOTER", "code_expiration_minutes"),
    ("BUTTONS", "buttons"),
    ("CAROUSEL", "cards"),
    ("LIMITED_TIME_OFFER", "limited_time_offer"),
];

/// Buttons, and the field that only they have.
static BUTTON_FIELDS: &[(&str, &str)] = &[
    ("URL", "url"),
    ("PHONE_NUMBER", "phone_number"),
    ("OTP", "otp_type"),
    ("FLOW", "flow_id"),
    ("FLOW", "flow_json"),
];

/// What the variables are, as they are written.
pub(super) fn parameter_format(target: &mut Target<'_>) -> Option<()> {
    target.owner()?.remove("parameter_format");
    let errors = Errors::default();
    let form = Definition::read(Node::root(&target.root, &errors)).form;
    let name = if form == ParameterFormat::Named { "NAMED" } else { "POSITIONAL" };
    target.owner()?.set("parameter_format", Value::Text(name.into()));
    Some(())
}

/// Removes the component if an earlier one is identical.
pub(super) fn drop_copy(target: &mut Target<'_>) -> Option<()> {
    let (list, at) = target.list()?;
    let (before, from) = list.split_at_checked(at)?;
    if !before.contains(from.first()?) {
        return None;
    }
    list.remove(at);
    Some(())
}

pub(super) fn type_of_component(target: &mut Target<'_>) -> Option<()> {
    let names: Vec<&str> = COMPONENTS.iter().map(|(name, _)| *name).collect();
    set_type(target.owner()?, &names, COMPONENTS)
}

pub(super) fn type_of_button(target: &mut Target<'_>) -> Option<()> {
    let names: Vec<&str> = BUTTONS.iter().map(|kind| kind.name).collect();
    set_type(target.owner()?, &names, BUTTON_FIELDS)
}

/// The type as the platform writes it; where it is missing, the one that a field implies.
fn set_type(
    owner: &mut Map<'static>,
    names: &[&'static str],
    fields: &[(&'static str, &str)],
) -> Option<()> {
    let name = match owner.get("type") {
        Some(Value::Text(written)) if !written.trim().is_empty() => {
            let plural = format!("{}S", written.as_ref());
            word(written, names).or_else(|| word(&plural, names))?
        }
        _ => {
            let has = |field: &str| owner.get(field).is_some_and(|value| *value != Value::Null);
            fields.iter().find(|(_, field)| has(field)).map(|(name, _)| (*name).to_owned())?
        }
    };
    owner.set("type", Value::Text(name.into()));
    Some(())
}

/// A header with a text and no format is a text header; a format that is only spelled otherwise is that format.
pub(super) fn header_format(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let format = match owner.get("format") {
        None | Some(Value::Null) => owner.get("text")?.as_text().map(|_| "TEXT".to_owned())?,
        Some(format) => {
            word(format.as_text()?, &FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>())?
        }
    };
    owner.set("format", Value::Text(format.into()));
    Some(())
}
