//! The confirmation of an answer: what was recorded and when, where it is kept, the receipt, and how to change the answer.
//! The question is in `question.rs`.

use windowpane_policy::terms::Action;
use yew::prelude::*;

use super::buttons::button;
use super::context::View;
use super::question::{heading_text, refusal};
use super::words::filled;
use crate::terms_update_prompt::controller::Command;
use crate::terms_update_prompt::state::{Kept, Outcome};
use crate::terms_update_prompt::texts::Text;
use crate::ui::{intl, storage};

/// The strip that confirms an answer, or shows a refusal without a question. It is in the page even when it is empty, so that
/// screen readers announce what comes into it.
pub(in crate::terms_update_prompt) fn confirmation(
    view: &View<'_>,
    outcome: Option<&Outcome>,
    is_shown: bool,
    node: &NodeRef,
) -> Html {
    html! {
        <div
            class={if is_shown { "told" } else { "visually-hidden" }}
            part={is_shown.then_some("told")}
            role={is_shown.then_some("region")}
            aria-label={is_shown.then(|| heading_text(view))}
            tabindex={is_shown.then_some("-1")}
            ref={node}
        >
            <div role="status">
                if is_shown {
                    { refusal(view) }
                    { for outcome.map(|outcome| told(view, outcome)) }
                }
            </div>
            if is_shown {
                <div class="answers">
                    if outcome.is_some() {
                        { button(view, Command::Receipt, "receipt", Text::Receipt) }
                    }
                    { button(view, Command::Review, "review", Text::Change) }
                    { button(view, Command::Close, "close", Text::Close) }
                </div>
            }
        </div>
    }
}

fn told(view: &View<'_>, outcome: &Outcome) -> Html {
    let text = match outcome.action {
        Action::Accept => Text::Accepted,
        Action::Decline => Text::Declined,
        Action::NotNow => Text::PutOff,
        Action::Withdraw => Text::Withdrawn,
    };
    let zone = view.props.time_zone.as_deref();
    let time = intl::date_and_time(outcome.at, &view.texts.language, zone);
    // The browser does not store anything, so the answer may be lost with the page.
    let forgets = storage::is_volatile();
    let place = match outcome.kept {
        Kept::ByPage => None,
        Kept::InOutbox if forgets => Some(Text::Unkept),
        Kept::InOutbox => Some(Text::Kept),
        Kept::ByService => Some(Text::Stored),
    };
    let asks_again = forgets && outcome.kept != Kept::InOutbox && view.props.subject.is_none();
    let later = (outcome.action != Action::NotNow).then_some(Text::Later);
    let later = if asks_again { Some(Text::Forgets) } else { later };
    let lines = [place, later].into_iter().flatten().map(|line| view.text(line));
    html! {
        <>
            <p class="title">{ filled(view.text(text), &time) }</p>
            { for lines.filter(|line| !line.is_empty()).map(|line| html! { <p class="muted">{ line }</p> }) }
        </>
    }
}
