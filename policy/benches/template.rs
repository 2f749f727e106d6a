//! How fast section `template` answers, next to its budget: JSON text in, answer text out.

use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

use criterion::{Criterion, criterion_group, criterion_main};
use windowpane_policy::{Request, Value, answer_text, check, check_text};

/// A definition of four components, as an author's editor asks about it at every key stroke.
const AUTHOR: &str = r#"{"check":"template","template":{"name":"order_shipped","language":"en_US","category":"UTILITY","components":[{"type":"HEADER","format":"TEXT","text":"Order {{1}} is on its way","example":{"header_text":["FC-20418"]}},{"type":"BODY","text":"Hi {{1}}, your parcel with {{2}} left our greenhouse this morning.\n\nIt should reach you on *{{3}}*. Keep the plants upright, and water them once they have settled in.","example":{"body_text":[["Priya","two ferns and a fig","Thursday, 12 March"]]}},{"type":"FOOTER","text":"Fern & Fig Plant Shop"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Track the parcel","url":"https://fernandfig.example/t/{{1}}","example":["https://fernandfig.example/t/FC-20418"]},{"type":"PHONE_NUMBER","text":"Call the shop","phone_number":"+12025550147"}]}]}}"#;

/// The same with values, as it is sent.
fn sent() -> String {
    let values = r#""mode":"send","values":{"header":["FC-20977"],"body":["Marco","one olive tree","Saturday, 14 March"],"buttons":{"0":["FC-20977"]}},"#;
    AUTHOR.replacen(r#""template":{"#, &format!(r#"{values}"template":{{"#), 1)
}

/// A body of 64 KiB made of what costs most.
fn hostile(piece: &str) -> String {
    let body = piece.repeat(65_536 / piece.len());
    format!(
        r#"{{"check":"template","template":{{"name":"n","language":"en","category":"UTILITY","components":[{{"type":"BODY","text":"{body}"}}]}}}}"#
    )
}

/// Text in, text out, without a copy of the answer in between.
fn answer(text: &str) -> String {
    answer_text(text, |answer| answer.to_json())
}

/// Time of this thread on a core, so that a busy machine does not count; the clock where the system does not tell.
fn spent(begun: Clock) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_core = told.and_then(|text| text.split(' ').next().and_then(|ns| ns.parse().ok()));
    on_core.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// Times `one` for half a second and prints it beside what it should reach.
fn beside_budget<T>(name: &str, budget: &str, mut one: impl FnMut() -> T) {
    let begun = Clock::now();
    let before = spent(begun);
    let mut count = 0u32;
    while begun.elapsed() < Duration::from_millis(500) {
        for _ in 0..10 {
            black_box(one());
        }
        count += 10;
    }
    let rate = f64::from(count) / (spent(begun) - before).as_secs_f64();
    println!("{name}: {rate:.0} a second of one core; budget {budget}");
}

fn benches(c: &mut Criterion) {
    for (name, text) in [("author", AUTHOR.to_owned()), ("send", sent())] {
        let budget = "150,000/s (Kapso's Zod schema, fewer rules: 129,000/s)";
        beside_budget(&format!("template, 4 components, {name}, text"), budget, || {
            answer(black_box(&text))
        });
        beside_budget(&format!("template, 4 components, {name}, owned"), budget, || {
            check_text(black_box(&text)).to_json()
        });
        let request = Request(Value::from_json(&text).unwrap_or_default());
        beside_budget(&format!("template, 4 components, {name}, read already"), "none", || {
            check(black_box(&request))
        });
        beside_budget(&format!("reading alone, {name}"), "none", || {
            Value::from_json(black_box(&text)).is_ok()
        });
        c.bench_function(&format!("template/{name}"), |b| b.iter(|| answer(black_box(&text))));
    }
    for piece in ["{{1}} ", "{{", "*a_", "{{a}}b"] {
        let text = hostile(piece);
        beside_budget(&format!("template, 64 KiB of {piece:?}"), "200/s (5 ms)", || {
            answer(black_box(&text))
        });
    }
}

criterion_group! {
    name = template;
    config = Criterion::default().sample_size(30).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(template);
