//! What changes, which data it is about, and the whole text of the document.
//! Which items apply to the visitor is decided by the policy.

use windowpane_policy::terms::{Change, ChangeKind, DataItem, DataStatus, Scope};
use yew::prelude::*;

use super::context::View;
use super::rich_text::rich_text;
use super::words::{filled, notice_text};
use crate::terms_update_prompt::texts::Text;
use crate::ui::intl;

pub(super) fn changes(view: &View<'_>) -> Html {
    if view.answer.changes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="changes" part="changes">
            <h3>{ view.text(Text::Changes) }</h3>
            <ul>{ for view.answer.changes.iter().map(|one| change(view, one)) }</ul>
        </section>
    }
}

fn change(view: &View<'_>, change: &Change) -> Html {
    let (badge, kind) = match change.kind {
        Some(ChangeKind::New) => (Some("badge new"), view.text(Text::New)),
        Some(ChangeKind::Changed) => (Some("badge changed"), view.text(Text::Changed)),
        Some(ChangeKind::Removed) => (Some("badge removed"), view.text(Text::Removed)),
        Some(ChangeKind::Unchanged) => (Some("badge"), view.text(Text::Unchanged)),
        None => (None, ""),
    };
    let scope = match change.scope {
        Some(Scope::Business) => view.text(Text::Business),
        Some(Scope::Personal) => view.text(Text::Personal),
        Some(Scope::All) => view.text(Text::All),
        None => "",
    };
    // A change without an id has no translation.
    let own = match &change.id {
        Some(_) => view.props.notice.changes.iter().find(|own| own.id == change.id),
        None => Some(change),
    };
    html! {
        <li>
            <p class="meta"><span class={badge}>{ kind }</span>{ " " }<span>{ scope }</span></p>
            { notice_text(view, "p", Some("title"), &change.title, own.map(|own| &own.title)) }
            if let Some(blocks) = &change.blocks {
                { rich_text(blocks, view.language_of(&change.blocks, own.map(|own| &own.blocks))) }
            } else {
                { notice_text(view, "p", None, &change.text, own.map(|own| &own.text)) }
            }
        </li>
    }
}

pub(super) fn data(view: &View<'_>) -> Html {
    if view.answer.data.is_empty() {
        return Html::default();
    }
    html! {
        <section class="data" part="data">
            <h3>{ view.text(Text::Data) }</h3>
            <ul>{ for view.answer.data.iter().map(|item| data_item(view, item)) }</ul>
        </section>
    }
}

fn data_item(view: &View<'_>, item: &DataItem) -> Html {
    let (class, status) = match item.status {
        Some(DataStatus::New) => (Some("status new"), view.text(Text::DataNew)),
        Some(DataStatus::AlreadyCollected) => (Some("status"), view.text(Text::DataAlready)),
        None => (None, ""),
    };
    let name = view.texts.name_of(item.category.as_deref().unwrap_or_default());
    html! {
        <li>
            <p><span class="title">{ name }</span>{ " " }<span {class}>{ status }</span></p>
            if !item.shared_with.is_empty() {
                <p class="muted">
                    { filled(view.text(Text::Shared), &item.shared_with.join(view.marks().comma)) }
                </p>
            }
        </li>
    }
}

/// The whole text of the document, if the notice brings it, so that it can be read before answering and without the network.
pub(super) fn whole_text(view: &View<'_>) -> Html {
    let document = view.document();
    let Some(blocks) = &document.blocks else { return Html::default() };
    let language = document.language.as_deref();
    // A translation may have everything but the document.
    let foreign = language.filter(|_| language != view.shown_language());
    html! {
        <details class="whole" part="whole">
            <summary class="fold">{ view.text(Text::Whole) }</summary>
            { for foreign.map(|language| shown_in(view, language)) }
            { rich_text(blocks, language) }
        </details>
    }
}

/// Names the language of the texts that follow.
pub(super) fn shown_in(view: &View<'_>, language: &str) -> Html {
    let name = intl::language_name(language, &view.texts.language);
    html! { <p class="muted">{ filled(view.text(Text::ShownIn), &name) }</p> }
}
