//! How the phone around a bubble is drawn: which phone, whose screen, which colours, and whether
//! links work.
//! What the bubble holds is not decided here.

use windowpane_policy::Instant;
use yew::{Classes, classes};

/// The phone system whose app is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    /// Android.
    #[default]
    Android,
    /// iOS.
    Ios,
}

/// The kind of app that is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// The app on a phone.
    #[default]
    Phone,
    /// The desktop app, which leaves some buttons to the phone.
    Desktop,
}

/// The colours of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those that the visitor's system prefers.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Whose screen is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The customer's, where the message arrived.
    #[default]
    Customer,
    /// The business's, where it was sent and carries ticks.
    Business,
}

/// Whether links, phone numbers and copy buttons of the bubble work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkMode {
    /// They do nothing.
    #[default]
    Off,
    /// Links can be followed, numbers called and codes copied.
    Live,
}

/// Everything that decides how the phone is drawn.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Appearance {
    pub(crate) platform: Platform,
    pub(crate) device: Device,
    pub(crate) theme: Theme,
    pub(crate) view: View,
    pub(crate) links: LinkMode,
    /// Where the page stopped the clock.
    pub(crate) now: Option<Instant>,
}

impl Appearance {
    pub(super) fn is_live(&self) -> bool {
        self.links == LinkMode::Live
    }

    /// The classes of the phone, for the style sheet.
    pub(super) fn classes(&self) -> Classes {
        classes!(
            "phone",
            (self.device == Device::Desktop).then_some("desktop"),
            match self.platform {
                Platform::Android => "android",
                Platform::Ios => "ios",
            },
            (self.view == View::Business).then_some("sent"),
            match self.theme {
                Theme::Auto => None,
                Theme::Light => Some("light"),
                Theme::Dark => Some("dark"),
            },
        )
    }
}
