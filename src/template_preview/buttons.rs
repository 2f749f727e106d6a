//! Buttons as the phone draws them, none of them live, and the sheet with all of them where the bubble shows two.
//! How many the bubble shows is the policy's to say.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use windowpane_policy::template::RenderedButton;
use yew::prelude::*;

use super::icons::{self, icon};
use super::texts::Texts;
use super::words;

/// The sign of each type; a type that is not listed answers as a reply does.
const SIGNS: [(&str, &str); 12] = [
    ("QUICK_REPLY", icons::REPLY),
    ("URL", icons::OPEN),
    ("APP", icons::OPEN),
    ("PHONE_NUMBER", icons::CALL),
    ("VOICE_CALL", icons::CALL),
    ("COPY_CODE", icons::COPY),
    ("OTP", icons::COPY),
    ("FLOW", icons::FORM),
    ("ORDER_DETAILS", icons::FORM),
    ("CATALOG", icons::BAG),
    ("MPM", icons::LIST),
    ("REQUEST_CONTACT_INFO", icons::PERSON),
];

fn row(button: &RenderedButton<'_>) -> Html {
    let sign = SIGNS.iter().find(|(kind, _)| *kind == button.kind).map_or(icons::OPEN, |(_, sign)| sign);
    let label = button.text.as_deref().filter(|text| !text.is_empty()).unwrap_or(&button.kind);
    html! {
        <li part="button" data-type={button.kind.to_string()}>{ icon(sign) }<bdi>{ words::plain(label) }</bdi></li>
    }
}

/// The rows under a bubble: those of `shown`, and the way to the others.
pub(super) fn rows(buttons: &[RenderedButton<'_>], shown: Option<&[usize]>, texts: &'static Texts) -> Html {
    let some: Vec<Html> = match shown {
        Some(shown) => shown.iter().filter_map(|at| buttons.get(*at)).map(row).collect(),
        None => buttons.iter().map(row).collect(),
    };
    if buttons.is_empty() {
        return Html::default();
    }
    let folded = some.len() < buttons.len();
    html! {<>
        <ul class="buttons" part="buttons">{ for some }</ul>
        if folded {
            <Sheet all={buttons.iter().map(row).collect::<Html>()} texts={texts} />
        }
    </>}
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    all: Html,
    texts: &'static Texts,
}

/// "See all options", and the sheet that it brings up over the conversation.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let texts = props.texts;
    let open = use_state(|| false);
    let (opener, closer) = (use_node_ref(), use_node_ref());
    let show = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let hide = {
        let (open, opener) = (open.clone(), opener.clone());
        move || {
            open.set(false);
            focus(&opener);
        }
    };
    use_effect_with(*open, {
        let closer = closer.clone();
        move |open| {
            if *open {
                focus(&closer);
            }
        }
    });
    let on_key = {
        let hide = hide.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                hide();
            }
        })
    };
    let on_close = Callback::from(move |_: MouseEvent| hide());
    html! {<>
        <button type="button" class="see-all" part="see-all" lang={texts.tag} ref={opener} aria-expanded={if *open { "true" } else { "false" }} onclick={show}>
            { icon(icons::LIST) }{ texts.see_all }
        </button>
        if *open {
            <div class="scrim" onclick={on_close.clone()}></div>
            <div class="sheet" part="sheet" role="dialog" lang={texts.tag} aria-label={texts.all} onkeydown={on_key}>
                <div class="sheet-head">
                    <p>{ texts.all }</p>
                    <button type="button" class="round" aria-label={texts.close} ref={closer} onclick={on_close}>{ icon(icons::CLOSE) }</button>
                </div>
                <ul class="buttons" part="buttons">{ props.all.clone() }</ul>
            </div>
        }
    </>}
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.get().and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
