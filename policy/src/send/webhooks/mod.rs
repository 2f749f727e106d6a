//! Raw webhooks: which events open a window, when the business last sent, and for whom.
//! How long the window is stands in `channels.rs`; anything unknown in a payload is passed over.

mod cloud_api;
mod customers;
mod messenger;

use super::channels::Channel;
use super::history::{Event, EventKind, Log, Opening as Opens};
use super::request::SendRequest;
use super::words::{InboundKind, Marketing};
use crate::error::ErrorCode;
use crate::instant::Instant;
use crate::request::Node;
use crate::value::Value;
use crate::words::table;
use customers::Customers;

/// The conversation that is asked about, as far as the request names it.
#[derive(Clone, Copy, Default)]
pub(super) struct Filter<'v> {
    /// The business's end: the id of a number on WhatsApp, of a Page or account elsewhere.
    pub(super) business: Option<&'v str>,
    /// The customer's id on the channel.
    pub(super) customer: Option<&'v str>,
    /// The same customer's other one.
    pub(super) also: Option<&'v str>,
    /// The group, where the conversation is one.
    pub(super) group: Option<&'v str>,
}

// What payloads name as their `object`, and the channel they belong to.
table! { OBJECTS: Channel {
    "whatsapp_business_account" => Channel::Whatsapp,
    "page" => Channel::Messenger,
    "instagram" => Channel::Instagram,
} }

/// An event that opens a window.
#[derive(Clone, Copy)]
struct Opening<'v> {
    id: &'v str,
    at: Instant,
    kind: InboundKind,
}

struct Reader<'v, 'l> {
    filter: Filter<'v>,
    reaction_opens: bool,
    customers: Customers<'v>,
    /// Whether only the ids of customers are read yet, and no event.
    is_learning: bool,
    openings: Vec<Opening<'v>>,
    /// What is told of the conversation besides, where somebody wants to know.
    log: Option<&'l mut Log<'v>>,
    /// When the customer came back to a conversation through an ad: the message that follows is one after an ad.
    ad_clicks: Vec<Instant>,
    last_outbound_at: Option<Instant>,
    /// What the newest payload says of marketing; of two at one instant, that it is stopped.
    marketing: Option<(Instant, bool)>,
    /// Business and customer of the first event that passed the filter.
    pair: Option<(&'v str, &'v str)>,
    has_other_pair: bool,
}

/// Reads the payloads of both lists into the facts of the request that they stand for, beside those that it has; `log` gets every
/// event of the conversation.
pub(super) fn read<'v>(
    lists: &[Node<'v, '_>; 2],
    filter: Filter<'v>,
    request: &mut SendRequest<'v>,
    log: Option<&mut Log<'v>>,
) {
    // What the request says itself is an event among the others.
    let said = request.last_inbound_at.filter(|_| request.inbound_opens());
    let mut reader = Reader {
        filter,
        reaction_opens: request.reaction_opens(),
        customers: Customers::default(),
        is_learning: !request.channel.has_pages(),
        openings: said
            .map(|at| Opening { id: "", at, kind: request.last_inbound_kind })
            .into_iter()
            .collect(),
        log,
        ad_clicks: Vec::new(),
        last_outbound_at: request.last_outbound_at,
        marketing: None,
        pair: None,
        has_other_pair: false,
    };
    if reader.is_learning {
        if let (Some(number), Some(id)) = (filter.customer, filter.also) {
            reader.customers.are_one(number, id);
        }
        lists.iter().for_each(|list| reader.payloads(list, request.channel));
        reader.customers.settle();
        reader.is_learning = false;
    }
    reader.filter.customer = filter.customer.map(|customer| reader.customers.one(customer));
    lists.iter().for_each(|list| reader.payloads(list, request.channel));
    if reader.has_other_pair {
        let message = if request.channel.has_pages() {
            "the payloads are of more than one conversation; name one by recipient.user_id and business.account_id"
        } else {
            "the payloads are of more than one conversation; name one by recipient.wa_id and business.phone_number_id"
        };
        let [set, pushed] = lists;
        if set.is_absent() { pushed } else { set }.fail(ErrorCode::Conflict, message);
    }
    request.no_event = reader.pair.is_none()
        && lists
            .iter()
            .any(|list| matches!(list.raw(), Some(Value::List(list)) if !list.is_empty()));
    request.last_outbound_at = reader.last_outbound_at;
    request.heard_marketing = reader.marketing.map(|(_, stopped)| Marketing::heard(stopped));
    if let Some(last) = reader.last(|kind| request.window_ms(kind)) {
        request.newest_inbound_at = reader.openings.iter().map(|opening| opening.at).max();
        (request.last_inbound_at, request.last_inbound_kind) = (Some(last.at), last.kind);
    }
}

impl<'v> Reader<'v, '_> {
    fn payloads(&mut self, payloads: &Node<'v, '_>, channel: Channel) {
        for payload in payloads.items() {
            if payload.required().map().is_none() {
                continue;
            }
            // A log may hold the payloads of several platforms; one that names none is read as the channel's own.
            let object = OBJECTS.open(text(&payload, "object"));
            if object.is_some_and(|object| object != channel && channel != Channel::Api) {
                continue;
            }
            let (entries, value) = (payload.key("entry"), payload.key("value"));
            let is_whole = !entries.is_absent();
            // What is passed on without its envelope is one change, or what is in it.
            match channel.has_pages() {
                true if is_whole => for_each(&entries, |entry| self.page(entry)),
                true => self.event("", if value.is_absent() { &payload } else { &value }),
                false if is_whole => for_each(&entries, |entry| self.account(entry)),
                false if !value.is_absent() => self.change(&payload),
                false if !payload.key("metadata").is_absent() => self.value(None, &payload),
                false => {}
            }
        }
    }

    /// Whether an event is of the conversation asked about; notes when there are two.
    fn is_ours(&mut self, business: &'v str, customer: &'v str) -> bool {
        let customer = self.customers.one(customer);
        if self.filter.business.is_some_and(|ours| ours != business)
            || self.filter.customer.is_some_and(|ours| ours != customer)
        {
            return false;
        }
        let pair = *self.pair.get_or_insert((business, customer));
        self.has_other_pair |= pair != (business, customer);
        true
    }

    /// Tells the log of an event, before it may open a window.
    fn note(
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

    fn open(&mut self, id: &'v str, at: Option<Instant>, kind: InboundKind) {
        let Some(at) = at else { return };
        self.openings.push(Opening { id, at, kind });
        if let Some(told) =
            self.log.as_mut().and_then(|log| log.events.last_mut()).filter(|told| told.id == id)
        {
            told.opens = Some(Opens { closes_at: at, at, kind });
        }
    }

    fn sent(&mut self, at: Option<Instant>) {
        self.last_outbound_at = self.last_outbound_at.max(at);
    }

    /// The opening whose window closes last. The payloads of one id are one event, which happened when the first of them says.
    fn last(&mut self, window_ms: impl Fn(InboundKind) -> Option<i64>) -> Option<Opening<'v>> {
        self.openings.sort_by(|a, b| (a.id, a.at, a.kind).cmp(&(b.id, b.at, b.kind)));
        self.openings.dedup_by(|later, kept| !kept.id.is_empty() && later.id == kept.id);
        if !self.ad_clicks.is_empty() {
            self.follow_ads();
        }
        let closes =
            |opening: &Opening<'_>| opening.at.plus_ms(window_ms(opening.kind).unwrap_or(0));
        self.openings
            .iter()
            .copied()
            .max_by_key(|opening| (closes(opening), opening.at, opening.kind))
    }

    /// The first message from each click on an ad on is one after an ad.
    fn follow_ads(&mut self) {
        self.ad_clicks.sort();
        self.openings.sort_by_key(|one| (one.at, one.kind));
        let mut clicks = self.ad_clicks.iter().peekable();
        for opening in &mut self.openings {
            while opening.kind.is_message()
                && clicks.next_if(|click| **click <= opening.at).is_some()
            {
                opening.kind = InboundKind::MessageAfterAd;
            }
        }
    }
}

/// The items of an array; nothing where there is none.
fn for_each<'v>(list: &Node<'v, '_>, mut item: impl FnMut(&Node<'v, '_>)) {
    if let Some(Value::List(_)) = list.raw() {
        list.items().for_each(|node| item(&node));
    }
}

/// The string under `key`, or the empty one.
fn text<'v>(node: &Node<'v, '_>, key: &'static str) -> &'v str {
    node.key(key).raw().and_then(Value::as_text).unwrap_or("")
}

/// A number without the plus sign that some write before it.
fn plain(number: &str) -> &str {
    number.strip_prefix('+').unwrap_or(number)
}

fn is(word: &str, name: &str) -> bool {
    word.eq_ignore_ascii_case(name)
}
