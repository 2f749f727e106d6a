//! Icons: strokes on a 24 by 24 grid, in the colour of the text beside them.
//! Which icon stands where is decided in the files that draw the parts.

use yew::prelude::*;

/// A decorative icon; the text beside it says what it means.
pub(crate) fn icon(path: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
}

pub(crate) const ERROR: &str =
    "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6";
pub(crate) const WARNING: &str = "M12 4 2.8 19.5h18.4zM12 10v4.2M12 16.9v.1";
pub(crate) const ADVICE: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11.5v5M12 8v.1";
pub(crate) const VALID: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.4l2.8 2.8L16 9.6";

pub(super) const REPLY: &str = "M9.5 6.5 4.5 11.5l5 5M5 11.5h9a5.5 5.5 0 0 1 5.5 5.5v1";
pub(super) const OPEN: &str = "M14 4.5h5.5V10M19 5l-8.5 8.5M10.5 5.5h-5v13h13v-5";
pub(super) const CALL: &str = "M5 4h4l1.7 4.6-2.3 1.6a11.5 11.5 0 0 0 5.4 5.4l1.6-2.3L20 15v4a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z";
pub(crate) const COPY: &str = "M9 9h11v11H9zM15 8.5V4H4v11h4.5";
pub(super) const FORM: &str = "M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3";
pub(super) const BAG: &str = "M5.5 8.5h13l1 12h-15zM9 11V7a3 3 0 0 1 6 0v4";
pub(crate) const LIST: &str = "M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1";
pub(super) const PERSON: &str = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0";
pub(super) const SHOP: &str = "M4 9.5 5.8 4h12.4L20 9.5M5.5 12v8h13v-8M4 9.5a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 0M10 20v-4.5h4V20";
pub(super) const TAG: &str = "M4 4h8.5l7.5 7.5-8.5 8.5L4 12.5zM8.5 8.5v.1";
pub(super) const PHONE: &str = "M7.5 2.5h9v19h-9zM11 18.5h2";
pub(crate) const CLOSE: &str = "M6 6l12 12M18 6 6 18";
pub(super) const PREVIOUS: &str = "M14.5 6l-6 6 6 6";
pub(super) const NEXT: &str = "M9.5 6l6 6-6 6";
pub(super) const TICKS: &str = "M2 12.5l4.5 4.5L16 7.5M11.5 16l1 1L22 7.5";

pub(super) const IMAGE: &str = "M3.5 5h17v14h-17zM3.5 16.5l5-5 4 4 3-3 5 5M15.5 9v.1";
pub(super) const VIDEO: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM10 8.4v7.2l5.8-3.6z";
pub(super) const DOCUMENT: &str = "M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12.5h6M9 16h6";
pub(super) const LOCATION: &str = "M12 21.5s7-6.4 7-11.7a7 7 0 0 0-14 0c0 5.3 7 11.7 7 11.7zM12 12.3a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z";

/// For a type that this version does not know.
pub(super) const UNKNOWN: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z";
