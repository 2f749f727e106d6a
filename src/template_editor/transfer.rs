//! Files and the clipboard.
//! What is in a file is read in `import.rs`.

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::model::definition::Node;

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: these can be missing (a page that is not served securely has no clipboard),
    // and must fail then, not throw.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;

    type Blob;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Array) -> Result<Blob, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Blob) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL, catch)]
    fn create_url(blob: &Blob) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_url(url: &str);
}

/// The text of a file; empty where it cannot be read.
pub(super) async fn contents(file: web_sys::File) -> String {
    let file: Blob = file.unchecked_into();
    let Ok(promise) = file.text() else { return String::new() };
    JsFuture::from(promise).await.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Puts a text on the clipboard; false where the page may not.
pub(super) async fn copy(text: String) -> bool {
    match write_text(&text) {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// Hands the definition to the visitor as a file. A page that allows no blob has no download; the
/// JSON can be copied there.
pub(super) fn download(root: &Node) {
    let _ = try_download(root);
}

fn try_download(root: &Node) -> Option<()> {
    let text = format!("{}\n", root.pretty());
    let url = create_url(&Blob::new(&Array::of1(&text.into())).ok()?).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?;
    let name = match (root.field("name"), root.field("language")) {
        ("", _) => "template.json".to_owned(),
        (name, "") => format!("{name}.json"),
        (name, language) => format!("{name}.{language}.json"),
    };
    link.set_attribute("href", &url).ok()?;
    link.set_attribute("download", &name).ok()?;
    link.unchecked_into::<web_sys::HtmlElement>().click();
    revoke_url(&url);
    Some(())
}
