//! The words of properties that say how a phone is drawn, for the preview and the editor.
//! What they mean is in `template_preview::appearance`.

use crate::template_preview::{Device, LinkMode, Platform, Theme, View};

pub(super) const PLATFORMS: &[(&str, Platform)] =
    &[("android", Platform::Android), ("ios", Platform::Ios)];
pub(super) const DEVICES: &[(&str, Device)] =
    &[("phone", Device::Phone), ("desktop", Device::Desktop)];
pub(super) const THEMES: &[(&str, Theme)] =
    &[("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];
pub(super) const VIEWS: &[(&str, View)] =
    &[("customer", View::Customer), ("business", View::Business)];
pub(super) const LINKS: &[(&str, LinkMode)] = &[("off", LinkMode::Off), ("live", LinkMode::Live)];
