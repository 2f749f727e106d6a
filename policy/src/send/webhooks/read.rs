//! Reads the webhooks of a request into the facts that they stand for.
//! What one payload says is read in `cloud_api.rs` and `messenger.rs`.

use super::collector::Collector;
use super::fields::{for_each, text};
use super::{cloud_api, messenger};
use crate::error::ErrorCode;
use crate::request::{Errors, Node};
use crate::send::channels::Channel;
use crate::send::events::Log;
use crate::send::facts::Facts;
use crate::send::request::SendRequest;
use crate::value::Value;
use crate::words::table;

// What payloads name as their `object`, and the channel they belong to.
table! { OBJECTS: Channel {
    "whatsapp_business_account" => Channel::Whatsapp,
    "page" => Channel::Messenger,
    "instagram" => Channel::Instagram,
} }

/// What is known of the conversation, by the fields of the request and by its webhooks. What is wrong with a webhook goes to
/// `errors`; every event of the conversation goes to `log`.
pub(in crate::send) fn read<'v>(
    request: &'v SendRequest<'_>,
    errors: &Errors,
    log: Option<&mut Log<'v>>,
) -> Facts {
    if request.webhooks.is_none() && request.pushed.is_none() {
        return Facts::said(request);
    }
    let webhooks = Node::named("webhooks", request.webhooks.as_deref(), errors);
    let pushed = Node::named("pushed", request.pushed.as_deref(), errors);
    let said = request.last_inbound_at.is_some()
        || request.last_inbound_kind.is_some()
        || request.last_outbound_at.is_some();
    if said && !webhooks.is_absent() {
        webhooks.fail(
            ErrorCode::Conflict,
            "give webhooks, or last_inbound_at, last_inbound_kind and last_outbound_at",
        );
    }
    let lists = [webhooks, pushed];
    let channel = request.channel;
    let mut collector = Collector::new(request, log);
    // First who is who, where a customer can have two names.
    if !channel.has_pages() {
        collector.is_learning = true;
        if let (Some(number), Some(id)) =
            (collector.conversation.customer, collector.conversation.also)
        {
            collector.customers.are_one(number, id);
        }
        lists.iter().for_each(|list| payloads(&mut collector, list, channel));
        collector.customers.settle();
        collector.is_learning = false;
    }
    let customer = collector.conversation.customer;
    collector.conversation.customer = customer.map(|customer| collector.customers.one(customer));
    lists.iter().for_each(|list| payloads(&mut collector, list, channel));
    if collector.is_of_two() {
        let message = if channel.has_pages() {
            "the payloads are of more than one conversation; name one by recipient.user_id and business.account_id"
        } else {
            "the payloads are of more than one conversation; name one by recipient.wa_id and business.phone_number_id"
        };
        let [webhooks, pushed] = &lists;
        let list = if webhooks.is_absent() { pushed } else { webhooks };
        list.fail(ErrorCode::Conflict, message);
    }
    let any =
        |list: &Node<'_, '_>| matches!(list.raw(), Some(Value::List(list)) if !list.is_empty());
    collector.facts(request, lists.iter().any(any))
}

fn payloads<'v>(collector: &mut Collector<'v, '_>, payloads: &Node<'v, '_>, channel: Channel) {
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
            true if is_whole => for_each(&entries, |entry| messenger::read_entry(collector, entry)),
            true => messenger::read_event(
                collector,
                "",
                if value.is_absent() { &payload } else { &value },
            ),
            false if is_whole => {
                for_each(&entries, |entry| cloud_api::read_entry(collector, entry))
            }
            false if !value.is_absent() => cloud_api::read_change(collector, &payload),
            false if !payload.key("metadata").is_absent() => {
                cloud_api::read_value(collector, None, &payload)
            }
            false => {}
        }
    }
}
