//! The platform's languages to choose from, each with its name. There are many: the list is drawn
//! once.
//! Which languages there are is decided by the policy.

use windowpane_policy::template;
use yew::prelude::*;

use crate::ui::intl;

/// The id of the list, by which the text box finds it.
pub(crate) const ID: &str = "languages";

#[derive(Properties, PartialEq)]
pub(crate) struct LanguagesProps {
    /// The language that the names are in, BCP 47.
    pub(crate) language: AttrValue,
}

#[component]
pub(crate) fn Languages(props: &LanguagesProps) -> Html {
    let option = |code: &&'static str| {
        let name = intl::language_name(&code.replace('_', "-"), &props.language);
        html! { <option value={*code}>{ name }</option> }
    };
    html! { <datalist id={ID}>{ for template::languages().iter().map(option) }</datalist> }
}
