//! The style sheets of the panes, for the shadow roots that they are in.
//! How a shadow root is made is not here: [`crate::Shadow`] does it for a Yew application, and the elements do it by themselves.
//!
//! A page changes the look by the custom properties that begin with `--wp-`, set on the host of the shadow root.

/// That of [`crate::TermsUpdatePrompt`].
pub const TERMS_UPDATE_PROMPT: &str =
    concat!(include_str!("../www/style/base.css"), include_str!("terms_update_prompt/style.css"));

/// That of [`crate::TemplatePreview`].
pub const TEMPLATE_PREVIEW: &str =
    concat!(include_str!("../www/style/base.css"), include_str!("template_preview/style.css"));

/// That of [`crate::SessionWindow`].
pub const SESSION_WINDOW: &str =
    concat!(include_str!("../www/style/base.css"), include_str!("session_window/style.css"));

/// That of [`crate::SessionTimeline`].
pub const SESSION_TIMELINE: &str =
    concat!(include_str!("../www/style/base.css"), include_str!("session_timeline/style.css"));

/// That of [`crate::TemplateEditor`], with that of the preview in it.
pub const TEMPLATE_EDITOR: &str = concat!(
    include_str!("../www/style/base.css"),
    include_str!("template_preview/style.css"),
    include_str!("template_editor/style.css")
);
