//! What a mark says in words: for its tooltip, for the instant that is looked at, and for the table.
//! The texts themselves are in locales/.

use super::model::{Mark, Progress, Shape};
use super::texts::{Text, Texts};
use crate::ui::intl;

/// What it is: "Template".
pub(super) fn kind<'t>(mark: &Mark, texts: &'t Texts) -> &'t str {
    shape(mark.shape, texts)
}

pub(super) fn shape(shape: Shape, texts: &Texts) -> &str {
    texts.get(match shape {
        Shape::Message => Text::Message,
        Shape::Note => Text::Note,
        Shape::Call => Text::Call,
        Shape::Reply => Text::Reply,
        Shape::Template => Text::Template,
        Shape::Echo => Text::Echo,
    })
}

/// How far it came: "Not delivered"; empty for what the customer did.
pub(super) fn outcome<'t>(mark: &Mark, texts: &'t Texts) -> &'t str {
    mark.outcome.map_or("", |outcome| {
        texts.get(match outcome {
            Progress::Sent => Text::Sent,
            Progress::Delivered => Text::Delivered,
            Progress::Read => Text::Read,
            Progress::Refused => Text::Refused,
        })
    })
}

/// The platform's code and title: "131047 Re-engagement message"; empty where it was not refused.
pub(super) fn refusal(mark: &Mark) -> String {
    match &mark.refusal {
        Some((0, title)) => title.clone(),
        Some((code, title)) => format!("{code} {title}"),
        None => String::new(),
    }
}

/// Whose lane it is in.
pub(super) fn side<'t>(mark: &Mark, texts: &'t Texts) -> &'t str {
    texts.get(if mark.is_theirs() { Text::Customer } else { Text::Business })
}

/// All of it: "Wed 11 Mar, 11:02 · Reply · Please do not … · Not delivered · 131047 Re-engagement message".
pub(super) fn sentence(mark: &Mark, texts: &Texts) -> String {
    let time = intl::day_and_time(mark.at, &texts.language);
    let refusal = refusal(mark);
    let parts = [&time, kind(mark, texts), &mark.says, outcome(mark, texts), &refusal];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(" · ")
}
