//! What a browser without a script is shown after its form has been taken: what was recorded, when, and how to change one's mind;
//! or why it was not. Taking it, and the page around this, are the service's.

use std::rc::Rc;

use windowpane_policy::terms::Action;
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::view::fill;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::terms_update_prompt::{Text, Texts};
use crate::ui::intl;

/// What became of an answer.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// It is on the service's disk.
    Recorded {
        /// What was answered.
        action: Action,
        /// When, by the clock of the service.
        at: Instant,
        /// Where the visitor stands with it: [`Action::Accept`], [`Action::Decline`], or none.
        standing: Option<Action>,
        /// The fields of a form for another answer, names and values.
        fields: Vec<(&'static str, String)>,
    },
    /// It is not, for this reason.
    Refused(String),
}

/// What is said, to whom.
#[derive(Clone, PartialEq, Properties)]
pub struct RecordedProps {
    /// The visitor's language, BCP 47.
    pub language: String,
    /// Where another answer is sent.
    pub endpoint: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The page that the visitor came from.
    pub back: Option<String>,
}

/// What is said of the outcome, in one line: the title of the page.
pub(crate) fn title(props: &RecordedProps) -> (String, Rc<str>) {
    let t = Texts::of(&props.language, &Rc::default());
    let said = match &props.outcome {
        Outcome::Refused(_) => t.get(Text::Refused).to_owned(),
        Outcome::Recorded { action, at, .. } => {
            let said = match action {
                Action::Accept => Text::Accepted,
                Action::Decline => Text::Declined,
                Action::NotNow => Text::PutOff,
                Action::Withdraw => Text::Withdrawn,
            };
            fill(t.get(said), &intl::date_and_time(*at, &t.language, Some("UTC")))
        }
    };
    (said, t.language)
}

#[component]
pub(crate) fn Recorded(props: &RecordedProps) -> Html {
    let (said, language) = title(props);
    let t = Texts::of(&props.language, &Rc::<Value<'static>>::default());
    let draw = &mut Draw::default();
    draw.open(
        "div",
        &["class", "lang", "dir"],
        &["prompt still", &language, intl::direction(&language)],
    );
    draw.open(
        "dialog",
        &["class", "part", "aria-labelledby", "open"],
        &["modal", "dialog", "heading", ""],
    );
    draw.open(
        "form",
        &["class", "part", "method", "action"],
        &["sheet", "panel", "post", &props.endpoint],
    );
    draw.open("div", &["class", "part"], &["scroll", "body"]);
    draw.open("h1", &["id", "class", "part"], &["heading", "heading", "heading"])
        .text(&said)
        .close();
    let button = |draw: &mut Draw, value: &str, text: Text| {
        draw.open(
            "button",
            &["class", "part", "name", "value"],
            &["button", "button", "action", value],
        );
        draw.text(t.get(text)).close();
    };
    match &props.outcome {
        Outcome::Refused(reason) => {
            draw.open("p", &["class", "part", "lang", "dir"], &["refusal", "refusal", "en", "ltr"])
                .text(reason)
                .close();
            draw.close()
                .open("div", &["class", "part"], &["foot", "actions"])
                .class("div", "answers");
        }
        Outcome::Recorded { standing, fields, .. } => {
            draw.line("p", "lead", t.get(Text::Stored)).close();
            for (name, value) in fields {
                draw.open("input", &["type", "name", "value"], &["hidden", name, value]).close();
            }
            draw.open("div", &["class", "part"], &["foot", "actions"]).class("div", "answers");
            if *standing == Some(Action::Accept) {
                button(draw, "withdraw", Text::Withdraw);
            } else {
                button(draw, "accept", Text::Accept);
                if *standing != Some(Action::Decline) {
                    button(draw, "decline", Text::Decline);
                }
            }
        }
    }
    if let Some(back) = &props.back {
        draw.open("a", &["class", "part", "href"], &["button", "close", back])
            .text(t.get(Text::Close))
            .close();
    }
    // What follows says that the dialog is complete.
    draw.close().close().close().close().class("div", "visually-hidden").close().close().done()
}
