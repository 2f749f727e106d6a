//! The fields of the form: a label, a text box that marks what is wrong in it, a counter, and
//! messages below.
//! Which fields there are is decided by the sections; what an edit does is in `edit.rs`.

use windowpane_policy::template::Severity;
use yew::prelude::*;

use super::form::Form;
use super::icons;
use crate::template_editor::dom;
use crate::template_editor::model::commands::Command;
use crate::template_editor::model::definition::Node;
use crate::template_editor::model::edit;
use crate::template_editor::model::edit::FieldKind;
use crate::template_editor::model::state::Action;
use crate::template_editor::texts::Text;
use crate::template_preview::severity::severity_word;

/// The buttons that format: the marker, its name and its icon.
const MARKERS: [(&str, Text, &str); 4] = [
    ("*", Text::Bold, icons::BOLD),
    ("_", Text::Italic, icons::ITALIC),
    ("~", Text::Strike, icons::STRIKE),
    ("`", Text::Mono, icons::MONO),
];

/// A length is near its limit from this share of it, in percent.
const NEAR_PERCENT: usize = 85;

/// How a text box looks, and how it takes what is typed.
#[derive(Clone, Copy)]
pub(crate) struct TextBox {
    pub(crate) kind: FieldKind,
    /// Written from left to right in every language: a name, an address, a code.
    pub(crate) is_ltr: bool,
    /// A text of several lines.
    pub(crate) is_long: bool,
    /// There is a button above it that inserts a variable.
    pub(crate) has_variables: bool,
    /// There are buttons above it that format.
    pub(crate) has_markers: bool,
}

impl TextBox {
    /// A text in one line.
    pub(crate) const PLAIN: TextBox = TextBox {
        kind: FieldKind::Text,
        is_ltr: false,
        is_long: false,
        has_variables: false,
        has_markers: false,
    };
    /// A text in one line that the definition need not have.
    pub(crate) const OPTIONAL: TextBox = TextBox { kind: FieldKind::Optional, ..TextBox::PLAIN };
    /// A name or a code that the definition has to have.
    pub(crate) const NAME: TextBox = TextBox { is_ltr: true, ..TextBox::PLAIN };
    /// A code that the definition need not have.
    pub(crate) const CODE: TextBox =
        TextBox { kind: FieldKind::Optional, is_ltr: true, ..TextBox::PLAIN };
}

/// The attribute `true` or `false` of a state.
fn state(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// The id of the messages of a field.
fn notes_id(path: &str) -> String {
    format!("n:{path}")
}

impl Form<'_> {
    /// A text box with everything that belongs to it. A value that is no text can only be changed
    /// in the JSON.
    pub(crate) fn text(&self, path: &str, label: &str, look: TextBox) -> Html {
        let node = self.root.at(path);
        let text = node.and_then(Node::as_text).unwrap_or_default();
        let is_text = node.is_none_or(|node| node.as_text().is_some());
        let direction = if look.is_ltr { "ltr" } else { "auto" };
        let id = AttrValue::from(path.to_owned());
        html! {
            <div class={if look.is_long { "field long" } else { "field" }}>
                { self.field_head(path, label) }
                if look.has_variables {
                    { self.tools(path, look.has_markers) }
                }
                <div class="box">
                    { self.mirror(path, text, look.is_ltr) }
                    <textarea
                        id={&id}
                        data-f={&id}
                        class={if look.is_ltr { "code" } else { "prose" }}
                        rows={if look.is_long { "4" } else { "1" }}
                        dir={direction}
                        spellcheck={state(!look.is_ltr)}
                        aria-describedby={notes_id(path)}
                        aria-invalid={state(self.validation.is_wrong(path))}
                        value={text.to_owned()}
                        oninput={is_text.then(|| self.edited(path, look.kind))}
                    />
                </div>
                { self.notes(path) }
            </div>
        }
    }

    /// A text in one line with suggestions, a `<datalist>`.
    pub(crate) fn suggested(&self, path: &str, label: &str, list: &'static str) -> Html {
        let text = self.root.at(path).and_then(Node::as_text).unwrap_or_default();
        let id = AttrValue::from(path.to_owned());
        html! {
            <div class="field">
                { self.field_head(path, label) }
                <input
                    type="text"
                    class="code"
                    dir="ltr"
                    {list}
                    autocomplete="off"
                    spellcheck="false"
                    id={&id}
                    data-f={&id}
                    aria-describedby={notes_id(path)}
                    aria-invalid={state(self.validation.is_wrong(path))}
                    value={text.to_owned()}
                    oninput={self.edited(path, FieldKind::Text)}
                />
                { self.notes(path) }
            </div>
        }
    }

    /// A choice of `options` (value and label). A value that is not one of them is kept and shown
    /// as it is.
    pub(crate) fn choice(&self, path: &str, label: &str, options: &[(&str, &str)]) -> Html {
        let set = self.root.at(path).and_then(Node::as_text).unwrap_or_default();
        // The platform writes them in either case.
        let known = options.iter().find(|(value, _)| value.eq_ignore_ascii_case(set));
        let value = known.map_or(set, |(value, _)| value);
        let id = AttrValue::from(path.to_owned());
        let other = known.is_none().then_some((set, set));
        let options = options.iter().copied().chain(other);
        html! {
            <div class="field">
                { self.field_head(path, label) }
                <select
                    id={&id}
                    data-f={&id}
                    data-value={value.to_owned()}
                    aria-describedby={notes_id(path)}
                    aria-invalid={state(self.validation.is_wrong(path))}
                    oninput={self.edited(path, FieldKind::Optional)}
                >
                    { for options.map(|(value, label)| html! {
                        <option value={value.to_owned()}>{ label }</option>
                    }) }
                </select>
                { self.notes(path) }
            </div>
        }
    }

    /// A whole number.
    pub(crate) fn whole_number(
        &self,
        path: &str,
        label: &str,
        least: &'static str,
        most: &'static str,
    ) -> Html {
        let set = match self.root.at(path) {
            Some(Node::Int(number)) => number.to_string(),
            // A number that somebody wrote as a text.
            Some(Node::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        let id = AttrValue::from(path.to_owned());
        html! {
            <div class="field">
                { self.field_head(path, label) }
                <input
                    type="number"
                    inputmode="numeric"
                    id={&id}
                    data-f={&id}
                    min={least}
                    max={most}
                    aria-describedby={notes_id(path)}
                    aria-invalid={state(self.validation.is_wrong(path))}
                    value={set}
                    oninput={self.edited(path, FieldKind::Number)}
                />
                { self.notes(path) }
            </div>
        }
    }

    /// A flag: on, or taken away.
    pub(crate) fn flag(&self, path: &str, label: &str) -> Html {
        let is_on = self.root.at(path) == Some(&Node::Bool(true));
        let edited = path.to_owned();
        self.check_box(path, label, is_on, move |is_on| Action::Edited {
            path: edited.clone(),
            value: is_on.then_some(Node::Bool(true)),
            typing: false,
        })
    }

    /// A check box that does something when it is ticked or not.
    pub(crate) fn check_box(
        &self,
        path: &str,
        label: &str,
        is_on: bool,
        action: impl Fn(bool) -> Action + 'static,
    ) -> Html {
        let oninput = self.act(move |event: InputEvent| Some(action(dom::is_ticked(&event))));
        html! {
            <div class="field">
                <label class="tick">
                    <input
                        type="checkbox"
                        data-f={path.to_owned()}
                        aria-describedby={notes_id(path)}
                        checked={is_on}
                        {oninput}
                    />
                    <span>{ label }</span>
                </label>
                { self.notes(path) }
            </div>
        }
    }

    /// A listener that puts what a control holds into the definition.
    fn edited(&self, path: &str, kind: FieldKind) -> Callback<InputEvent> {
        let path = path.to_owned();
        self.act(move |event: InputEvent| {
            let text = dom::held(&event);
            let value = edit::read_field(kind, &text)?;
            // Emptying a field is a step of the history by itself.
            let typing = !text.is_empty();
            Some(Action::Edited { path: path.clone(), value, typing })
        })
    }

    fn tools(&self, path: &str, has_markers: bool) -> Html {
        let markers = MARKERS.into_iter().filter(|_| has_markers).map(|(marker, name, sign)| {
            let command = Command::Wrap { path: path.to_owned(), marker };
            self.icon_button(command, self.texts.get(name), sign)
        });
        let insert = Command::InsertVariable { path: path.to_owned() };
        html! {
            <div class="tools">
                { for markers }
                { self.button("tool wide", insert, self.texts.get(Text::InsertVariable)) }
            </div>
        }
    }

    /// The label and, where the policy counts, how much room is left; in words too, because a
    /// colour alone says nothing.
    fn field_head(&self, path: &str, label: &str) -> Html {
        html! {
            <div class="field-head">
                <label for={path.to_owned()}>{ label }</label>
                { self.counter(path) }
            </div>
        }
    }

    fn counter(&self, path: &str) -> Html {
        let Some(count) = self.validation.count(path) else { return Html::default() };
        let (length, limit) = (count.length, count.limit);
        let (state, text) = if length > limit {
            ("over", self.texts.with(Text::TooMany, &[&self.number(length - limit)]))
        } else if length * 100 >= limit * NEAR_PERCENT {
            ("near", self.texts.with(Text::Left, &[&self.number(limit - length)]))
        } else {
            ("", String::new())
        };
        html! {
            <p class="counter" data-state={state}>
                <span>{ text }</span>
                <bdi>{ self.number(length) }{ " / " }{ self.number(limit) }</bdi>
            </p>
        }
    }

    /// The same text under the text box, unseen but for its marks; it gives the box its height too.
    fn mirror(&self, path: &str, text: &str, is_ltr: bool) -> Html {
        let class = if is_ltr { "mirror code" } else { "mirror prose" };
        let pieces = self.marked_pieces(path, text).into_iter().map(|(piece, mark)| match mark {
            None => html! { piece },
            Some(Mark::Variable) => html! { <mark data-severity="variable">{ piece }</mark> },
            Some(Mark::Problem(severity)) => {
                html! { <mark data-severity={severity_word(severity)}>{ piece }</mark> }
            }
        });
        html! {
            <div {class} aria-hidden="true" dir={if is_ltr { "ltr" } else { "auto" }}>
                { for pieces }
                // The last line has its height while it is empty.
                { "\u{200b}" }
            </div>
        }
    }

    /// A text in pieces, each with its mark. Where marks overlap, the worst problem counts, and a
    /// variable least.
    fn marked_pieces(&self, path: &str, text: &str) -> Vec<(String, Option<Mark>)> {
        let variables = self
            .validation
            .variables_at(path)
            .flat_map(|variable| &variable.positions)
            .map(|span| (*span, Mark::Variable));
        let problems = self.validation.located_problems().filter(|(_, _, at)| *at == path);
        let problems = problems
            .filter_map(|(_, problem, _)| Some((problem.span?, Mark::Problem(problem.severity))));
        let marks: Vec<((usize, usize), Mark)> =
            variables.chain(problems).filter(|((start, end), _)| start < end).collect();
        let mut cuts: Vec<usize> =
            marks.iter().flat_map(|((start, end), _)| [*start, *end]).collect();
        cuts.push(usize::MAX);
        cuts.sort_unstable();
        cuts.dedup();
        let (mut chars, mut from, mut pieces) = (text.chars(), 0, Vec::new());
        for cut in cuts {
            let piece: String = chars.by_ref().take(cut - from).collect();
            if !piece.is_empty() {
                let here = marks.iter().filter(|((start, end), _)| *start <= from && from < *end);
                pieces.push((piece, here.map(|(_, mark)| *mark).min_by_key(Mark::order)));
            }
            from = cut;
        }
        pieces
    }
}

/// What marks a piece of a text.
#[derive(Clone, Copy)]
enum Mark {
    Variable,
    Problem(Severity),
}

impl Mark {
    /// The mark with the lowest order is the one that is seen.
    fn order(&self) -> usize {
        match self {
            Mark::Problem(Severity::Error) => 0,
            Mark::Problem(Severity::Warning) => 1,
            Mark::Problem(Severity::Advice) => 2,
            Mark::Variable => 3,
        }
    }
}
