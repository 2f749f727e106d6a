//! What a bubble holds besides its texts: what it sells, an order, the platform's request to call, and what is not known.
//! Its contents are in catalogs and payment systems that nobody here can read; signs and names stand for them.

use windowpane_policy::template::Rendered;

use super::icons::{self, icon};
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::{Text, Texts};

/// What is drawn above the body where the message has a button of a type.
const SHELVES: [(&str, &str, Text, bool); 3] = [
    ("CATALOG", icons::BAG, Text::Catalog, true),
    ("MPM", icons::LIST, Text::Items, true),
    ("ORDER_DETAILS", icons::FORM, Text::Order, false),
];

/// The sub-category that makes a message the state of an order (developers.facebook.com …/whatsapp/templates, first-party).
const ORDER_STATES: [&str; 2] = ["ORDER_STATUS", "RICH_ORDER_STATUS"];

/// What stands above the body.
pub(super) fn above(draw: &mut Draw, rendered: &Rendered<'_>, sub_category: &str, texts: &Texts) {
    for (kind, sign, name, goods) in SHELVES {
        if rendered.buttons.iter().any(|button| button.kind == kind) {
            shelf(draw, sign, texts, name, goods);
        }
    }
    if ORDER_STATES.iter().any(|state| state.eq_ignore_ascii_case(sub_category)) {
        shelf(draw, icons::FORM, texts, Text::OrderStatus, false);
    }
}

fn shelf(draw: &mut Draw, sign: &'static str, texts: &Texts, name: Text, goods: bool) {
    draw.open("div", &["class", "part", "lang"], &["shelf", "shelf", &texts.language]);
    icon(draw, sign);
    draw.line("p", "shelf-name", texts.get(name));
    if goods {
        // Three of however many there are.
        draw.open("span", &["class", "aria-hidden"], &["goods", "true"]);
        for _ in 0..3 {
            draw.open("i", &[], &[]).close();
        }
        draw.close();
    }
    draw.close();
}

/// What stands under the body: components without a text of the author's.
pub(super) fn below(draw: &mut Draw, rendered: &Rendered<'_>, texts: &Texts) {
    for kind in &rendered.other {
        if kind == "CALL_PERMISSION_REQUEST" {
            call_request(draw, texts);
        } else {
            draw.part("p", "other")
                .open("span", &["lang"], &[&texts.language])
                .text(texts.get(Text::Unknown))
                .close();
            draw.text(" ").line("code", "code", if kind.is_empty() { "—" } else { kind }).close();
        }
    }
}

/// The platform's own card (developers.facebook.com …/whatsapp/calling/user-call-permissions, first-party): the customer allows calls
/// for a while, for good, or not at all; its words are the platform's and not published for every language.
fn call_request(draw: &mut Draw, texts: &Texts) {
    draw.open("div", &["class", "part", "lang"], &["shelf", "call-request", &texts.language]);
    icon(draw, icons::CALL);
    draw.line("p", "shelf-name", texts.get(Text::CallRequest)).close();
    draw.open("ul", &["class", "lang"], &["buttons", &texts.language]).open("li", &[], &[]);
    draw.line("span", "act", texts.get(Text::CallChoices)).close().close();
}
