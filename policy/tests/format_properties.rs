//! What holds for every text and every value: the fast parser against a slow one written from the rules, and the promises of
//! blocks and HTML. What single texts look like is in the shared cases and in `src/markup/tests.rs`.
#![cfg(test)]

mod format_promises;
mod read_back;
mod slow_format;

use std::borrow::Cow;

use proptest::prelude::*;
use windowpane_policy::format::{Context, Hole, html, parse};

use read_back::read_back;

/// Texts in which markers meet often.
fn dense() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec!["*", "_", "~", "`", "```", " ", "a", "\n"]),
        1 => prop::sample::select(vec!["- ", "* ", "> ", "1. ", "2. ", "12. ", "**", "``", "__", "b c", ".", "(", "\r\n", "é", "\u{a0}", "🎉", "<", "&", "-", ">", "1"]),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => dense(), 1 => any::<String>(), 1 => "[ -~\n]{0,60}"]
}

fn contexts() -> impl Strategy<Value = Context> {
    prop::sample::select(vec![
        Context::Body,
        Context::Body,
        Context::Body,
        Context::Header,
        Context::Footer,
        Context::Button,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promises_of_a_text(text in any_text(), context in contexts()) {
        format_promises::of_text(&text, context);
    }

    #[test]
    fn promises_of_few_characters(text in "[*_~`> \\-1.a\n]{0,14}") {
        format_promises::of_text(&text, Context::Body);
    }

    #[test]
    fn promises_of_values(
        parts in prop::collection::vec(any_text(), 1..4),
        values in prop::collection::vec(any_text(), 4),
        context in contexts(),
    ) {
        format_promises::of_values(&parts, &values, context);
    }

    #[test]
    fn no_list_of_holes_is_too_strange(
        text in any_text(),
        places in prop::collection::vec((0..80usize, 0..80usize), 0..6),
        value in any_text(),
    ) {
        let list: Vec<Hole<'_>> = places.iter().map(|(start, end)| Hole { start: *start, end: *end, value: Cow::Borrowed(&value) }).collect();
        format_promises::of_holes(&text, &list);
    }
}

/// Every text of up to six of these characters.
#[test]
fn the_slow_parser_agrees_on_all_short_texts() {
    let letters = ['*', '_', '`', ' ', 'a', '\n'];
    let mut texts = vec![String::new()];
    for _ in 0..6 {
        texts = texts.iter().flat_map(|text| letters.map(|c| format!("{text}{c}"))).collect();
        for text in &texts {
            assert_eq!(html(&parse(text, Context::Body, &[])), slow_format::html(text), "{text:?}");
        }
    }
}

#[test]
fn a_reader_of_html_that_sees_all_defects() {
    for good in ["", "a<br>b", "<b><i>x</i></b>", "<ol start=3><li>a &amp;&lt;&gt;</li></ol>"] {
        assert!(read_back(good).is_ok(), "{good}");
    }
    for bad in [
        "<b>x",
        "<b><i>x</b></i>",
        "x</b>",
        "a & b",
        "a > b",
        "<p>x</p>",
        "<ol start=1></ol>",
        "<b x=1>y</b>",
        "<",
        "&lt",
    ] {
        assert!(read_back(bad).is_err(), "{bad}");
    }
}
