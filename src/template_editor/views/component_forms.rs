//! The sections of the form for components of the template and of each card: header, body, footer,
//! offer, request to call.
//! Buttons and cards have their own files.

use yew::prelude::*;

use super::fields::TextBox;
use super::form::Form;
use super::icons;
use crate::template_editor::model::commands::Command;
use crate::template_editor::model::definition::Node;
use crate::template_editor::texts::Text;
use crate::template_preview::texts::Text as Common;

/// The formats of a header, in the platform's words; empty where there is no header.
const FORMATS: [&str; 8] = ["", "TEXT", "IMAGE", "VIDEO", "GIF", "DOCUMENT", "LOCATION", "PRODUCT"];

/// The formats of the header of a card.
const CARD_FORMATS: [&str; 4] = ["", "IMAGE", "VIDEO", "PRODUCT"];

/// The components that the form has fields for.
const COMPONENTS: [&str; 7] = [
    "HEADER",
    "BODY",
    "FOOTER",
    "BUTTONS",
    "CAROUSEL",
    "LIMITED_TIME_OFFER",
    "CALL_PERMISSION_REQUEST",
];

/// Those of a card.
pub(crate) const CARD_COMPONENTS: [&str; 3] = ["HEADER", "BODY", "BUTTONS"];

/// The components that can be added, with their names.
const ADDABLE: [(&str, Text); 3] = [
    ("LIMITED_TIME_OFFER", Text::Offer),
    ("CAROUSEL", Text::Carousel),
    ("CALL_PERMISSION_REQUEST", Text::CallPermission),
];

// Each `prefix` below is empty for the template itself, and the path of a card with a dot for a
// card: `CAROUSEL.cards[0].`.
impl Form<'_> {
    pub(crate) fn header(&self, prefix: &str) -> Html {
        let path = format!("{prefix}HEADER");
        let format = self.root.at(&path).map(|header| match header.key("format") {
            None => "TEXT",
            Some(_) => header.field("format"),
        });
        let format = format.unwrap_or_default().to_ascii_uppercase();
        let formats: &[&str] = if prefix.is_empty() { &FORMATS } else { &CARD_FORMATS };
        let options: Vec<(&str, &str)> =
            formats.iter().map(|format| (*format, self.format_label(format))).collect();
        html! {
            <div class="group">
                { self.choice(&format!("{path}.format"), self.texts.get(Text::HeaderKind), &options) }
                <div class="group">{ self.header_content(&path, &format) }</div>
                { self.unknown_fields(&path, &["format", "text", "example"]) }
                { self.other_notes(&path) }
            </div>
        }
    }

    fn format_label<'s>(&'s self, format: &str) -> &'s str {
        match format {
            "" => self.texts.get(Text::NoHeader),
            "TEXT" => self.texts.get(Text::PlainHeader),
            "GIF" => "GIF",
            "VIDEO" => self.common(Common::Video),
            "DOCUMENT" => self.common(Common::Document),
            "LOCATION" => self.common(Common::Location),
            "PRODUCT" => self.common(Common::Product),
            _ => self.common(Common::Image),
        }
    }

    /// The text of a header, or the sample of its file.
    fn header_content(&self, path: &str, format: &str) -> Html {
        match format {
            "TEXT" => {
                let text = format!("{path}.text");
                let look = TextBox { has_variables: true, ..TextBox::PLAIN };
                let numbered = format!("{path}.example.header_text");
                let named = format!("{path}.example.header_text_named_params");
                html! {
                    <>
                        { self.text(&text, self.texts.get(Text::PlainHeader), look) }
                        { self.samples(&text, &numbered, &named) }
                    </>
                }
            }
            "IMAGE" | "VIDEO" | "GIF" | "DOCUMENT" => {
                let sample = format!("{path}.example.header_handle[0]");
                self.text(&sample, self.texts.get(Text::SampleFile), TextBox::CODE)
            }
            _ => Html::default(),
        }
    }

    pub(crate) fn body(&self, prefix: &str, is_authentication: bool) -> Html {
        let path = format!("{prefix}BODY");
        let text = format!("{path}.text");
        let is_by_platform = is_authentication && self.root.at(&text).is_none();
        html! {
            <div class="group">
                if is_by_platform {
                    <p class="about">{ self.texts.get(Text::ByPlatform) }</p>
                    { self.flag(
                        &format!("{path}.add_security_recommendation"),
                        self.texts.get(Text::Security),
                    ) }
                } else {
                    { self.body_text(&path, &text) }
                }
                { self.unknown_fields(&path, &["text", "example", "add_security_recommendation"]) }
                { self.other_notes(&path) }
            </div>
        }
    }

    fn body_text(&self, path: &str, text: &str) -> Html {
        let look =
            TextBox { is_long: true, has_variables: true, has_markers: true, ..TextBox::PLAIN };
        let numbered = format!("{path}.example.body_text[0]");
        let named = format!("{path}.example.body_text_named_params");
        html! {
            <>
                { self.text(text, self.common(Common::Body), look) }
                { self.samples(text, &numbered, &named) }
            </>
        }
    }

    pub(crate) fn footer(&self, is_authentication: bool) -> Html {
        let has_text = self.root.part("FOOTER").is_some_and(|footer| footer.key("text").is_some());
        html! {
            <div class="group">
                if is_authentication && !has_text {
                    { self.whole_number(
                        "FOOTER.code_expiration_minutes",
                        self.texts.get(Text::Expiry),
                        "1",
                        "90",
                    ) }
                } else {
                    { self.text("FOOTER.text", self.common(Common::Footer), TextBox::PLAIN) }
                }
                { self.unknown_fields("FOOTER", &["text", "code_expiration_minutes"]) }
                { self.other_notes("FOOTER") }
            </div>
        }
    }

    /// A box for the sample of each variable of the text at `path`. Samples of numbered variables
    /// are in the list `numbered`, those of the others in the list `named`.
    fn samples(&self, path: &str, numbered: &str, named: &str) -> Html {
        let samples = self.validation.variables_at(path).map(|variable| {
            let name = variable.name.as_ref();
            let sample = match name.parse::<usize>() {
                Ok(number) => format!("{numbered}[{}]", number.saturating_sub(1)),
                Err(_) => format!("{named}{{{name}}}.example"),
            };
            let label = self.texts.with(Text::SampleOf, &[&format!("{{{{{name}}}}}")]);
            self.text(&sample, &label, TextBox::PLAIN)
        });
        html! { <div class="samples">{ for samples }</div> }
    }

    pub(crate) fn offer(&self) -> Html {
        const TEXT: &str = "LIMITED_TIME_OFFER.limited_time_offer.text";
        const COUNTDOWN: &str = "LIMITED_TIME_OFFER.limited_time_offer.has_expiration";
        if self.root.part("LIMITED_TIME_OFFER").is_none() {
            return Html::default();
        }
        let texts = self.texts;
        let remove = self.remove_button("LIMITED_TIME_OFFER");
        let content = html! {
            <>
                { self.text(TEXT, texts.get(Text::OfferWords), TextBox::PLAIN) }
                { self.flag(COUNTDOWN, texts.get(Text::Countdown)) }
                { self.other_notes("LIMITED_TIME_OFFER") }
            </>
        };
        self.section("offer-section", texts.get(Text::Offer), remove, content)
    }

    pub(crate) fn call_permission(&self) -> Html {
        if self.root.part("CALL_PERMISSION_REQUEST").is_none() {
            return Html::default();
        }
        let texts = self.texts;
        let remove = self.remove_button("CALL_PERMISSION_REQUEST");
        let content = html! {
            <>
                <p class="about">{ texts.get(Text::CallPermissionAbout) }</p>
                { self.other_notes("CALL_PERMISSION_REQUEST") }
            </>
        };
        self.section("call-permission-section", texts.get(Text::CallPermission), remove, content)
    }

    /// The button in the head of a section that takes the component away.
    pub(crate) fn remove_button(&self, path: &str) -> Html {
        let command = Command::Remove { path: path.to_owned() };
        self.icon_button(command, self.texts.get(Text::Remove), icons::REMOVE)
    }

    /// The components that are not there and can be added.
    pub(crate) fn additions(&self) -> Html {
        let label = self.texts.get(Text::Add);
        let missing = ADDABLE.into_iter().filter(|(kind, _)| self.root.part(kind).is_none());
        html! {
            <div class="additions" role="group" aria-label={label.to_owned()}>
                <p class="hint">{ label }</p>
                <div class="tools">
                    { for missing.map(|(kind, text)| {
                        let command = Command::AddComponent(kind.to_owned());
                        self.button("tool wide", command, self.texts.get(text))
                    }) }
                </div>
            </div>
        }
    }

    /// What of the template this version does not know: kept, and shown as it is.
    pub(crate) fn kept(&self) -> Html {
        const FIELDS: [&str; 7] = [
            "name",
            "language",
            "category",
            "sub_category",
            "parameter_format",
            "message_send_ttl_seconds",
            "components",
        ];
        html! {
            <div class="kept">
                { self.kept_fields(self.root, |name| FIELDS.contains(&name)) }
                { self.kept_components(self.root, &COMPONENTS) }
            </div>
        }
    }

    /// The components of a template or card that are not of the `known` types, or not the first of
    /// their type.
    pub(crate) fn kept_components(&self, root: &Node, known: &[&str]) -> Html {
        let components = root.key("components").map(Node::as_list).unwrap_or_default();
        let is_known = |component: &Node| {
            known
                .iter()
                .any(|kind| root.part(kind).is_some_and(|first| std::ptr::eq(first, component)))
        };
        let others: Vec<Node> =
            components.iter().filter(|component| !is_known(component)).cloned().collect();
        if others.is_empty() { Html::default() } else { self.kept_json(&Node::list(others)) }
    }

    /// The fields of an object that this version does not know.
    pub(crate) fn kept_fields(&self, node: &Node, is_known: impl Fn(&str) -> bool) -> Html {
        let others: Vec<_> =
            node.as_map().iter().filter(|(name, _)| !is_known(name)).cloned().collect();
        if others.is_empty() { Html::default() } else { self.kept_json(&Node::Map(others.into())) }
    }

    /// The fields of the component at a path that this version does not know.
    fn unknown_fields(&self, path: &str, known: &[&str]) -> Html {
        let Some(node) = self.root.at(path) else { return Html::default() };
        self.kept_fields(node, |name| name == "type" || known.contains(&name))
    }

    fn kept_json(&self, node: &Node) -> Html {
        let title = self.texts.get(Text::Kept);
        html! {
            <details class="keep">
                <summary class="hint">{ title }</summary>
                <pre class="code" dir="ltr" tabindex="0" role="group" aria-label={title.to_owned()}>
                    { node.pretty() }
                </pre>
            </details>
        }
    }
}
