//! What all parts of the phone share: the definition, the texts, the appearance, the time and the
//! language of the message.
//! Nothing is drawn here.

use windowpane_policy::template::RenderedBody;
use windowpane_policy::{Instant, Value};
use yew::AttrValue;

use super::appearance::{Appearance, View};
use super::rich_text::RichText;
use super::texts::Texts;
use crate::ui::clock;

/// What all parts of the phone share.
pub(super) struct Scene<'a> {
    template: &'a Value<'static>,
    pub(super) texts: &'a Texts,
    pub(super) appearance: Appearance,
    /// The instant at which the message arrived.
    pub(super) sent_at: Instant,
    /// The language of the template, BCP 47; the customer's phone is taken to speak it.
    pub(super) language: AttrValue,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        template: &'a Value<'static>,
        texts: &'a Texts,
        appearance: Appearance,
    ) -> Self {
        let language = field(template, "language").replace('_', "-").into();
        let sent_at = appearance.now.unwrap_or_else(clock::now);
        Scene { template, texts, appearance, sent_at, language }
    }

    /// A text of the definition itself; empty where there is none.
    pub(super) fn field(&self, name: &str) -> &'a str {
        field(self.template, name)
    }

    /// Whether links work.
    pub(super) fn is_live(&self) -> bool {
        self.appearance.is_live()
    }

    pub(super) fn is_sent(&self) -> bool {
        self.appearance.view == View::Business
    }

    pub(super) fn rich_text<'b>(&self, body: &'b RenderedBody<'_>) -> RichText<'b> {
        RichText { live: self.is_live(), risky_holes: &body.injected }
    }
}

fn field<'v>(template: &'v Value<'static>, name: &str) -> &'v str {
    template.get(name).and_then(Value::as_text).unwrap_or_default()
}
