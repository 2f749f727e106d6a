//! The question as a form: what a browser sends to the service by itself where no script takes the answer.
//! What it asks is in `view.rs`; the service's side is `POST /v1/decisions`.

use super::view::View;
use crate::ui::draw::Draw;

impl View<'_> {
    /// Opens the form with its hidden fields, those of a decision but for what is made at the click. A page that is served to many
    /// knows no subject and makes no key: the service does, for each that is sent.
    pub(super) fn open_form<'d>(&self, draw: &'d mut Draw) -> &'d mut Draw {
        let settings = self.settings;
        let endpoint = settings.text("endpoint");
        // Without a service there is nothing to send: the browser then closes the dialog and asks again on the next page.
        let method = if endpoint.is_some() { "post" } else { "dialog" };
        let names = &["class", "part", "method", "action"];
        draw.open("form", names, &["sheet", "panel", method, endpoint.unwrap_or_default()]);
        if endpoint.is_some() {
            let document = settings.notice.document_for(&settings.language);
            let fields = [
                ("notice", settings.id.as_str()),
                ("version", &settings.notice.version),
                ("language", &settings.language),
                ("region", settings.text("region").unwrap_or_default()),
                ("document_sha256", document.sha256.as_deref().unwrap_or_default()),
                ("subject", &self.visit.subject),
            ];
            for (name, value) in fields {
                if !value.is_empty() {
                    draw.open("input", &["type", "name", "value"], &["hidden", name, value])
                        .close();
                }
            }
        }
        draw
    }
}
