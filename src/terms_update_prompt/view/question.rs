//! The question as a form: heading, deadline, what changes, what follows otherwise, the buttons.
//! What it says is the policy's answer and the notice's texts.

use windowpane_policy::terms::{Access, Basis, Phase};
use yew::prelude::*;

use super::buttons::{answers, cross, keeping, links};
use super::changes::{changes, data, shown_in, whole_text};
use super::consequences::{access, cost, otherwise};
use super::context::View;
use super::deadline::{deadline, other_dates};
use super::form::hidden_fields;
use super::words::{fill, filled};
use crate::terms_update_prompt::state::Frame;
use crate::terms_update_prompt::texts::Text;

/// The text of the heading.
pub(super) fn heading_text(view: &View<'_>) -> String {
    match &view.props.notice.issuer.name {
        Some(issuer) => fill(view.text(Text::Heading), issuer),
        None => view.text(Text::HeadingPlain).to_owned(),
    }
}

/// The question in a strip beside the page.
pub(in crate::terms_update_prompt) fn strip(view: &View<'_>, heading: &NodeRef) -> Html {
    html! {
        <div class="strip" part="strip" role="region" aria-labelledby="heading">
            { sheet(view, Frame::Strip, heading) }
        </div>
    }
}

/// The whole question. A strip folds the details.
pub(in crate::terms_update_prompt) fn sheet(
    view: &View<'_>,
    frame: Frame,
    heading: &NodeRef,
) -> Html {
    let answer = view.answer;
    let heading_nodes = match &view.props.notice.issuer.name {
        Some(issuer) => filled(view.text(Text::Heading), issuer),
        None => html! { view.text(Text::HeadingPlain) },
    };
    // Without a service there is nothing to send: the browser closes the dialog and asks again on the next page.
    let endpoint = view.props.endpoint.clone();
    let method = if endpoint.is_some() { "post" } else { "dialog" };
    html! {
        <form class="sheet" part="panel" {method} action={endpoint.unwrap_or_default()}>
            { hidden_fields(view) }
            <div class="scroll" part="body">
                // The page's own, in light DOM: <img slot="logo" …>.
                <slot name="logo" />
                <h2 id="heading" class="heading" part="heading" tabindex="-1" ref={heading}>
                    { heading_nodes }
                </h2>
                if frame == Frame::Modal {
                    { lead(view) }
                }
                if answer.not_translated {
                    { shown_in(view, view.shown_language().unwrap_or_default()) }
                }
                { deadline(view, frame) }
                if answer.access != Access::Full {
                    <p class="limits" part="limits">
                        { access(view, answer.access, &answer.limits) }
                    </p>
                }
                if frame == Frame::Strip {
                    <p class="links">{ links(view) }</p>
                    <details class="details" part="details">
                        <summary class="fold">
                            <span class="more">{ view.text(Text::More) }</span>
                            <span class="less">{ view.text(Text::Less) }</span>
                        </summary>
                        { lead(view) }
                        { other_dates(view) }
                        { details(view) }
                        <p class="links">{ keeping(view) }</p>
                    </details>
                } else {
                    { details(view) }
                    <p class="links">{ links(view) }{ keeping(view) }</p>
                }
            </div>
            { foot(view) }
        </form>
    }
}

fn lead(view: &View<'_>) -> Html {
    let is_contract = view.props.notice.basis == Basis::Contract;
    let text = if is_contract { Text::Lead } else { Text::LeadConsent };
    html! { <p class="lead">{ view.text(text) }</p> }
}

fn details(view: &View<'_>) -> Html {
    html! {
        <>
            { changes(view) }
            { data(view) }
            { otherwise(view) }
            { whole_text(view) }
        </>
    }
}

fn foot(view: &View<'_>) -> Html {
    let answer = view.answer;
    let asks = matches!(answer.phase, Phase::Open | Phase::Closing | Phase::Overdue);
    html! {
        <div class="foot" part="actions">
            { refusal(view) }
            { cost(view) }
            if asks && !answer.may_not_now && !view.state.reviewing {
                <p class="muted">{ view.text(Text::NoNotNow) }</p>
            }
            { answers(view) }
            if view.state.reviewing || answer.may_not_now {
                { cross(view) }
            }
        </div>
    }
}

/// The service's reason for refusing the last answer.
pub(super) fn refusal(view: &View<'_>) -> Html {
    let Some(reason) = &view.state.refusal else { return Html::default() };
    html! {
        <p class="refusal" part="refusal" role="alert">
            { view.text(Text::Refused) }
            { view.marks().gap }
            { reason }
        </p>
    }
}
