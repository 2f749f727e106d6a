//! Rules of AUTHENTICATION templates: the platform writes their texts, and a button carries the code.
//! Source: developers.facebook.com …/templates/authentication-templates (first-party).

use super::linter::Linter;
use crate::path::{Path, WritePath};
use crate::rule::Severity;
use crate::template::component_types::ButtonType;
use crate::template::definition::{Button, Component, Footer};
use crate::template::emoji;
use crate::template::field::Field;
use crate::template::languages;
use crate::template::limits;
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::rules;

impl Linter<'_, '_> {
    /// Whether the author's own texts are judged: in what GET returns, the texts are the platform's.
    fn is_authored(&self) -> bool {
        self.mode == Mode::Author && !self.definition.stored
    }

    pub(super) fn preset_body(&mut self, path: &Path<'_>) {
        let english = self.definition.language.is_none_or(languages::is_english);
        if !english {
            self.out.add(&rules::AUTH_LANGUAGE, &Path::Key(path, "text"));
        }
    }

    pub(super) fn auth_body(&mut self, text: &Text<'_>, at: &Path<'_>) {
        if !self.is_authored() {
            return;
        }
        self.out.add(&rules::AUTH_BODY, at);
        self.auth_media(text.raw, at);
    }

    /// Neither the text nor the code may have emoji or web addresses.
    pub(super) fn auth_media(&mut self, text: &str, at: &dyn WritePath) {
        if let (_, Some(first)) = emoji::count(text) {
            self.out.add(&rules::AUTH_MEDIA, at).span((first, first + 1));
        }
        if let Some(byte) = text.find("://") {
            let start = text.get(..byte).map_or(0, |part| part.chars().count());
            self.out.add(&rules::AUTH_MEDIA, at).span((start, start + 3));
        }
    }

    /// Judges the footer; true where the platform writes it, so that nothing else is to be judged.
    pub(super) fn auth_footer(&mut self, footer: &Footer<'_>, path: &Path<'_>) -> bool {
        if let Some(minutes) = footer.expiry_minutes {
            if !limits::EXPIRY_MINUTES.contains(&minutes) {
                self.out.add(&rules::AUTH_EXPIRY, &Path::Key(path, "code_expiration_minutes"));
            }
        } else if footer.text.is_some() && self.is_authored() {
            let message = "The platform writes the footer of an authentication template; a text of one's own is refused.";
            self.out.add(&rules::AUTH_BODY, &Path::Key(path, "text")).say(message);
        }
        footer.expiry_minutes.is_some()
    }

    /// A button has to carry the code. After creation GET shows it as a URL button.
    pub(super) fn auth_as_a_whole(&mut self, components: &Path<'_>) {
        let carries = |button: &Button| {
            button.is(ButtonType::Otp) || button.is(ButtonType::Url) && !self.is_authored()
        };
        let parts = &self.definition.components;
        if !parts
            .iter()
            .any(|part| matches!(part, Component::Buttons(list) if list.iter().any(carries)))
        {
            let severity = if self.is_authored() { Severity::Error } else { Severity::Warning };
            self.out.add(&rules::AUTH_BUTTON, components).severity(severity);
        }
    }

    pub(super) fn otp_button(&mut self, button: &Button<'_>, path: &Path<'_>, field: Field) {
        let kind = button.otp.kind.unwrap_or_default();
        let is = |name: &str| kind.eq_ignore_ascii_case(name);
        if let Some(label) = button.otp.autofill_text {
            self.autofill_label(label, path, field);
        }
        if is("ZERO_TAP") && !button.otp.terms_accepted && self.is_authored() {
            self.out.add(&rules::OTP_TERMS, &Path::Key(path, "zero_tap_terms_accepted"));
        }
        if !is("COPY_CODE") && !is("ONE_TAP") && !is("ZERO_TAP") {
            self.out.add(&rules::OTP_TYPE, &Path::Key(path, "otp_type"));
        } else if !is("COPY_CODE") && self.is_authored() {
            let complete = |app: &crate::template::definition::App| {
                is_package(app.package_name.unwrap_or_default())
                    && is_hash(app.signature_hash.unwrap_or_default())
            };
            if !limits::OTP_APPS.contains(&button.otp.apps.len())
                || !button.otp.apps.iter().all(complete)
            {
                self.out.add(&rules::OTP_APP, &Path::Key(path, "supported_apps"));
            }
        }
    }

    fn autofill_label(&mut self, label: &str, path: &Path<'_>, field: Field) {
        let length = label.chars().count();
        self.count(Field { part: "autofill_text", ..field }, length, limits::BUTTON_TEXT);
        if length > limits::BUTTON_TEXT {
            let problem =
                self.out.add(&rules::BUTTON_TEXT_LENGTH, &Path::Key(path, "autofill_text"));
            problem.span((limits::BUTTON_TEXT, length)).over(
                "The label",
                length,
                limits::BUTTON_TEXT,
            );
        }
    }
}

/// At least two parts joined by dots, each beginning with a letter.
fn is_package(name: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    name.len() <= limits::OTP_PACKAGE && name.contains('.') && name.split('.').all(part)
}

fn is_hash(hash: &str) -> bool {
    hash.len() == limits::OTP_HASH
        && hash.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_and_hashes() {
        assert!(is_package("com.example.bank_app"));
        assert!(
            !is_package("example")
                && !is_package("com.1st")
                && !is_package("com..x")
                && !is_package("")
        );
        assert!(is_hash("K8a/AINcGX7") && !is_hash("K8a/AINcGX") && !is_hash("K8a-AINcGX7"));
    }
}
