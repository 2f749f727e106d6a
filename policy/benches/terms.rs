//! How fast `terms` answers: typed, and from JSON text to JSON text.
#![expect(clippy::unwrap_used, reason = "a benchmark may panic")]

use std::borrow::Cow;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use windowpane_policy::terms::{Action, Country, Decision, Notice, TermsRequest, check};
use windowpane_policy::{Instant, check_text};

const NOTICE: &str = include_str!("../../www/demo/notice/whatsapp-2021.json");

fn terms(c: &mut Criterion) {
    eprintln!("terms: no budget set; for information");
    let notice = Notice::read(&serde_json::from_str(NOTICE).unwrap()).unwrap();
    let at = |text| Instant::parse(text).unwrap();
    let (now, said) = (at("2021-04-20T12:00:00Z"), at("2021-04-16T08:00:00Z"));
    let decisions =
        [Decision { version: Cow::Borrowed(&notice.version), action: Action::NotNow, at: said }];
    let request = |language: Option<&'static str>| TermsRequest {
        region: Country::parse("DE"),
        language: language.map(Cow::Borrowed),
        decisions: Cow::Borrowed(&decisions[..]),
        ..TermsRequest::new(now, &notice)
    };

    let mut group = c.benchmark_group("terms");
    group.throughput(criterion::Throughput::Elements(1));
    group.bench_function("typed, the notice's own language", |b| {
        b.iter(|| check(black_box(&request(None))))
    });
    group
        .bench_function("typed, translated", |b| b.iter(|| check(black_box(&request(Some("de"))))));

    let json = |notice: &str| {
        format!(
            r#"{{"check":"terms","now":"2021-04-20T12:00:00Z","notice":{notice},"visitor":{{"region":"DE","language":"de",
            "decisions":[{{"version":"2021-01-04","action":"not_now","at":"2021-04-16T08:00:00Z"}}]}}}}"#
        )
    };
    let full = json(NOTICE);
    let plain = json(
        r#"{"version":"2021-01-04","basis":"contract","schedule":[{"announced_at":"2021-01-07T00:00:00Z","accept_by":"2021-02-08",
        "accept_before":"2021-02-09T00:00:00Z"}]}"#,
    );
    group.bench_function(
        format!("JSON in and out, {} bytes with 6 translations", full.len()),
        |b| b.iter(|| check_text(black_box(&full)).to_json()),
    );
    group.bench_function(format!("JSON in and out, {} bytes", plain.len()), |b| {
        b.iter(|| check_text(black_box(&plain)).to_json())
    });
    group.finish();
}

criterion_group!(benches, terms);
criterion_main!(benches);
