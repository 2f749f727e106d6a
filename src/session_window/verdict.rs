//! Whether the message may go, why not, and what else may.
//! The timeline shows the same reasons; the head and the time of the window are in `card.rs`.

use windowpane_policy::send::{Answer, Instead};
use yew::prelude::*;

use super::icons::{self, icon};
use super::texts::{Text, Texts};
use crate::ui::intl;

/// The verdict in one sentence.
pub(super) fn sentence<'t>(answer: &Answer, texts: &'t Texts) -> &'t str {
    texts.get(if answer.allowed { Text::May } else { Text::MayNot })
}

/// The verdict with its reasons, and a button for each other kind of message that may go.
pub(super) fn verdict(answer: &Answer, texts: &Texts, oninstead: &Callback<Instead>) -> Html {
    let (class, sign) =
        if answer.allowed { ("verdict yes", icons::YES) } else { ("verdict no", icons::NO) };
    let choice = |kind: Instead| {
        let onclick = oninstead.reform(move |_: MouseEvent| kind);
        html! {
            <button type="button" class="button" part="button" {onclick}>
                { instead(kind, texts) }
            </button>
        }
    };
    html! {
        <div {class} part="verdict">
            { icon(sign) }
            <div>
                <p class="says" part="says">{ sentence(answer, texts) }</p>
                { reasons(answer, texts) }
                if !answer.instead.is_empty() {
                    <p class="instead-title" part="instead-title">{ texts.get(Text::Instead) }</p>
                    <p class="instead" part="instead">
                        { for answer.instead.iter().map(|kind| choice(*kind)) }
                    </p>
                }
            </div>
        </div>
    }
}

/// Why a message may not go, what to do about it, and the platform's code.
pub(crate) fn reasons(answer: &Answer, texts: &Texts) -> Html {
    let gap = intl::marks(&texts.language).gap;
    let reason = |[sentence, remedy]: [&str; 2]| {
        html! {
            <p class="reason" part="reason">
                { sentence }{ gap }<span class="remedy" part="remedy">{ remedy }</span>
            </p>
        }
    };
    html! {
        <>
            { for answer.reasons.iter().map(|one| reason(texts.reason(*one))) }
            if let Some(code) = answer.platform_code {
                <p class="code" part="code">
                    { texts.get(Text::Code) }{ " " }<code>{ code }</code>
                </p>
            }
        </>
    }
}

/// What another kind of message is called.
pub(crate) fn instead(kind: Instead, texts: &Texts) -> &str {
    texts.get(match kind {
        Instead::FreeForm => Text::FreeForm,
        Instead::Template => Text::Template,
        Instead::HumanAgentReply => Text::HumanAgent,
    })
}
