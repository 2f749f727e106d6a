//! What all parts of the form share while it is drawn: the definition, the answer, the texts, and
//! what buttons call.
//! Text boxes and choices are in `fields.rs`.

use std::cell::Cell;
use std::rc::Rc;

use windowpane_policy::template::Problem;
use yew::prelude::*;

use crate::template_editor::controller::Controller;
use crate::template_editor::dom;
use crate::template_editor::model::commands::Command;
use crate::template_editor::model::definition::Node;
use crate::template_editor::model::focus::Control;
use crate::template_editor::model::state::{Action, State};
use crate::template_editor::model::validation::Validation;
use crate::template_editor::texts::{Text, Texts};
use crate::template_preview::icons::icon;
use crate::template_preview::severity::{severity_icon, severity_text, severity_word};
use crate::template_preview::texts::{Text as Common, Texts as CommonTexts};
use crate::ui::intl;

/// The form while it is drawn.
pub(crate) struct Form<'a> {
    pub(crate) root: &'a Node,
    pub(crate) validation: &'a Validation,
    pub(crate) texts: &'a Texts,
    /// Texts that the preview has too.
    pub(crate) common: &'a CommonTexts,
    controller: &'a Rc<Controller>,
    /// Which problems have been drawn at a field: the section around it draws the others.
    drawn: Vec<Cell<bool>>,
}

impl<'a> Form<'a> {
    pub(crate) fn new(
        state: &'a State,
        texts: &'a Texts,
        common: &'a CommonTexts,
        controller: &'a Rc<Controller>,
    ) -> Self {
        let validation = &*state.validation;
        let drawn = validation.problems.iter().map(|_| Cell::new(false)).collect();
        Form { root: state.root(), validation, texts, common, controller, drawn }
    }

    /// A listener that gives a command.
    pub(crate) fn run(&self, command: Command) -> Callback<MouseEvent> {
        let controller = self.controller.clone();
        Callback::from(move |event: MouseEvent| {
            let button = dom::target(&event)
                .and_then(|target| target.closest("[data-b], [data-view]").ok().flatten());
            let from =
                button.map_or(Control::Button(String::new()), |button| dom::control_of(&button));
            controller.run(command.clone(), from);
        })
    }

    /// A listener that turns an event into an action.
    pub(crate) fn act<E: 'static>(
        &self,
        action: impl Fn(E) -> Option<Action> + 'static,
    ) -> Callback<E> {
        let controller = self.controller.clone();
        Callback::from(move |event: E| {
            if let Some(action) = action(event) {
                controller.dispatch(action);
            }
        })
    }

    /// A listener with the controller.
    pub(crate) fn listen<E: 'static>(
        &self,
        listener: impl Fn(&Controller, E) + 'static,
    ) -> Callback<E> {
        let controller = self.controller.clone();
        Callback::from(move |event: E| listener(&controller, event))
    }

    /// A count in the digits of the language.
    pub(crate) fn number(&self, count: usize) -> String {
        intl::number(i64::try_from(count).unwrap_or(i64::MAX), 1, &self.texts.language)
    }

    /// A button with a text.
    pub(crate) fn button(&self, class: &'static str, command: Command, label: &str) -> Html {
        self.any_button(class, command, label, html! { label }, true)
    }

    /// A button with an icon.
    pub(crate) fn icon_button(&self, command: Command, label: &str, sign: &'static str) -> Html {
        self.any_button("tool", command, label, icon(sign), true)
    }

    /// A button with an icon that does nothing now unless it is enabled.
    pub(crate) fn icon_button_if(
        &self,
        is_enabled: bool,
        command: Command,
        label: &str,
        sign: &'static str,
    ) -> Html {
        self.any_button("tool", command, label, icon(sign), is_enabled)
    }

    fn any_button(
        &self,
        class: &'static str,
        command: Command,
        label: &str,
        content: Html,
        is_enabled: bool,
    ) -> Html {
        let label = AttrValue::from(label.to_owned());
        html! {
            <button
                type="button"
                {class}
                data-act={command.name()}
                data-arg={command.argument()}
                data-b={command.button_name()}
                aria-label={&label}
                title={&label}
                aria-disabled={if is_enabled { "false" } else { "true" }}
                onclick={is_enabled.then(|| self.run(command))}
            >
                { content }
            </button>
        }
    }

    /// The problems of the field with a path.
    pub(crate) fn notes(&self, path: &str) -> Html {
        self.note_list(path, |at| at == path)
    }

    /// The problems of a section that no field of it has shown.
    pub(crate) fn other_notes(&self, prefix: &str) -> Html {
        let is_below = |at: &str| {
            at.strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{']))
        };
        self.note_list(&format!("{prefix}.rest"), is_below)
    }

    /// The problems that nothing has shown.
    pub(crate) fn remaining_notes(&self) -> Html {
        self.note_list("remaining", |_| true)
    }

    fn note_list(&self, name: &str, is_here: impl Fn(&str) -> bool) -> Html {
        let notes = self
            .validation
            .located_problems()
            .filter(|(index, _, path)| {
                let drawn = self.drawn.get(*index);
                is_here(path) && drawn.is_some_and(|drawn| !drawn.replace(true))
            })
            .map(|(index, problem, _)| self.note(index, problem));
        html! { <ul class="notes" id={format!("n:{name}")}>{ for notes }</ul> }
    }

    fn note(&self, index: usize, problem: &Problem) -> Html {
        let severity = problem.severity;
        // The policy's sentences are English.
        html! {
            <li class="note-line" data-severity={severity_word(severity)} dir="ltr">
                { icon(severity_icon(severity)) }
                <p lang="en">
                    { self.spoken(self.common.get(severity_text(severity))) }
                    { &problem.message }
                    { " " }
                    <span class="how">{ problem.fix }</span>
                </p>
                { self.fix_button(index) }
            </li>
        }
    }

    /// A text for those who do not see the icon beside it.
    pub(crate) fn spoken(&self, text: &str) -> Html {
        html! {
            <span class="visually-hidden" lang={self.common.language.clone()}>{ text }{ ": " }</span>
        }
    }

    /// The button that fixes a problem, where that is mechanical.
    pub(crate) fn fix_button(&self, index: usize) -> Html {
        if !self.validation.is_fixable(index) {
            return Html::default();
        }
        self.button("tool wide fix-button", Command::Fix(index), self.texts.get(Text::Fix))
    }

    /// A section of the form with its heading, and what stands beside the heading.
    pub(crate) fn section(
        &self,
        name: &'static str,
        title: &str,
        beside_title: Html,
        content: Html,
    ) -> Html {
        html! {
            <section class="section" part={name} aria-label={title.to_owned()}>
                <div class="section-head"><h2 class="title">{ title }</h2>{ beside_title }</div>
                { content }
            </section>
        }
    }

    /// The label of the preview's text.
    pub(crate) fn common(&self, text: Common) -> &str {
        self.common.get(text)
    }
}
