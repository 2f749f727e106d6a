//! What a date shows.
//! How it is written in a language is not here.

/// What a date shows: the options of `Intl.DateTimeFormat`.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DateStyle {
    pub(crate) weekday: Option<Length>,
    pub(crate) year: bool,
    pub(crate) month: Option<Length>,
    pub(crate) day: bool,
    pub(crate) hour: bool,
    pub(crate) minute: bool,
    /// Whether the name of the time zone follows.
    pub(crate) zone_name: bool,
}

/// How a weekday or a month is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// "Monday"
    Long,
    /// "Mon"
    Short,
}

impl Length {
    /// The word of `Intl`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Length::Long => "long",
            Length::Short => "short",
        }
    }
}
