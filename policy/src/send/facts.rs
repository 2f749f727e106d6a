//! What is known of the conversation: as the request says it, or as its webhooks tell it.
//! How webhooks are read is in `webhooks`; what the facts decide, in `decide.rs`.

use super::request::SendRequest;
use super::types::{InboundKind, Marketing};
use crate::instant::Instant;

/// Facts of a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The event whose window closes last; `None`: the customer did nothing that opens one.
    pub last_inbound_at: Option<Instant>,
    /// What that was.
    pub last_inbound_kind: InboundKind,
    /// When the customer last did something that opens, where that is newer than `last_inbound_at` and its window closes
    /// earlier: after an ad a window is longer.
    pub newest_inbound_at: Option<Instant>,
    /// When the business last sent something.
    pub last_outbound_at: Option<Instant>,
    /// What the newest webhook says of the customer's taking marketing; the request's `recipient.marketing` wins.
    pub heard_marketing: Option<Marketing>,
    /// Whether webhooks were given and no event of the conversation was in them.
    pub no_event: bool,
}

impl Facts {
    /// The facts that the request says itself.
    pub(super) fn said(request: &SendRequest<'_>) -> Self {
        Facts {
            last_inbound_at: request.last_inbound_at,
            last_inbound_kind: request.last_inbound_kind.unwrap_or_default(),
            last_outbound_at: request.last_outbound_at,
            ..Facts::default()
        }
    }
}
