//! How fast a text is formatted: 1,024 characters as people write them, and 64 KiB as an attacker would.
//! Every group prints its budget, and the best peer, beside the figures; no figure fails anything.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use windowpane_policy::format::{Context, FormatRequest, Hole, check, html, parse};

/// A long business message: some 20 styled words, 21 lines, two lists and a quote.
fn marked_up() -> String {
    let text = "*Your order WP-4711 is on its way!* 🎉\n\nHi _Ana_, the parcel left our warehouse in Porto this morning and should reach \
                you on ~Monday~ *Tuesday, 24 November*, between *14:00* and *18:00*.\n\nWhat is inside:\n- *2* blue cups, hand made \
                (_Café & Bar_ series)\n- *1* teapot with lid, 0.8 litres\n- a gift card with the code ```SAVE-5-MORE```, good until the \
                end of the year\n\nWhat you can do now:\n1. Follow the parcel at https://shop.example/track?id=47_11&lang=en\n2. Tell us \
                to leave it with a neighbour: reply `NEIGHBOUR`\n3. Choose *another day* or a pick-up point near you, free of charge\n\n\
                > Please have the code 8841 at hand when the courier rings; without it the parcel cannot be handed over.\n\nSomething \
                wrong with your order? _Just reply to this message_ and one of us will be with you within the hour, on weekdays from \
                *9:00* to *20:00*. Returns are free for *30 days*; see the form in the box.\n\nThank you for shopping with us,\n*The team \
                of The Blue Cup*\n_Rua das Flores 12, Porto_ ~4000-123~ 4050-262, Portugal. See you soon in the shop or online!";
    text.chars().take(1024).collect()
}

/// Markers and line ends wherever they can be: one in four or five characters.
fn dense() -> String {
    let part = "*Your order is on its way!* 🎉\n\nHi _Ana_, parcel `WP-4711` left us ~Monday~ *Tuesday*.\n\n\
                Inside:\n- *2* blue cups (café & bar)\n- 1 teapot, _slightly *used*_\n\n1. Track it at https://shop.example/t?id=47_11\n\
                2. Be home by *18:00*\n\n> Leave it with a neighbour\n\nCode: ```SAVE 5```\n";
    part.repeat(4).chars().take(1024).collect()
}

fn plain() -> String {
    "Thank you for your message. We are back on Monday at nine and answer then.\n"
        .repeat(14)
        .chars()
        .take(1024)
        .collect()
}

fn formatted(text: &str) -> usize {
    let request = FormatRequest::new(text);
    check(&request).map_or(0, |answer| black_box(answer).html.len())
}

fn of_1024_characters(c: &mut Criterion) {
    println!("budget: 300,000/s, which is 3.33 us each");
    println!(
        "peer: the fastest chat formatter measured, Glific, 14,426/s marked up and 72,724/s plain (node, one core)"
    );
    let mut group = c.benchmark_group("format 1,024 characters");
    group.throughput(Throughput::Elements(1));
    for (name, text) in
        [("marked up", marked_up()), ("marked up densely", dense()), ("plain", plain())]
    {
        group.bench_function(name, |b| b.iter(|| formatted(black_box(&text))));
    }
    let text = marked_up();
    group.bench_function("marked up, blocks only", |b| {
        b.iter(|| parse(black_box(&text), Context::Body, &[]))
    });
    let blocks = parse(&text, Context::Body, &[]);
    group.bench_function("marked up, HTML only", |b| b.iter(|| html(black_box(&blocks))));
    let request = format!(
        r#"{{"check":"format","text":{}}}"#,
        serde_json::to_string(&text).unwrap_or_default()
    );
    group.bench_function("marked up, JSON in and out", |b| {
        b.iter(|| windowpane_policy::check_text(black_box(&request)).to_json())
    });
    let text = text.replace("Ana", "{{1}}").replace("18:00", "{{2}}");
    let starts = text.match_indices("{{").map(|(start, _)| start);
    let holes: Vec<Hole<'_>> =
        starts.map(|start| Hole { start, end: start + 5, value: "Ana".into() }).collect();
    group.bench_function("marked up, with values", |b| {
        b.iter(|| html(&parse(black_box(&text), Context::Body, black_box(&holes))))
    });
    group.finish();
}

fn of_hostile_text(c: &mut Criterion) {
    println!("budget: 5 ms");
    println!(
        "peers: nested markers flasd 7,354 ms, Glific 4,793 ms; `*a* ` flasd 3,473 ms, Glific 866 ms; `*a ` u-wave 1,138 ms"
    );
    let mut group = c.benchmark_group("format 64 KiB");
    group.sample_size(20);
    let nested = |n: usize| "*_~".repeat(n / 6) + &"~_*".repeat(n / 6);
    let texts = [
        ("nested markers", nested(65_536)),
        ("`*a* `", "*a* ".repeat(16_384)),
        ("`*a `", "*a ".repeat(21_845)),
        ("`*a _b* c_ `", "*a _b* c_ ".repeat(6_553)),
        ("`a*`", "a*".repeat(32_768)),
        ("one row of backticks", "`".repeat(65_536)),
        ("code that does not close", "`a ".repeat(21_845)),
        ("code to a fence", "`a ```b``` ".repeat(5_957)),
        ("fences of nothing", "``` ".repeat(16_384)),
        ("fences in one another", "```a``".repeat(10_922)),
        ("items", "- a\n1. b\n".repeat(7_281)),
        ("quotes", "> *a*\n".repeat(10_922)),
        ("line feeds", "\n".repeat(65_536)),
        ("to be escaped", "<&>".repeat(21_845)),
    ];
    for (name, text) in texts {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| formatted(black_box(&text))));
    }
    let text = "*{{1}}_ `".repeat(7_281);
    let starts = text.match_indices("{{").map(|(start, _)| start);
    let holes: Vec<Hole<'_>> =
        starts.map(|start| Hole { start, end: start + 5, value: "*a_".into() }).collect();
    group.bench_function("values between markers", |b| {
        b.iter(|| html(&parse(black_box(&text), Context::Body, black_box(&holes))))
    });
    group.finish();
}

criterion_group!(benches, of_1024_characters, of_hostile_text);
criterion_main!(benches);
