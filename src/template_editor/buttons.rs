//! Buttons of the template and of its cards: their kinds, and the fields that each kind has.
//! How many of which there may be is the policy's to say; adding, removing and moving are done by `items.rs`.

use super::fields::{Box, Form};
use super::parts::at;
use super::place::steps;
use super::tree::Node;
use crate::ui::i18n::panes::template_editor::Text;

/// How a field of a button is written.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Text,
    /// A text that the platform knows without.
    Option,
    Code,
    /// The address, and a sample of it where it holds a variable.
    Address,
    Sample,
    OtpKind,
    FlowAction,
    Flag,
    Apps,
    /// The way into an app; of a button that need not have one, shown where it has.
    Link,
    MayLink,
}

type Field = (&'static str, Text, Way);

/// The fields of `app_deep_link`: …/marketing-messages/deep-links (first-party).
const FALLBACK: &str = ".android_fallback_playstore_url";
const LINK: &str = ".android_deep_link";
const META_APP: &str = ".meta_app_id";

const LABEL: Field = ("text", Text::Label, Way::Text);
const OWN_LABEL: Field = ("text", Text::Label, Way::Option);

/// A kind of button as the platform names it, and its fields.
struct Kind(&'static str, &'static [Field]);

/// In the order of the texts from `Text::QuickReply` on. developers.facebook.com …/whatsapp/templates/components and
/// …/templates/authentication-templates (first-party).
const KINDS: [Kind; 13] = [
    Kind("QUICK_REPLY", &[LABEL]),
    Kind(
        "URL",
        &[
            LABEL,
            ("url", Text::Address, Way::Address),
            ("app_deep_link", Text::AndroidLink, Way::MayLink),
        ],
    ),
    Kind("PHONE_NUMBER", &[LABEL, ("phone_number", Text::Number, Way::Code)]),
    Kind("COPY_CODE", &[("example", Text::Code, Way::Sample)]),
    Kind(
        "OTP",
        &[
            ("otp_type", Text::OtpKind, Way::OtpKind),
            OWN_LABEL,
            ("autofill_text", Text::AutofillLabel, Way::Option),
            ("zero_tap_terms_accepted", Text::Terms, Way::Flag),
            ("supported_apps", Text::SignedApp, Way::Apps),
        ],
    ),
    Kind(
        "FLOW",
        &[
            LABEL,
            ("flow_id", Text::FlowId, Way::Code),
            ("flow_name", Text::FlowName, Way::Code),
            ("flow_action", Text::FlowAction, Way::FlowAction),
            ("navigate_screen", Text::FlowScreen, Way::Code),
        ],
    ),
    Kind("CATALOG", &[OWN_LABEL]),
    Kind("MPM", &[OWN_LABEL]),
    Kind("SPM", &[OWN_LABEL]),
    Kind("VOICE_CALL", &[OWN_LABEL]),
    Kind("APP", &[OWN_LABEL, ("app_deep_link", Text::AndroidLink, Way::Link)]),
    Kind("REQUEST_CONTACT_INFO", &[OWN_LABEL]),
    Kind("ORDER_DETAILS", &[OWN_LABEL]),
];

fn fields_of(kind: &str) -> &'static [Field] {
    KINDS.iter().find(|known| known.0.eq_ignore_ascii_case(kind)).map_or(&[], |known| known.1)
}

/// A button of a kind, before anything is written into it.
pub(super) fn blank(kind: &str) -> Node {
    let mut button = Node::map([("type", Node::text(kind))]);
    turn(&mut button, kind);
    button
}

/// Makes a button one of another kind: what both have stays, what only the old kind has goes, what nobody knows stays.
pub(super) fn turn(button: &mut Node, kind: &str) {
    let kept = fields_of(kind);
    for (name, _, way) in fields_of(button.field("type")) {
        if !kept.iter().any(|(have, _, same)| {
            have == name && (same == way || matches!(*name, "text" | "app_deep_link"))
        }) {
            button.set(&steps(name), None);
            if *way == Way::Address {
                button.set(&steps("example"), None);
            }
        }
    }
    for (name, _, way) in kept {
        let made = match way {
            Way::Text | Way::Address | Way::Sample => "",
            Way::OtpKind => "COPY_CODE",
            _ => continue,
        };
        if button.key(name).is_none() {
            button.set(&steps(name), Some(Node::text(made)));
        }
    }
    button.set(&steps("type"), Some(Node::text(kind)));
}

impl Form<'_> {
    /// The buttons of the template (`prefix` empty) or of a card.
    pub(super) fn buttons(&mut self, prefix: &str, authentication: bool) {
        let list = at(prefix, "BUTTONS.buttons");
        let count = self.root.get(&steps(&list)).map_or(0, |list| list.as_list().len());
        self.draw.class("div", "items");
        for index in 0..count {
            self.one(&list, index, count);
        }
        self.draw.close();
        self.rest(&at(prefix, "BUTTONS"));
        self.draw.class("div", "adding").open(
            "select",
            &["data-pick", "aria-label"],
            &[&list, self.texts.get(Text::Kind)],
        );
        // An authentication template has no other.
        let first = if authentication { 4 } else { 0 };
        let order = std::iter::once(first).chain((0..KINDS.len()).filter(|kind| *kind != first));
        for kind in order {
            // Options are put into the page from the last to the first, and the browser would choose the one that came first.
            let names: &'static [&'static str] =
                if kind == first { &["value", "selected"] } else { &["value"] };
            self.draw.open("option", names, &[KINDS[kind].0, ""][..names.len()]);
            self.draw.text(self.texts.at(Text::QuickReply, kind)).close();
        }
        self.draw.close();
        self.button("tool wide", "add", "", &list, self.texts.get(Text::AddButton));
        self.draw.close();
    }

    fn one(&mut self, list: &str, index: usize, count: usize) {
        let (root, texts) = (self.root, self.texts);
        let place = [list, "[", &index.to_string(), "]"].concat();
        let Some(button) = root.get(&steps(&place)) else { return };
        let title = texts.with(Text::Button, &[&self.figure(index + 1)]);
        self.open_item(&place, index, count, &title);
        let options: Vec<(&str, &str)> = KINDS
            .iter()
            .enumerate()
            .map(|(at, kind)| (kind.0, texts.at(Text::QuickReply, at)))
            .collect();
        self.draw.class("div", "grid");
        self.choice(&at(&place, ".type"), texts.get(Text::Kind), &options);
        let fields = fields_of(button.field("type"));
        for (name, label, way) in fields {
            let at = at(&place, &[".", name].concat());
            let label = texts.get(*label);
            match way {
                Way::Text => self.text(&at, label, Box::default()),
                Way::Option => self.text(&at, label, Box { kind: "option", ..Box::default() }),
                Way::Code => self.text(&at, label, Box::CODE),
                Way::Address => {
                    self.text(&at, label, Box { ltr: true, variable: true, ..Box::default() });
                    if self.checked.variables_at(&at).next().is_some() {
                        self.text(
                            &[&place, ".example[0]"].concat(),
                            texts.get(Text::SampleAddress),
                            Box::CODE,
                        );
                    }
                }
                Way::Sample => {
                    // GET returns a list.
                    let item =
                        if matches!(button.key(name), Some(Node::List(_))) { "[0]" } else { "" };
                    self.text(&[&at, item].concat(), label, Box { ltr: true, ..Box::default() });
                }
                Way::OtpKind => self.choice(
                    &at,
                    label,
                    &[
                        ("COPY_CODE", texts.get(Text::OtpCopy)),
                        ("ONE_TAP", texts.get(Text::OneTap)),
                        ("ZERO_TAP", texts.get(Text::ZeroTap)),
                    ],
                ),
                Way::FlowAction => self.choice(
                    &at,
                    label,
                    &[
                        ("", texts.get(Text::Usual)),
                        ("navigate", "navigate"),
                        ("data_exchange", "data_exchange"),
                    ],
                ),
                Way::Flag if button.field("otp_type").eq_ignore_ascii_case("ZERO_TAP") => {
                    self.flag(&at, label)
                }
                Way::Apps if !button.field("otp_type").eq_ignore_ascii_case("COPY_CODE") => {
                    self.apps(&at)
                }
                Way::Link => self.link(&at, label),
                Way::MayLink if button.key(name).is_some() => self.link(&at, label),
                Way::Flag | Way::Apps | Way::MayLink => {}
            }
        }
        self.draw.close();
        let known = |name: &str| {
            name == "type" || name == "example" || fields.iter().any(|(have, ..)| *have == name)
        };
        self.others(button, known);
        self.rest(&place);
        self.draw.close();
    }

    fn link(&mut self, place: &str, label: &str) {
        self.text(&at(place, LINK), label, Box::CODE);
        self.text(&at(place, FALLBACK), self.texts.get(Text::Fallback), Box::CODE);
        self.number(&at(place, META_APP), self.texts.get(Text::MetaApp), "1", "");
        if let Some(link) = self.root.get(&steps(place)) {
            self.others(link, |name| {
                [LINK, FALLBACK, META_APP].iter().any(|known| known.strip_prefix('.') == Some(name))
            });
        }
    }

    fn apps(&mut self, list: &str) {
        let count = self.root.get(&steps(list)).map_or(0, |list| list.as_list().len());
        self.draw.class("div", "apps").class("div", "items");
        for index in 0..count {
            let place = [list, "[", &index.to_string(), "]"].concat();
            let title = self.texts.with(Text::SignedApp, &[&self.figure(index + 1)]);
            self.open_item(&place, index, count, &title);
            self.draw.class("div", "grid");
            self.text(
                &at(&place, ".package_name"),
                self.texts.get(Text::Package),
                Box { ltr: true, ..Box::default() },
            );
            self.text(
                &at(&place, ".signature_hash"),
                self.texts.get(Text::Hash),
                Box { ltr: true, ..Box::default() },
            );
            self.draw.close();
            self.rest(&place);
            self.draw.close();
        }
        self.draw.close();
        self.button("tool wide", "add", "app", list, self.texts.get(Text::AddApp));
        self.draw.close();
    }
}
