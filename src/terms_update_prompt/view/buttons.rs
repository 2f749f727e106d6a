//! The buttons and links: the answers, the cross, saving and printing, the document and the ways out.
//! What a button does is in `controller.rs`.

use windowpane_policy::terms::{Action, Phase};
use yew::prelude::*;

use super::context::View;
use super::words::notice_text;
use crate::terms_update_prompt::controller::{Command, Exit};
use crate::terms_update_prompt::props::{DefaultAction, ExitUrl};
use crate::terms_update_prompt::texts::Text;

/// The buttons of the question, all of the same weight.
pub(super) fn answers(view: &View<'_>) -> Html {
    let (reviewing, phase) = (view.state.reviewing, view.answer.phase);
    let withdraws = reviewing && phase == Phase::Accepted;
    let declines = !reviewing || !matches!(phase, Phase::Accepted | Phase::Declined);
    html! {
        <div class="answers">
            if withdraws {
                { answer(view, Action::Withdraw, html! { view.text(Text::Withdraw) }) }
            } else {
                { labelled(view, Action::Accept) }
            }
            if declines {
                { labelled(view, Action::Decline) }
            }
            if reviewing {
                { button(view, Command::Keep, "keep", Text::Keep) }
            } else if view.answer.may_not_now {
                { labelled(view, Action::NotNow) }
            }
        </div>
    }
}

/// A button for an answer with the page's label, else the notice's, else the prompt's own.
fn labelled(view: &View<'_>, action: Action) -> Html {
    let (notice, own) = (view.labels(), &view.props.notice.labels);
    let (notice, own, text) = match action {
        Action::Decline => (&notice.decline, &own.decline, Text::Decline),
        Action::NotNow => (&notice.not_now, &own.not_now, Text::NotNow),
        Action::Accept | Action::Withdraw => (&notice.accept, &own.accept, Text::Accept),
    };
    let label = if notice.is_none() || view.texts.own(action.name()).is_some() {
        html! { view.text(text) }
    } else {
        notice_text(view, "span", None, notice, Some(own))
    };
    answer(view, action, label)
}

/// A button for an answer. The form sends it where no script listens. All answers are one part, so that no style can emphasise one.
fn answer(view: &View<'_>, action: Action, label: Html) -> Html {
    let onclick = view.on(Command::Answer(action));
    html! {
        <button
            type="submit"
            name="action"
            class="button"
            part="button answer"
            value={action.name()}
            {onclick}
        >
            { label }
        </button>
    }
}

/// A button that does not answer.
pub(super) fn button(view: &View<'_>, command: Command, value: &'static str, label: Text) -> Html {
    let onclick = view.on(command);
    html! {
        <button type="button" name="action" class="button" part="button" {value} {onclick}>
            { view.text(label) }
        </button>
    }
}

/// The cross in the corner: "not now" like Escape, or the end of a review.
pub(super) fn cross(view: &View<'_>) -> Html {
    let own = view.labels().not_now.filter(|_| view.texts.own("not_now").is_none());
    let (kind, value, label, command) = if view.state.reviewing {
        ("button", "keep", view.text(Text::Keep), Command::Keep)
    } else {
        let label = own.as_deref().unwrap_or(view.text(Text::NotNow));
        ("submit", "not_now", label, Command::Answer(Action::NotNow))
    };
    html! {
        <button
            type={kind}
            name="action"
            class="leave"
            part="leave"
            {value}
            aria-label={label.to_owned()}
            onclick={view.on(command)}
        />
    }
}

/// Saving and printing need a script. A prompt that the server renders reserves their place.
pub(super) fn keeping(view: &View<'_>) -> Html {
    let class = if cfg!(target_arch = "wasm32") { "link" } else { "link reserved" };
    let button = |command, value: &'static str, label| {
        let onclick = view.on(command);
        html! {
            <>
                <button type="button" {class} part={value} {value} {onclick}>{ view.text(label) }</button>
                { " " }
            </>
        }
    };
    html! {
        <>
            { button(Command::Save, "save", Text::Save) }
            { button(Command::Print, "print", Text::Print) }
        </>
    }
}

/// The document, the export and the help.
pub(super) fn links(view: &View<'_>) -> Html {
    let document = web_address(&view.document().url);
    let export = view.props.export_url.as_ref().map(ExitUrl::as_str);
    let help = view.props.help_url.as_ref().map(ExitUrl::as_str);
    // Whoever asks can be asked.
    let help = help.or(web_address(&view.props.notice.issuer.url));
    html! {
        <>
            if let Some(url) = document {
                <a
                    class="link"
                    part="document"
                    href={url.to_owned()}
                    target="_blank"
                    rel="noopener noreferrer"
                >
                    { view.text(Text::Document) }
                </a>
                { " " }
            }
            { for export.map(|url| exit_link(view, Exit::Export, url)) }
            { for help.map(|url| exit_link(view, Exit::Help, url)) }
        </>
    }
}

fn exit_link(view: &View<'_>, exit: Exit, url: &str) -> Html {
    let (part, text) = match exit {
        Exit::Export => ("export", Text::Export),
        Exit::Help => ("help", Text::Help),
    };
    let onclick = {
        let (controller, url) = (view.controller.clone(), url.to_owned());
        move |event: MouseEvent| {
            if controller.exit(exit, &url) == DefaultAction::Prevent {
                event.prevent_default();
            }
        }
    };
    html! {
        <>
            <a class="link exit" {part} href={url.to_owned()} {onclick}>{ view.text(text) }</a>
            { " " }
        </>
    }
}

/// An address of the notice, if a link may lead there.
fn web_address(address: &Option<String>) -> Option<&str> {
    address.as_deref().filter(|address| address.starts_with("https://"))
}
