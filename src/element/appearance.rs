//! The words of properties that say how a phone is drawn, for the preview and the editor.
//! What they mean is in `template_preview::appearance`.

use windowpane_policy::{Error, Instant, Value};

use super::properties::{choice, instant};
use crate::template_preview::{Appearance, Device, LinkMode, Platform, Theme, View};

pub(super) const PLATFORMS: &[(&str, Platform)] =
    &[("android", Platform::Android), ("ios", Platform::Ios)];
pub(super) const DEVICES: &[(&str, Device)] =
    &[("phone", Device::Phone), ("desktop", Device::Desktop)];
pub(super) const THEMES: &[(&str, Theme)] =
    &[("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];
pub(super) const VIEWS: &[(&str, View)] =
    &[("customer", View::Customer), ("business", View::Business)];
pub(super) const LINKS: &[(&str, LinkMode)] = &[("off", LinkMode::Off), ("live", LinkMode::Live)];

/// How the phone is drawn, as the properties of an element say.
pub(crate) fn appearance(input: &Value<'static>) -> Result<Appearance, Error> {
    Ok(Appearance {
        device: choice(input, "device", DEVICES)?,
        platform: choice(input, "platform", PLATFORMS)?,
        view: choice(input, "view", VIEWS)?,
        links: choice(input, "links", LINKS)?,
        theme: choice(input, "theme", THEMES)?,
        now: fixed_now(input),
    })
}

/// The instant at which the page stopped the clock.
pub(crate) fn fixed_now(input: &Value<'static>) -> Option<Instant> {
    instant(input, "now").ok().flatten()
}
