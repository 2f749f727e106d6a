//! The panel that brings templates in: a file or pasted JSON, and the choice where there are
//! several.
//! What is in a file is found in `model/import.rs`.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::Form;
use crate::template_editor::controller::Controller;
use crate::template_editor::dom;
use crate::template_editor::model::commands::Command;
use crate::template_editor::model::import::{Import, PASTED, SEARCH};
use crate::template_editor::model::state::Action;
use crate::template_editor::texts::Text;
use crate::template_preview::icons;

/// With more templates than this there is a search.
const SEARCHED_FROM: usize = 10;

impl Form<'_> {
    pub(crate) fn import(&self, import: &Import) -> Html {
        let texts = self.texts;
        let title = texts.get(Text::Import);
        let read_file = self.listen(|controller: &Controller, event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(file) = input.and_then(|input| input.files()?.item(0)) {
                controller.read_file(file);
            }
        });
        let paste = self.act(|event: InputEvent| Some(Action::Pasted(dom::held(&event))));
        html! {
            <section class="import section" part="import" aria-label={title.to_owned()}>
                <div class="section-head">
                    <h2 class="title">{ title }</h2>
                    { self.icon_button(
                        Command::ToggleImport,
                        texts.get(Text::Close),
                        icons::CLOSE,
                    ) }
                </div>
                <div class="field">
                    <label for="#file">{ texts.get(Text::ChooseFile) }</label>
                    <input
                        type="file"
                        id="#file"
                        data-file=""
                        accept=".json,application/json,text/plain"
                        oninput={read_file}
                    />
                </div>
                <div class="field">
                    <label for={PASTED}>{ texts.get(Text::DropOrPaste) }</label>
                    <textarea
                        id={PASTED}
                        data-f={PASTED}
                        class="code paste"
                        dir="ltr"
                        rows="4"
                        spellcheck="false"
                        aria-describedby="n:#import"
                        value={import.text.clone()}
                        oninput={paste}
                    />
                </div>
                { self.choices(import) }
            </section>
        }
    }

    fn choices(&self, import: &Import) -> Html {
        let texts = self.texts;
        let (shown, all) = (import.shown(), import.choices.len());
        let count = texts.with(Text::Shown, &[&self.number(shown.len()), &self.number(all)]);
        let is_cut = shown.len() < all;
        let search = self.act(|event: InputEvent| Some(Action::Searched(dom::held(&event))));
        let names = shown.into_iter().filter_map(|at| Some((at, &import.choices.get(at)?.0)));
        html! {
            <>
                <div id="n:#import" class="json-fault" role="status">
                    if let Some(fault) = &import.fault {
                        <p>{ texts.get(Text::NotImported) }{ " " }{ self.fault(fault) }</p>
                    }
                    if all > 0 {
                        <p class="several">{ texts.get(Text::Several) }</p>
                    }
                    if is_cut {
                        <p class="hint">{ count }</p>
                    }
                </div>
                if all > SEARCHED_FROM {
                    <div class="field">
                        <label for={SEARCH}>{ texts.get(Text::Search) }</label>
                        <input
                            type="text"
                            id={SEARCH}
                            data-f={SEARCH}
                            class="code"
                            dir="auto"
                            autocomplete="off"
                            spellcheck="false"
                            value={import.search.clone()}
                            oninput={search}
                        />
                    </div>
                }
                <ul class="choices">
                    { for names.map(|(at, name)| html! {
                        <li key={at}>{ self.button("tool wide", Command::Choose(at), name) }</li>
                    }) }
                </ul>
            </>
        }
    }
}
