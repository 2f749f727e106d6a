//! The fields of the form: a label, a text box that marks what is wrong in it, a counter, and messages below.
//! Which fields there are is said by the sections; what an edit does, in `edit.rs`.
//!
//! Nothing here listens: every control says in `data-f`, `data-as`, `data-act`, `data-arg` and `data-at` what it is for, and the
//! pane listens once, for all of them.

use windowpane_policy::template::Problem;

use super::checked::Checked;
use super::icons as signs;
use super::ranks::{SEVERITIES, SEVERITY_ICONS, icon, severity};
use super::tree::Node;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_editor::{Text, Texts};
use crate::ui::i18n::panes::template_preview::{Text as Common, Texts as CommonTexts};
use crate::ui::intl;

/// The buttons that format: the marker, its name and its sign.
const MARKERS: [(&str, Text, &str); 4] = [
    ("*", Text::Bold, signs::BOLD),
    ("_", Text::Italic, signs::ITALIC),
    ("~", Text::Strike, signs::STRIKE),
    ("`", Text::Mono, signs::MONO),
];

/// A length is near its limit from this share on.
const NEAR_PERCENT: usize = 85;

/// The form while it is drawn.
pub(super) struct Form<'a> {
    pub(super) draw: &'a mut Draw,
    pub(super) root: &'a Node,
    pub(super) checked: &'a Checked,
    pub(super) texts: &'a Texts,
    pub(super) common: &'a CommonTexts,
    /// Which problems have been shown at a field: those that remain are shown by the section around it.
    pub(super) shown: Vec<bool>,
}

/// How a text box takes what is typed.
#[derive(Clone, Copy)]
pub(super) struct Box {
    /// `text` keeps an emptied text, `option` takes the field away.
    pub(super) kind: &'static str,
    /// Written from left to right in every language: a name, an address, a code.
    pub(super) ltr: bool,
    /// A text of several lines.
    pub(super) long: bool,
    /// The buttons above it that put a variable in, and those that format.
    pub(super) variable: bool,
    pub(super) markers: bool,
}

impl Default for Box {
    fn default() -> Self {
        Box { kind: "text", ltr: false, long: false, variable: false, markers: false }
    }
}

impl Box {
    /// A code in one line, from left to right.
    pub(super) const CODE: Box =
        Box { kind: "option", ltr: true, long: false, variable: false, markers: false };
}

impl Form<'_> {
    /// A text box with all that belongs to it. What stands at `place` and is no text is left to the JSON.
    pub(super) fn text(&mut self, place: &str, label: &str, look: Box) {
        let node = self.root.get(&super::place::steps(place));
        let text = node.and_then(Node::as_text).unwrap_or_default().to_owned();
        self.draw.class("div", if look.long { "field long" } else { "field" });
        self.head(place, label);
        if look.variable {
            self.tools(place, look.markers);
        }
        let wrong = self.wrong(place);
        self.draw.class("div", "box");
        self.mirror(place, &text, look.ltr);
        let kind =
            if node.is_some_and(|node| node.as_text().is_none()) { "none" } else { look.kind };
        self.draw.open(
            "textarea",
            &[
                "id",
                "data-f",
                "data-as",
                "class",
                "rows",
                "dir",
                "spellcheck",
                "aria-describedby",
                "aria-invalid",
            ],
            &[
                place,
                place,
                kind,
                if look.ltr { "code" } else { "prose" },
                if look.long { "4" } else { "1" },
                if look.ltr { "ltr" } else { "auto" },
                if look.ltr { "false" } else { "true" },
                &["n:", place].concat(),
                if wrong { "true" } else { "false" },
            ],
        );
        self.draw.value(&text).close().close();
        self.notes(place);
        self.draw.close();
    }

    /// A text with suggestions, in one line.
    pub(super) fn suggested(&mut self, place: &str, label: &str, list: &str) {
        let text =
            self.root.get(&super::place::steps(place)).and_then(Node::as_text).unwrap_or_default();
        let wrong = self.wrong(place);
        self.draw.class("div", "field");
        self.head(place, label);
        self.draw.open(
            "input",
            &[
                "type",
                "class",
                "dir",
                "list",
                "autocomplete",
                "spellcheck",
                "id",
                "data-f",
                "data-as",
                "aria-describedby",
                "aria-invalid",
            ],
            &[
                "text",
                "code",
                "ltr",
                list,
                "off",
                "false",
                place,
                place,
                "text",
                &["n:", place].concat(),
                if wrong { "true" } else { "false" },
            ],
        );
        self.draw.value(text).close();
        self.notes(place);
        self.draw.close();
    }

    fn tools(&mut self, place: &str, markers: bool) {
        self.draw.class("div", "tools");
        for (marker, name, sign) in MARKERS.into_iter().filter(|_| markers) {
            self.sign("wrap", marker, place, self.texts.get(name), sign);
        }
        self.button("tool wide", "variable", "", place, self.texts.get(Text::InsertVariable));
        self.draw.close();
    }

    /// A choice of `options` (value and label). A value that is none of them is kept and shown as it is.
    pub(super) fn choice(&mut self, place: &str, label: &str, options: &[(&str, &str)]) {
        let node = self.root.get(&super::place::steps(place));
        let set = node.and_then(Node::as_text).unwrap_or_default();
        // The platform writes them in either case.
        let known = options.iter().find(|(value, _)| value.eq_ignore_ascii_case(set));
        let value = known.map_or(set, |(value, _)| value);
        let wrong = self.wrong(place);
        self.draw.class("div", "field");
        self.head(place, label);
        self.draw.open(
            "select",
            &["id", "data-f", "data-as", "data-value", "aria-describedby", "aria-invalid"],
            &[
                place,
                place,
                "option",
                value,
                &["n:", place].concat(),
                if wrong { "true" } else { "false" },
            ],
        );
        for (value, label) in options {
            self.draw.open("option", &["value"], &[value]).text(label).close();
        }
        if known.is_none() {
            self.draw.open("option", &["value"], &[set]).text(set).close();
        }
        self.draw.close();
        self.notes(place);
        self.draw.close();
    }

    /// A whole number.
    pub(super) fn number(&mut self, place: &str, label: &str, least: &str, most: &str) {
        let set = match self.root.get(&super::place::steps(place)) {
            Some(Node::Int(number)) => number.to_string(),
            // A number that somebody wrote as a text.
            Some(Node::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        let wrong = self.wrong(place);
        self.draw.class("div", "field");
        self.head(place, label);
        self.draw.open(
            "input",
            &[
                "type",
                "inputmode",
                "id",
                "data-f",
                "data-as",
                "min",
                "max",
                "aria-describedby",
                "aria-invalid",
            ],
            &[
                "number",
                "numeric",
                place,
                place,
                "int",
                least,
                most,
                &["n:", place].concat(),
                if wrong { "true" } else { "false" },
            ],
        );
        self.draw.value(&set).close();
        self.notes(place);
        self.draw.close();
    }

    /// A flag: on, or taken away.
    pub(super) fn flag(&mut self, place: &str, label: &str) {
        let on = self.root.get(&super::place::steps(place)) == Some(&Node::Bool(true));
        self.tick(place, "flag", on, label);
    }

    /// A tick that does `kind` at a place.
    pub(super) fn tick(&mut self, place: &str, kind: &str, on: bool, label: &str) {
        self.draw.class("div", "field").class("label", "tick");
        self.draw.open(
            "input",
            &["type", "data-f", "data-as", "aria-describedby"],
            &["checkbox", place, kind, &["n:", place].concat()],
        );
        self.draw.checked(on).close().open("span", &[], &[]).text(label).close().close();
        self.notes(place);
        self.draw.close();
    }

    /// A count in the digits of the language.
    pub(super) fn figure(&self, count: usize) -> String {
        intl::number(i64::try_from(count).unwrap_or(i64::MAX), 1, &self.texts.language)
    }

    /// The label and, where the policy counts, how much room is left; in words too, because a colour alone says nothing.
    fn head(&mut self, place: &str, label: &str) {
        self.draw.class("div", "field-head").open("label", &["for"], &[place]).text(label).close();
        let counted = self.checked.counts.iter().find(|(at, ..)| at == place);
        let Some((_, length, limit)) = counted else {
            self.draw.close();
            return;
        };
        let (state, says) = if length > limit {
            ("over", self.texts.with(Text::TooMany, &[&self.figure(length - limit)]))
        } else if length * 100 >= limit * NEAR_PERCENT {
            ("near", self.texts.with(Text::Left, &[&self.figure(limit - length)]))
        } else {
            ("", String::new())
        };
        self.draw
            .open("p", &["class", "data-state"], &["counter", state])
            .open("span", &[], &[])
            .text(&says)
            .close();
        let held = [&self.figure(*length), " / ", &self.figure(*limit)].concat();
        self.draw.open("bdi", &[], &[]).text(&held).close().close().close();
    }

    /// Whether an error stands at a place.
    fn wrong(&self, place: &str) -> bool {
        self.problems().any(|(_, problem, at)| at == place && severity(problem) == 0)
    }

    fn problems(&self) -> impl Iterator<Item = (usize, &Problem, &str)> {
        let checked = self.checked;
        checked
            .problems
            .iter()
            .zip(&checked.places)
            .enumerate()
            .map(|(index, (problem, at))| (index, problem, at.as_str()))
    }

    /// The same text under the text box, unseen but for its marks; it gives the box its height too.
    fn mirror(&mut self, place: &str, text: &str, ltr: bool) {
        // Variables have no severity; what is wrong is marked over them, the worst over the rest.
        let variables = self
            .checked
            .variables_at(place)
            .flat_map(|variable| &variable.positions)
            .map(|span| (*span, SEVERITIES.len()));
        let faults = self.problems().filter(|(_, _, at)| *at == place);
        let faults = faults.filter_map(|(_, problem, _)| Some((problem.span?, severity(problem))));
        let marks: Vec<((usize, usize), usize)> =
            variables.chain(faults).filter(|((start, end), _)| start < end).collect();
        let mut cuts: Vec<usize> =
            marks.iter().flat_map(|((start, end), _)| [*start, *end]).collect();
        cuts.push(usize::MAX);
        cuts.sort_unstable();
        cuts.dedup();
        self.draw.open(
            "div",
            &["class", "aria-hidden", "dir"],
            &[
                if ltr { "mirror code" } else { "mirror prose" },
                "true",
                if ltr { "ltr" } else { "auto" },
            ],
        );
        let mut chars = text.chars();
        let mut from = 0;
        for cut in cuts {
            let piece: String = chars.by_ref().take(cut - from).collect();
            if !piece.is_empty() {
                let over = marks
                    .iter()
                    .filter(|((start, end), _)| *start <= from && from < *end)
                    .map(|(_, rank)| *rank)
                    .min();
                match over {
                    None => self.draw.text(&piece),
                    Some(rank) => {
                        let name = SEVERITIES.get(rank).unwrap_or(&"variable");
                        self.draw.open("mark", &["data-severity"], &[name]).text(&piece).close()
                    }
                };
            }
            from = cut;
        }
        // The last line has its height while it is empty.
        self.draw.text("\u{200b}").close();
    }

    /// What is wrong with the field at a place.
    pub(super) fn notes(&mut self, place: &str) {
        self.list(place, |at| at == place);
    }

    /// What is wrong in a section, and has not been said at one of its fields.
    pub(super) fn rest(&mut self, prefix: &str) {
        let under = |at: &str| {
            at.strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{']))
        };
        self.list(&[prefix, ".rest"].concat(), under);
    }

    /// What is wrong, and has been said nowhere else.
    pub(super) fn remaining(&mut self) {
        self.list("remaining", |_| true);
    }

    fn list(&mut self, name: &str, is: impl Fn(&str) -> bool) {
        self.draw.open("ul", &["class", "id"], &["notes", &["n:", name].concat()]);
        for (index, (problem, at)) in
            self.checked.problems.iter().zip(&self.checked.places).enumerate()
        {
            if self.shown[index] || !is(at) {
                continue;
            }
            self.shown[index] = true;
            let rank = severity(problem);
            // The policy's sentences are English.
            self.draw.open(
                "li",
                &["class", "data-severity", "dir"],
                &["note-line", SEVERITIES[rank], "ltr"],
            );
            self.draw.put(icon(SEVERITY_ICONS[rank]));
            self.draw.open("p", &["lang"], &["en"]);
            self.draw.open("span", &["class", "lang"], &["visually-hidden", &self.common.language]);
            self.draw.text(self.common.at(Common::Error, rank)).text(": ").close();
            self.draw.text(&problem.message).text(" ").line("span", "how", problem.fix).close();
            self.fix(index);
            self.draw.close();
        }
        self.draw.close();
    }

    /// The button that mends a problem, where the mending is mechanical.
    pub(super) fn fix(&mut self, index: usize) {
        if self.checked.mendable.get(index) == Some(&true) {
            self.button(
                "tool wide fix-button",
                "fix",
                &index.to_string(),
                "",
                self.texts.get(Text::Fix),
            );
        }
    }

    /// A button that does `act` with `arg` at `place`.
    pub(super) fn button(&mut self, class: &str, act: &str, arg: &str, place: &str, label: &str) {
        self.open_button(class, act, arg, place, label, true);
        self.draw.text(label).close();
    }

    /// A button that shows nothing but a sign.
    pub(super) fn sign(
        &mut self,
        act: &str,
        arg: &str,
        place: &str,
        label: &str,
        sign: &'static str,
    ) {
        self.action(act, arg, place, label, sign, true);
    }

    /// A button that shows nothing but a sign, and does nothing now unless it `can`.
    pub(super) fn action(
        &mut self,
        act: &str,
        arg: &str,
        place: &str,
        label: &str,
        sign: &'static str,
        can: bool,
    ) {
        self.open_button("tool", act, arg, place, label, can);
        self.draw.put(icon(sign));
        self.draw.close();
    }

    fn open_button(
        &mut self,
        class: &str,
        act: &str,
        arg: &str,
        place: &str,
        label: &str,
        can: bool,
    ) {
        self.draw.open(
            "button",
            &[
                "type",
                "class",
                "data-act",
                "data-arg",
                "data-at",
                "data-b",
                "aria-label",
                "title",
                "aria-disabled",
            ],
            &[
                "button",
                class,
                act,
                arg,
                place,
                &name_of(act, arg, place),
                label,
                label,
                if can { "false" } else { "true" },
            ],
        );
    }
}

/// The name by which a button is found again.
pub(super) fn name_of(act: &str, arg: &str, place: &str) -> String {
    [act, " ", arg, " ", place].concat()
}
