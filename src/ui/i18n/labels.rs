//! Texts that the page says in its own words (property `labels`), in all panes alike.
//! A text that it does not replace is the catalogue's.

use windowpane_policy::{Error, ErrorCode, Map, Value};

use super::catalogue::{Catalogue, Name};

pub(super) fn labels<'v>(input: &'v Value<'static>) -> Option<&'v Value<'static>> {
    input.get("labels").filter(|labels| **labels != Value::Null)
}

/// Whether the page's texts are texts, of names that the pane of `T` knows. An error is at its place in the property.
/// `inside`: the catalogue of a pane that this one shows, and what stands before its names.
pub(crate) fn check_labels<T: Name>(
    input: &Value<'static>,
    inside: Option<(&str, &Catalogue)>,
) -> Result<(), Error> {
    check(T::CATALOGUE, inside, input)
}

fn check(
    catalogue: &Catalogue,
    inside: Option<(&str, &Catalogue)>,
    input: &Value<'static>,
) -> Result<(), Error> {
    let wrong =
        |path: String, code, message: &'static str| Error { code, path, message: message.into() };
    let Some(labels) = labels(input) else { return Ok(()) };
    if labels.as_map().is_none() {
        return Err(wrong("labels".to_owned(), ErrorCode::Type, "expected an object"));
    }
    for (name, label) in labels.as_map().into_iter().flat_map(Map::iter) {
        let path = || ["labels.", name].concat();
        if label.as_text().is_none() {
            return Err(wrong(path(), ErrorCode::Type, "expected a string"));
        }
        let is_open = || !catalogue.open.is_empty() && name.starts_with(catalogue.open);
        let is_inside = || {
            inside.is_some_and(|(prefix, other)| {
                name.strip_prefix(prefix).is_some_and(|name| other.place(name).is_some())
            })
        };
        if catalogue.place(name).is_none() && !is_open() && !is_inside() {
            return Err(wrong(
                path(),
                ErrorCode::UnknownField,
                "no text of this pane has this name",
            ));
        }
    }
    Ok(())
}
