//! A form for every component of a template, the phone beside it, and its Graph API JSON.
//! What is right and wrong is decided by the policy; the phone is the preview's.

mod controller;
mod dom;
mod events;
mod model;
mod notify;
mod props;
pub(crate) mod texts;
mod transfer;
mod views;

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::template_preview::appearance::Appearance;
use crate::template_preview::texts::Texts as CommonTexts;
use crate::ui::intl;
use controller::Controller;
pub use model::change::Change;
pub use model::definition::Definition;
use model::state::{Action, Given, State};
use notify::Told;
pub use props::TemplateEditorProps;
use texts::Texts;
use views::form::Form;
use views::languages::Languages;
use views::layout;

/// Before the names of the preview's texts, where a page replaces them in the editor.
pub(crate) const PREVIEW_PREFIX: &str = "preview.";

/// An editor for message templates: a form, a preview, a list of problems and the definition as
/// JSON.
///
/// ```
/// use windowpane::{TemplateEditor, template_editor::Change};
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     let definition = use_state(String::new);
///     let onsave = {
///         let definition = definition.clone();
///         move |change: Change| {
///             definition.set(windowpane_policy::to_json(&change.definition));
///         }
///     };
///     html! { <><TemplateEditor draft_key="welcome" {onsave} /><pre>{ &*definition }</pre></> }
/// }
/// ```
#[component]
pub fn TemplateEditor(props: &TemplateEditorProps) -> Html {
    let language = intl::reader(props.language.as_ref());
    let texts = &Texts::of(&language, &props.labels);
    let common = &CommonTexts::inside(PREVIEW_PREFIX, &language, &props.labels);
    let TemplateEditorProps { template, values, now, draft_key, .. } = props.clone();
    let draft_key = draft_key.filter(|key| !key.is_empty());
    let given = Given { template, values, now, draft_key };
    let reducer = use_reducer({
        let given = given.clone();
        move || State::new(given)
    });
    // What the page gives is drawn at once: a redraw for it would come after the page has been told
    // of the old state.
    let state = State::received(current(&reducer), &given);
    let pane = use_node_ref();
    use_effects(props, &reducer, &state, &given, &pane);

    let onsave = props.onsave.clone();
    let controller = Rc::new(Controller { state: reducer, pane: pane.clone(), onsave });
    let appearance =
        Appearance { platform: props.platform, now: props.now, ..Appearance::default() };
    let error = props.error.as_ref().or(state.error());
    let form = &Form::new(&state, texts, common, &controller);
    html! {
        <div
            class="editor"
            part="editor"
            lang={texts.language.clone()}
            dir={texts.direction()}
            ref={pane}
            onkeydown={form.listen(|controller, event| events::keydown(controller, &event))}
            onfocusout={form.listen(|controller, _: FocusEvent| controller.leave_field())}
            ondragover={|event: DragEvent| events::dragover(&event)}
            ondrop={form.listen(|controller, event| events::drop_file(controller, &event))}
        >
            { layout::toolbar(form, &state) }
            { layout::notices(form, &state, error) }
            <div class="halves">
                { layout::form_half(form) }
                { layout::beside(form, &state, appearance) }
            </div>
            <p class="visually-hidden" role="status">{ layout::announcement(&state, texts) }</p>
            <Languages language={texts.language.clone()} />
        </div>
    }
}

/// The state of the reducer.
fn current(reducer: &UseReducerHandle<State>) -> Rc<State> {
    Rc::new(State::clone(reducer))
}

/// What follows a redraw: choices and the focus are settled, and the page is told.
#[hook]
fn use_effects(
    props: &TemplateEditorProps,
    reducer: &UseReducerHandle<State>,
    state: &Rc<State>,
    given: &Given,
    pane: &NodeRef,
) {
    use_effect({
        let pane = pane.clone();
        move || {
            if let Some(root) = pane.cast::<Element>() {
                dom::settle_choices(&root);
            }
        }
    });
    use_effect_with(state.focus_moves, {
        let (pane, state) = (pane.clone(), state.clone());
        move |_| {
            if let (Some(root), Some(focus)) = (pane.cast::<Element>(), &state.focus) {
                dom::move_focus(&root, focus);
            }
        }
    });
    let told = use_mut_ref(Told::default);
    use_effect({
        let (props, state) = (props.clone(), state.clone());
        move || told.borrow_mut().update(&props, &state)
    });
    use_effect_with(given.clone(), {
        let dispatcher = reducer.dispatcher();
        move |given| dispatcher.dispatch(Action::Received(given.clone()))
    });
}
