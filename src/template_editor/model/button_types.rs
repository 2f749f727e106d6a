//! The types of buttons, and the fields that each type has.
//! How many of which there may be is decided by the policy.

use super::definition::Node;
use super::field_path::steps;
use crate::template_editor::texts::Text;

/// How a field of a button is edited.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum FieldEditor {
    /// A text that every button of the type has.
    Text,
    /// A text that a button need not have.
    Option,
    Code,
    /// An address, and a sample of it where it holds a variable.
    Address,
    Sample,
    OtpType,
    FlowAction,
    Flag,
    Apps,
    /// The link into an app.
    AppLink,
    /// The same for a button that need not have one: shown where it has.
    OptionalAppLink,
}

/// A field of a button: its name in the definition, its label, and how it is edited.
pub(crate) struct ButtonField {
    pub(crate) name: &'static str,
    pub(crate) label: Text,
    pub(crate) editor: FieldEditor,
}

const fn field(name: &'static str, label: Text, editor: FieldEditor) -> ButtonField {
    ButtonField { name, label, editor }
}

const LABEL: ButtonField = field("text", Text::Label, FieldEditor::Text);
const OPTIONAL_LABEL: ButtonField = field("text", Text::Label, FieldEditor::Option);

/// A type of button as the platform names it, its name for people, and its fields.
pub(crate) struct ButtonType {
    pub(crate) name: &'static str,
    pub(crate) label: Text,
    fields: &'static [ButtonField],
}

/// developers.facebook.com …/whatsapp/templates/components and …/templates/authentication-templates
/// (first-party).
pub(crate) const BUTTON_TYPES: [ButtonType; 13] = [
    ButtonType { name: "QUICK_REPLY", label: Text::QuickReply, fields: &[LABEL] },
    ButtonType {
        name: "URL",
        label: Text::Url,
        fields: &[
            LABEL,
            field("url", Text::Address, FieldEditor::Address),
            field("app_deep_link", Text::AndroidLink, FieldEditor::OptionalAppLink),
        ],
    },
    ButtonType {
        name: "PHONE_NUMBER",
        label: Text::PhoneNumber,
        fields: &[LABEL, field("phone_number", Text::Number, FieldEditor::Code)],
    },
    ButtonType {
        name: "COPY_CODE",
        label: Text::CopyCode,
        fields: &[field("example", Text::Code, FieldEditor::Sample)],
    },
    ButtonType {
        name: "OTP",
        label: Text::Otp,
        fields: &[
            field("otp_type", Text::OtpKind, FieldEditor::OtpType),
            OPTIONAL_LABEL,
            field("autofill_text", Text::AutofillLabel, FieldEditor::Option),
            field("zero_tap_terms_accepted", Text::Terms, FieldEditor::Flag),
            field("supported_apps", Text::SignedApp, FieldEditor::Apps),
        ],
    },
    ButtonType {
        name: "FLOW",
        label: Text::Flow,
        fields: &[
            LABEL,
            field("flow_id", Text::FlowId, FieldEditor::Code),
            field("flow_name", Text::FlowName, FieldEditor::Code),
            field("flow_action", Text::FlowAction, FieldEditor::FlowAction),
            field("navigate_screen", Text::FlowScreen, FieldEditor::Code),
        ],
    },
    ButtonType { name: "CATALOG", label: Text::Catalog, fields: &[OPTIONAL_LABEL] },
    ButtonType { name: "MPM", label: Text::MultiProduct, fields: &[OPTIONAL_LABEL] },
    ButtonType { name: "SPM", label: Text::SingleProduct, fields: &[OPTIONAL_LABEL] },
    ButtonType { name: "VOICE_CALL", label: Text::VoiceCall, fields: &[OPTIONAL_LABEL] },
    ButtonType {
        name: "APP",
        label: Text::App,
        fields: &[OPTIONAL_LABEL, field("app_deep_link", Text::AndroidLink, FieldEditor::AppLink)],
    },
    ButtonType {
        name: "REQUEST_CONTACT_INFO",
        label: Text::RequestContact,
        fields: &[OPTIONAL_LABEL],
    },
    ButtonType { name: "ORDER_DETAILS", label: Text::OrderDetails, fields: &[OPTIONAL_LABEL] },
];

/// The fields of a type of button, written in either case; none of a type that this version does
/// not know.
pub(crate) fn fields_of(kind: &str) -> &'static [ButtonField] {
    BUTTON_TYPES
        .iter()
        .find(|known| known.name.eq_ignore_ascii_case(kind))
        .map_or(&[], |known| known.fields)
}

/// A button of a type, before anything is written into it.
pub(crate) fn blank(kind: &str) -> Node {
    let mut button = Node::map([("type", Node::text(kind))]);
    change_type(&mut button, kind);
    button
}

/// Makes a button one of another type: what both types have stays, what only the old one has goes,
/// and what this version does not know stays.
pub(crate) fn change_type(button: &mut Node, kind: &str) {
    let kept = fields_of(kind);
    let is_kept = |old: &ButtonField| {
        kept.iter().any(|new| {
            new.name == old.name
                && (new.editor == old.editor || matches!(old.name, "text" | "app_deep_link"))
        })
    };
    for old in fields_of(button.field("type")).iter().filter(|old| !is_kept(old)) {
        button.set(&steps(old.name), None);
        if old.editor == FieldEditor::Address {
            button.set(&steps("example"), None);
        }
    }
    for new in kept {
        let value = match new.editor {
            FieldEditor::Text | FieldEditor::Address | FieldEditor::Sample => "",
            FieldEditor::OtpType => "COPY_CODE",
            _ => continue,
        };
        if button.key(new.name).is_none() {
            button.set(&steps(new.name), Some(Node::text(value)));
        }
    }
    button.set(&steps("type"), Some(Node::text(kind)));
}
