//! How the phone around a bubble is drawn, as the page sets it: which phone, whose screen, which colours, and whether anything works.
//! What the bubble holds is not decided here.

use windowpane_policy::{Error, ErrorCode, Instant, Value};

use super::{fixed_now, given};

/// What the properties `device`, `platform`, `view`, `theme`, `links` and `now` ask for.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    /// A desktop app rather than a phone.
    pub(super) desktop: bool,
    /// The business's own screen, where the message was sent and has ticks. A customer's has none: they stand on what one has sent.
    pub(super) sent: bool,
    /// The host lets links be followed and codes be copied; otherwise nothing in the bubble does anything to the world.
    pub(super) live: bool,
    /// Where the page stopped the clock.
    pub(super) fixed: Option<Instant>,
    ios: bool,
    theme: usize,
}

const THEMES: [&str; 3] = ["", " light", " dark"];

impl Look {
    pub(super) fn read(input: &Value<'static>) -> Result<Look, Error> {
        let choice = |name, words, message| choice(input, name, words, message);
        Ok(Look {
            desktop: choice("device", &["phone", "desktop"], "expected \"phone\" or \"desktop\"")?
                == 1,
            ios: choice("platform", &["android", "ios"], "expected \"android\" or \"ios\"")? == 1,
            sent: choice(
                "view",
                &["customer", "business"],
                "expected \"customer\" or \"business\"",
            )? == 1,
            live: choice("links", &["off", "live"], "expected \"off\" or \"live\"")? == 1,
            theme: choice(
                "theme",
                &["auto", "light", "dark"],
                "expected \"auto\", \"light\" or \"dark\"",
            )?,
            fixed: fixed_now(input),
        })
    }

    /// The classes of the phone.
    pub(super) fn classes(&self) -> String {
        let device = if self.desktop { "phone desktop" } else { "phone" };
        let platform = if self.ios { " ios" } else { " android" };
        [device, platform, if self.sent { " sent" } else { "" }, THEMES[self.theme]].concat()
    }
}

/// Which of its words a property that only the pane has is set to; the first is what holds without it.
pub(super) fn choice(
    input: &Value<'static>,
    name: &str,
    words: &[&str],
    message: &'static str,
) -> Result<usize, Error> {
    let Some(set) = given(input, name) else { return Ok(0) };
    let found = set.as_text().and_then(|set| words.iter().position(|word| *word == set));
    found.ok_or_else(|| Error {
        code: ErrorCode::Value,
        path: name.to_owned(),
        message: message.into(),
    })
}
