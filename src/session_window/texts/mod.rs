//! The pane's own texts and which language speaks.
//! The policy's rules are quoted as the policy writes them, in English.
//!
//! A language is one text with a line for each [`Text`], because a table of string slices costs eight bytes a sentence
//! before the first letter; `language!` does not compile when a line is missing or stands in the wrong place.

use windowpane_policy::send::{Reason, WindowState};
use yew::AttrValue;

use crate::locale;

macro_rules! language {
    ($($key:ident: $text:literal,)*) => {{
        use crate::session_window::texts::{Text, is_whole};
        const { assert!(is_whole(&[$(Text::$key),*])) };
        concat!($($text, "\n"),*)
    }};
}

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod pt_br;

/// The languages by the first part of their BCP 47 tag.
const LANGUAGES: [(&str, &str); 7] = [
    ("en", en::TEXTS),
    ("de", de::TEXTS),
    ("es", es::TEXTS),
    ("fr", fr::TEXTS),
    ("pt", pt_br::TEXTS),
    ("hi", hi::TEXTS),
    ("ar", ar::TEXTS),
];

/// What can be said, in the order of every language's lines.
#[derive(Clone, Copy)]
pub(super) enum Text {
    // The states, in the order of `WindowState`.
    NeverOpened,
    Open,
    ClosingSoon,
    Closed,
    NoWindow,
    /// The pane's name for assistive technology.
    Name,
    /// After the digits.
    Left,
    // Before a weekday and a time.
    Opened,
    Closes,
    Over,
    May,
    MayNot,
    /// Above the buttons of what else may be sent.
    Instead,
    // Those buttons, in the order of `Instead`.
    FreeForm,
    Template,
    HumanAgent,
    Why,
    /// Before a number.
    Code,
    // After a number of the digits.
    Hours,
    Minutes,
    Seconds,
    // The reasons, in the order of `Reason`: what is so, a bar, what to do about it.
    AccountLocked,
    BusinessNotVerified,
    VerticalProhibited,
    VerticalRestricted,
    RecipientBlocked,
    TermsNotAccepted,
    NotOptedIn,
    MarketingStopped,
    MarketingPausedInCountry,
    MessagingLimitReached,
    TemplatesNotOnChannel,
    TemplateInvalid,
    TemplateNotApproved,
    DataCategoryNotCovered,
    TimestampInFuture,
    HumanAgentOnly,
    NoInbound,
    WindowClosed,
}

const COUNT: usize = Text::WindowClosed as usize + 1;
const FIRST_REASON: usize = Text::AccountLocked as usize;

// The reasons of the policy have their lines in the policy's order.
const _: () = assert!(FIRST_REASON + Reason::WindowClosed as usize + 1 == COUNT);
const _: () = assert!(FIRST_REASON + Reason::MarketingStopped as usize == Text::MarketingStopped as usize);
const _: () = assert!(FIRST_REASON + Reason::TemplateNotApproved as usize == Text::TemplateNotApproved as usize);
const _: () = assert!(WindowState::None as usize == Text::NoWindow as usize);

const fn is_whole(keys: &[Text]) -> bool {
    let mut at = 0;
    while at < keys.len() {
        if keys[at] as usize != at {
            return false;
        }
        at += 1;
    }
    at == COUNT
}

/// The texts of one language.
#[derive(Clone, PartialEq)]
pub(super) struct Texts {
    /// BCP 47: the language asked for with its region, or `en` where there are no texts in it.
    pub(super) language: AttrValue,
    lines: &'static str,
}

impl Texts {
    pub(super) fn of(language: &str) -> Self {
        let base = language.split('-').next().unwrap_or_default();
        match LANGUAGES.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(base)) {
            Some((_, lines)) => Texts { language: AttrValue::from(language.to_owned()), lines },
            None => Texts { language: AttrValue::Static("en"), lines: en::TEXTS },
        }
    }

    pub(super) fn direction(&self) -> &'static str {
        locale::direction(&self.language)
    }

    fn line(&self, at: usize) -> &'static str {
        let rest = (0..at).fold(self.lines, |rest, _| cut(rest, b'\n').1);
        cut(rest, b'\n').0
    }

    pub(super) fn get(&self, text: Text) -> &'static str {
        self.line(text as usize)
    }

    pub(super) fn state(&self, state: WindowState) -> &'static str {
        self.line(state as usize)
    }

    /// What is so, and what an agent can do about it.
    pub(super) fn reason(&self, reason: Reason) -> (&'static str, &'static str) {
        cut(self.line(FIRST_REASON + reason as usize), b'|')
    }
}

/// What stands before and after the first `mark`.
fn cut(text: &'static str, mark: u8) -> (&'static str, &'static str) {
    let end = text.bytes().position(|byte| byte == mark).unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn no_line_holds_two_and_every_reason_has_a_remedy() {
        for (tag, lines) in LANGUAGES {
            assert_eq!(lines.lines().count(), COUNT, "{tag}");
            for (at, line) in lines.lines().enumerate() {
                assert!(!line.trim().is_empty(), "{tag} {at}");
                assert_eq!(line.matches('|').count(), usize::from(at >= FIRST_REASON), "{tag} {line}");
            }
        }
    }

    #[wasm_bindgen_test]
    fn the_nearest_language_speaks() {
        for (asked, tag, open) in [
            ("de-AT", "de-AT", "Offen"),
            ("PT-br", "PT-br", "Aberta"),
            ("pt-PT", "pt-PT", "Aberta"),
            ("ja", "en", "Open"),
            ("", "en", "Open"),
        ] {
            let texts = Texts::of(asked);
            assert_eq!((texts.language.as_str(), texts.get(Text::Open)), (tag, open), "{asked}");
        }
    }
}
