//! The pane as a whole: the toolbar, notices, the form, and beside it the phone, the problems or
//! the JSON.
//! The sections of the form are in their own files.

use windowpane_policy::Error;
use yew::prelude::*;

use super::fields::TextBox;
use super::form::Form;
use super::{icons, languages};
use crate::template_editor::model::commands::Command;
use crate::template_editor::model::state::{Announcement, DraftNote, State};
use crate::template_editor::model::view::View;
use crate::template_editor::texts::{Text, Texts};
use crate::template_preview::appearance::Appearance;
use crate::template_preview::phone::phone;

/// What can be done with the template as a whole.
pub(crate) fn toolbar(form: &Form<'_>, state: &State) -> Html {
    let texts = form.texts;
    let (can_undo, can_redo) = (state.document.can_undo(), state.document.can_redo());
    let button = |command, text| form.button("tool wide", command, texts.get(text));
    html! {
        <div class="toolbar" part="toolbar">
            { form.icon_button_if(can_undo, Command::Undo, texts.get(Text::Undo), icons::UNDO) }
            { form.icon_button_if(can_redo, Command::Redo, texts.get(Text::Redo), icons::REDO) }
            { button(Command::ToggleImport, Text::Import) }
            { button(Command::Download, Text::Download) }
            { button(Command::Copy, Text::Copy) }
            // The page's own buttons.
            <slot name="actions"></slot>
        </div>
    }
}

/// What the page gave and cannot be taken, the note about the draft, and the panel for files.
pub(crate) fn notices(form: &Form<'_>, state: &State, error: Option<&Error>) -> Html {
    html! {
        <div class="notices">
            if let Some(error) = error {
                <p class="broken" lang="en" dir="ltr">
                    <code class="path">{ &error.path }</code>{ " " }{ &error.message }
                </p>
            }
            { draft_note(form, state.draft_note) }
            if let Some(import) = &state.import {
                { form.import(import) }
            }
        </div>
    }
}

fn draft_note(form: &Form<'_>, note: DraftNote) -> Html {
    let texts = form.texts;
    match note {
        DraftNote::Nothing => Html::default(),
        DraftNote::Restored => html! {
            <div class="notice" role="status">
                <p>{ texts.get(Text::Restored) }</p>
                { form.button("tool wide", Command::Revert, texts.get(Text::BackToGiven)) }
            </div>
        },
        DraftNote::NotKept => html! {
            <p class="notice" role="status">{ texts.get(Text::NotKept) }</p>
        },
    }
}

/// The form.
pub(crate) fn form_half(form: &Form<'_>) -> Html {
    let texts = form.texts;
    let is_authentication = form.root.field("category").eq_ignore_ascii_case("AUTHENTICATION");
    let content = html! {
        <>
            { form.header("") }
            { form.body("", is_authentication) }
            { form.footer(is_authentication) }
        </>
    };
    html! {
        <section class="form" part="form" aria-label={texts.get(Text::Editor).to_owned()}>
            { settings(form) }
            { form.section("content", texts.get(Text::Content), Html::default(), content) }
            { form.section(
                "buttons-section",
                texts.get(Text::Buttons),
                Html::default(),
                form.buttons("", is_authentication),
            ) }
            // Each has its slot, so that what follows stays where it is.
            <div class="slot">{ form.offer() }</div>
            <div class="slot">{ form.carousel() }</div>
            <div class="slot">{ form.call_permission() }</div>
            <div class="slot">{ form.additions() }</div>
            <div class="slot">{ form.kept() }</div>
            { form.remaining_notes() }
        </section>
    }
}

/// The fields of the template itself.
fn settings(form: &Form<'_>) -> Html {
    let texts = form.texts;
    let usual = ("", texts.get(Text::Usual));
    let categories = [
        ("", texts.get(Text::Choose)),
        ("MARKETING", texts.get(Text::Marketing)),
        ("UTILITY", texts.get(Text::Utility)),
        ("AUTHENTICATION", texts.get(Text::Authentication)),
    ];
    let formats =
        [usual, ("POSITIONAL", texts.get(Text::Positional)), ("NAMED", texts.get(Text::Named))];
    let sub_categories = ["ORDER_DETAILS", "ORDER_STATUS", "RICH_ORDER_STATUS"];
    let sub_categories: Vec<(&str, &str)> =
        std::iter::once(usual).chain(sub_categories.map(|name| (name, name))).collect();
    let content = html! {
        <>
            <div class="grid">
                { form.text("name", texts.get(Text::Name), TextBox::NAME) }
                { form.choice("category", texts.get(Text::Category), &categories) }
                { form.suggested("language", texts.get(Text::Language), languages::ID) }
            </div>
            <details class="more">
                <summary class="hint">{ texts.get(Text::More) }</summary>
                <div class="grid">
                    { form.choice("parameter_format", texts.get(Text::ParameterFormat), &formats) }
                    { form.choice("sub_category", texts.get(Text::SubCategory), &sub_categories) }
                    { form.whole_number(
                        "message_send_ttl_seconds",
                        texts.get(Text::TimeToLive),
                        "-1",
                        "2592000",
                    ) }
                </div>
            </details>
        </>
    };
    form.section("settings", texts.get(Text::Template), Html::default(), content)
}

/// The verdict, and below it the phone, the problems or the JSON.
pub(crate) fn beside(form: &Form<'_>, state: &State, appearance: Appearance) -> Html {
    let name = state.view.name();
    let content = match state.view {
        View::Preview => preview(form, appearance),
        View::Problems => form.problem_list(),
        View::Json => form.json(state.typed.as_deref()),
    };
    html! {
        <div class="beside">
            { form.verdict() }
            <div class="tabs" role="tablist">
                { for View::ALL.into_iter().map(|view| tab(form, view, view == state.view)) }
            </div>
            <div
                key={name}
                class={classes!("view", format!("view-{name}"))}
                role="tabpanel"
                id="view"
                tabindex="0"
                aria-labelledby={format!("tab-{name}")}
            >
                { content }
            </div>
        </div>
    }
}

fn tab(form: &Form<'_>, view: View, is_shown: bool) -> Html {
    let command = Command::Show(view);
    html! {
        <button
            type="button"
            class="tab"
            role="tab"
            id={format!("tab-{}", view.name())}
            data-view={view.name()}
            data-act={command.name()}
            data-arg={command.argument()}
            aria-selected={if is_shown { "true" } else { "false" }}
            aria-controls="view"
            tabindex={if is_shown { "0" } else { "-1" }}
            onclick={form.run(command)}
        >
            { form.texts.get(view.label()) }
        </button>
    }
}

/// The phone with the definition as the policy read it last.
fn preview(form: &Form<'_>, appearance: Appearance) -> Html {
    let Some(answer) = &form.validation.answer else { return Html::default() };
    phone(Some((&form.validation.value, &answer.rendered)), form.common, appearance)
}

/// What those who do not see a change are told. Told twice in a row, it differs by a space, so that
/// it is read again.
pub(crate) fn announcement(state: &State, texts: &Texts) -> String {
    let Some(announcement) = state.announcement else { return String::new() };
    let text = match announcement {
        Announcement::Undone => texts.get(Text::Undone).to_owned(),
        Announcement::Redone => texts.get(Text::Redone).to_owned(),
        Announcement::Fixed => texts.get(Text::Fixed).to_owned(),
        Announcement::Added => texts.get(Text::Added).to_owned(),
        Announcement::Removed => texts.get(Text::Removed).to_owned(),
        Announcement::Imported => texts.get(Text::Imported).to_owned(),
        Announcement::Copied => texts.get(Text::Copied).to_owned(),
        Announcement::Moved { position, count } => {
            texts.with(Text::Moved, &[&position.to_string(), &count.to_string()])
        }
    };
    if state.announcements.is_multiple_of(2) { format!("{text}\u{a0}") } else { text }
}
