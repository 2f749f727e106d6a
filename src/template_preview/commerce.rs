//! What a bubble shows besides texts: goods, an order, a request to call, and components that this
//! version does not know.
//! The contents are in catalogs and payment systems that cannot be read here; icons and names stand
//! for them.

use windowpane_policy::template::Rendered;
use yew::prelude::*;

use super::icons::{self, icon};
use super::texts::{Text, Texts};

/// What is drawn above the body of a message that has a button of a type: the type, an icon, a
/// name, and whether goods show.
const SHELVES: [(&str, &str, Text, bool); 3] = [
    ("CATALOG", icons::BAG, Text::Catalog, true),
    ("MPM", icons::LIST, Text::Items, true),
    ("ORDER_DETAILS", icons::FORM, Text::Order, false),
];

/// The sub-categories that make a message the state of an order (developers.facebook.com
/// …/whatsapp/templates, first-party).
const ORDER_STATES: [&str; 2] = ["ORDER_STATUS", "RICH_ORDER_STATUS"];

/// What stands above the body.
pub(super) fn above_body(rendered: &Rendered<'_>, sub_category: &str, texts: &Texts) -> Html {
    let has = |kind: &str| rendered.buttons.iter().any(|button| button.kind == kind);
    let shelves = SHELVES
        .into_iter()
        .filter(|(kind, ..)| has(kind))
        .map(|(_, sign, name, has_goods)| shelf(sign, texts, name, has_goods));
    let is_order_state = ORDER_STATES.iter().any(|state| state.eq_ignore_ascii_case(sub_category));
    let order = is_order_state.then(|| shelf(icons::FORM, texts, Text::OrderStatus, false));
    shelves.chain(order).collect()
}

fn shelf(sign: &'static str, texts: &Texts, name: Text, has_goods: bool) -> Html {
    html! {
        <div class="shelf" part="shelf" lang={texts.language.clone()}>
            { icon(sign) }
            <p class="shelf-name">{ texts.get(name) }</p>
            if has_goods {
                // Three stand for any number.
                <span class="goods" aria-hidden="true"><i></i><i></i><i></i></span>
            }
        </div>
    }
}

/// What stands under the body: components without a text of the author's.
pub(super) fn below_body(rendered: &Rendered<'_>, texts: &Texts) -> Html {
    let draw = |kind: &str| {
        if kind == "CALL_PERMISSION_REQUEST" {
            return call_request(texts);
        }
        html! {
            <p class="other" part="other">
                <span lang={texts.language.clone()}>{ texts.get(Text::Unknown) }</span>
                { " " }
                <code class="code">{ if kind.is_empty() { "—" } else { kind } }</code>
            </p>
        }
    };
    rendered.other.iter().map(|kind| draw(kind)).collect()
}

/// The platform's own card (developers.facebook.com …/whatsapp/calling/user-call-permissions,
/// first-party): the customer allows calls for a while, for good, or not at all. The platform
/// publishes its texts for some languages only.
fn call_request(texts: &Texts) -> Html {
    let language = &texts.language;
    html! {
        <>
            <div class="shelf" part="call-request" lang={language.clone()}>
                { icon(icons::CALL) }
                <p class="shelf-name">{ texts.get(Text::CallRequest) }</p>
            </div>
            <ul class="buttons" lang={language.clone()}>
                <li><span class="act">{ texts.get(Text::CallChoices) }</span></li>
            </ul>
        </>
    }
}
