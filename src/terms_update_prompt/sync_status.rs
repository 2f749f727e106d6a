//! What is remembered of the exchange with the service between two requests.
//! The requests are made in `sync.rs`.

use crate::ui::clock;

/// When the service was asked, and when it is sent to again.
#[derive(Default)]
pub(super) struct SyncStatus {
    /// When it was last asked, a reading of the page's monotonic clock.
    pub(super) asked: Option<f64>,
    /// How often sending has failed since it last succeeded.
    pub(super) failures: u32,
    pub(super) retry: Option<clock::Wait>,
    /// Whether the prompt is gone, so that nothing is sent again on its behalf.
    pub(super) stopped: bool,
}

impl SyncStatus {
    /// Whether the service has never been asked in this visit.
    pub(super) fn is_new(&self) -> bool {
        self.asked.is_none()
    }

    /// Sends nothing again.
    pub(super) fn stop(&mut self) {
        self.stopped = true;
        self.retry = None;
    }
}
