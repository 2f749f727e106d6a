//! What every pane needs and no pane owns: time, requests, languages, storage, small components.
//! No pane is imported here.

pub(crate) mod broken;
pub(crate) mod clock;
pub(crate) mod host;
pub(crate) mod http;
pub(crate) mod i18n;
pub(crate) mod intl;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) mod native;
pub(crate) mod resize_observer;
pub(crate) mod server_time;
pub(crate) mod storage;
