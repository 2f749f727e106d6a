//! Rules of the values of buttons in mode `send`: which button takes one, and of what form.
//! Values of texts are judged in `text_values.rs`.

use super::buttons::is_code;
use super::linter::Linter;
use super::text_values::counted;
use super::value_paths::Scope;
use crate::path::WritePath;
use crate::template::component_types::{ButtonType, ButtonTypeInfo};
use crate::template::definition::Button;
use crate::template::values::{Group, ParamAt, Set};
use crate::template::{limits, rules};

impl Linter<'_, '_> {
    pub(super) fn button_values(&mut self, buttons: &[Button<'_>], set: &Set<'_>, scope: Scope) {
        for (index, button) in buttons.iter().enumerate() {
            let needs = match button.known.map(|known| known.kind) {
                Some(ButtonType::Url) => {
                    button.url.as_ref().is_some_and(|url| !url.tokens.is_empty())
                }
                Some(ButtonType::CopyCode | ButtonType::Otp | ButtonType::MultiProduct) => true,
                _ => false,
            };
            let group = set.button(index);
            if needs && group.is_none_or(|group| group.params.is_empty()) {
                let path = group.map_or_else(
                    || scope.button_path(index, !set.buttons.is_empty()),
                    |group| group.at.path(),
                );
                self.out.add(&rules::BUTTON_PARAM_MISSING, &path.as_str());
            }
        }
        for group in &set.buttons {
            let button = group.index.and_then(|index| buttons.get(index).zip(set.button(index)));
            match button {
                Some((_, first)) if !std::ptr::eq(first, group) => {
                    self.out
                        .add(&rules::BUTTON_PARAM_UNEXPECTED, &group.at)
                        .say("The button has its values already.");
                }
                Some((button, _)) => self.button_value(button, group),
                None => {
                    self.out.add(&rules::BUTTON_PARAM_UNEXPECTED, &group.at);
                }
            }
        }
    }

    fn button_value(&mut self, button: &Button<'_>, group: &Group<'_>) {
        let Some(known) = button.known else { return };
        if !group.params.is_empty() && !takes(button, known, group.sub_type) {
            self.out.add(&rules::BUTTON_PARAM_UNEXPECTED, &group.at);
            return;
        }
        if known.kind == ButtonType::MultiProduct && !group.params.is_empty() {
            self.products(group);
        }
        let single = matches!(
            known.kind,
            ButtonType::Url | ButtonType::CopyCode | ButtonType::Otp | ButtonType::QuickReply
        );
        if single && group.params.len() > 1 {
            self.out.add(&rules::PARAM_COUNT, &group.at).say(counted(1, group.params.len()));
        }
        let Some(param) = group.params.first().filter(|_| single) else { return };
        let at = ParamAt(group, 0);
        self.text_value(&param.value, &at);
        let text = param.value.shown().unwrap_or_default();
        let length = text.chars().count();
        let limit = self.code_limit();
        if known.kind == ButtonType::CopyCode {
            if length > limit {
                self.out.add(&rules::COPY_CODE_LENGTH, &at).over("The code", length, limit);
            }
            if !is_code(&text) {
                self.out.add(&rules::COPY_CODE_CHARS, &at);
            }
        }
        if known.kind == ButtonType::QuickReply && length > limits::PAYLOAD {
            self.out.add(&rules::PAYLOAD_LENGTH, &at);
        }
    }
}

/// Whether a button takes values, and its type is the one that the send request names.
fn takes(button: &Button<'_>, known: &ButtonTypeInfo, sub_type: Option<&str>) -> bool {
    let takes = match known.kind {
        ButtonType::Url => button.url.as_ref().is_some_and(|url| !url.tokens.is_empty()),
        _ => !known.sub_type.is_empty(),
    };
    let copies = |sub_type: &str| {
        known.kind == ButtonType::Otp && sub_type.eq_ignore_ascii_case("copy_code")
    };
    takes
        && sub_type.is_none_or(|sub_type| {
            sub_type.eq_ignore_ascii_case(known.sub_type) || copies(sub_type)
        })
}
