//! Gathers what payloads tell of the conversation asked about: what opens a window, what was sent, what was said of marketing.
//! Which payload tells what is read in `cloud_api.rs` and `messenger.rs`.

use crate::instant::Instant;
use crate::send::events::{Event, EventKind, Log, Opening};
use crate::send::facts::Facts;
use crate::send::identity::{Conversation, Customers};
use crate::send::request::SendRequest;
use crate::send::types::{InboundKind, Marketing};

/// An event that opens a window, by its id.
#[derive(Clone, Copy)]
struct Opener<'v> {
    id: &'v str,
    at: Instant,
    kind: InboundKind,
}

/// What has been gathered so far.
pub(super) struct Collector<'v, 'l> {
    /// Which events count.
    pub(super) conversation: Conversation<'v>,
    pub(super) reaction_opens: bool,
    pub(super) customers: Customers<'v>,
    /// Whether only the ids of customers are read yet, and no event.
    pub(super) is_learning: bool,
    openers: Vec<Opener<'v>>,
    /// Every event of the conversation, where somebody wants to know.
    log: Option<&'l mut Log<'v>>,
    /// When the customer came back to a conversation through an ad: the message that follows is one after an ad.
    ad_clicks: Vec<Instant>,
    last_outbound_at: Option<Instant>,
    /// What the newest payload says of marketing; of two at one instant, that it is stopped.
    marketing: Option<(Instant, bool)>,
    /// Business and customer of the first event that counts.
    pair: Option<(&'v str, &'v str)>,
    has_other_pair: bool,
}

impl<'v, 'l> Collector<'v, 'l> {
    /// Begins with what the request says itself, which is an event among the others.
    pub(super) fn new(request: &'v SendRequest<'_>, log: Option<&'l mut Log<'v>>) -> Self {
        let kind = request.last_inbound_kind.unwrap_or_default();
        let said = request.last_inbound_at.filter(|_| request.opens(kind));
        Collector {
            conversation: Conversation::of(request),
            reaction_opens: request.reaction_opens(),
            customers: Customers::default(),
            is_learning: false,
            openers: said.map(|at| Opener { id: "", at, kind }).into_iter().collect(),
            log,
            ad_clicks: Vec::new(),
            last_outbound_at: request.last_outbound_at,
            marketing: None,
            pair: None,
            has_other_pair: false,
        }
    }

    /// Whether events of two conversations counted, because the request does not say which it is about.
    pub(super) fn is_of_two(&self) -> bool {
        self.has_other_pair
    }

    /// What is known after all payloads, of which there were some if `any`.
    pub(super) fn facts(mut self, request: &SendRequest<'_>, any: bool) -> Facts {
        let mut facts = Facts {
            no_event: self.pair.is_none() && any,
            last_outbound_at: self.last_outbound_at,
            heard_marketing: self.marketing.map(|(_, stopped)| Marketing::heard(stopped)),
            ..Facts::said(request)
        };
        if let Some(last) = self.last(|kind| request.window_ms(kind)) {
            facts.newest_inbound_at = self.openers.iter().map(|opener| opener.at).max();
            (facts.last_inbound_at, facts.last_inbound_kind) = (Some(last.at), last.kind);
        }
        facts
    }

    /// Whether an event is of the conversation asked about; notes when there are two.
    pub(super) fn is_ours(&mut self, business: &'v str, customer: &'v str) -> bool {
        let customer = self.customers.one(customer);
        if self.conversation.business.is_some_and(|ours| ours != business)
            || self.conversation.customer.is_some_and(|ours| ours != customer)
        {
            return false;
        }
        let pair = *self.pair.get_or_insert((business, customer));
        self.has_other_pair |= pair != (business, customer);
        true
    }

    /// Tells the log of an event, before it may open a window.
    pub(super) fn note(
        &mut self,
        kind: EventKind,
        id: &'v str,
        at: Option<Instant>,
        tell: impl FnOnce(Event<'v>) -> Option<Event<'v>>,
    ) {
        if let (Some(log), Some(at)) = (&mut self.log, at) {
            log.events.extend(tell(Event::new(kind, id, at)));
        }
    }

    pub(super) fn open(&mut self, id: &'v str, at: Option<Instant>, kind: InboundKind) {
        let Some(at) = at else { return };
        self.openers.push(Opener { id, at, kind });
        if let Some(told) =
            self.log.as_mut().and_then(|log| log.events.last_mut()).filter(|told| told.id == id)
        {
            told.opens = Some(Opening { closes_at: at, at, kind });
        }
    }

    /// The customer came back through an ad.
    pub(super) fn ad_clicked(&mut self, at: Option<Instant>) {
        self.ad_clicks.extend(at);
    }

    /// The platform says that marketing is stopped, or that it is not.
    pub(super) fn marketing_is(&mut self, at: Instant, stopped: bool) {
        self.marketing = self.marketing.max(Some((at, stopped)));
        if let Some(log) = &mut self.log {
            log.marketing.push((at, stopped));
        }
    }

    pub(super) fn sent(&mut self, at: Option<Instant>) {
        self.last_outbound_at = self.last_outbound_at.max(at);
    }

    /// The opening whose window closes last. The payloads of one id are one event, which happened when the first of them says.
    fn last(&mut self, window_ms: impl Fn(InboundKind) -> Option<i64>) -> Option<Opener<'v>> {
        self.openers.sort_by(|a, b| (a.id, a.at, a.kind).cmp(&(b.id, b.at, b.kind)));
        self.openers.dedup_by(|later, kept| !kept.id.is_empty() && later.id == kept.id);
        if !self.ad_clicks.is_empty() {
            self.follow_ads();
        }
        let closes =
            |opening: &Opener<'_>| opening.at.plus_ms(window_ms(opening.kind).unwrap_or(0));
        self.openers
            .iter()
            .copied()
            .max_by_key(|opening| (closes(opening), opening.at, opening.kind))
    }

    /// The first message from each click on an ad on is one after an ad.
    fn follow_ads(&mut self) {
        self.ad_clicks.sort();
        self.openers.sort_by_key(|one| (one.at, one.kind));
        let mut clicks = self.ad_clicks.iter().peekable();
        for opening in &mut self.openers {
            while opening.kind.is_message()
                && clicks.next_if(|click| **click <= opening.at).is_some()
            {
                opening.kind = InboundKind::MessageAfterAd;
            }
        }
    }
}
