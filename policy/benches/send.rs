//! How fast section `send` answers, next to its budget.

use std::fmt::Display;
use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

use criterion::{Criterion, criterion_group, criterion_main};
use windowpane_policy::send::{
    Business, Channel, MessageKind, Recipient, SendRequest, TemplateStatus, check,
};
use windowpane_policy::{Instant, check_text};

/// 2026-03-10T12:00:00Z
const NOW: Instant = Instant::from_ms(1_773_144_000_000);
const HOUR: i64 = 3_600_000;

/// Prints the rate of the best of many short batches beside what it should be: other work on the machine only ever slows one.
fn beside_budget<T>(name: &str, budget: impl Display, mut one: impl FnMut() -> T) {
    const BATCH: u32 = 500;
    let begun = Clock::now();
    let mut best = Duration::MAX;
    while begun.elapsed() < Duration::from_millis(300) {
        let batch = Clock::now();
        for _ in 0..BATCH {
            black_box(one());
        }
        best = best.min(batch.elapsed());
    }
    let rate = f64::from(BATCH) / best.as_secs_f64();
    println!("{name}: {rate:.0}/s on one core; budget {budget}");
}

fn typed() -> [(&'static str, SendRequest<'static>); 3] {
    let reply = SendRequest {
        last_inbound_at: Some(NOW.plus_ms(-3 * HOUR)),
        business: Some(Business { verified: Some(true), ..Business::default() }),
        recipient: Some(Recipient { terms_accepted: Some(true), ..Recipient::default() }),
        ..SendRequest::new(Channel::Whatsapp, NOW, MessageKind::FreeForm)
    };
    let late = SendRequest { last_inbound_at: Some(NOW.plus_ms(-30 * HOUR)), ..reply.clone() };
    let mut template = SendRequest { last_inbound_at: None, ..reply.clone() };
    template.message.kind = MessageKind::Template;
    template.message.template_status = Some(TemplateStatus::Approved);
    [
        ("reply inside the window", reply),
        ("reply after it", late),
        ("template, nothing ever opened", template),
    ]
}

const TEXTS: [(&str, &str); 3] = [
    (
        "reply inside the window",
        r#"{"check":"send","now":"2026-03-10T12:00:00Z","channel":"whatsapp","last_inbound_at":"2026-03-10T09:00:00Z","message":{"kind":"text"},"business":{"verified":true},"recipient":{"terms_accepted":true}}"#,
    ),
    (
        "reply after it",
        r#"{"check":"send","now":"2026-03-10T12:00:00Z","channel":"whatsapp","last_inbound_at":"2026-03-09T06:00:00Z","message":{"kind":"text"}}"#,
    ),
    (
        "webhook",
        r#"{"check":"send","now":"2026-03-10T12:00:00Z","channel":"whatsapp","webhooks":[{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Lia"},"wa_id":"16505551234"}],"messages":[{"from":"16505551234","id":"wamid.1","timestamp":"1773133200","type":"text","text":{"body":"hello"}}]},"field":"messages"}]}]}],"message":{"kind":"text"}}"#,
    ),
];

fn benches(c: &mut Criterion) {
    for (name, request) in typed() {
        beside_budget(&format!("send, typed, {name}"), "10,000,000/s", || {
            check(black_box(&request), None)
        });
        c.bench_function(&format!("send/typed/{name}"), |b| {
            b.iter(|| check(black_box(&request), None))
        });
    }
    for (name, text) in TEXTS {
        let budget = "250,000/s (500,000/s through the command on two cores)";
        beside_budget(&format!("send, text, {name}"), budget, || {
            check_text(black_box(text)).to_json()
        });
        c.bench_function(&format!("send/text/{name}"), |b| {
            b.iter(|| check_text(black_box(text)).to_json())
        });
    }
}

criterion_group! {
    name = send;
    config = Criterion::default().sample_size(30).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(send);
