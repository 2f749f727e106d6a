//! Rules of the values in mode `send`: cards, components that fill nothing, media, the offer's end.
//! Values of texts are judged in `text_values.rs`, those of buttons in `button_values.rs`.

use super::linter::Linter;
use super::value_paths::{CARD_INDEX, CardAt, Missing, Scope};
use crate::path::push_index;
use crate::rule::Severity;
use crate::template::component_types::Format;
use crate::template::definition::{Component, Header};
use crate::template::limits;
use crate::template::rules;
use crate::template::values::{Given, Group, ParamAt, Set, Stray, Values, Why};

impl Linter<'_, '_> {
    pub(in crate::template) fn values(&mut self, values: &Values<'_>) {
        let definition = self.definition;
        self.names_of_the_request(values);
        self.strays(&values.strays);
        let scope = Scope { given: values.given, cloud: values.cloud, card: None };
        self.set(&definition.components, &values.top, scope);
        if let Some(component) = values.offer.filter(|_| !definition.has_offer) {
            let stray = Stray { component, card: None, why: Why::TakesNone };
            self.out
                .add(&rules::PARAM_COUNT, &stray)
                .say("The template has no limited-time offer.");
        }
        let offer = definition
            .components
            .iter()
            .any(|part| matches!(part, Component::Offer(offer) if offer.has_expiration));
        // The form by component has no place for it: there it is the sender's.
        if offer && values.cloud && values.expires_ms.is_none() {
            let message = "A limited-time offer with an expiry needs expiration_time_ms.";
            self.out.add(&rules::PARAM_MISSING, &"values.components").say(message);
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
                self.out.add(&rules::TEMPLATE_MISMATCH, &path);
            }
        }
    }

    /// Error 132000 counts the parameters of each component of the template.
    fn strays(&mut self, strays: &[Stray]) {
        for stray in strays.iter().take(limits::MAX_REPEATS) {
            let (rule, message) = match stray.why {
                Why::Twice => {
                    (&rules::PARAM_COUNT, "This component stands in the send request already.")
                }
                Why::TakesNone => (&rules::PARAM_COUNT, "This component takes no values."),
                Why::Unknown => (
                    &rules::COMPONENT_UNKNOWN,
                    "A send request has no such component that is known here; its values fill nothing.",
                ),
                Why::Untyped | Why::Null => {
                    (&rules::COMPONENT_UNKNOWN, "The component has no type.")
                }
            };
            let problem = self.out.add(rule, stray).say(message);
            if matches!(stray.why, Why::Untyped | Why::Null) {
                problem.severity(Severity::Error);
            }
        }
    }

    fn cards(&mut self, values: &Values<'_>) {
        let cards = self.definition.components.iter().find_map(|part| {
            if let Component::Carousel(cards) = part { Some(cards) } else { None }
        });
        let (defined, given) = (cards.map_or(0, Vec::len), values.cards.len());
        // …/product-card-carousel-templates (first-party): two cards are defined, up to ten sent.
        let product = |part: &Component| matches!(part, Component::Header(header) if header.known == Some(Format::Product));
        let products =
            cards.is_some_and(|cards| cards.iter().all(|card| card.components.iter().any(product)));
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
            self.out.add(&rules::CAROUSEL_CARD_COUNT, &path.as_str());
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
                self.out.add(&rules::CAROUSEL_CARD_INDEX, &Missing(scope, CARD_INDEX));
                continue;
            };
            // Further products repeat the last card.
            if let Some(definition) =
                cards.get(index).or(if products { cards.last() } else { None })
            {
                self.set(&definition.components, &card.set, scope);
            }
        }
    }

    fn set(&mut self, parts: &[Component<'_>], set: &Set<'_>, scope: Scope) {
        let header = parts.iter().find_map(|part| {
            if let Component::Header(header) = part { Some(header) } else { None }
        });
        let body = parts.iter().find_map(|part| {
            if let Component::Body(body) = part { body.text.as_ref() } else { None }
        });
        let buttons = parts.iter().find_map(|part| {
            if let Component::Buttons(list) = part { Some(list.as_slice()) } else { None }
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
                    self.out.add(&rules::HEADER_FORMAT_MISMATCH, &ParamAt(group, 0));
                }
                _ => self.text_values(header.text.as_ref(), group, Missing(scope, "header")),
            }
            return;
        }
        let Some((group, given)) = first else {
            self.out.add(&rules::HEADER_MEDIA_MISSING, &Missing(scope, "header"));
            return;
        };
        let rule = match given {
            Given::Nothing => Some(&rules::HEADER_MEDIA_MISSING),
            Given::Media(media) if media.format == format => {
                if let Some(link) = media.link {
                    self.media_link(format, link, &ParamAt(group, 0));
                }
                let complete = match format {
                    Format::Product => media.id.is_some() && media.catalog,
                    Format::Location => media.latitude.is_some() && media.longitude.is_some(),
                    _ => media.link.is_some() || media.id.is_some(),
                };
                (!complete).then_some(&rules::HEADER_MEDIA_MISSING)
            }
            _ => Some(&rules::HEADER_FORMAT_MISMATCH),
        };
        if let Some(rule) = rule {
            self.out.add(rule, &ParamAt(group, 0));
        }
        if group.params.len() > 1 {
            self.out.add(&rules::PARAM_COUNT, &group.at);
        }
    }
}
