//! The content types of Twilio's Content API, and which field of each becomes which component.
//! How the fields are translated is in `components.rs`.

/// A content type, and which of its fields are what; an empty name is no field.
pub(super) struct ContentType {
    pub name: &'static str,
    pub media: &'static str,
    pub header: &'static str,
    /// Joined by a line break where there is more than one.
    pub body: &'static [&'static str],
    pub footer: &'static str,
    pub actions: &'static str,
    /// The type of actions that name none.
    pub action: &'static str,
}

macro_rules! content_types {
    ($($name:literal $media:literal $header:literal $body:expr, $footer:literal $actions:literal $action:literal;)*) => {
        /// twilio.com/docs/content/content-types-overview (vendor), from the simplest to the most complex: of several types
        /// of a content Twilio sends the most complex that the channel takes. Fields: github.com/twilio/twilio-node,
        /// src/rest/content/v1/content.ts (vendor).
        pub(super) static CONTENT_TYPES: &[ContentType] = &[$(ContentType {
            name: $name, media: $media, header: $header, body: $body, footer: $footer, actions: $actions, action: $action,
        }),*];
    };
}

content_types! {
    "twilio/text" "" "" &["body"], "" "" "";
    "twilio/media" "media" "" &["body"], "" "" "";
    "twilio/location" "" "" &[], "" "" "";
    "twilio/quick-reply" "" "" &["body"], "" "actions" "QUICK_REPLY";
    "twilio/call-to-action" "" "" &["body"], "" "actions" "";
    "twilio/list-picker" "" "" &["body"], "" "" "";
    "twilio/card" "media" "" &["title", "body"], "subtitle" "actions" "";
    "twilio/carousel" "" "" &["body"], "" "" "";
    "twilio/catalog" "" "title" &["body"], "subtitle" "" "";
    "twilio/flows" "media_url" "" &["body"], "subtitle" "" "";
    "whatsapp/flows" "media_url" "" &["body"], "subtitle" "" "";
    "whatsapp/card" "media" "header_text" &["body"], "footer" "actions" "";
    "whatsapp/authentication" "" "" &[], "" "" "";
}

/// A card of `twilio/carousel`.
pub(super) static CARD: ContentType = ContentType {
    name: "",
    media: "media",
    header: "",
    body: &["title", "body"],
    footer: "",
    actions: "actions",
    action: "",
};
