//! Bringing templates in from files and taking the one that was written out.
//! What a file may be is the policy's to say (`template::inputs`).

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use windowpane_policy::template::{self, Input};

use super::fields::Form;
use super::json_view::{self, Fault};
use super::tree::Node;
use crate::ui::i18n::panes::template_editor::Text;

/// The place of the text box into which JSON is pasted.
pub(super) const PASTED: &str = "#import";

/// The field in which their names are searched; also what it does.
pub(super) const SEARCH: &str = "#import-search";

/// The most templates to choose from at a time.
const LISTED: usize = 200;

/// As many are seen at a glance.
const SEEN: usize = 10;

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: these can be missing (a page without a secure context has no clipboard), and then must fail, not throw.
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

/// The panel for bringing in, while it is open.
#[derive(Default)]
pub(super) struct Import {
    pub(super) text: String,
    /// The templates to choose from: what they are called, and what they are.
    pub(super) choices: Vec<(String, Node)>,
    /// A part of the names of those that are shown.
    pub(super) search: String,
    pub(super) fault: Option<Fault>,
}

impl Import {
    /// Reads a text; gives the template where there is exactly one.
    pub(super) fn read(text: String) -> (Import, Option<Node>) {
        let mut import = Import::default();
        let mut found = Vec::new();
        match json_view::read(text.trim_start_matches('\u{feff}')) {
            Err(fault) => import.fault = Some(fault),
            Ok(file) => match template::inputs(&file) {
                Ok(inputs) => found = inputs.iter().filter_map(named).collect(),
                Err(error) => {
                    import.fault = Some(Fault {
                        line: 0,
                        column: 0,
                        message: [&error.path, " ", &error.message].concat(),
                    });
                }
            },
        }
        if found.is_empty() && import.fault.is_none() {
            import.fault = Some(Fault {
                line: 0,
                column: 0,
                message: "there is no template in it".to_owned(),
            });
        }
        let only = if found.len() == 1 { found.pop().map(|(_, node)| node) } else { None };
        import.choices = found;
        import.text = text;
        (import, only)
    }

    /// Which of the templates are shown, by their names.
    pub(super) fn shown(&self) -> Vec<usize> {
        let wanted = self.search.trim().to_ascii_lowercase();
        let has = |name: &String| name.to_ascii_lowercase().contains(&wanted);
        let found = self.choices.iter().enumerate().filter(|(_, (name, _))| has(name));
        found.map(|(at, _)| at).take(LISTED).collect()
    }
}

fn named(input: &Input<'_>) -> Option<(String, Node)> {
    let node = Node::from_value(input.template.as_deref()?);
    let name = [node.field("name"), " · ", node.field("language")].concat();
    Some((name, node))
}

/// What a file that was chosen or dropped holds; empty where it cannot be read.
pub(super) async fn contents(file: web_sys::File) -> String {
    let file: Blob = file.unchecked_into();
    let Ok(promise) = file.text() else { return String::new() };
    JsFuture::from(promise).await.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Puts a text on the clipboard; false where the page may not.
pub(super) async fn copied(text: String) -> bool {
    match write_text(&text) {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// Hands the definition to the visitor as a file.
pub(super) fn download(root: &Node) {
    let made = || -> Option<()> {
        let text = [&root.pretty(), "\n"].concat();
        let url = create_url(&Blob::new(&Array::of1(&text.into())).ok()?).ok()?;
        let document = web_sys::window()?.document()?;
        let link = document.create_element("a").ok()?;
        let name = match (root.field("name"), root.field("language")) {
            ("", _) => "template".to_owned(),
            (name, "") => name.to_owned(),
            (name, language) => [name, ".", language].concat(),
        };
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", &[&name, ".json"].concat()).ok()?;
        link.unchecked_into::<web_sys::HtmlElement>().click();
        revoke_url(&url);
        Some(())
    };
    // A page that allows no blob has no download; the JSON can be copied.
    let _ = made();
}

impl Form<'_> {
    pub(super) fn import(&mut self, import: &Import) {
        let texts = self.texts;
        self.draw.open(
            "section",
            &["class", "part", "aria-label"],
            &["import section", "import", texts.get(Text::Import)],
        );
        self.draw.class("div", "section-head").line("h2", "title", texts.get(Text::Import));
        self.sign("import", "", "", texts.get(Text::Close), crate::template_preview::icons::CLOSE);
        self.draw
            .close()
            .class("div", "field")
            .open("label", &["for"], &["#file"])
            .text(texts.get(Text::ChooseFile))
            .close();
        self.draw
            .open(
                "input",
                &["type", "id", "data-file", "accept"],
                &["file", "#file", "", ".json,application/json,text/plain"],
            )
            .close();
        self.draw
            .close()
            .class("div", "field")
            .open("label", &["for"], &[PASTED])
            .text(texts.get(Text::DropOrPaste))
            .close();
        self.draw.open(
            "textarea",
            &["id", "data-f", "data-as", "class", "dir", "rows", "spellcheck", "aria-describedby"],
            &[PASTED, PASTED, "import", "code paste", "ltr", "4", "false", "n:#import"],
        );
        self.draw.value(&import.text).close().close();
        self.draw.open("div", &["id", "class", "role"], &["n:#import", "json-fault", "status"]);
        if let Some(Fault { line, column, message }) = &import.fault {
            self.draw.open("p", &[], &[]).text(texts.get(Text::NotImported)).text(" ");
            if *line > 0 {
                self.draw
                    .text(&texts.with(Text::NotJson, &[&line.to_string(), &column.to_string()]))
                    .text(" ");
            }
            self.draw.open("bdi", &["lang"], &["en"]).text(message).close().close();
        }
        let (shown, all) = (import.shown(), import.choices.len());
        if all > 0 {
            self.draw.line("p", "several", texts.get(Text::Several));
        }
        if shown.len() < all {
            self.draw.line(
                "p",
                "hint",
                &texts.with(Text::Shown, &[&self.figure(shown.len()), &self.figure(all)]),
            );
        }
        self.draw.close();
        if all > SEEN {
            self.draw
                .class("div", "field")
                .open("label", &["for"], &[SEARCH])
                .text(texts.get(Text::Search))
                .close();
            self.draw.open(
                "input",
                &["type", "id", "data-f", "data-as", "class", "dir", "autocomplete", "spellcheck"],
                &["text", SEARCH, SEARCH, SEARCH, "code", "auto", "off", "false"],
            );
            self.draw.value(&import.search).close().close();
        }
        self.draw.class("ul", "choices");
        for index in shown {
            if let Some((name, _)) = import.choices.get(index) {
                self.draw.open("li", &[], &[]).key(index);
                self.button("tool wide", "choose", &index.to_string(), "", name);
                self.draw.close();
            }
        }
        self.draw.close().close();
    }
}
