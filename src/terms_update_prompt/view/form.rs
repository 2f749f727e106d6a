//! The hidden fields with which a browser sends the form itself, where no script takes the answer.
//! The service's side is `POST /v1/decisions`.

use yew::prelude::*;

use super::context::View;

/// The fields of a decision, except what is made at the click. A page that is served to many visitors knows no subject and makes
/// no key: the service makes both for each form that it receives.
pub(super) fn hidden_fields(view: &View<'_>) -> Html {
    let props = view.props;
    if props.endpoint.is_none() {
        return Html::default();
    }
    let fields = [
        ("notice", props.notice_id()),
        ("version", &props.notice.version),
        ("language", view.language),
        ("region", props.region_code().unwrap_or_default()),
        ("document_sha256", view.document().sha256.as_deref().unwrap_or_default()),
        ("subject", &view.state.subject),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    fields
        .map(|(name, value)| html! { <input type="hidden" {name} value={value.to_owned()} /> })
        .collect()
}
