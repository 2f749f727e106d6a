//! The page that a browser without a script is shown after it has sent the form: what was recorded and how to change it, or why
//! it was not.
//! The service takes the form and writes the page around this.

use std::rc::Rc;

use windowpane_policy::Instant;
use windowpane_policy::terms::Action;
use yew::prelude::*;

use super::texts::{Text, Texts};
use super::view::fill;
use crate::ui::i18n::Labels;
use crate::ui::intl;

/// What became of an answer that was sent as a form.
#[derive(Clone, PartialEq)]
pub enum FormOutcome {
    /// The service has stored it.
    Recorded {
        /// The answer.
        action: Action,
        /// When, by the service's clock.
        at: Instant,
        /// The decision that counts now: [`Action::Accept`], [`Action::Decline`], or none.
        standing: Option<Action>,
        /// The hidden fields of a form for another answer, names and values.
        fields: Vec<(&'static str, String)>,
    },
    /// The service has not stored it, for this reason.
    Refused(String),
}

/// What the page says, and to whom.
#[derive(Clone, PartialEq, Properties)]
pub struct ResultPageProps {
    /// The visitor's language, BCP 47.
    pub language: String,
    /// The address that takes another answer.
    pub endpoint: String,
    /// What became of the answer.
    pub outcome: FormOutcome,
    /// The page that the visitor came from.
    pub back: Option<String>,
}

/// The outcome in one line, and its language: the title of the page.
pub(crate) fn title(props: &ResultPageProps) -> (String, Rc<str>) {
    let texts = Texts::of(&props.language, &Labels::default());
    let title = match &props.outcome {
        FormOutcome::Refused(_) => texts.get(Text::Refused).to_owned(),
        FormOutcome::Recorded { action, at, .. } => {
            let text = match action {
                Action::Accept => Text::Accepted,
                Action::Decline => Text::Declined,
                Action::NotNow => Text::PutOff,
                Action::Withdraw => Text::Withdrawn,
            };
            fill(texts.get(text), &intl::date_and_time(*at, &texts.language, Some("UTC")))
        }
    };
    (title, texts.language)
}

/// The content of the page.
#[component]
pub(crate) fn ResultPage(props: &ResultPageProps) -> Html {
    let (title, language) = title(props);
    let texts = &Texts::of(&props.language, &Labels::default());
    let body = match &props.outcome {
        FormOutcome::Refused(reason) => html! {
            <p class="refusal" part="refusal" lang="en" dir="ltr">{ reason }</p>
        },
        FormOutcome::Recorded { .. } => html! { <p class="lead">{ texts.get(Text::Stored) }</p> },
    };
    html! {
        <div class="prompt still" lang={language.clone()} dir={intl::direction(&language)}>
            <dialog class="modal" part="dialog" aria-labelledby="heading" open=true>
                <form class="sheet" part="panel" method="post" action={props.endpoint.clone()}>
                    <div class="scroll" part="body">
                        <h1 id="heading" class="heading" part="heading">{ title }</h1>
                        { body }
                    </div>
                    { hidden_fields(&props.outcome) }
                    <div class="foot" part="actions">
                        <div class="answers">
                            { other_answers(&props.outcome, texts) }
                            if let Some(back) = &props.back {
                                <a class="button" part="close" href={back.clone()}>
                                    { texts.get(Text::Close) }
                                </a>
                            }
                        </div>
                    </div>
                </form>
            </dialog>
            // The style sheet shows a dialog once something follows it.
            <div class="visually-hidden"></div>
        </div>
    }
}

fn hidden_fields(outcome: &FormOutcome) -> Html {
    let FormOutcome::Recorded { fields, .. } = outcome else { return Html::default() };
    let field = |(name, value): &(&'static str, String)| {
        html! { <input type="hidden" name={*name} value={value.clone()} /> }
    };
    fields.iter().map(field).collect()
}

/// The answers that the visitor can still change to.
fn other_answers(outcome: &FormOutcome, texts: &Texts) -> Html {
    let FormOutcome::Recorded { standing, .. } = outcome else { return Html::default() };
    let answers = match standing {
        Some(Action::Accept) => &[(Action::Withdraw, Text::Withdraw)][..],
        Some(Action::Decline) => &[(Action::Accept, Text::Accept)],
        _ => &[(Action::Accept, Text::Accept), (Action::Decline, Text::Decline)],
    };
    let answer = |(action, text): &(Action, Text)| {
        html! {
            <button class="button" part="button" name="action" value={action.name()}>
                { texts.get(*text) }
            </button>
        }
    };
    answers.iter().map(answer).collect()
}
