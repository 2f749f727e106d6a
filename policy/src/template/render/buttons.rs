//! Draws the buttons of a bubble or card: labels, addresses, codes, payloads.
//! Which of them the bubble shows is decided in `draw.rs`.

use std::borrow::Cow;

use super::bubble::RenderedButton;
use super::draw::Drawing;
use super::substitute::{Substitution, Variable, filled, shown, spans};
use crate::format::Hole;
use crate::template::component_types::ButtonType;
use crate::template::definition::Button;
use crate::template::field::Field;
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::samples::Samples;
use crate::template::values::{Group, Set};

impl<'a> Drawing<'_, 'a> {
    pub(super) fn buttons(
        &mut self,
        list: &[Button<'a>],
        card: Option<usize>,
        values: &Set<'a>,
    ) -> Vec<RenderedButton<'a>> {
        list.iter()
            .enumerate()
            .map(|(at, button)| self.button(button, at, card, values.button(at)))
            .collect()
    }

    fn button(
        &mut self,
        button: &Button<'a>,
        at: usize,
        card: Option<usize>,
        group: Option<&Group<'a>>,
    ) -> RenderedButton<'a> {
        let field = |part| Field { card, button: Some(at), part };
        let first =
            group.and_then(|group| group.params.first()).and_then(|param| param.value.shown());
        let kind = button.known.map(|known| known.kind);
        let url = button.url.as_ref().map(|url| {
            // The example is that of the whole address: see `url`.
            let samples = &Samples::default();
            let source = Substitution {
                mode: self.mode,
                component: field("url"),
                samples,
                group,
                preset: false,
            };
            let holes = source.holes(url, &mut self.variables);
            let example =
                button.samples.list.first().copied().filter(|example| !example.is_empty());
            self.url(url, holes, example)
        });
        let mut code = None;
        if matches!(kind, Some(ButtonType::CopyCode | ButtonType::Otp)) {
            let sample = button
                .samples
                .list
                .first()
                .copied()
                .filter(|example| !example.is_empty())
                .map(Cow::Borrowed);
            code = shown(self.mode, sample.as_ref(), first.as_ref());
            let variable = Variable {
                component: field("code"),
                name: Cow::Borrowed("code"),
                positions: Vec::new(),
                sample,
                value: first,
            };
            self.variables.push(variable);
            return drawn(button, url, code, None);
        }
        let payload =
            first.filter(|_| kind == Some(ButtonType::QuickReply) && self.mode != Mode::Author);
        drawn(button, url, code.take(), payload)
    }

    /// An address with its variable filled. Its example is the whole address or the value alone: both are found in practice.
    fn url(
        &mut self,
        url: &Text<'a>,
        mut holes: Vec<Hole<'a>>,
        example: Option<&'a str>,
    ) -> Url<'a> {
        let base = url.tokens.first().and_then(|token| url.raw.get(..token.bytes.0));
        let (Some(base), Some(example), Some(variable)) =
            (base, example, self.variables.last_mut())
        else {
            return (filled(url, &holes), spans(&holes));
        };
        let whole = example.strip_prefix(base).filter(|_| !base.is_empty());
        variable.sample = Some(Cow::Borrowed(whole.unwrap_or(example)));
        let value = shown(self.mode, variable.sample.as_ref(), variable.value.as_ref());
        if let (Some(hole), Some(value)) = (holes.first_mut(), value) {
            hole.value = value;
        }
        (filled(url, &holes), spans(&holes))
    }
}

/// An address, and the bytes of it that come from values.
type Url<'a> = (Cow<'a, str>, Vec<(usize, usize)>);

fn drawn<'a>(
    button: &Button<'a>,
    url: Option<Url<'a>>,
    code: Option<Cow<'a, str>>,
    payload: Option<Cow<'a, str>>,
) -> RenderedButton<'a> {
    let automatic = |otp: &str| !otp.eq_ignore_ascii_case("COPY_CODE");
    let label = match button.known {
        Some(known) if known.kind == ButtonType::Otp && button.otp.kind.is_some_and(automatic) => {
            Some("Autofill")
        }
        Some(known) => known.label,
        None => None,
    };
    let (url, url_values) = url.unzip();
    RenderedButton {
        kind: Cow::Borrowed(
            button.known.map(|known| known.name).or(button.name).unwrap_or_default(),
        ),
        known: button.known.is_some(),
        text: button
            .text
            .as_ref()
            .map(|text| text.raw)
            .filter(|text| !text.is_empty())
            .or(label)
            .map(Cow::Borrowed),
        url,
        url_values: url_values.unwrap_or_default(),
        phone_number: button.phone.map(Cow::Borrowed),
        code,
        payload,
    }
}
