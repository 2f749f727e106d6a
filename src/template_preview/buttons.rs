//! Buttons as the phone draws them, and the sheet with all of them where the bubble shows two.
//! How many the bubble shows is decided by the policy.
//!
//! Buttons do nothing unless links are live; then addresses and numbers are links, and codes are
//! copied.

use js_sys::Promise;
use js_sys::futures::JsFuture;
use wasm_bindgen::prelude::*;
use web_sys::HtmlDialogElement;
use windowpane_policy::format::may_be_live;
use windowpane_policy::template::RenderedButton;
use yew::prelude::*;

use super::dom::closest;
use super::icons::{self, icon};
use super::rich_text;
use super::texts::{Text, Texts};

#[wasm_bindgen]
extern "C" {
    // Fails where the page is not served securely or may not write.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_clipboard(text: &str) -> Result<Promise, JsValue>;
}

/// The icon of a button.
pub(super) fn sign(button: &RenderedButton<'_>) -> &'static str {
    match &*button.kind {
        "QUICK_REPLY" => icons::REPLY,
        "PHONE_NUMBER" | "VOICE_CALL" => icons::CALL,
        "COPY_CODE" | "OTP" => icons::COPY,
        "FLOW" | "ORDER_DETAILS" => icons::FORM,
        "CATALOG" | "SPM" => icons::BAG,
        "MPM" => icons::LIST,
        "REQUEST_CONTACT_INFO" => icons::PERSON,
        // Every other known type opens something.
        _ if button.known => icons::OPEN,
        _ => icons::UNKNOWN,
    }
}

/// The label of a button, or what stands in for one.
pub(super) fn label(button: &RenderedButton<'_>, texts: &Texts) -> Html {
    // The platform writes the labels of these types and publishes them nowhere.
    let own_text = match &*button.kind {
        "REQUEST_CONTACT_INFO" => Some(Text::ShareContact),
        "ORDER_DETAILS" => Some(Text::Order),
        _ => None,
    };
    match (button.text.as_deref().filter(|text| !text.is_empty()), own_text) {
        (None, Some(text)) => {
            html! { <span lang={texts.language.clone()}>{ texts.get(text) }</span> }
        }
        (label, _) => {
            html! { <bdi>{ rich_text::without_values(label.unwrap_or(&button.kind)) }</bdi> }
        }
    }
}

/// The rows under a bubble or on a card: the first `shown` buttons, and the way to all of them
/// where there are more.
pub(super) fn rows(
    buttons: &[RenderedButton<'_>],
    shown: usize,
    texts: &Texts,
    live: bool,
) -> Html {
    if buttons.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { list(buttons.iter().take(shown), texts, live) }
            if shown < buttons.len() {
                { sheet(buttons, texts, live) }
            }
        </>
    }
}

/// The button that opens the sheet with all options, and the sheet.
fn sheet(buttons: &[RenderedButton<'_>], texts: &Texts, live: bool) -> Html {
    let options = AttrValue::from(texts.get(Text::Options).to_owned());
    let language = AttrValue::from(texts.language.clone());
    let close_on_escape = |event: KeyboardEvent| {
        if event.key() == "Escape" {
            toggle_sheet(event.as_ref());
        }
    };
    // A dialog that is not modal stays in the phone. Its state is the element's own, so it survives
    // a redraw.
    html! {
        <>
            <button
                type="button"
                class="act see-all"
                part="see-all"
                lang={language.clone()}
                aria-haspopup="dialog"
                onclick={|event: MouseEvent| toggle_sheet(event.as_ref())}
            >
                { icon(icons::LIST) }{ texts.get(Text::SeeAll) }
            </button>
            <dialog
                class="sheet"
                part="sheet"
                lang={language}
                aria-label={&options}
                onkeydown={close_on_escape}
            >
                <div class="sheet-head">
                    <p>{ &options }</p>
                    { round(texts.get(Text::Close), icons::CLOSE, |event| toggle_sheet(&event)) }
                </div>
                // Focusable, so that the keyboard can scroll it.
                <div class="sheet-list" tabindex="0" role="group" aria-label={&options}>
                    { list(buttons.iter(), texts, live) }
                </div>
            </dialog>
        </>
    }
}

fn list<'b>(
    buttons: impl Iterator<Item = &'b RenderedButton<'b>>,
    texts: &Texts,
    live: bool,
) -> Html {
    let item = |button: &RenderedButton<'_>| {
        html! { <li data-type={button.kind.to_string()}>{ row(button, texts, live) }</li> }
    };
    html! { <ul class="buttons" part="buttons">{ for buttons.map(item) }</ul> }
}

fn row(button: &RenderedButton<'_>, texts: &Texts, live: bool) -> Html {
    let content = html! { <>{ icon(sign(button)) }{ label(button, texts) }</> };
    if !live {
        return html! { <span class="act" part="act">{ content }</span> };
    }
    let copied = button.code.is_some().then(|| {
        let text = texts.get(Text::Copied).to_owned();
        let language = texts.language.clone();
        html! { <span class="copied" role="status" lang={language} data-text={text}></span> }
    });
    let content = html! { <>{ content }{ for copied }</> };
    match (href(button), &button.code) {
        (Some(href), _) => rich_text::anchor("act", href, content),
        (None, Some(code)) => {
            let code = code.to_string();
            let onclick = move |event: MouseEvent| copy(&event, &code);
            html! { <button type="button" class="act" part="act" {onclick}>{ content }</button> }
        }
        (None, None) => html! { <span class="act" part="act">{ content }</span> },
    }
}

/// Where a button leads, if that may be live.
fn href(button: &RenderedButton<'_>) -> Option<String> {
    let url = button.url.as_deref().filter(|url| may_be_live(url)).map(str::to_owned);
    let number = button.phone_number.as_deref().map(|number| {
        let digits: String = number.chars().filter(|c| *c == '+' || c.is_ascii_digit()).collect();
        format!("tel:{digits}")
    });
    url.or(number.filter(|number| may_be_live(number)))
}

/// Copies the code when the reader clicks, and shows in the button that it was copied.
fn copy(event: &MouseEvent, code: &str) {
    let status = closest(event.as_ref(), ".act").and_then(|button| button.last_element_child());
    let Some(status) = status else { return };
    let Ok(copied) = write_clipboard(code) else { return };
    yew::platform::spawn_local(async move {
        // Where the browser refuses, nothing was copied and nothing is shown.
        if JsFuture::from(copied).await.is_ok() {
            status.set_text_content(status.get_attribute("data-text").as_deref());
        }
    });
}

/// A round button that shows nothing but an icon.
pub(super) fn round(label: &str, sign: &'static str, onclick: impl Fn(Event) + 'static) -> Html {
    html! {
        <button
            type="button"
            class="round"
            aria-label={label.to_owned()}
            onclick={move |event: MouseEvent| onclick(event.into())}
        >
            { icon(sign) }
        </button>
    }
}

/// Closes the sheet around the target of an event, or opens the one behind the button that is the
/// target. The browser moves the focus into the sheet and back.
fn toggle_sheet(event: &Event) {
    if let Some(sheet) = closest(event, "dialog") {
        sheet.unchecked_into::<HtmlDialogElement>().close();
    } else if let Some(sheet) =
        closest(event, "button").and_then(|button| button.next_element_sibling())
    {
        sheet.unchecked_into::<HtmlDialogElement>().show();
    }
}
