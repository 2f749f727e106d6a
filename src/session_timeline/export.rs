//! The picture as a file of its own: the SVG that is seen, with its style in it, for light and for dark.
//! What is in the picture is drawn in `chart`.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

#[wasm_bindgen]
extern "C" {
    type XMLSerializer;
    #[wasm_bindgen(constructor)]
    fn new() -> XMLSerializer;
    #[wasm_bindgen(method, js_name = serializeToString)]
    fn serialize(this: &XMLSerializer, node: &Node) -> String;

    type Style;
    #[wasm_bindgen(js_name = getComputedStyle)]
    fn computed_style(element: &Element) -> Style;
    #[wasm_bindgen(method, js_name = getPropertyValue)]
    fn value(this: &Style, name: &str) -> String;
}

/// The picture in `slider` as the text of a file.
pub(super) fn svg(slider: &Element, title: &str) -> Option<String> {
    let picture = slider.first_element_child()?;
    let text = XMLSerializer::new().serialize(&picture);
    let (head, rest) = text.split_once('>')?;
    let [light, dark] = style(&picture);
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let style = format!("{light}@media (prefers-color-scheme:dark){{{dark}}}");
    Some(format!("{head}><title>{title}</title><style>{style}</style>{rest}"))
}

/// Hands the file to the person.
pub(super) fn download(svg: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(link) = document.create_element("a").map(JsCast::unchecked_into::<HtmlElement>) else {
        return;
    };
    let address = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg));
    // Refused never.
    let _ =
        (link.set_attribute("href", &address), link.set_attribute("download", "conversation.svg"));
    link.click();
}

/// The rules that style the picture, with every token as its colour: by light, and by dark.
fn style(picture: &Element) -> [String; 2] {
    let mut rules = String::new();
    for rule in sheets(picture).iter().flat_map(|sheet| list(sheet, "cssRules")) {
        let Some(selector) = get(&rule, "selectorText").as_string() else { continue };
        let says = |element: &Element| {
            element.matches(&selector).unwrap_or(false)
                || element.query_selector(&selector).is_ok_and(|found| found.is_some())
        };
        if says(picture) {
            rules.push_str(&get(&rule, "cssText").as_string().unwrap_or_default());
        }
    }
    let tokens = computed_style(picture);
    [0, 1].map(|side| resolved(&rules, &|name| either(&tokens.value(name), side)))
}

/// The sheets with the picture's style. In a shadow root that is the last one; the first, that of all panes, does not style pictures.
/// An application may also have the style among the sheets of its page.
fn sheets(picture: &Element) -> Vec<JsValue> {
    let root = picture.get_root_node();
    match list(&root, "adoptedStyleSheets").pop() {
        Some(last) => vec![last],
        None => list(&root, "styleSheets"),
    }
}

/// A property, or undefined where it cannot be read: the rules of a sheet from another origin cannot.
fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// The items of a property that is a list; none where there is no list.
fn list(of: &JsValue, name: &str) -> Vec<JsValue> {
    let list = get(of, name);
    if list.is_object() { Array::from(&list).to_vec() } else { Vec::new() }
}

/// `rules` with the value of each `var(--name)` in its place.
fn resolved(rules: &str, value: &dyn Fn(&str) -> String) -> String {
    let mut parts = rules.split("var(");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').unwrap_or((part, ""));
        text.push_str(&value(name.trim()));
        text.push_str(rest);
    }
    text
}

/// The first or the second of `light-dark(first, second)`; anything else as it is.
fn either(token: &str, side: usize) -> String {
    let token = token.trim();
    let Some(both) = token.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'))
    else {
        return token.to_owned();
    };
    let mut depth = 0;
    let comma = both.find(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && depth == 0
    });
    let Some((light, dark)) = comma.map(|at| both.split_at(at)) else { return token.to_owned() };
    if side == 0 { light } else { dark.trim_start_matches(',') }.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn tokens_become_colours() {
        assert_eq!(either(" light-dark(#fff, rgb(1, 2, 3))", 0), "#fff");
        assert_eq!(either("light-dark(rgb(1, 2, 3), #000)", 1), "#000");
        assert_eq!(
            (either("red", 1).as_str(), either("light-dark(x", 0).as_str()),
            ("red", "light-dark(x")
        );
        let value = |name: &str| name.replace("--wp-", "");
        assert_eq!(
            resolved(".a{fill:var(--wp-good);x:1px}.b{c:var(--wp-bad)}", &value),
            ".a{fill:good;x:1px}.b{c:bad}"
        );
        assert_eq!(resolved("a{b:var(--x", &value), "a{b:--x");
    }
}
