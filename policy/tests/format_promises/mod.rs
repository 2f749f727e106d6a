//! What formatting promises for every text and every value, as functions that panic where a promise is broken.
//! Who makes up the texts is not here: proptest in `../format_properties.rs`, libFuzzer in `fuzz/`.

use std::borrow::Cow;

use windowpane_policy::format::{
    Block, Context, FormatRequest, Hole, MAX_TEXT, Run, check, html, parse,
};

use crate::read_back::read_back;
use crate::slow_format;

/// The slow parser takes cubic time, so longer texts are left to the other promises.
const SLOW: usize = 300;

const TOKEN: &str = "{{1}}";

/// Promises of a text without variables.
pub fn of_text(text: &str, context: Context) {
    let blocks = parse(text, context, &[]);
    of_blocks(&blocks);
    assert_eq!(blocks, parse(text, context, &[]), "the same text twice");
    match check(&FormatRequest { text: text.into(), context }) {
        Ok(answer) => assert_eq!((answer.blocks, answer.html), (blocks.clone(), html(&blocks))),
        Err(_) => assert!(text.chars().count() > MAX_TEXT),
    }
    if context != Context::Body {
        assert_eq!(text_of(&blocks), text.replace("\r\n", "\n"), "only a body has markup");
        return;
    }
    let kept = |text: &str| {
        text.chars().filter(|c| !"*_~`->. \r\n0123456789".contains(*c)).collect::<String>()
    };
    assert_eq!(kept(&text_of(&blocks)), kept(text), "only marks may go");
    if text.len() <= SLOW {
        assert_eq!(html(&blocks), slow_format::html(text), "{text:?} by the slow parser");
    }
}

/// Promises of a text made of `parts` with a variable between each two, filled with `values`.
pub fn of_values(parts: &[String], values: &[String], context: Context) {
    let text = parts.join(TOKEN);
    let list = holes(parts, values);
    let blocks = parse(&text, context, &list);
    of_blocks(&blocks);
    let ones = vec!["x".to_owned(); list.len()];
    let letters = holes(parts, &ones);
    assert_eq!(
        shape(&blocks),
        parse(&text, context, &letters),
        "a value changes nothing but its own run"
    );
    // Each value is there once, in order, whole.
    let filled: Vec<(usize, String)> =
        runs(&blocks).filter_map(|run| Some((run.hole?, run.text.to_string()))).collect();
    let given: Vec<(usize, String)> =
        list.iter().map(|hole| hole.value.replace("\r\n", "\n")).enumerate().collect();
    assert_eq!(filled, given);
    if context == Context::Body && text.len() <= SLOW {
        assert_eq!(
            html(&parse(&text, context, &letters)),
            slow_format::html(&parts.join("x")),
            "a variable is as a letter"
        );
    }
}

/// Promises of a text with holes wherever somebody says they are.
pub fn of_holes(text: &str, list: &[Hole<'_>]) {
    let blocks = parse(text, Context::Body, list);
    of_blocks(&blocks);
    assert_eq!(blocks, parse(text, Context::Body, list), "the same text twice");
}

fn of_blocks(blocks: &[Block<'_>]) {
    assert_eq!(read_back(&html(blocks)), Ok(text_of(blocks)), "the HTML says what the runs say");
    for line in blocks.iter().flat_map(Block::lines) {
        // The value of a hole may be empty.
        assert!(
            line.iter().all(|run| !run.text.is_empty() || run.hole.is_some()),
            "an empty run in {line:?}"
        );
        let same = |a: &Run<'_>, b: &Run<'_>| {
            a.hole.is_none() && b.hole.is_none() && a.styles.looks_like(b.styles)
        };
        assert!(
            !line.windows(2).any(|pair| same(&pair[0], &pair[1])),
            "two runs that look the same in {line:?}"
        );
    }
}

fn holes<'t>(parts: &[String], values: &'t [String]) -> Vec<Hole<'t>> {
    let mut at = 0;
    let mut list = Vec::new();
    for (part, value) in parts.iter().zip(values).take(parts.len().saturating_sub(1)) {
        let start = at + part.len();
        at = start + TOKEN.len();
        list.push(Hole { start, end: at, value: Cow::Borrowed(value) });
    }
    list
}

fn runs<'b, 't>(blocks: &'b [Block<'t>]) -> impl Iterator<Item = &'b Run<'t>> {
    blocks.iter().flat_map(Block::lines).flatten()
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
