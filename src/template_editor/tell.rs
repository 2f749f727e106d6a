//! What the page hears of the editor: `change`, `verdictchange`, `save` and `error`, and the property `definition`.
//! What changed the definition is not here.

use serde::Serialize;
use wasm_bindgen::prelude::*;
use windowpane_policy::{Error, to_json};

use super::TemplateEditor;
use super::tree::Node;
use crate::ui::host::Host;

/// What the page has been told.
#[derive(Default)]
pub(super) struct Told {
    verdict: Option<(usize, [usize; 3])>,
    error: Option<Error>,
}

impl Told {
    /// Whether the page has heard of this element at all.
    pub(super) fn something(&self) -> bool {
        self.verdict.is_some()
    }
}

/// What `change` and `save` tell.
#[derive(Serialize)]
struct Change<'a> {
    definition: &'a Node,
    verdict: &'static str,
    errors: usize,
    warnings: usize,
    advice: usize,
}

/// What `verdictchange` tells.
#[derive(Serialize)]
struct Verdict {
    verdict: &'static str,
    errors: usize,
    warnings: usize,
    advice: usize,
}

impl TemplateEditor {
    fn now(&self) -> Change<'_> {
        let found = self.checked.found;
        let [errors, warnings, advice] = found.counts;
        Change { definition: self.root(), verdict: found.verdict(), errors, warnings, advice }
    }

    /// Tells the page what has changed since it was told last.
    pub(super) fn tell(&mut self, host: &Host) {
        let first = !self.told.something();
        let changed = std::mem::take(&mut self.changed);
        let found = self.checked.found;
        let turned = self.told.verdict != Some((found.rank, found.counts));
        self.told.verdict = Some((found.rank, found.counts));
        if first || changed {
            host.hold("definition", self.root());
        }
        let Change { verdict, errors, warnings, advice, .. } = self.now();
        if turned {
            host.reflect("verdict", verdict);
        }
        if changed {
            host.emit("change", &self.now());
        }
        if turned {
            host.emit("verdictchange", &Verdict { verdict, errors, warnings, advice });
        }
        let error = self.refused.as_ref().or(self.checked.values_error.as_ref());
        if self.told.error.as_ref() != error {
            self.told.error = error.cloned();
            if let Some(error) = error {
                host.emit("error", error);
            }
        }
    }

    /// The visitor asks to save: what that is, the page knows.
    pub(super) fn save(&self, host: &Host) {
        host.emit("save", &self.now());
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Object, js_name = defineProperty, catch)]
    fn define_property(
        object: &JsValue,
        name: &str,
        descriptor: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

impl Host {
    /// Lets the page read `value` as a property of the element, which only the pane sets.
    fn hold(&self, name: &str, value: &impl Serialize) {
        let text = to_json(value);
        let descriptor =
            ["{\"configurable\":true,\"enumerable\":true,\"value\":", &text, "}"].concat();
        if let (Some(element), Ok(descriptor)) = (self.element(), js_sys::JSON::parse(&descriptor))
        {
            // Refused only for an element that the page has frozen.
            let _ = define_property(element, name, &descriptor);
        }
    }
}
