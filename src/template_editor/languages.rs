//! The platform's languages to choose from, each with its name; drawn once, because there are many of them.
//! Which there are is the policy's to say.

use windowpane_policy::template;
use yew::prelude::*;

use crate::ui::draw::Draw;
use crate::ui::intl;

/// The list's id, by which the text box finds it.
pub(super) const ID: &str = "languages";

#[derive(Properties, PartialEq)]
pub(super) struct LanguagesProps {
    /// The language that the names are in, BCP 47.
    pub(super) language: String,
}

#[component]
pub(super) fn Languages(props: &LanguagesProps) -> Html {
    let mut draw = Draw::default();
    draw.open("datalist", &["id"], &[ID]);
    for code in template::languages() {
        let name = intl::language_name(&code.replace('_', "-"), &props.language);
        draw.open("option", &["value"], &[code]).text(&name).close();
    }
    draw.close().done()
}
