//! The prompt, with the notice of the demo.
//! Where decisions are stored is the application's work; this one only tells of them.

use std::rc::Rc;

use windowpane::{DecisionRecord, DefaultAction, PhaseChange, Shadow, TermsUpdatePrompt, style};
use windowpane_policy::terms::Notice;
use windowpane_policy::{Instant, Value, to_json};
use yew::prelude::*;

use super::SectionProps;

const NOTICE: &str = include_str!("../../../../www/demo/notice/whatsapp-2021.json");

fn read(json: &str) -> Option<Rc<Notice>> {
    let value = Value::from_json(json).ok()?;
    Notice::read(&value).ok().map(Rc::new)
}

#[component]
pub(crate) fn Prompt(props: &SectionProps) -> Html {
    let notice = use_memo((), |()| read(NOTICE));
    let review = use_state(|| false);
    let ondecision = {
        let tell = props.tell.clone();
        Callback::from(move |decision: DecisionRecord| {
            tell.emit(format!("decision {}", to_json(&decision.action)));
            DefaultAction::Allow
        })
    };
    let onphasechange = {
        let tell = props.tell.clone();
        move |change: PhaseChange| tell.emit(format!("phasechange {}", to_json(&change.phase)))
    };
    let onreviewend = {
        let review = review.clone();
        move |()| review.set(false)
    };
    let ask_again = {
        let review = review.clone();
        move |_: MouseEvent| review.set(true)
    };
    let Some(notice) = (*notice).clone() else {
        return html! { <p>{ "The notice cannot be read." }</p> };
    };
    html! {
        <section aria-labelledby="prompt">
            <h2 id="prompt">{ "Terms update" }</h2>
            <button onclick={ask_again}>{ "Show the question again" }</button>
            <Shadow style={style::TERMS_UPDATE_PROMPT}>
                <TermsUpdatePrompt
                    {notice}
                    language="en"
                    now={Instant::parse("2021-01-20T12:00:00Z")}
                    review={*review}
                    {ondecision}
                    {onphasechange}
                    {onreviewend}
                />
            </Shadow>
        </section>
    }
}
