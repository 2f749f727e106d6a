//! A shadow root with a style sheet, so that the styles of a pane and of the application around it do not mix.
//! The style sheets are in `style.rs`.

use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Element, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

/// The properties of [`Shadow`].
#[derive(Properties, Clone, PartialEq)]
pub struct ShadowProps {
    /// The style sheet: one of [`crate::style`]. It is read once, when the component is mounted.
    pub style: AttrValue,
    /// What is in the shadow root.
    #[prop_or_default]
    pub children: Html,
}

/// A `<div>` with a shadow root that has a style sheet. A pane needs one, since its style sheet is written for a shadow root, as the
/// custom elements have it.
///
/// ```
/// use windowpane::{Shadow, TemplatePreview, style};
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     html! { <Shadow style={style::TEMPLATE_PREVIEW}><TemplatePreview /></Shadow> }
/// }
/// ```
#[component]
pub fn Shadow(props: &ShadowProps) -> Html {
    let host = use_node_ref();
    let root = use_state(|| None);
    use_effect_with((), {
        let (host, root, style) = (host.clone(), root.clone(), props.style.clone());
        move |()| root.set(host.cast::<Element>().and_then(|host| attach(&host, &style).ok()))
    });
    html! {
        <div ref={host}>
            { for root.as_ref().map(|root| create_portal(props.children.clone(), root.clone())) }
        </div>
    }
}

/// An element inside a new shadow root of `host`.
fn attach(host: &Element, style: &str) -> Result<Element, JsValue> {
    let root: ShadowRoot = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    // A constructed sheet needs no inline style, which a content security policy may refuse.
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(style)?;
    root.set_adopted_style_sheets(&js_sys::Array::of1(&sheet));
    let pane = host.owner_document().ok_or(JsValue::UNDEFINED)?.create_element("div")?;
    pane.set_class_name("pane");
    root.append_child(&pane)?;
    Ok(pane)
}
