//! Chooses the translation of a notice that a visitor reads, and puts its texts in place of the notice's own.
//! The prompt's own texts (headings, dates, names of data categories) are in `locales/`.
//!
//! `translations` holds the texts that a person reads, by BCP 47 language, and nothing that decides:
//!
//! ```json
//! {"de": {"labels": {"accept": "…", "decline": "…", "not_now": "…"},
//!         "document": {"url": "…", "sha256": "…", "blocks": […]},
//!         "changes": {"<id of a change>": {"title": "…", "text": "…", "blocks": […]}},
//!         "schedule": [{}, {"reason": "…"}],
//!         "shared_with": {"<name as in data[].shared_with>": "…"}}}
//! ```
//!
//! `schedule` goes by position, since revisions are only added. Every part is optional: a text that a translation lacks is
//! shown in the notice's own language. An id, a name or a position that the notice does not have is an error.

use super::language::{is_akin, nearest};
use super::notice::{Change, ChangeTexts, DataItem, Document, Labels, Notice, Translation};

impl Notice {
    /// The language shown to a visitor who reads `language`, as the notice writes it: the one that [`nearest`] finds, else the
    /// notice's own. None where the notice does not name its own language.
    pub fn language_for(&self, language: &str) -> Option<&str> {
        match self.translation_for(language) {
            Some(translation) => Some(&translation.language),
            None => self.document.language.as_deref(),
        }
    }

    /// The labels of the buttons for a visitor who reads `language`. A label that the translation lacks is the notice's own.
    pub fn labels_for(&self, language: &str) -> Labels {
        let own = &self.labels;
        let Some(Translation { labels, .. }) = self.translation_for(language) else {
            return own.clone();
        };
        Labels {
            accept: either(&labels.accept, &own.accept),
            decline: either(&labels.decline, &own.decline),
            not_now: either(&labels.not_now, &own.not_now),
        }
    }

    /// The document for a visitor who reads `language`: the translation's if it has one, else the notice's own. Never a mix of both.
    pub fn document_for(&self, language: &str) -> &Document {
        self.translation_for(language)
            .and_then(|translation| translation.document.as_ref())
            .unwrap_or(&self.document)
    }

    /// Whether a visitor who reads `language` is shown another language or script.
    pub(super) fn is_foreign_to(&self, language: &str) -> bool {
        self.language_for(language).is_some_and(|shown| !is_akin(language, shown))
    }

    /// The translation nearest to `language`; none where the notice's own language is as near.
    pub(super) fn translation_for(&self, language: &str) -> Option<&Translation> {
        let own = self.document.language.as_deref().unwrap_or_default();
        // `nearest` prefers the first of equals, which is the notice's own language.
        let tags =
            std::iter::once(own).chain(self.translations.iter().map(|one| one.language.as_str()));
        self.translations.get(nearest(language, tags)?.checked_sub(1)?)
    }
}

impl Translation {
    /// `change` with its title and text in this language.
    pub(super) fn change(&self, change: &Change) -> Change {
        let texts = change.id.as_ref().and_then(|id| {
            let at = self.changes.binary_search_by(|texts| texts.id.cmp(id)).ok()?;
            self.changes.get(at)
        });
        let Some(ChangeTexts { title, text, blocks, .. }) = texts else { return change.clone() };
        // `text` and `blocks` are one text: a translated `text` must not stand beside the notice's own `blocks`.
        let translated = text.is_some() || blocks.is_some();
        Change {
            id: change.id.clone(),
            title: either(title, &change.title),
            text: if translated { text } else { &change.text }.clone(),
            blocks: if translated { blocks } else { &change.blocks }.clone(),
            kind: change.kind,
            scope: change.scope,
            regions: change.regions.clone(),
        }
    }

    /// `item` with the recipients of the data named in this language.
    pub(super) fn data_item(&self, item: &DataItem) -> DataItem {
        let translated = |name: &String| {
            let at = self.shared_with.binary_search_by(|(own, _)| own.cmp(name)).ok();
            at.and_then(|at| self.shared_with.get(at)).map_or(name, |(_, text)| text).clone()
        };
        DataItem {
            category: item.category.clone(),
            status: item.status,
            shared_with: item.shared_with.iter().map(translated).collect(),
            regions: item.regions.clone(),
        }
    }

    /// The reason of the revision at `position`.
    pub(super) fn reason(&self, position: usize) -> Option<&str> {
        self.reasons.get(position)?.as_deref()
    }
}

fn either(translated: &Option<String>, own: &Option<String>) -> Option<String> {
    translated.as_ref().or(own.as_ref()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice() -> Notice {
        let text = r#"{"version":"1","basis":"contract","document":{"language":"en-GB"},"labels":{"accept":"Accept","not_now":"Not now"},
            "schedule":[{"announced_at":"2021-01-01T00:00:00Z","accept_before":"2021-02-01T00:00:00Z"}],
            "translations":{"en":{},"de":{"labels":{"accept":"Annehmen"}},"de-CH":{},"zh-Hant":{},"pt-BR":{}}}"#;
        Notice::read(&serde_json::from_str(text).unwrap()).unwrap()
    }

    #[test]
    fn the_nearest_language_is_shown() {
        let notice = notice();
        for (asked, shown) in [
            ("de", "de"),
            ("DE-de", "de"),
            ("de-ch", "de-CH"),
            ("de-CH-1996", "de-CH"),
            ("zh-Hant-TW", "zh-Hant"),
            ("zh", "en-GB"),
            ("pt_BR", "pt-BR"),
            ("pt", "pt-BR"),
            ("pt-PT", "pt-BR"),
            ("fr", "en-GB"),
            ("en", "en"),
            ("en-AU", "en"),
            ("en-GB", "en-GB"),
            ("den", "en-GB"),
            ("", "en-GB"),
        ] {
            assert_eq!(notice.language_for(asked), Some(shown), "{asked}");
        }
    }

    #[test]
    fn a_label_that_is_not_translated_is_shown_as_it_is() {
        let labels = notice().labels_for("de-AT");
        assert_eq!(
            (labels.accept.as_deref(), labels.not_now.as_deref(), labels.decline),
            (Some("Annehmen"), Some("Not now"), None)
        );
    }
}
