//! What stands in the place of a pane whose properties cannot be read.
//! Reading the properties is not here.

use std::rc::Rc;

use windowpane_policy::Error;
use yew::prelude::*;

use super::host::Host;
use crate::ui::i18n::{Name, Texts};

/// A message, `text` of the pane's own texts, with the path and message of `error`; raises an `error` event.
pub(crate) fn broken<T: Name>(texts: &Texts<T>, text: T, host: &Host, error: &Error) -> Html {
    let (language, direction) = (texts.language.clone(), texts.direction());
    html! {
        <Broken host={host.clone()} error={error.clone()} said={texts.get(text).to_owned()} {language} {direction} />
    }
}

#[derive(Properties, Clone, PartialEq)]
pub(super) struct BrokenProps {
    pub(super) host: Host,
    pub(super) error: Error,
    /// The first sentence, in the language of the pane.
    #[prop_or_default]
    pub(super) said: String,
    /// BCP 47.
    #[prop_or_default]
    pub(super) language: Rc<str>,
    /// `ltr` or `rtl`.
    #[prop_or_default]
    pub(super) direction: &'static str,
}

/// A message, and an `error` event with code, path and message.
#[component]
pub(super) fn Broken(props: &BrokenProps) -> Html {
    let BrokenProps { host, error, said, language, direction } = props;
    use_effect_with((host.clone(), error.clone()), |(host, error)| {
        host.emit("error", error);
    });
    let path = if error.path.is_empty() { "—" } else { &error.path };
    html! {
        <div class="broken" part="broken" role="note" lang={language.to_string()} dir={*direction}>
            <p class="broken-title">{ said }</p>
            // The policy's messages are English.
            <p lang="en" dir="ltr"><code class="path">{ path }</code>{ " " }{ &*error.message }</p>
        </div>
    }
}
