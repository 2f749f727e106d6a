//! The types of buttons, formats of headers and categories of templates, as tables.
//! What is wrong with a button is judged in `lint/buttons.rs`.

/// A type of button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ButtonType {
    QuickReply,
    Url,
    PhoneNumber,
    CopyCode,
    Otp,
    Flow,
    Catalog,
    MultiProduct,
    SingleProduct,
    VoiceCall,
    App,
    RequestContact,
    OrderDetails,
}

/// A row of [`BUTTONS`].
pub(super) struct ButtonTypeInfo {
    pub kind: ButtonType,
    /// Its name in the Graph API.
    pub name: &'static str,
    /// Its name in `sub_type` of a send request; empty where it takes no parameter.
    pub sub_type: &'static str,
    /// Whether the author has to write the label.
    pub needs_text: bool,
    /// The label that the platform shows in English where the author writes none.
    pub label: Option<&'static str>,
}

macro_rules! buttons {
    ($($kind:ident $name:literal $sub_type:literal $needs_text:literal $label:expr;)*) => {
        /// developers.facebook.com …/whatsapp/templates/components (first-party) and github.com/david-lev/pywa.
        pub(super) static BUTTONS: &[ButtonTypeInfo] = &[$(
            ButtonTypeInfo { kind: ButtonType::$kind, name: $name, sub_type: $sub_type, needs_text: $needs_text, label: $label },
        )*];
    };
}

buttons! {
    QuickReply "QUICK_REPLY" "quick_reply" true None;
    Url "URL" "url" true None;
    PhoneNumber "PHONE_NUMBER" "" true None;
    CopyCode "COPY_CODE" "copy_code" false Some("Copy offer code");
    Otp "OTP" "url" false Some("Copy code");
    Flow "FLOW" "flow" true None;
    Catalog "CATALOG" "catalog" false Some("View catalog");
    MultiProduct "MPM" "mpm" false Some("View items");
    SingleProduct "SPM" "" false Some("View");
    VoiceCall "VOICE_CALL" "voice_call" false Some("Call on WhatsApp");
    App "APP" "app" false None;
    RequestContact "REQUEST_CONTACT_INFO" "" false None;
    OrderDetails "ORDER_DETAILS" "order_details" false None;
}

pub(super) fn button(name: &str) -> Option<&'static ButtonTypeInfo> {
    BUTTONS.iter().find(|kind| kind.name.eq_ignore_ascii_case(name))
}

/// A format of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Image,
    Video,
    Gif,
    Document,
    Location,
    Product,
}

/// Formats of headers by name: developers.facebook.com …/whatsapp/templates/components (first-party).
pub(super) static FORMATS: &[(&str, Format)] = &[
    ("TEXT", Format::Text),
    ("IMAGE", Format::Image),
    ("VIDEO", Format::Video),
    ("GIF", Format::Gif),
    ("DOCUMENT", Format::Document),
    ("LOCATION", Format::Location),
    ("PRODUCT", Format::Product),
];

impl Format {
    pub(super) fn read(name: &str) -> Option<Format> {
        FORMATS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, format)| *format)
    }

    pub(super) fn name(self) -> &'static str {
        FORMATS.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| *name)
    }

    /// Whether the author uploads a sample file.
    pub(super) fn is_media(self) -> bool {
        matches!(self, Format::Image | Format::Video | Format::Gif | Format::Document)
    }
}

/// A category of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Category {
    Marketing,
    Utility,
    Authentication,
    /// Absent, or none of the three.
    Other,
}

impl Category {
    pub(super) fn read(name: &str) -> Category {
        let known = [
            ("MARKETING", Category::Marketing),
            ("UTILITY", Category::Utility),
            ("AUTHENTICATION", Category::Authentication),
        ];
        known
            .into_iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map_or(Category::Other, |(_, category)| category)
    }
}

/// github.com/facebook/facebook-python-business-sdk, WhatsAppBusinessAccount (first-party, generated).
pub(super) static SUB_CATEGORIES: &[&str] = &["ORDER_DETAILS", "ORDER_STATUS", "RICH_ORDER_STATUS"];
