//! What holds for every text and every value: the fast parser against a slow one written from the rules, and the promises of
//! blocks and HTML. What single texts look like is in the shared cases and in `src/markup/tests.rs`.
#![cfg(test)]

mod slow_format;

use std::borrow::Cow;

use proptest::prelude::*;
use windowpane_policy::markup::{Block, Context, Hole, Run, html, parse};

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

const TOKEN: &str = "{{1}}";

/// A text with tokens between its parts.
fn with_holes(parts: &[String]) -> String {
    parts.join(TOKEN)
}

fn holes<'t>(parts: &[String], values: &'t [String]) -> Vec<Hole<'t>> {
    let mut at = 0;
    let mut list = Vec::new();
    for (part, value) in parts.iter().zip(values).take(parts.len() - 1) {
        let start = at + part.len();
        at = start + TOKEN.len();
        list.push(Hole { start, end: at, value: Cow::Borrowed(value) });
    }
    list
}

fn runs<'b, 't>(blocks: &'b [Block<'t>]) -> impl Iterator<Item = &'b Run<'t>> {
    blocks.iter().flat_map(Block::lines).flatten()
}

/// Reads HTML that may hold our tags only, well nested; gives its text, with `<br>` as a line feed.
fn read_back(html: &str) -> Result<String, String> {
    let (mut text, mut open, mut rest) = (String::new(), Vec::new(), html);
    while let Some(at) = rest.find(['<', '>', '&']) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        let entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')];
        if let Some((after, c)) = entities.iter().find_map(|(entity, c)| Some((special.strip_prefix(entity)?, *c))) {
            text.push(c);
            rest = after;
            continue;
        }
        let within = special.strip_prefix('<').ok_or_else(|| format!("a bare > or & in {html:?}"))?;
        let (tag, after) = within.split_once('>').ok_or_else(|| format!("no end of tag in {html:?}"))?;
        rest = after;
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        match tag {
            "br" => text.push('\n'),
            "b" | "i" | "s" | "tt" | "code" | "ul" | "ol" | "li" | "blockquote" => open.push(name),
            _ if tag.starts_with('/') && open.pop() == Some(name) => {}
            _ if tag.strip_prefix("ol start=").is_some_and(|n| n != "1" && n.parse::<u8>().is_ok()) => open.push(name),
            _ => return Err(format!("<{tag}> does not belong in {html:?}")),
        }
    }
    text.push_str(rest);
    if open.is_empty() { Ok(text) } else { Err(format!("{open:?} stay open in {html:?}")) }
}

/// The text of the runs, lines of a paragraph with a line feed between.
fn text_of(blocks: &[Block<'_>]) -> String {
    let line = |runs: &Vec<Run<'_>>| runs.iter().map(|run| run.text.as_ref()).collect::<String>();
    let block = |block: &Block<'_>| {
        let between = if matches!(block, Block::Para { .. }) { "\n" } else { "" };
        block.lines().iter().map(line).collect::<Vec<_>>().join(between)
    };
    blocks.iter().map(block).collect()
}

/// The blocks with every value replaced by the same letter.
fn shape<'t>(blocks: &[Block<'t>]) -> Vec<Block<'t>> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        let lines = match block {
            Block::Para { lines } => lines,
            Block::Ul { items } | Block::Ol { items, .. } => items,
            Block::Quote { runs } => std::slice::from_mut(runs),
        };
        for run in lines.iter_mut().flatten().filter(|run| run.hole.is_some()) {
            run.text = Cow::Borrowed("x");
        }
    }
    blocks
}

fn contexts() -> impl Strategy<Value = Context> {
    prop::sample::select(vec![Context::Body, Context::Body, Context::Body, Context::Header, Context::Footer, Context::Button])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_slow_parser_agrees(text in dense()) {
        prop_assert_eq!(html(&parse(&text, Context::Body, &[])), slow_format::html(&text));
    }

    #[test]
    fn the_slow_parser_agrees_on_few_characters(text in "[*_~`> \\-1.a\n]{0,14}") {
        prop_assert_eq!(html(&parse(&text, Context::Body, &[])), slow_format::html(&text));
    }

    #[test]
    fn html_is_ours_and_well_nested_and_says_what_the_runs_say(
        parts in prop::collection::vec(any_text(), 1..4),
        values in prop::collection::vec(any_text(), 4),
        context in contexts(),
    ) {
        let text = with_holes(&parts);
        let blocks = parse(&text, context, &holes(&parts, &values));
        prop_assert_eq!(read_back(&html(&blocks)), Ok(text_of(&blocks)));
    }

    #[test]
    fn a_value_changes_nothing_but_its_own_run(
        parts in prop::collection::vec(any_text(), 1..4),
        values in prop::collection::vec(any_text(), 4),
        context in contexts(),
    ) {
        let text = with_holes(&parts);
        let list = holes(&parts, &values);
        let blocks = parse(&text, context, &list);
        let ones = vec!["x".to_owned(); 4];
        prop_assert_eq!(shape(&blocks), parse(&text, context, &holes(&parts, &ones)));
        // Each value is there once, in order, whole.
        let filled: Vec<(usize, String)> = runs(&blocks).filter_map(|run| Some((run.hole?, run.text.to_string()))).collect();
        let given: Vec<(usize, String)> = list.iter().map(|hole| hole.value.replace("\r\n", "\n")).enumerate().collect();
        prop_assert_eq!(filled, given);
    }

    #[test]
    fn a_variable_is_as_a_letter(parts in prop::collection::vec(dense(), 1..4)) {
        let ones = vec!["x".to_owned(); 4];
        let blocks = parse(&with_holes(&parts), Context::Body, &holes(&parts, &ones)).into_iter().map(Block::into_owned).collect::<Vec<_>>();
        prop_assert_eq!(html(&blocks), slow_format::html(&parts.join("x")));
    }

    #[test]
    fn runs_are_not_empty_and_differ_from_their_neighbours(text in any_text(), context in contexts()) {
        for line in parse(&text, context, &[]).iter().flat_map(Block::lines) {
            prop_assert!(line.iter().all(|run| !run.text.is_empty()));
            prop_assert!(line.windows(2).all(|pair| !pair[0].styles.looks_like(pair[1].styles)));
        }
    }

    #[test]
    fn no_character_but_markers_is_lost(text in dense()) {
        let kept = |text: &str| text.chars().filter(|c| !"*_~`->. \r\n0123456789".contains(*c)).collect::<String>();
        prop_assert_eq!(kept(&text_of(&parse(&text, Context::Body, &[]))), kept(&text));
        let plain = parse(&text, Context::Header, &[]);
        prop_assert_eq!(text_of(&plain), text.replace("\r\n", "\n"));
    }

    #[test]
    fn no_list_of_holes_is_too_strange(
        text in any_text(),
        places in prop::collection::vec((0..80usize, 0..80usize), 0..6),
        value in any_text(),
    ) {
        let list: Vec<Hole<'_>> = places.iter().map(|(start, end)| Hole { start: *start, end: *end, value: Cow::Borrowed(&value) }).collect();
        let blocks = parse(&text, Context::Body, &list);
        prop_assert_eq!(read_back(&html(&blocks)), Ok(text_of(&blocks)));
        prop_assert_eq!(&blocks, &parse(&text, Context::Body, &list));
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
    for bad in ["<b>x", "<b><i>x</b></i>", "x</b>", "a & b", "a > b", "<p>x</p>", "<ol start=1></ol>", "<b x=1>y</b>", "<", "&lt"] {
        assert!(read_back(bad).is_err(), "{bad}");
    }
}
