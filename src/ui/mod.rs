//! What several panes use: time, requests, languages, storage, small components. This file only declares.
//! No pane is imported here.

pub(crate) mod broken;
pub(crate) mod clock;
pub(crate) mod http;
pub(crate) mod i18n;
pub(crate) mod intl;
pub(crate) mod js_object;
pub(crate) mod resize_observer;
pub(crate) mod server_time;
pub(crate) mod shadow;
pub(crate) mod storage;
