//! The check beside the bubble: the verdict, the lengths near their limits, and every problem with its place and its fix.
//! What is a problem, and how much it weighs, is the policy's to say.

use std::borrow::Cow;

use serde::Serialize;
use windowpane_policy::Value;
use windowpane_policy::template::{Answer, Count, Problem, Rendered, RenderedButton};

use super::buttons::{click, label, sign};
use super::excerpt::excerpt;
use super::icons::{self, icon};
use super::{Found, SEVERITIES, severity, words};
use crate::ui::draw::Draw;
use crate::ui::host::Host;
use crate::ui::i18n::panes::template_preview::{Text, Texts};
use crate::ui::intl;

/// The most problems listed; a template with more is not one that a person wrote.
const LISTED: usize = 100;

/// A length is worth showing from this share of its limit.
const NEAR_PERCENT: usize = 75;

/// What `problemselect` tells.
#[derive(Serialize)]
struct Selected {
    code: &'static str,
    path: String,
    span: Option<(usize, usize)>,
}

pub(super) struct Panel<'a> {
    pub(super) host: &'a Host,
    pub(super) input: &'a Value<'static>,
    pub(super) texts: &'a Texts,
}

impl Panel<'_> {
    pub(super) fn show(&self, draw: &mut Draw, answer: &Answer<'_>, found: &Found) {
        let texts = self.texts;
        draw.open(
            "section",
            &["class", "part", "aria-label"],
            &["panel", "panel", texts.get(Text::Check)],
        );
        draw.open(
            "div",
            &["class", "part", "data-verdict"],
            &["verdict", "verdict", found.verdict()],
        );
        icon(draw, icons::VERDICTS[found.rank]);
        draw.open("p", &["role"], &["status"])
            .text(texts.at(Text::Invalid, found.rank))
            .close()
            .class("ul", "totals");
        for (rank, count) in found.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            draw.open("li", &[], &[]);
            icon(draw, icons::SEVERITIES[rank]);
            self.hidden(draw, texts.at(Text::Error, rank));
            draw.text(&self.number(*count)).close();
        }
        draw.close().close();
        self.meters(draw, &answer.counts);
        self.targets(draw, &answer.rendered);
        if answer.problems.is_empty() {
            draw.part("p", "calm").text(texts.get(Text::Nothing)).close();
        }
        draw.part("ul", "problems");
        answer.problems.iter().take(LISTED).for_each(|problem| self.problem(draw, problem));
        draw.close();
        let more = answer.problems.len().saturating_sub(LISTED);
        if more > 0 {
            draw.class("p", "calm").text("+ ").text(&more.to_string()).close();
        }
        draw.close();
    }

    /// What a phone keeps behind its buttons: addresses with their values, numbers, codes and what a reply sends.
    fn targets(&self, draw: &mut Draw, rendered: &Rendered<'_>) {
        let all =
            rendered.buttons.iter().chain(rendered.cards.iter().flat_map(|card| &card.buttons));
        let mut some = all.filter(|button| target(button).is_some()).take(LISTED).peekable();
        if some.peek().is_none() {
            return;
        }
        draw.class("div", "leads")
            .line("p", "leads-head", self.texts.get(Text::Targets))
            .part("dl", "targets");
        for button in some {
            let Some((text, places)) = target(button) else { continue };
            draw.open("div", &[], &[]).open("dt", &[], &[]);
            icon(draw, sign(button));
            label(draw, button, self.texts);
            // An address is read from left to right in every language.
            draw.close().open("dd", &["dir"], &["ltr"]);
            words::plain(draw, text, &places);
            draw.close().close();
        }
        draw.close().close();
    }

    fn number(&self, count: usize) -> String {
        intl::number(i64::try_from(count).unwrap_or(i64::MAX), 1, &self.texts.language)
    }

    /// For those who do not see the sign.
    fn hidden(&self, draw: &mut Draw, text: &str) {
        draw.open("span", &["class", "lang"], &["visually-hidden", &self.texts.language])
            .text(text)
            .text(": ")
            .close();
    }

    /// A word of the pane among the policy's sentences.
    fn word(&self, draw: &mut Draw, text: Text) {
        let language = &self.texts.language;
        draw.open("span", &["lang"], &[language])
            .text(self.texts.get(text))
            .close()
            .text(intl::marks(language).gap);
    }

    fn problem(&self, draw: &mut Draw, problem: &Problem) {
        let rank = severity(problem);
        let host = self.host.clone();
        let selected =
            Selected { code: problem.code, path: problem.path.clone(), span: problem.span };
        let select = click(move |_| {
            host.emit("problemselect", &selected);
        });
        draw.open(
            "li",
            &["class", "part", "data-severity"],
            &["problem", "problem", SEVERITIES[rank]],
        );
        icon(draw, icons::SEVERITIES[rank]);
        // The policy's sentences are English.
        draw.open("div", &["lang", "dir"], &["en", "ltr"]);
        draw.open("button", &["type", "class", "part"], &["button", "message", "message"])
            .on(select);
        self.hidden(draw, self.texts.at(Text::Error, rank));
        draw.text(&problem.message).close();
        if let Some([before, fault, after]) = excerpt(self.input, &problem.path, problem.span) {
            draw.open("p", &["class", "part", "dir"], &["excerpt", "excerpt", "auto"])
                .text(&before);
            draw.open("mark", &[], &[]).text(&fault).close().text(&after).close();
        }
        draw.part("p", "fix");
        self.word(draw, Text::Fix);
        draw.text(problem.fix).close().class("details", "why").open("summary", &[], &[]);
        self.word(draw, Text::Why);
        draw.part("code", "code")
            .text(problem.code)
            .close()
            .text(" ")
            .line("code", "path", &problem.path)
            .close();
        draw.open("p", &[], &[]).text(problem.source).close();
        if let Some(code) = problem.platform_code {
            draw.open("p", &[], &[]);
            self.word(draw, Text::PlatformCode);
            draw.line("code", "code", &code.to_string()).close();
        }
        draw.close().close().close();
    }

    fn meters(&self, draw: &mut Draw, counts: &[Count]) {
        draw.part("div", "meters");
        let near = counts.iter().filter(|count| count.length * 100 >= count.limit * NEAR_PERCENT);
        for Count { field, length, limit } in near.take(LISTED) {
            let name = match (field.card, field.button, field.part) {
                (None, None, "header") => self.texts.get(Text::Header).to_owned(),
                (None, None, "body") => self.texts.get(Text::Body).to_owned(),
                (None, None, "footer") => self.texts.get(Text::Footer).to_owned(),
                _ => field.to_string(),
            };
            let held = length.min(limit);
            let (most, now) = (limit.to_string(), held.to_string());
            let value = [&self.number(*length), " / ", &self.number(*limit)].concat();
            draw.open(
                "div",
                &[
                    "class",
                    "part",
                    "role",
                    "aria-label",
                    "aria-valuemin",
                    "aria-valuemax",
                    "aria-valuenow",
                    "aria-valuetext",
                ],
                &[
                    if length > limit { "meter over" } else { "meter" },
                    "meter",
                    "meter",
                    &name,
                    "0",
                    &most,
                    &now,
                    &value,
                ],
            );
            draw.open("span", &[], &[]).text(&name).close();
            draw.open(
                "svg",
                &["viewBox", "preserveAspectRatio", "aria-hidden"],
                &["0 0 100 1", "none", "true"],
            );
            draw.open(
                "rect",
                &["width", "height"],
                &[&(held * 100 / (*limit).max(1)).to_string(), "1"],
            )
            .close()
            .close();
            draw.open("bdi", &[], &[]).text(&value).close().close();
        }
        draw.close();
    }
}

/// A text, and where values stand in it, in bytes.
type Target<'b> = (&'b str, Cow<'b, [(usize, usize)]>);

/// What a button leads to.
fn target<'b>(button: &'b RenderedButton<'_>) -> Option<Target<'b>> {
    if let Some(url) = button.url.as_deref() {
        return Some((url, Cow::Borrowed(&button.url_values)));
    }
    // A number is the author's, a code or an answer a value as a whole.
    let value = button.code.as_deref().or(button.payload.as_deref());
    let fixed = button.phone_number.as_deref().map(|number| (number, Cow::Owned(Vec::new())));
    fixed.or(value.map(|value| (value, Cow::Owned(vec![(0, value.len())]))))
}
