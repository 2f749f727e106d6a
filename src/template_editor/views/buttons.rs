//! The buttons of the template and of its cards, and the apps of a button that hands over a code.
//! Which fields a type of button has is in `button_types.rs`; adding, removing and moving is in
//! `list_ops.rs`.

use yew::prelude::*;

use super::fields::TextBox;
use super::form::Form;
use super::icons;
use crate::template_editor::model::button_types::{
    BUTTON_TYPES, ButtonField, FieldEditor, fields_of,
};
use crate::template_editor::model::commands::{Command, NewItem};
use crate::template_editor::model::definition::Node;
use crate::template_editor::model::list_ops::item_path;
use crate::template_editor::texts::Text;

/// The fields of `app_deep_link`: …/marketing-messages/deep-links (first-party).
const ANDROID_LINK: &str = "android_deep_link";
const FALLBACK: &str = "android_fallback_playstore_url";
const META_APP: &str = "meta_app_id";

impl Form<'_> {
    /// The buttons of the template (`prefix` empty) or of a card (`CAROUSEL.cards[0].`).
    pub(crate) fn buttons(&self, prefix: &str, is_authentication: bool) -> Html {
        let list = format!("{prefix}BUTTONS.buttons");
        let buttons = self.root.at(&list).map(Node::as_list).unwrap_or_default();
        let count = buttons.len();
        let items = buttons.iter().enumerate();
        // An authentication template has one type of buttons only.
        let first = if is_authentication { "OTP" } else { "QUICK_REPLY" };
        let types = BUTTON_TYPES.iter().filter(|kind| kind.name == first);
        let types = types.chain(BUTTON_TYPES.iter().filter(|kind| kind.name != first));
        let add = Command::AddPicked { list: list.clone() };
        html! {
            <>
                <div class="items">
                    { for items.map(|(index, button)| self.one_button(&list, index, count, button)) }
                </div>
                { self.other_notes(&format!("{prefix}BUTTONS")) }
                <div class="adding">
                    <select data-pick={list} aria-label={self.texts.get(Text::Kind).to_owned()}>
                        // Options are put into the page from the last to the first, and the browser
                        // would choose the last.
                        { for types.map(|kind| html! {
                            <option value={kind.name} selected={kind.name == first}>
                                { self.texts.get(kind.label) }
                            </option>
                        }) }
                    </select>
                    { self.button("tool wide", add, self.texts.get(Text::AddButton)) }
                </div>
            </>
        }
    }

    fn one_button(&self, list: &str, index: usize, count: usize, button: &Node) -> Html {
        let path = item_path(list, index);
        let title = self.texts.with(Text::Button, &[&self.number(index + 1)]);
        let types: Vec<(&str, &str)> =
            BUTTON_TYPES.iter().map(|kind| (kind.name, self.texts.get(kind.label))).collect();
        let fields = fields_of(button.field("type"));
        let is_known = |name: &str| {
            name == "type" || name == "example" || fields.iter().any(|field| field.name == name)
        };
        let content = html! {
            <>
                <div class="grid">
                    { self.choice(&format!("{path}.type"), self.texts.get(Text::Kind), &types) }
                    { for fields.iter().map(|field| self.button_field(&path, button, field)) }
                </div>
                { self.kept_fields(button, is_known) }
                { self.other_notes(&path) }
            </>
        };
        self.item(&path, index, count, &title, content)
    }

    fn button_field(&self, button_path: &str, button: &Node, field: &ButtonField) -> Html {
        let path = format!("{button_path}.{}", field.name);
        let texts = self.texts;
        let label = texts.get(field.label);
        let otp_type = button.field("otp_type");
        match field.editor {
            FieldEditor::Text => self.text(&path, label, TextBox::PLAIN),
            FieldEditor::Option => self.text(&path, label, TextBox::OPTIONAL),
            FieldEditor::Code => self.text(&path, label, TextBox::CODE),
            FieldEditor::Address => self.address(button_path, &path, label),
            FieldEditor::Sample => {
                // GET returns a list.
                let is_list = matches!(button.key(field.name), Some(Node::List(_)));
                let path = if is_list { format!("{path}[0]") } else { path };
                self.text(&path, label, TextBox::NAME)
            }
            FieldEditor::OtpType => {
                let options = [
                    ("COPY_CODE", texts.get(Text::OtpCopy)),
                    ("ONE_TAP", texts.get(Text::OneTap)),
                    ("ZERO_TAP", texts.get(Text::ZeroTap)),
                ];
                self.choice(&path, label, &options)
            }
            FieldEditor::FlowAction => {
                let options = [
                    ("", texts.get(Text::Usual)),
                    ("navigate", "navigate"),
                    ("data_exchange", "data_exchange"),
                ];
                self.choice(&path, label, &options)
            }
            FieldEditor::Flag if otp_type.eq_ignore_ascii_case("ZERO_TAP") => {
                self.flag(&path, label)
            }
            FieldEditor::Apps if !otp_type.eq_ignore_ascii_case("COPY_CODE") => self.apps(&path),
            FieldEditor::AppLink => self.app_link(&path, label),
            FieldEditor::OptionalAppLink if button.key(field.name).is_some() => {
                self.app_link(&path, label)
            }
            FieldEditor::Flag | FieldEditor::Apps | FieldEditor::OptionalAppLink => Html::default(),
        }
    }

    /// An address, and its sample where it holds a variable.
    fn address(&self, button_path: &str, path: &str, label: &str) -> Html {
        let look = TextBox { has_variables: true, ..TextBox::NAME };
        let has_variable = self.validation.variables_at(path).next().is_some();
        html! {
            <>
                { self.text(path, label, look) }
                if has_variable {
                    { self.text(
                        &format!("{button_path}.example[0]"),
                        self.texts.get(Text::SampleAddress),
                        TextBox::CODE,
                    ) }
                }
            </>
        }
    }

    fn app_link(&self, path: &str, label: &str) -> Html {
        let texts = self.texts;
        let is_known = |name: &str| [ANDROID_LINK, FALLBACK, META_APP].contains(&name);
        let meta_app = format!("{path}.{META_APP}");
        html! {
            <>
                { self.text(&format!("{path}.{ANDROID_LINK}"), label, TextBox::CODE) }
                { self.text(
                    &format!("{path}.{FALLBACK}"),
                    texts.get(Text::Fallback),
                    TextBox::CODE,
                ) }
                { self.whole_number(&meta_app, texts.get(Text::MetaApp), "1", "") }
                if let Some(link) = self.root.at(path) {
                    { self.kept_fields(link, is_known) }
                }
            </>
        }
    }

    fn apps(&self, list: &str) -> Html {
        let count = self.root.at(list).map_or(0, |list| list.as_list().len());
        let add = Command::AddItem { list: list.to_owned(), item: NewItem::App };
        html! {
            <div class="apps">
                <div class="items">{ for (0..count).map(|index| self.app(list, index, count)) }</div>
                { self.button("tool wide", add, self.texts.get(Text::AddApp)) }
            </div>
        }
    }

    fn app(&self, list: &str, index: usize, count: usize) -> Html {
        let path = item_path(list, index);
        let texts = self.texts;
        let title = texts.with(Text::SignedApp, &[&self.number(index + 1)]);
        let (package, hash) = (format!("{path}.package_name"), format!("{path}.signature_hash"));
        let content = html! {
            <>
                <div class="grid">
                    { self.text(&package, texts.get(Text::Package), TextBox::NAME) }
                    { self.text(&hash, texts.get(Text::Hash), TextBox::NAME) }
                </div>
                { self.other_notes(&path) }
            </>
        };
        self.item(&path, index, count, &title, content)
    }

    /// An item of a list with its name and the buttons that move it, duplicate it and take it away.
    pub(crate) fn item(
        &self,
        path: &str,
        index: usize,
        count: usize,
        title: &str,
        content: Html,
    ) -> Html {
        let label = |text: Text| format!("{}: {title}", self.texts.get(text));
        let path = || path.to_owned();
        let up = Command::Move { path: path(), by: -1 };
        let down = Command::Move { path: path(), by: 1 };
        let duplicate = Command::Duplicate { path: path() };
        let remove = Command::Remove { path: path() };
        html! {
            <div
                key={index}
                class="item"
                data-item={path()}
                role="group"
                aria-label={title.to_owned()}
            >
                <div class="item-head">
                    <h3 class="item-title">{ title }</h3>
                    <div class="tools">
                        { self.icon_button_if(index > 0, up, &label(Text::Up), icons::UP) }
                        { self.icon_button_if(
                            index + 1 < count,
                            down,
                            &label(Text::Down),
                            icons::DOWN,
                        ) }
                        { self.icon_button(duplicate, &label(Text::Duplicate), icons::DUPLICATE) }
                        { self.icon_button(remove, &label(Text::Remove), icons::REMOVE) }
                    </div>
                </div>
                { content }
            </div>
        }
    }
}
