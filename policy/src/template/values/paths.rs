//! Where values stand in a request, in either form, so that a problem can name its place.
//! What the values are is in `types.rs`.

use super::types::{At, Group, Stray, Why};
use crate::path::{WritePath, push_index};
impl WritePath for At<'_> {
    fn write(&self, out: &mut String) {
        match self {
            At::Plain { card, part, button } => {
                out.push_str("values.");
                if let Some(card) = card {
                    out.push_str("cards");
                    push_index(out, *card);
                    out.push('.');
                }
                out.push_str(part);
                if let Some(button) = button {
                    out.push('.');
                    out.push_str(button);
                }
            }
            At::Cloud { component, card } => {
                component_path(out, *component, *card);
                out.push_str(".parameters");
            }
        }
    }
}

impl WritePath for Stray {
    fn write(&self, out: &mut String) {
        component_path(out, self.component, self.card);
        out.push_str(match self.why {
            Why::Twice | Why::Null => "",
            Why::TakesNone => ".parameters",
            Why::Unknown | Why::Untyped => ".type",
        });
    }
}

fn component_path(out: &mut String, component: usize, card: Option<(usize, usize)>) {
    out.push_str("values.components");
    push_index(out, component);
    if let Some((card, inner)) = card {
        out.push_str(".cards");
        push_index(out, card);
        out.push_str(".components");
        push_index(out, inner);
    }
}

/// The path of one value of a group.
pub(in crate::template) struct ParamAt<'g, 'a>(pub &'g Group<'a>, pub usize);

impl WritePath for ParamAt<'_, '_> {
    fn write(&self, out: &mut String) {
        self.0.at.write(out);
        match self.0.params.get(self.1).and_then(|param| param.name) {
            Some(name) if self.0.keyed => {
                out.push('.');
                out.push_str(name);
            }
            _ => push_index(out, self.1),
        }
    }
}
