//! Rules of the values in mode `send`: counts, names, emptiness, white space, media, buttons and cards.
//! Definitions are judged in `lint.rs`; how values are read is in `values.rs`.

use std::borrow::Cow;

use super::codes;
use super::definition::{Button, Form, Header, Part};
use super::kinds::{ButtonKind, Category, Format, Kind};
use super::limits;
use super::lint::Lint;
use super::lint_buttons::is_code;
use super::lint_samples::has_refused_white_space;
use super::placeholders::{Names, Text, Token};
use super::values::{Given, Group, ParamAt, Set, Stray, Values, Why};
use crate::path::{WritePath, push_index};
use crate::rule::Severity;

impl Lint<'_, '_> {
    pub(super) fn values(&mut self, values: &Values<'_>) {
        let definition = self.definition;
        self.names_of_the_request(values);
        self.strays(&values.strays);
        let scope = Scope { given: values.given, cloud: values.cloud, card: None };
        self.set(&definition.parts, &values.top, scope);
        if let Some(component) = values.offer.filter(|_| !definition.has_offer) {
            let stray = Stray { component, card: None, why: Why::TakesNone };
            self.out
                .add(&codes::PARAM_COUNT, &stray)
                .saying("The template has no limited-time offer.");
        }
        let offer = definition
            .parts
            .iter()
            .any(|part| matches!(part, Part::Offer(offer) if offer.has_expiration));
        // The form by component has no place for it: there it is the sender's.
        if offer && values.cloud && values.expires_ms.is_none() {
            let message = "A limited-time offer with an expiry needs expiration_time_ms.";
            self.out.add(&codes::PARAM_MISSING, &"values.components").saying(message);
        }
        if let Some(expires) = values.expires_ms {
            self.expiry(expires);
        }
        self.cards(values);
    }

    fn names_of_the_request(&mut self, values: &Values<'_>) {
        let pairs = [
            (values.name, self.definition.name, "values.name"),
            (values.language, self.definition.language, "values.language"),
        ];
        for (sent, defined, path) in pairs {
            if let (Some(sent), Some(defined)) = (sent, defined)
                && sent != defined
            {
                self.out.add(&codes::TEMPLATE_MISMATCH, &path);
            }
        }
    }

    /// Error 132000 counts the parameters of each component of the template.
    fn strays(&mut self, strays: &[Stray]) {
        for stray in strays.iter().take(limits::MAX_REPEATS) {
            let (rule, message) = match stray.why {
                Why::Twice => {
                    (&codes::PARAM_COUNT, "This component stands in the send request already.")
                }
                Why::TakesNone => (&codes::PARAM_COUNT, "This component takes no values."),
                Why::Unknown => (
                    &codes::COMPONENT_UNKNOWN,
                    "A send request has no such component that is known here; its values fill nothing.",
                ),
                Why::Untyped | Why::Null => {
                    (&codes::COMPONENT_UNKNOWN, "The component has no type.")
                }
            };
            let problem = self.out.add(rule, stray).saying(message);
            if matches!(stray.why, Why::Untyped | Why::Null) {
                problem.severity(Severity::Error);
            }
        }
    }

    fn cards(&mut self, values: &Values<'_>) {
        let cards = self
            .definition
            .parts
            .iter()
            .find_map(|part| if let Part::Carousel(cards) = part { Some(cards) } else { None });
        let (defined, given) = (cards.map_or(0, Vec::len), values.cards.len());
        // …/product-card-carousel-templates (first-party): two cards are defined, up to ten sent.
        let product = |part: &Part| matches!(part, Part::Header(header) if header.known == Some(Format::Product));
        let products =
            cards.is_some_and(|cards| cards.iter().all(|card| card.parts.iter().any(product)));
        if given != defined && !(products && limits::CARDS.contains(&given)) {
            let mut path = String::from("values");
            match values.carousel {
                _ if !values.given => {}
                Some(at) if values.cloud => {
                    path.push_str(".components");
                    push_index(&mut path, at);
                    path.push_str(".cards");
                }
                None if values.cloud => path.push_str(".components"),
                _ => path.push_str(".cards"),
            }
            self.out.add(&codes::CAROUSEL_CARD_COUNT, &path.as_str());
        }
        let Some(cards) = cards else { return };
        for (at, card) in values.cards.iter().enumerate() {
            let place = if values.cloud {
                CardAt::Cloud(values.carousel.unwrap_or(0), at)
            } else {
                CardAt::Plain(at)
            };
            let scope = Scope { given: true, cloud: values.cloud, card: Some(place) };
            let index = card.index.filter(|index| *index < defined.max(given));
            let Some(index) = index else {
                self.out.add(&codes::CAROUSEL_CARD_INDEX, &Missing(scope, CARD_INDEX));
                continue;
            };
            // Further products repeat the last card.
            if let Some(definition) =
                cards.get(index).or(if products { cards.last() } else { None })
            {
                self.set(&definition.parts, &card.set, scope);
            }
        }
    }

    fn set(&mut self, parts: &[Part<'_>], set: &Set<'_>, scope: Scope) {
        let header = parts
            .iter()
            .find_map(|part| if let Part::Header(header) = part { Some(header) } else { None });
        let body = parts
            .iter()
            .find_map(|part| if let Part::Body(body) = part { body.text.as_ref() } else { None });
        let buttons = parts.iter().find_map(|part| {
            if let Part::Buttons(list) = part { Some(list.as_slice()) } else { None }
        });
        match header {
            Some(header) => self.header_values(header, set.header.as_ref(), scope),
            None => self.text_values(None, set.header.as_ref(), Missing(scope, "header")),
        }
        self.text_values(body, set.body.as_ref(), Missing(scope, "body"));
        self.button_values(buttons.unwrap_or_default(), set, scope);
    }

    fn header_values(&mut self, header: &Header<'_>, group: Option<&Group<'_>>, scope: Scope) {
        let Some(format) = header.known else { return };
        let first = group.and_then(|group| group.params.first().map(|param| (group, &param.value)));
        if format == Format::Text {
            match first {
                Some((group, Given::Media(_))) => {
                    self.out.add(&codes::HEADER_FORMAT_MISMATCH, &ParamAt(group, 0));
                }
                _ => self.text_values(header.text.as_ref(), group, Missing(scope, "header")),
            }
            return;
        }
        let Some((group, given)) = first else {
            self.out.add(&codes::HEADER_MEDIA_MISSING, &Missing(scope, "header"));
            return;
        };
        let rule = match given {
            Given::Nothing => Some(&codes::HEADER_MEDIA_MISSING),
            Given::Media(media) if media.format == format => {
                if let Some(link) = media.link {
                    self.media_link(format, link, &ParamAt(group, 0));
                }
                let complete = match format {
                    Format::Product => media.id.is_some() && media.catalog,
                    Format::Location => media.latitude.is_some() && media.longitude.is_some(),
                    _ => media.link.is_some() || media.id.is_some(),
                };
                (!complete).then_some(&codes::HEADER_MEDIA_MISSING)
            }
            _ => Some(&codes::HEADER_FORMAT_MISMATCH),
        };
        if let Some(rule) = rule {
            self.out.add(rule, &ParamAt(group, 0));
        }
        if group.params.len() > 1 {
            self.out.add(&codes::PARAM_COUNT, &group.at);
        }
    }

    /// The values of a header or body; `missing` is where they would stand.
    fn text_values(
        &mut self,
        text: Option<&Text<'_>>,
        group: Option<&Group<'_>>,
        missing: Missing,
    ) {
        let variables = text.map_or(0, |text| text.distinct);
        if self.definition.form == Form::Named {
            self.named_values(text, group, missing);
        } else {
            let given = group.map_or(0, |group| group.params.len());
            let unnumbered = |name: &str| !name.bytes().all(|b| b.is_ascii_digit());
            let mut misnamed = false;
            for (at, group) in params(group) {
                if group.params.get(at).and_then(|param| param.name).is_some_and(unnumbered) {
                    misnamed = true;
                    self.out.add(&codes::PARAM_NAME_UNEXPECTED, &ParamAt(group, at));
                }
            }
            let unfilled = || {
                text.into_iter()
                    .flat_map(Text::variables)
                    .any(|token| group.is_none_or(|group| group.place(token).is_none()))
            };
            if given != variables || !misnamed && unfilled() {
                let place: &dyn WritePath =
                    if let Some(group) = group { &group.at } else { &missing };
                let message = if given == variables {
                    misplaced(text, group)
                } else {
                    counted(variables, given)
                };
                self.out.add(&codes::PARAM_COUNT, place).say(message);
            }
        }
        for (at, group) in params(group) {
            if let Some(param) = group.params.get(at) {
                self.text_value(&param.value, &ParamAt(group, at));
            }
        }
    }

    fn named_values(
        &mut self,
        text: Option<&Text<'_>>,
        group: Option<&Group<'_>>,
        missing: Missing,
    ) {
        let mut nameless = false;
        let names = Names::new(text.into_iter().flat_map(Text::variables).map(Token::key));
        for (at, group) in params(group) {
            match group.params.get(at).and_then(|param| param.name) {
                None => {
                    nameless = true;
                    self.out.add(&codes::PARAM_NAME_MISSING, &ParamAt(group, at));
                }
                Some(name) if names.get(name).is_none() => {
                    self.out.add(&codes::PARAM_UNEXPECTED, &ParamAt(group, at));
                }
                Some(name) if group.first(name) != Some(at) => {
                    let message = ["The variable {{", name, "}} has a value already."].concat();
                    self.out.add(&codes::PARAM_UNEXPECTED, &ParamAt(group, at)).say(message.into());
                }
                Some(_) => {}
            }
        }
        // Values without names may be those that are missing.
        for token in text
            .into_iter()
            .flat_map(Text::variables)
            .filter(|_| !nameless)
            .take(limits::MAX_REPEATS)
        {
            if group.is_none_or(|group| group.place(token).is_none()) {
                let mut path = group.map_or_else(|| missing.path(), |group| group.at.path());
                if group.is_some_and(|group| group.keyed) {
                    path.push('.');
                    path.push_str(token.name);
                }
                let message = ["The variable {{", token.name, "}} has no value."].concat();
                self.out.add(&codes::PARAM_MISSING, &path.as_str()).say(message.into());
            }
        }
    }

    fn text_value(&mut self, value: &Given<'_>, at: &ParamAt<'_, '_>) {
        let text = match value {
            Given::Text(text) => text.as_ref(),
            Given::Code(text) | Given::Payload(text) => text,
            Given::Nothing => "",
            Given::Media(_) | Given::Action(_) | Given::Other => {
                self.out.add(&codes::PARAM_TYPE, at);
                return;
            }
        };
        if text.is_empty() {
            self.out.add(&codes::PARAM_EMPTY, at);
        } else if has_refused_white_space(text) {
            self.out.add(&codes::PARAM_WHITESPACE, at);
        } else if text.trim().is_empty() {
            let message = "The value is only white space; the platform publishes no rule, but it shows nothing.";
            self.out.add(&codes::PARAM_EMPTY, at).warning(message);
        }
        if self.definition.category == Category::Authentication {
            if text.chars().count() > limits::AUTH_CODE {
                self.out.add(&codes::AUTH_PARAM_LENGTH, at);
            }
            self.auth_media(text, at);
        }
    }

    fn button_values(&mut self, buttons: &[Button<'_>], set: &Set<'_>, scope: Scope) {
        for (index, button) in buttons.iter().enumerate() {
            let needs = match button.known.map(|known| known.kind) {
                Some(Kind::Url) => button.url.as_ref().is_some_and(|url| !url.tokens.is_empty()),
                Some(Kind::CopyCode | Kind::Otp | Kind::MultiProduct) => true,
                _ => false,
            };
            let group = set.button(index);
            if needs && group.is_none_or(|group| group.params.is_empty()) {
                let path = group.map_or_else(
                    || scope.button_path(index, !set.buttons.is_empty()),
                    |group| group.at.path(),
                );
                self.out.add(&codes::BUTTON_PARAM_MISSING, &path.as_str());
            }
        }
        for group in &set.buttons {
            let button = group.index.and_then(|index| buttons.get(index).zip(set.button(index)));
            match button {
                Some((_, first)) if !std::ptr::eq(first, group) => {
                    self.out
                        .add(&codes::BUTTON_PARAM_UNEXPECTED, &group.at)
                        .saying("The button has its values already.");
                }
                Some((button, _)) => self.button_value(button, group),
                None => {
                    self.out.add(&codes::BUTTON_PARAM_UNEXPECTED, &group.at);
                }
            }
        }
    }

    fn button_value(&mut self, button: &Button<'_>, group: &Group<'_>) {
        let Some(known) = button.known else { return };
        if !group.params.is_empty() && !takes(button, known, group.sub_type) {
            self.out.add(&codes::BUTTON_PARAM_UNEXPECTED, &group.at);
            return;
        }
        if known.kind == Kind::MultiProduct && !group.params.is_empty() {
            self.products(group);
        }
        let single =
            matches!(known.kind, Kind::Url | Kind::CopyCode | Kind::Otp | Kind::QuickReply);
        if single && group.params.len() > 1 {
            self.out.add(&codes::PARAM_COUNT, &group.at).say(counted(1, group.params.len()));
        }
        let Some(param) = group.params.first().filter(|_| single) else { return };
        let at = ParamAt(group, 0);
        self.text_value(&param.value, &at);
        let text = param.value.shown().unwrap_or_default();
        let length = text.chars().count();
        let limit = self.code_limit();
        if known.kind == Kind::CopyCode {
            if length > limit {
                self.out.add(&codes::COPY_CODE_LENGTH, &at).over("The code", length, limit);
            }
            if !is_code(&text) {
                self.out.add(&codes::COPY_CODE_CHARS, &at);
            }
        }
        if known.kind == Kind::QuickReply && length > limits::PAYLOAD {
            self.out.add(&codes::PAYLOAD_LENGTH, &at);
        }
    }
}

/// Whether a button takes values, and of the kind that a send request says it is.
fn takes(button: &Button<'_>, known: &ButtonKind, sub_type: Option<&str>) -> bool {
    let takes = match known.kind {
        Kind::Url => button.url.as_ref().is_some_and(|url| !url.tokens.is_empty()),
        _ => !known.sub_type.is_empty(),
    };
    let copies =
        |sub_type: &str| known.kind == Kind::Otp && sub_type.eq_ignore_ascii_case("copy_code");
    takes
        && sub_type.is_none_or(|sub_type| {
            sub_type.eq_ignore_ascii_case(known.sub_type) || copies(sub_type)
        })
}

/// "2 values are expected, and 1 is given."
fn counted(expected: usize, given: usize) -> Cow<'static, str> {
    let (given, expected) = (given.to_string(), expected.to_string());
    let pieces = [
        "The number of values is not the number of variables: ",
        &given,
        " given, ",
        &expected,
        " expected.",
    ];
    Cow::Owned(pieces.concat())
}

/// As many values as variables, but of other numbers.
#[inline(never)]
fn misplaced(text: Option<&Text<'_>>, group: Option<&Group<'_>>) -> Cow<'static, str> {
    let empty = text
        .into_iter()
        .flat_map(Text::variables)
        .find(|token| group.is_none_or(|group| group.place(token).is_none()));
    let names = Names::new(text.into_iter().flat_map(Text::variables).map(Token::key));
    let given = group.into_iter().flat_map(|group| &group.params).filter_map(|param| param.name);
    let stray = given.clone().find(|name| names.get(name).is_none());
    let empty = empty.map_or("", |token| token.name);
    let (also, stray, end) = stray
        .map_or(("", "", "."), |stray| (", and the value `", stray, "` belongs to no variable."));
    Cow::Owned(["The variable {{", empty, "}} has no value", also, stray, end].concat())
}

/// The places of a group's values; many alike are told a few times only.
fn params<'g, 'a>(group: Option<&'g Group<'a>>) -> impl Iterator<Item = (usize, &'g Group<'a>)> {
    group.into_iter().flat_map(|group| {
        (0..group.params.len().min(limits::MAX_REPEATS)).map(move |at| (at, group))
    })
}

#[derive(Clone, Copy)]
enum CardAt {
    Plain(usize),
    Cloud(usize, usize),
}

/// Where the values of a bubble or card stand, for what is missing.
#[derive(Clone, Copy)]
struct Scope {
    given: bool,
    cloud: bool,
    card: Option<CardAt>,
}

impl Scope {
    /// Where the values of a button are missing; `some` says that other buttons have theirs.
    fn button_path(self, index: usize, some: bool) -> String {
        let mut path = Missing(self, "buttons").path();
        if some && path.ends_with("buttons") {
            path.push('.');
            path.push_str(&index.to_string());
        }
        path
    }
}

/// The field of a card of a send request that says which card of the template it is.
const CARD_INDEX: &str = "card_index";

/// A part of a scope that is not there: the nearest place that exists, or the missing field of it.
#[derive(Clone, Copy)]
struct Missing(Scope, &'static str);

impl WritePath for Missing {
    fn write(&self, out: &mut String) {
        out.push_str("values");
        match self.0 {
            Scope { given: false, .. } => return,
            Scope { card: Some(CardAt::Plain(card)), .. } => {
                out.push_str(".cards");
                push_index(out, card);
            }
            Scope { card: Some(CardAt::Cloud(component, card)), .. } => {
                out.push_str(".components");
                push_index(out, component);
                out.push_str(".cards");
                push_index(out, card);
                return out.push_str(if self.1 == CARD_INDEX {
                    ".card_index"
                } else {
                    ".components"
                });
            }
            Scope { cloud: true, .. } => return out.push_str(".components"),
            Scope { .. } => {}
        }
        out.push('.');
        out.push_str(self.1);
    }
}
