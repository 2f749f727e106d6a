//! Saves files from the page, and prints it: the question as a page of its own, or the receipt.
//! What the receipt says is in `receipt.rs`.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: these must fail where a page has none of them, not throw.
    type Blob;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array, options: &JsValue) -> Result<Blob, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL, catch)]
    fn create_url(blob: &Blob) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_url(url: &str);

    #[wasm_bindgen(js_name = print, catch)]
    fn print_page() -> Result<(), JsValue>;
}

/// The style of a saved page, in which no button works.
const STYLE: &str = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}\
    button,.less{display:none}summary{font-weight:600}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem}";

/// Saves a text as a file, without the network.
pub(super) fn save(name: &str, media_type: &str, text: &str) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"type".into(), &media_type.into());
    let link = || {
        let url = create_url(&Blob::new(&Array::of1(&text.into()), &options).ok()?).ok()?;
        let link: HtmlElement =
            web_sys::window()?.document()?.create_element("a").ok()?.unchecked_into();
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
        Some(url)
    };
    if let Some(url) = link() {
        revoke_url(&url);
    }
}

/// A file name that every system accepts.
pub(super) fn file_name(parts: &[&str], ending: &str) -> String {
    let plain =
        |sign: char| if sign.is_ascii_alphanumeric() || ".-_".contains(sign) { sign } else { '-' };
    let mut name: String = parts.join("-").chars().map(plain).collect();
    name.push_str(ending);
    name
}

/// The question in `sheet` as a page of its own, which can be read without this site.
pub(super) fn page(sheet: &Element) -> Option<String> {
    let root = sheet.closest(".prompt").ok()??;
    let given = |name| root.get_attribute(name).unwrap_or_default();
    let title = sheet.query_selector(".heading").ok()??.text_content().unwrap_or_default();
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    // The HTML is only written to the file, never back into the page.
    let body =
        sheet.query_selector(".scroll").ok()??.inner_html().replace("<details", "<details open");
    let (language, direction) = (given("lang"), given("dir"));
    Some(format!(
        "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><meta charset=\"utf-8\">\
         <title>{title}</title><style>{STYLE}</style><body>{body}\n"
    ))
}

/// Prints the page with all details of the question open; the style sheet leaves the rest of the page out.
pub(super) fn print(sheet: &Element) {
    if let Ok(folded) = sheet.query_selector_all("details") {
        for at in 0..folded.length() {
            if let Some(one) = folded.get(at).and_then(|one| one.dyn_into::<Element>().ok()) {
                let _ = one.set_attribute("open", "");
            }
        }
    }
    let _ = print_page();
}
