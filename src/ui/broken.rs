//! The message in place of a pane that cannot be drawn, with the error.
//! Which errors there are is decided by the panes.

use windowpane_policy::Error;
use yew::prelude::*;

use super::i18n::{Name, Texts};

/// The message `text`, and the error below it. `onerror` is called once for each error.
pub(crate) fn broken<T: Name>(
    error: Error,
    texts: &Texts<T>,
    text: T,
    onerror: &Callback<Error>,
) -> Html {
    html! {
        <Broken
            {error}
            text={texts.get(text).to_owned()}
            language={texts.language.clone()}
            direction={texts.direction()}
            onerror={onerror.clone()}
        />
    }
}

#[derive(Properties, Clone, PartialEq)]
pub(crate) struct BrokenProps {
    pub(crate) error: Error,
    pub(crate) text: AttrValue,
    /// Of the text, BCP 47.
    pub(crate) language: AttrValue,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// Called once for each error.
    pub(crate) onerror: Callback<Error>,
}

/// A message that says why a pane cannot be drawn.
#[component]
pub(crate) fn Broken(props: &BrokenProps) -> Html {
    let BrokenProps { error, text, language, direction, onerror } = props;
    use_effect_with(error.clone(), {
        let onerror = onerror.clone();
        move |error| onerror.emit(error.clone())
    });
    html! {
        <div class="broken" part="broken" role="note" lang={language} dir={*direction}>
            <p class="broken-title">{ text }</p>
            // The policy's messages are English.
            <p lang="en" dir="ltr">
                <code class="path">{ if error.path.is_empty() { "—" } else { &error.path } }</code>
                { " " }
                { &error.message }
            </p>
        </div>
    }
}
