//! A conversation over time, from its webhooks: messages both ways, refusals, calls, the windows, and what was known when.
//! What a payload means is read in `webhooks`; what might have been sent at an instant, [`super::check_knowing`] says.

use super::events::{AD_CLICK, Event, Log, Opening};
use super::facts::Facts;
use super::request::SendRequest;
use super::types::{InboundKind, Marketing};
use super::webhooks;
use crate::error::Error;
use crate::instant::Instant;
use crate::request::Errors;

/// A conversation, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History<'v> {
    /// What happened: one event for each message and call, however many webhooks told of it.
    pub events: Vec<Event<'v>>,
    /// When the customer's window was open; no two of them touch.
    pub windows: Vec<OpenTime>,
    /// What was known, from each instant on at which it changed.
    pub snapshots: Vec<Snapshot>,
}

/// A time in which the window was open without a break: half-open, `[opened_at, closes_at)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTime {
    /// When an event opened the window.
    pub opened_at: Instant,
    /// When the platform closed it, or will.
    pub closes_at: Instant,
}

/// What was known of the conversation from an instant on: see [`super::check_knowing`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// From when on; the epoch where nothing has happened yet.
    pub from: Instant,
    /// What was known.
    pub facts: Facts,
}

/// What changes a [`Snapshot`]. Of two webhooks about marketing at one instant the stop counts, which comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum News {
    Sent,
    Marketing(bool),
    Opened(Opening),
}

impl Snapshot {
    /// What was known at `at`: the last of `snapshots`, which are in order, that is not later.
    pub fn at(snapshots: &[Snapshot], at: Instant) -> Snapshot {
        let after = snapshots.partition_point(|snapshot| snapshot.from <= at);
        let last = after.checked_sub(1).and_then(|last| snapshots.get(last));
        last.copied().unwrap_or(Snapshot { from: Instant::from_ms(0), facts: Facts::default() })
    }

    fn over_time(events: &[Event<'_>], marketing: Vec<(Instant, bool)>) -> Vec<Snapshot> {
        let openings = events
            .iter()
            .filter_map(|event| event.opens)
            .map(|opening| (opening.at, News::Opened(opening)));
        let sent =
            events.iter().flat_map(|event| [event.sent_at, event.delivered_at, event.read_at]);
        let marketing = marketing.into_iter().map(|(at, stopped)| (at, News::Marketing(stopped)));
        let mut news: Vec<(Instant, News)> =
            openings.chain(sent.flatten().map(|at| (at, News::Sent))).chain(marketing).collect();
        news.sort();
        let (mut last, mut facts, mut snapshots) = (None, Facts::default(), Vec::<Snapshot>::new());
        for (from, news) in news {
            match news {
                News::Opened(opening) => {
                    facts.newest_inbound_at = Some(from);
                    // Of several openings the one counts whose window closes last.
                    if last < Some(opening) {
                        last = Some(opening);
                        facts.last_inbound_at = Some(opening.at);
                        facts.last_inbound_kind = opening.kind;
                    }
                }
                News::Marketing(stopped) => {
                    facts.heard_marketing = Some(Marketing::heard(stopped));
                }
                News::Sent => facts.last_outbound_at = Some(from),
            }
            match snapshots.last_mut().filter(|snapshot| snapshot.from == from) {
                Some(same) => same.facts = facts,
                None => snapshots.push(Snapshot { from, facts }),
            }
        }
        snapshots
    }
}

/// What happened, from `webhooks` and `pushed` of a request.
///
/// Fails where [`super::check`] fails because of a webhook: one without a time that decides, or of two conversations.
///
/// ```
/// use windowpane_policy::{Error, Instant, Value};
/// use windowpane_policy::send::{self, Channel, MessageKind, SendRequest, Snapshot};
///
/// let webhook = r#"[{"metadata":{"phone_number_id":"1"},
///     "messages":[{"from":"16505551234","id":"wamid.1","timestamp":"1773133200","type":"text","text":{"body":"Hello"}}]}]"#;
/// let now = Instant::from_ms(1_773_144_000_000);
/// let request = SendRequest {
///     webhooks: Some(Value::from_json(webhook).unwrap().into()),
///     ..SendRequest::new(Channel::Whatsapp, now, MessageKind::FreeForm)
/// };
/// let history = send::history(&request)?;
/// assert_eq!(history.events[0].text, Some("Hello"));
///
/// // An hour before the customer wrote, nothing could have been sent.
/// let earlier = Instant::from_ms(1_773_129_600_000);
/// let known = Snapshot::at(&history.snapshots, earlier);
/// assert!(!send::check_knowing(&request, earlier, &known, None)?.allowed);
/// # Ok::<(), Error>(())
/// ```
pub fn history<'r>(request: &'r SendRequest<'_>) -> Result<History<'r>, Error> {
    let errors = Errors::default();
    let mut log = Log::default();
    webhooks::read(request, &errors, Some(&mut log));
    errors.finish(Some(log)).map(|log| in_order(log, request))
}

/// Puts together what belongs together, and in order.
fn in_order<'v>(
    Log { events: mut log, marketing }: Log<'v>,
    request: &SendRequest<'_>,
) -> History<'v> {
    // Of one id the earliest comes first, and keeps its time. The rest of the key is for a log in any order to tell the same.
    log.sort_by(|a, b| {
        let key = |event: &Event<'v>| {
            (event.kind, event.id, event.at, event.opens, event.refused, event.name, event.text)
        };
        key(a).cmp(&key(b))
    });
    let mut events: Vec<Event<'v>> = Vec::new();
    for event in log {
        // What has no id is one event where all that is known of it is the same.
        let alike = |kept: &Event<'_>| {
            !event.id.is_empty()
                || (kept.at, kept.name) == (event.at, event.name) && !kept.name.is_empty()
        };
        match events
            .last_mut()
            .filter(|kept| (kept.kind, kept.id) == (event.kind, event.id) && alike(kept))
        {
            Some(kept) => kept.join(event),
            None => events.push(event),
        }
    }
    events.sort_by(|a, b| (a.at, a.kind, a.id).cmp(&(b.at, b.kind, b.id)));
    let mut clicked = false;
    for event in &mut events {
        clicked |= event.name == AD_CLICK && event.opens.is_none();
        if let Some(opening) = &mut event.opens {
            if clicked && opening.kind.is_message() {
                clicked = false;
                opening.kind = InboundKind::MessageAfterAd;
            }
            opening.closes_at = opening.at.plus_ms(request.window_ms(opening.kind).unwrap_or(0));
        }
    }
    let mut openings: Vec<Opening> = events.iter().filter_map(|event| event.opens).collect();
    openings.sort_by_key(|one| (one.at, one.closes_at));
    let mut windows: Vec<OpenTime> = Vec::new();
    for Opening { at, closes_at, .. } in
        openings.into_iter().filter(|opening| opening.at < opening.closes_at)
    {
        match windows.last_mut().filter(|window| at <= window.closes_at) {
            Some(window) => window.closes_at = window.closes_at.max(closes_at),
            None => windows.push(OpenTime { opened_at: at, closes_at }),
        }
    }
    let snapshots = Snapshot::over_time(&events, marketing);
    History { events, windows, snapshots }
}
