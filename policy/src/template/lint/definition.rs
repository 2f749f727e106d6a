//! Judges a definition: its name, language, category, and its components in document order.
//! The rules of each component have a file of their own; values are judged in `values.rs`.

use super::linter::{Linter, meaning};
use crate::path::Path;
use crate::rule::Severity;
use crate::template::component_types::{Category, SUB_CATEGORIES};
use crate::template::definition::{Component, ParameterFormat};
use crate::template::field::Field;
use crate::template::languages::{LanguageCode, classify};
use crate::template::limits;
use crate::template::request::Mode;
use crate::template::rules;
use crate::template::session_only::session_only;

/// Categories before 1 May 2023, with the one of today: …/whatsapp/business-platform/changelog (first-party).
static OLDER_CATEGORIES: &[(&str, &str)] = &[
    ("TRANSACTIONAL", "UTILITY"),
    ("OTP", "AUTHENTICATION"),
    ("ACCOUNT_UPDATE", "UTILITY"),
    ("ALERT_UPDATE", "UTILITY"),
    ("APPOINTMENT_UPDATE", "UTILITY"),
    ("AUTO_REPLY", "UTILITY"),
    ("ISSUE_RESOLUTION", "UTILITY"),
    ("PAYMENT_UPDATE", "UTILITY"),
    ("PERSONAL_FINANCE_UPDATE", "UTILITY"),
    ("RESERVATION_UPDATE", "UTILITY"),
    ("SHIPPING_UPDATE", "UTILITY"),
    ("TICKET_UPDATE", "UTILITY"),
    ("TRANSPORTATION_UPDATE", "UTILITY"),
];

/// Which components came before.
#[derive(Default)]
struct Seen {
    header: bool,
    body: bool,
    footer: bool,
    buttons: bool,
    carousel: bool,
    offer: bool,
    fixed: bool,
}

impl Linter<'_, '_> {
    pub(in crate::template) fn definition(&mut self) {
        let root = Path::Key(&Path::Root, "template");
        self.name(&Path::Key(&root, "name"));
        self.language(&Path::Key(&root, "language"));
        self.category(&Path::Key(&root, "category"));
        self.sub_category(&Path::Key(&root, "sub_category"));
        self.parameter_format(&Path::Key(&root, "parameter_format"));
        self.time_to_live(&Path::Key(&root, "message_send_ttl_seconds"));
        self.life(&root);
        let components = Path::Key(&root, "components");
        let definition = self.definition;
        if !definition.components.iter().any(|part| matches!(part, Component::Body(_))) {
            self.out.add(&rules::BODY_MISSING, &components);
        }
        self.advice(&components);
        let mut seen = Seen::default();
        for (at, part) in definition.components.iter().enumerate() {
            self.part(part, &Path::Index(&components, at), &mut seen);
        }
        if definition.category == Category::Authentication {
            self.auth_as_a_whole(&components);
        }
    }

    fn part(&mut self, part: &Component<'_>, path: &Path<'_>, seen: &mut Seen) {
        let again = |flag: &mut bool| std::mem::replace(flag, true);
        let (repeated, rule) = match part {
            Component::Header(_) => (again(&mut seen.header), &rules::HEADER_DUP),
            Component::Body(_) => (again(&mut seen.body), &rules::BODY_DUP),
            Component::Footer(_) => (again(&mut seen.footer), &rules::FOOTER_DUP),
            Component::Buttons(_) => (again(&mut seen.buttons), &rules::COMPONENT_DUP),
            Component::Carousel(_) => (again(&mut seen.carousel), &rules::COMPONENT_DUP),
            Component::Offer(_) => (again(&mut seen.offer), &rules::COMPONENT_DUP),
            Component::Fixed(_) => (again(&mut seen.fixed), &rules::COMPONENT_DUP),
            Component::Unknown(_) => (false, &rules::COMPONENT_UNKNOWN),
        };
        if repeated {
            self.out.add(rule, path);
        }
        let carousel_extra = self.definition.has_carousel
            && matches!(
                part,
                Component::Header(_)
                    | Component::Footer(_)
                    | Component::Buttons(_)
                    | Component::Offer(_)
            );
        if carousel_extra {
            self.out.add(&rules::CAROUSEL_EXTRA, path);
        }
        let rendered = self.rendered;
        match part {
            Component::Header(header) => {
                let filled = rendered.header.as_ref().and_then(|header| header.text.as_deref());
                self.header(header, path, None, filled.filter(|_| !repeated));
            }
            Component::Body(body) => self.body(
                body,
                path,
                None,
                Some(&rendered.body.text).filter(|_| !repeated).map(AsRef::as_ref),
            ),
            Component::Footer(footer) => self.footer(footer, path, !repeated),
            Component::Buttons(list) => self.buttons(list, path, None),
            Component::Carousel(cards) => self.carousel(cards, path),
            Component::Offer(offer) => self.offer(offer, path),
            Component::Fixed(_) => self.call_permission(path),
            Component::Unknown(kind) => self.unknown(*kind, path),
        }
    }

    pub(super) fn unknown(&mut self, kind: Option<&str>, path: &Path<'_>) {
        let problem = self.out.add(&rules::COMPONENT_UNKNOWN, &Path::Key(path, "type"));
        if kind.is_none() {
            problem.severity(Severity::Error).say("The component has no type.");
        }
        if let Some(message) = kind.and_then(session_only) {
            problem.severity(Severity::Error).say(message);
        }
    }

    fn name(&mut self, path: &Path<'_>) {
        let name = self.definition.name.unwrap_or_default();
        let length = name.chars().count();
        self.count(Field { card: None, button: None, part: "name" }, length, limits::NAME);
        if length == 0 {
            self.out.add(&rules::NAME_LENGTH, path);
        } else if length > limits::NAME {
            self.out.add(&rules::NAME_LENGTH, path).span((limits::NAME, length)).over(
                "The name",
                length,
                limits::NAME,
            );
        }
        let bad = |c: char| !matches!(c, 'a'..='z' | '0'..='9' | '_');
        if let Some(at) = name.chars().position(bad) {
            self.out.add(&rules::NAME_CHARS, path).span((at, at + 1));
        }
    }

    fn language(&mut self, path: &Path<'_>) {
        let code = self.definition.language.unwrap_or_default();
        let known = classify(code);
        if known == LanguageCode::Listed {
            return;
        }
        let problem = self.out.add(&rules::LANGUAGE, path);
        if known == LanguageCode::WellFormed {
            problem.warning("The language code has the right form, but is not in the platform's list of November 2025.");
        }
    }

    fn category(&mut self, path: &Path<'_>) {
        if self.definition.category != Category::Other {
            return;
        }
        let older = meaning(OLDER_CATEGORIES, self.definition.category_name.unwrap_or_default());
        if older.is_some() && self.now.is_some_and(|now| now.ms() < limits::CATEGORIES_SINCE) {
            return;
        }
        // Stored templates have older categories and may get newer ones: only creation refuses them.
        let severity = if self.mode == Mode::Author { Severity::Error } else { Severity::Warning };
        let problem = self.out.add(&rules::CATEGORY, path).severity(severity);
        if let Some(today) = older {
            let message = format!("This category ended on 1 May 2023; {today} takes its place.");
            problem.say(message);
        }
    }

    fn sub_category(&mut self, path: &Path<'_>) {
        let Some(name) = self.definition.sub_category else { return };
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        let created = SUB_CATEGORIES.iter().any(is);
        if created && self.definition.category == Category::Utility
            || self.definition.stored && is(&"CUSTOM")
        {
            return;
        }
        let problem = self.out.add(&rules::SUB_CATEGORY, path);
        if created {
            problem.say("Orders are UTILITY templates; with another category this sub-category is not documented.");
        }
    }

    fn parameter_format(&mut self, path: &Path<'_>) {
        let definition = self.definition;
        if definition.explicit.is_none() {
            if definition.parameter_format.is_some() {
                let message = "The parameter_format is neither POSITIONAL nor NAMED; the variables are read as they are written.";
                self.out.add(&rules::PARAMETER_FORMAT, path).say(message);
            } else if definition.form == ParameterFormat::Named {
                self.out.add(&rules::PARAMETER_FORMAT, path);
            }
        }
    }

    /// …/templates/time-to-live (first-party): -1 is 30 days, for authentication and utility.
    fn time_to_live(&mut self, path: &Path<'_>) {
        let Some(seconds) = self.definition.ttl else { return };
        let (range, thirty_days) = match self.definition.category {
            Category::Authentication => (limits::TTL_AUTHENTICATION, true),
            Category::Utility => (limits::TTL_UTILITY, true),
            Category::Marketing => (limits::TTL_MARKETING, false),
            Category::Other => return,
        };
        let allowed = range.contains(&seconds) || seconds == -1 && thirty_days;
        if !allowed {
            self.out.add(&rules::TTL, path);
        }
    }
}
