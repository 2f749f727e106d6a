//! Texts with a value in them, and texts of the notice marked with their language.
//! Which texts are shown is decided by the parts of the view.

use yew::prelude::*;

use super::context::View;
use crate::ui::intl;

/// The parts of a text before and after its `{placeholder}`.
fn around_placeholder(text: &str) -> Option<(&str, &str)> {
    let (head, tail) = text.split_once('{')?;
    Some((head, tail.split_once('}')?.1))
}

/// `text` with `value` in place of its placeholder.
pub(in crate::terms_update_prompt) fn fill(text: &str, value: &str) -> String {
    match around_placeholder(text) {
        Some((head, tail)) => format!("{head}{value}{tail}"),
        None => text.to_owned(),
    }
}

/// The same as nodes, with the value isolated from the direction of the text around it.
pub(super) fn filled(text: &str, value: &str) -> Html {
    match around_placeholder(text) {
        Some((head, tail)) => html! { <>{ head }<bdi>{ value }</bdi>{ tail }</> },
        None => html! { text },
    }
}

/// The attributes `lang` and `dir` of a text in this language.
pub(super) fn language_attributes(language: Option<&str>) -> (String, &'static str) {
    let direction = language.map_or("auto", intl::direction);
    (language.unwrap_or_default().replace('_', "-"), direction)
}

/// A text of the notice in an element with its language; `own` is the same text in the notice's own language.
pub(super) fn notice_text(
    view: &View<'_>,
    tag: &'static str,
    class: Option<&'static str>,
    text: &Option<String>,
    own: Option<&Option<String>>,
) -> Html {
    let Some(words) = text else { return Html::default() };
    let (lang, dir) = language_attributes(view.language_of(text, own));
    html! { <@{tag} {class} {lang} {dir}>{ words }</@> }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_value_takes_the_place_of_the_placeholder() {
        assert_eq!(fill("From {date}:", "8 May"), "From 8 May:");
        assert_eq!(fill("{name} asks", "{x}"), "{x} asks");
        assert_eq!(fill("nothing", "x"), "nothing");
        assert_eq!(fill("open {x", "x"), "open {x");
    }
}
