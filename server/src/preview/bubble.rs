//! Draws the bubble with the characters of a terminal, from what the policy rendered.
//! Nothing is checked or filled here.

use anstyle::{AnsiColor, Effects};
use windowpane_policy::format::{Block, Run, Styles};
use windowpane_policy::template::{
    Direction, Rendered, RenderedBody, RenderedButton, RenderedCard, RenderedHeader, RenderedOffer,
};

use super::text::{Align, Line, Style, Text};

/// The columns of a bubble with its frame, about a line on a phone.
const BUBBLE: usize = 46;
/// The columns of a card of a carousel.
const CARD: usize = 30;

const PLAIN: Style = Style::new();
const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const LINK: Style = AnsiColor::Cyan.on_default();
/// A variable without a value.
const OPEN: Style = AnsiColor::Yellow.on_default();

/// The lines of the bubble, at most `width` columns wide.
pub fn bubble(rendered: &Rendered<'_>, width: usize) -> Vec<Line> {
    let side = if rendered.direction == Direction::Rtl { Align::Right } else { Align::Left };
    let frame = Frame { width: width.min(BUBBLE), side };
    let mut inside = Vec::new();
    if let Some(one) = &rendered.header {
        header(one, &frame, &mut inside);
    }
    if let Some(one) = &rendered.offer {
        offer(one, &frame, &mut inside);
    }
    body(&rendered.body, &frame, &mut inside);
    if let Some(footer) = &rendered.footer {
        frame.text(&plain(footer, DIM), &mut inside);
    }
    let mut of_cards = Vec::new();
    for kind in &rendered.other {
        if kind == "CALL_PERMISSION_REQUEST" {
            // The texts of `<template-preview>`: the platform does not publish those of its card.
            frame.marked("✆ ", "  ", &Text::of("Asks to be allowed to call", DIM), &mut inside);
            of_cards.push(Text::of("Choose whether to allow calls", LINK));
        } else {
            frame.text(&Text::of(&format!("[{kind}: not drawn]"), DIM), &mut inside);
        }
    }
    let mut rows: Vec<Text> = rendered
        .shown_buttons
        .iter()
        .filter_map(|at| rendered.buttons.get(*at))
        .map(button)
        .collect();
    let folded = rows.len() < rendered.buttons.len();
    if folded {
        rows.push(Text::of("≡ See all options", LINK));
    }
    rows.extend(of_cards);
    let mut lines = frame.boxed(inside, &rows, 0);
    cards(&rendered.cards, width, side, &mut lines);
    let all = rendered.buttons.iter().filter(|button| folded || target(button).is_some());
    let heading = if folded { "All options" } else { "Where the buttons lead" };
    let on_cards = rendered
        .cards
        .iter()
        .flat_map(|card| &card.buttons)
        .filter(|button| target(button).is_some());
    for (at, one) in all.chain(on_cards).enumerate() {
        if at == 0 {
            lines.extend(Text::of(heading, DIM).lines(width));
        }
        let mut text = button(one);
        if let Some(target) = target(one) {
            text.push(&format!("  {target}"), DIM);
        }
        lines.extend(
            text.lines(width.saturating_sub(2)).into_iter().map(|line| line.before("  ", PLAIN)),
        );
    }
    let notes = [
        (!rendered.desktop, "Phones only: desktop apps do not show this message."),
        (side == Align::Right, "The language is written from right to left."),
    ];
    for (_, note) in notes.iter().filter(|(holds, _)| *holds) {
        lines.extend(Text::of(note, DIM).lines(width));
    }
    lines
}

/// The cards side by side if there is room, else in several rows.
fn cards(cards: &[RenderedCard<'_>], width: usize, side: Align, lines: &mut Vec<Line>) {
    let frame = Frame { width: width.min(CARD), side };
    let in_a_row = ((width + 1) / (frame.width + 1)).max(1);
    for row in cards.chunks(in_a_row) {
        let insides: Vec<(Vec<Line>, Vec<Text>)> = row
            .iter()
            .map(|card| {
                let mut inside = Vec::new();
                if let Some(one) = &card.header {
                    header(one, &frame, &mut inside);
                }
                if let Some(one) = &card.body {
                    body(one, &frame, &mut inside);
                }
                (inside, card.buttons.iter().map(button).collect())
            })
            .collect();
        let tallest = insides.iter().map(|(inside, _)| inside.len()).max().unwrap_or_default();
        let drawn: Vec<Vec<Line>> =
            insides.into_iter().map(|(inside, rows)| frame.boxed(inside, &rows, tallest)).collect();
        let height = drawn.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..height {
            let mut whole = Line::default();
            for (index, card) in drawn.iter().enumerate() {
                let part = card
                    .get(at)
                    .cloned()
                    .unwrap_or_else(|| Line::default().filled(frame.width, Align::Left));
                whole = whole.followed(if index > 0 { part.before(" ", PLAIN) } else { part });
            }
            lines.push(whole);
        }
    }
}

struct Frame {
    width: usize,
    side: Align,
}

impl Frame {
    /// The columns inside the frame, which has a line and a space on either side.
    fn inner(&self) -> usize {
        self.width.saturating_sub(4).max(1)
    }

    fn text(&self, text: &Text, lines: &mut Vec<Line>) {
        lines.extend(
            text.lines(self.inner()).into_iter().map(|line| line.filled(self.inner(), self.side)),
        );
    }

    /// Text after a mark, which is on the first line only.
    fn marked(&self, mark: &str, again: &str, text: &Text, lines: &mut Vec<Line>) {
        let room = self.inner().saturating_sub(Line::of(mark, PLAIN).width()).max(1);
        let mut mark = mark;
        for line in text.lines(room) {
            let line = if self.side == Align::Right {
                line.after(&reversed(mark))
            } else {
                line.before(mark, DIM)
            };
            lines.push(line.filled(self.inner(), self.side));
            mark = again;
        }
    }

    /// The frame around the lines, and a row for each button. The inside is at least `height` lines high.
    fn boxed(&self, mut inside: Vec<Line>, buttons: &[Text], height: usize) -> Vec<Line> {
        let inner = self.inner();
        while inside.len() < height.max(1) {
            inside.push(Line::default().filled(inner, Align::Left));
        }
        let edge = |left: &str, right: &str| {
            Line::of(&format!("{left}{}{right}", "─".repeat(inner + 2)), DIM)
        };
        let within = |line: Line| line.before("│ ", DIM).after(" │");
        let mut lines = vec![edge("╭", "╮")];
        lines.extend(inside.into_iter().map(within));
        for button in buttons {
            lines.push(edge("├", "┤"));
            lines.extend(
                button
                    .lines(inner)
                    .into_iter()
                    .map(|line| within(line.filled(inner, Align::Middle))),
            );
        }
        lines.push(edge("╰", "╯"));
        lines
    }
}

/// A mark that follows its text is reversed.
fn reversed(mark: &str) -> String {
    mark.chars().rev().collect()
}

fn header(header: &RenderedHeader<'_>, frame: &Frame, lines: &mut Vec<Line>) {
    if let Some(text) = &header.text {
        frame.text(&plain(text, BOLD), lines);
        return;
    }
    let mut words = vec![header.format.as_ref()];
    if let Some(media) = &header.media {
        // The name of the file in an address.
        let file =
            media.link.as_deref().and_then(|link| link.rsplit('/').find(|part| !part.is_empty()));
        words.extend(media.filename.as_deref().or(file));
    }
    if let Some(place) = &header.location {
        words.extend([place.name.as_deref(), place.address.as_deref()].into_iter().flatten());
    }
    let inner = frame.inner();
    let row = |text: Line| text.filled(inner, Align::Middle);
    lines.push(row(Line::of(&"░".repeat(inner), DIM)));
    lines.extend(Text::of(&words.join(" · "), DIM).lines(inner).into_iter().map(row));
    lines.push(row(Line::of(&"░".repeat(inner), DIM)));
}

fn offer(offer: &RenderedOffer<'_>, frame: &Frame, lines: &mut Vec<Line>) {
    let mut text = plain(offer.text.as_deref().unwrap_or_default(), BOLD);
    match offer.expires_at {
        Some(at) => text.push(&format!("\nEnds {at}"), PLAIN),
        None if offer.has_expiration => text.push("\nEnds {{expiration_time_ms}}", OPEN),
        None => {}
    }
    if let Some(code) = &offer.code {
        text.push(&format!("\nCode {code}"), PLAIN);
    }
    frame.marked("% ", "  ", &text, lines);
    frame.text(&Text::of(" ", PLAIN), lines);
}

fn body(body: &RenderedBody<'_>, frame: &Frame, lines: &mut Vec<Line>) {
    for block in &body.blocks {
        let first = if let Block::Ol { start, .. } = block { *start } else { 0 };
        for (number, runs) in (first..).zip(block.lines()) {
            let mut text = Text::default();
            runs.iter().for_each(|one| run(one, &mut text));
            match block {
                // An empty line takes a row.
                Block::Para { .. } if text.is_empty() => frame.text(&Text::of(" ", PLAIN), lines),
                Block::Para { .. } => frame.text(&text, lines),
                Block::Ul { .. } => frame.marked("• ", "  ", &text, lines),
                Block::Ol { .. } => frame.marked(&format!("{number}. "), "   ", &text, lines),
                Block::Quote { .. } => frame.marked("▏ ", "▏ ", &text, lines),
            }
        }
    }
}

fn run(run: &Run<'_>, text: &mut Text) {
    let effects = [
        (Styles::BOLD, Effects::BOLD),
        (Styles::ITALIC, Effects::ITALIC),
        (Styles::STRIKE, Effects::STRIKETHROUGH),
    ];
    let effects = effects
        .into_iter()
        .filter(|(style, _)| run.styles.has(*style))
        .fold(Effects::new(), |all, (_, one)| all | one);
    let is_open = run.hole.is_some() && run.text.starts_with("{{") && run.text.ends_with("}}");
    let colour = if is_open {
        OPEN
    } else if run.styles.has(Styles::MONO) || run.styles.has(Styles::CODE) {
        AnsiColor::Magenta.on_default()
    } else {
        PLAIN
    };
    text.push(&run.text, colour.effects(effects));
}

/// A text without formatting, which may have variables without a value.
fn plain(text: &str, style: Style) -> Text {
    let mut out = Text::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { break };
        out.push(before, style);
        out.push(&format!("{{{{{name}}}}}"), OPEN);
        rest = after;
    }
    out.push(rest, style);
    out
}

/// The address that a button opens, the number it dials, the code it copies.
fn target<'b>(button: &'b RenderedButton<'_>) -> Option<&'b str> {
    let all = [&button.url, &button.phone_number, &button.code];
    all.into_iter().flatten().map(AsRef::as_ref).find(|target| !target.is_empty())
}

/// The signs of buttons. All other types open something.
const SIGNS: [(&str, &str); 11] = [
    ("QUICK_REPLY", "↩"),
    ("PHONE_NUMBER", "✆"),
    ("VOICE_CALL", "✆"),
    ("COPY_CODE", "⧉"),
    ("OTP", "⧉"),
    ("FLOW", "▭"),
    ("ORDER_DETAILS", "▭"),
    ("CATALOG", "▤"),
    ("SPM", "▤"),
    ("MPM", "≡"),
    ("REQUEST_CONTACT_INFO", "☺"),
];

/// Texts in place of the platform's labels that are not published; those of `<template-preview>`.
const LABELS: [(&str, &str); 2] =
    [("REQUEST_CONTACT_INFO", "Share contact details"), ("ORDER_DETAILS", "Order details")];

fn named(table: &[(&str, &'static str)], kind: &str) -> Option<&'static str> {
    table.iter().find(|(have, _)| *have == kind).map(|(_, words)| *words)
}

fn button(button: &RenderedButton<'_>) -> Text {
    let kind = button.kind.as_ref();
    let sign = named(&SIGNS, kind).unwrap_or("↗");
    let label = button
        .text
        .as_deref()
        .filter(|text| !text.is_empty())
        .or(named(&LABELS, kind))
        .unwrap_or(kind);
    Text::of(&format!("{sign} {label}"), LINK)
}
