//! Content types of Twilio that are sent in an open session only and can be no template.
//! Other content types are translated in `import/twilio`.

/// What to say of a type that has no counterpart among templates: twilio.com/docs/content/twilio-location and
/// …/twilio-list-picker (vendor).
pub(super) fn session_only(kind: &str) -> Option<&'static str> {
    matches!(kind, "twilio/list-picker" | "twilio/location")
        .then_some("Twilio sends this type of content in an open session only; it cannot be approved as a template.")
}
