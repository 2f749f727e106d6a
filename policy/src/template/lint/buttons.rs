//! Rules of buttons: how many, in which order, their labels, and what each type needs.
//! OTP buttons have rules of their own in `authentication.rs`.

use super::linter::Linter;
use super::texts::position;
use crate::path::Path;
use crate::rule::{Rule, Severity};
use crate::template::component_types::{ButtonType, Category};
use crate::template::definition::Button;
use crate::template::emoji;
use crate::template::field::Field;
use crate::template::limits;
use crate::template::names::Names;
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::rules;

/// How many buttons of a type a template may have. For flows, catalogues and product lists the only source is
/// github.com/david-lev/pywa; for the others it is …/templates/components (first-party).
static MOST: &[(ButtonType, usize, &Rule, Severity)] = &[
    (ButtonType::Url, 2, &rules::URL_COUNT, Severity::Error),
    (ButtonType::PhoneNumber, 1, &rules::PHONE_COUNT, Severity::Error),
    (ButtonType::CopyCode, 1, &rules::COPY_CODE_COUNT, Severity::Error),
    (ButtonType::VoiceCall, 1, &rules::BUTTON_COUNT, Severity::Error),
    (ButtonType::Flow, 1, &rules::BUTTON_COUNT, Severity::Warning),
    (ButtonType::Catalog, 1, &rules::BUTTON_COUNT, Severity::Warning),
    (ButtonType::MultiProduct, 1, &rules::BUTTON_COUNT, Severity::Warning),
    (ButtonType::SingleProduct, 1, &rules::BUTTON_COUNT, Severity::Warning),
    (ButtonType::Otp, 1, &rules::BUTTON_COUNT, Severity::Warning),
];

impl Linter<'_, '_> {
    pub(super) fn buttons(&mut self, list: &[Button<'_>], path: &Path<'_>, card: Option<usize>) {
        let at = Path::Key(path, "buttons");
        if list.is_empty() && card.is_none() {
            self.out.add(&rules::BUTTONS_EMPTY, &at);
        }
        if card.is_none() && list.len() > limits::BUTTONS {
            self.out.add(&rules::BUTTON_COUNT, &at);
        }
        let quick = |button: &Button| button.is(ButtonType::QuickReply);
        let changes = list
            .windows(2)
            .filter(|pair| matches!(pair, [left, right] if quick(left) != quick(right)))
            .count();
        if changes > 1 {
            self.out.add(&rules::BUTTON_GROUPING, &at);
        }
        if card.is_none() {
            self.commerce(list, &at);
        }
        let labels = Names::new(
            list.iter().map(|button| button.text.as_ref().map_or("", |text| text.raw.trim())),
        );
        let mut counts = [0; MOST.len()];
        for (index, button) in list.iter().enumerate() {
            let place = Path::Index(&at, index);
            let most = MOST.iter().zip(&mut counts).find(|((kind, ..), _)| button.is(*kind));
            if let Some(((_, most, rule, severity), count)) = most {
                *count += 1;
                if *count > *most {
                    let problem = self.out.add(rule, &place).severity(*severity);
                    if std::ptr::eq(*rule, &rules::BUTTON_COUNT) {
                        problem.say(too_many(button, *severity)).fixing("Keep one of them.");
                    }
                }
            }
            self.button(button, &place, Field { card, button: Some(index), part: "" });
            let label = button.text.as_ref().map_or("", |text| text.raw.trim());
            if !label.is_empty() && labels.get(label).is_some_and(|first| first < index) {
                self.out.add(&rules::BUTTON_DUP, &Path::Key(&place, "text"));
            }
        }
    }

    fn button(&mut self, button: &Button<'_>, path: &Path<'_>, field: Field) {
        let Some(known) = button.known else {
            let problem = self.out.add(&rules::BUTTON_UNKNOWN, &Path::Key(path, "type"));
            if button.name.is_none() {
                problem.severity(Severity::Error).say("The button has no type.");
            }
            return;
        };
        self.button_in_its_category(button, path);
        self.label(button, path, known.needs_text, field);
        match known.kind {
            ButtonType::Url => self.url(button, path, field),
            ButtonType::PhoneNumber => self.phone(button, path, field),
            ButtonType::CopyCode => self.copy_code(button, path, field),
            ButtonType::Otp => self.otp_button(button, path, field),
            ButtonType::Flow => self.flow(button, path),
            _ => {}
        }
        if matches!(known.kind, ButtonType::Url | ButtonType::App)
            && self.mode == Mode::Author
            && !self.definition.stored
        {
            self.app_link(button, path);
        }
    }

    /// …/marketing-messages/deep-links, February 2026 (first-party), has URL buttons that open an app. APP buttons are known from the
    /// platform's own SDK alone.
    fn app_link(&mut self, button: &Button<'_>, path: &Path<'_>) {
        let is_app = button.is(ButtonType::App);
        if button.app.complete || !button.app.given && !is_app {
            return;
        }
        let problem = self.out.add(&rules::APP_LINK, &Path::Key(path, "app_deep_link"));
        if is_app {
            problem.warning("The button names no way into an app; the platform documents app_deep_link for URL buttons, and nothing about APP buttons.");
        }
    }

    fn button_in_its_category(&mut self, button: &Button<'_>, path: &Path<'_>) {
        let at = Path::Key(path, "type");
        let auth = self.definition.category == Category::Authentication;
        if button.is(ButtonType::Otp) && !auth {
            let message = "An OTP button goes into AUTHENTICATION templates only.";
            self.out.add(&rules::BUTTON_CATEGORY, &at).say(message);
        } else if auth && !button.is(ButtonType::Otp) && !button.is(ButtonType::Url) {
            let message = "An AUTHENTICATION template has an OTP button and no other.";
            self.out.add(&rules::BUTTON_CATEGORY, &at).say(message);
        }
    }

    fn label(&mut self, button: &Button<'_>, path: &Path<'_>, needed: bool, field: Field) {
        let at = Path::Key(path, "text");
        let Some(text) = button.text.as_ref().filter(|text| !text.raw.trim().is_empty()) else {
            if needed {
                self.out.add(&rules::BUTTON_TEXT_EMPTY, &at);
            }
            return;
        };
        self.count(Field { part: "text", ..field }, text.length, limits::BUTTON_TEXT);
        if text.length > limits::BUTTON_TEXT {
            self.out
                .add(&rules::BUTTON_TEXT_LENGTH, &at)
                .span((limits::BUTTON_TEXT, text.length))
                .over("The label", text.length, limits::BUTTON_TEXT);
        }
        for token in text.tokens.iter().take(limits::MAX_REPEATS) {
            self.out.add(&rules::BUTTON_TEXT_VAR, &at).span(token.span);
        }
        self.braces(text, &at);
        let marker = position(text, |c| matches!(c, '\n' | '\r' | '*' | '_' | '~' | '`'));
        if let Some(first) = marker.or_else(|| emoji::count(text.raw).1) {
            self.out.add(&rules::BUTTON_TEXT_CHARS, &at).span((first, first + 1));
        }
    }

    fn url(&mut self, button: &Button<'_>, path: &Path<'_>, field: Field) {
        let at = Path::Key(path, "url");
        let Some(url) = button.url.as_ref().filter(|url| !url.raw.is_empty()) else {
            self.out.add(&rules::URL_INVALID, &at).say("The button has no address.");
            return;
        };
        self.count(Field { part: "url", ..field }, url.length, limits::URL);
        if url.length > limits::URL {
            self.out.add(&rules::URL_LENGTH, &at).span((limits::URL, url.length)).over(
                "The address",
                url.length,
                limits::URL,
            );
        }
        if let Some(rule) = address(url) {
            self.out.add(rule, &at);
        }
        self.braces(url, &at);
        self.url_variable(url, &at);
        if self.mode == Mode::Author {
            self.url_example(button, url, path);
        }
    }

    fn url_variable(&mut self, url: &Text<'_>, at: &Path<'_>) {
        if let Some(second) = url.tokens.get(1) {
            self.out.add(&rules::URL_VAR_COUNT, at).span(second.span);
        }
        let Some(token) = url.tokens.first() else { return };
        if url.tokens.len() == 1 && token.bytes.1 != url.raw.len() {
            self.out.add(&rules::URL_VAR_POSITION, at).span(token.span);
        }
        if !token.positional {
            let message = "The platform documents {{1}} as the variable of a URL; a name is not known to be accepted.";
            self.out.add(&rules::URL_VAR_NAME, at).span(token.span).warning(message);
        } else if token.number() != 1 {
            self.out.add(&rules::URL_VAR_NAME, at).span(token.span);
        }
    }

    fn url_example(&mut self, button: &Button<'_>, url: &Text<'_>, path: &Path<'_>) {
        let at = Path::Key(path, "example");
        let examples = &button.samples.list;
        if examples.len() > url.distinct {
            self.out.add(&rules::URL_EXAMPLE_EXTRA, &at);
        }
        let Some(token) = url.tokens.first() else { return };
        let Some(example) = examples.first().filter(|example| !example.is_empty()) else {
            self.out.add(&rules::URL_EXAMPLE_MISSING, &at);
            return;
        };
        let base = url.raw.get(..token.bytes.0).unwrap_or_default();
        if example.find("://").is_some() && !example.starts_with(base) {
            self.out.add(&rules::URL_EXAMPLE_MISMATCH, &at);
        }
    }

    fn phone(&mut self, button: &Button<'_>, path: &Path<'_>, field: Field) {
        let at = Path::Key(path, "phone_number");
        let number = button.phone.unwrap_or_default();
        let text = Text::new(number);
        let length = text.length;
        self.count(Field { part: "phone_number", ..field }, length, limits::PHONE);
        if length > limits::PHONE {
            self.out.add(&rules::PHONE_LENGTH, &at).span((limits::PHONE, length)).over(
                "The phone number",
                length,
                limits::PHONE,
            );
        }
        if let Some(token) = text.tokens.first() {
            self.out.add(&rules::PHONE_VAR, &at).span(token.span);
            return;
        }
        let digits = number.bytes().any(|b| b.is_ascii_digit());
        let international = number.trim_start().strip_prefix('+').is_some_and(|rest| {
            rest.chars().all(|c| {
                c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}')
            })
        });
        if !digits {
            let message = if number.trim().is_empty() {
                "The button has no phone number."
            } else {
                "The phone number has no digit."
            };
            self.out.add(&rules::PHONE_FORMAT, &at).severity(Severity::Error).say(message);
        } else if !international {
            self.out.add(&rules::PHONE_FORMAT, &at);
        }
    }

    fn copy_code(&mut self, button: &Button<'_>, path: &Path<'_>, field: Field) {
        let at = Path::Key(path, "example");
        let limit = self.code_limit();
        let code = button.samples.list.first().copied().unwrap_or_default();
        let length = code.chars().count();
        self.count(Field { part: "code", ..field }, length, limit);
        if code.is_empty() && self.mode == Mode::Author {
            self.out.add(&rules::COPY_CODE_EXAMPLE_MISSING, &at);
        }
        if length > limit {
            self.out.add(&rules::COPY_CODE_LENGTH, &at).over("The code", length, limit);
        }
        if !is_code(code) {
            self.out.add(&rules::COPY_CODE_CHARS, &at);
        }
    }

    /// How long a code to copy may be.
    pub(super) fn code_limit(&self) -> usize {
        if self.definition.has_offer {
            limits::OFFER_CODE
        } else {
            limits::COUPON_CODE.at(self.now)
        }
    }
}

/// The limit of a type that has no rule of its own.
fn too_many(button: &Button<'_>, severity: Severity) -> String {
    let name = button.known.map_or("", |known| known.name);
    let end = match severity {
        Severity::Error => "at most one is allowed.",
        _ => "one is known to be allowed, the platform publishes no number.",
    };
    format!("There is more than one {name} button; {end}")
}

pub(super) fn is_code(code: &str) -> bool {
    code.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// The rule that an address breaks: it needs a scheme and a host without a variable, and has no white space.
fn address(url: &Text<'_>) -> Option<&'static Rule> {
    // A variable belongs to the path; what it will hold is not known.
    let fixed =
        url.tokens.first().and_then(|token| url.raw.get(..token.bytes.0)).unwrap_or(url.raw);
    if url.raw.chars().any(char::is_whitespace) {
        return Some(&rules::URL_INVALID);
    }
    let (scheme, rest) =
        match fixed.find("://").and_then(|at| Some((fixed.get(..at)?, fixed.get(at + 3..)?))) {
            Some(parts) => parts,
            None => ("", fixed),
        };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_scheme =
        scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    // The host has to end before a variable begins, else the variable would choose the site.
    let open = host.len() == rest.len() && fixed.len() < url.raw.len();
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains(['{', '}', '@']);
    if !is_scheme || !is_host || open {
        Some(&rules::URL_INVALID)
    } else {
        (!scheme.eq_ignore_ascii_case("https")).then_some(&rules::URL_SCHEME)
    }
}
