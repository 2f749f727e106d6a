//! What holds for all panes and all languages.

use wasm_bindgen_test::wasm_bindgen_test;
use windowpane_policy::Value;

use super::{LabelNames, Labels, Texts, add};
use crate::element::{CATALOGUES, add_texts};
use crate::template_preview::texts::{CATALOGUE as PREVIEW, Text};

#[path = "../../../build/locales.rs"]
mod locales;

fn input(json: &str) -> Value<'static> {
    serde_json::from_str::<Value<'_>>(json).unwrap().into_owned()
}

fn texts(asked: &str) -> Texts<Text> {
    Texts::of(asked, &Labels::default())
}

#[wasm_bindgen_test]
fn the_nearest_language_speaks() {
    for (asked, language, close) in [
        ("de-AT", "de-AT", "Schließen"),
        ("DE", "DE", "Schließen"),
        ("PT-br", "PT-br", "Fechar"),
        ("pt", "pt-BR", "Fechar"),
        ("pt-PT", "pt-BR", "Fechar"),
        ("fil", "en", "Close"),
        ("", "en", "Close"),
    ] {
        let texts = texts(asked);
        assert_eq!((&*texts.language, texts.get(Text::Close)), (language, close), "{asked}");
    }
}

#[wasm_bindgen_test]
fn the_page_says_it_in_its_own_words() {
    let labels = Labels::from([("read_more", "Weiterlesen"), ("product", "Blume")]);
    let texts = Texts::<Text>::of("de", &labels);
    assert_eq!(
        [texts.get(Text::ReadMore), texts.get(Text::Product), texts.get(Text::Close)],
        ["Weiterlesen", "Blume", "Schließen"]
    );
    let labels = Labels::from([("preview.read_more", "Mehr"), ("close", "Zu")]);
    let inside = Texts::<Text>::inside("preview.", "de", &labels);
    assert_eq!([inside.get(Text::ReadMore), inside.get(Text::Close)], ["Mehr", "Schließen"]);
}

#[wasm_bindgen_test]
fn a_text_that_no_pane_has_is_an_error_at_its_name() {
    const KNOWN: [LabelNames; 3] = [
        LabelNames::Of("", &PREVIEW),
        LabelNames::Of("inside.", &PREVIEW),
        LabelNames::Any("name."),
    ];
    let read = |json: &str| Labels::read(&input(json), &KNOWN).map_err(|error| error.path);
    assert_eq!(read("{}"), Ok(Labels::default()));
    assert_eq!(read(r#"{"labels":null}"#), Ok(Labels::default()));
    assert_eq!(
        read(r#"{"labels":{"read_more":"Weiter","inside.close":"Zu","name.card":"Karte"}}"#),
        Ok(Labels::from([("read_more", "Weiter"), ("inside.close", "Zu"), ("name.card", "Karte")]))
    );
    for (json, path) in [
        (r#"{"labels":{"read_mor":"Weiter"}}"#, "labels.read_mor"),
        (r#"{"labels":{"":"Weiter"}}"#, "labels."),
        (r#"{"labels":{"inside.clos":"Zu"}}"#, "labels.inside.clos"),
        (r#"{"labels":{"close":1}}"#, "labels.close"),
        (r#"{"labels":"close"}"#, "labels"),
    ] {
        assert_eq!(read(json), Err(path.to_owned()), "{json}");
    }
}

#[wasm_bindgen_test]
fn the_page_teaches_a_language() {
    let add = |element: &str, language: &str, json: &str| {
        add_texts(element, language, &js_sys::JSON::parse(json).unwrap())
    };
    let file = |text: &dyn Fn(&str) -> String| {
        let entries: Vec<_> =
            PREVIEW.names.iter().map(|name| format!("{name:?}:{:?}", text(name))).collect();
        format!("{{{}}}", entries.join(","))
    };
    let polish = file(&|name| format!("{name} po polsku"));
    assert_eq!(add("template-preview", "pl", &polish), None);
    let spoken = |asked| {
        let texts = texts(asked);
        (texts.language.to_string(), texts.get(Text::Close).to_owned())
    };
    assert_eq!(spoken("pl-PL"), ("pl-PL".to_owned(), "close po polsku".to_owned()));
    assert_eq!(spoken("en").1, "Close");
    // Another time takes the place of the first.
    assert_eq!(add("template-preview", "PL", &polish.replace("close po", "zamknij po")), None);
    assert_eq!(spoken("pl").1, "zamknij po polsku");
    for (element, texts, fault) in [
        (
            "template-preview",
            polish.replace("\"close\"", "\"clos\""),
            "no text of this pane is called clos",
        ),
        ("template-preview", "{}".to_owned(), "the text is missing: preview"),
        ("template-preview", "[]".to_owned(), "expected an object of texts"),
        ("template-preview", "\"<!doctype html>\"".to_owned(), "expected an object of texts"),
        ("template-previe", polish.clone(), "no pane of this module is called template-previe"),
    ] {
        assert_eq!(add(element, "cs", &texts).as_deref(), Some(fault));
    }
    assert_eq!(spoken("cs").0, "en");
}

#[wasm_bindgen_test]
fn every_translation_can_be_loaded_and_is_spoken() {
    for catalogue in CATALOGUES {
        assert_eq!(catalogue.translations.len(), 13, "{}", catalogue.element);
        for (tag, file) in catalogue.translations {
            let texts = input(file);
            assert_eq!(add(catalogue, tag, &texts), Ok(()), "{} {tag}", catalogue.element);
        }
    }
    assert_eq!(texts("hi").get(Text::Close), "बंद करें");
}

#[wasm_bindgen_test]
fn what_is_wrong_with_a_file_of_texts_names_the_file_and_the_text() {
    use locales::Locale;
    let english =
        Locale::read("en/a.json", r#"{"by":"By {date}","left":"{1} of {2}","ok":"OK"}"#).unwrap();
    assert_eq!(english.faults(), [""; 0]);
    let differences = |json: &str| {
        let locale = Locale::read("de/a.json", json).unwrap();
        [locale.faults(), locale.differences(&english)].concat()
    };
    assert_eq!(differences(r#"{"ok":"OK","by":"Bis {date}","left":"von {2} noch {1}"}"#), [""; 0]);
    for (json, faults) in [
        (r#"{"by":"{date}","left":"{1}{2}"}"#, &["de/a.json: `ok` is missing"][..]),
        (
            r#"{"by":"{date}","left":"{1}{2}","ok":"OK","okay":"OK"}"#,
            &["de/a.json: `okay` is not in en/a.json"],
        ),
        (r#"{"by":"{date}","left":"{1}{2}","ok":" "}"#, &["de/a.json: `ok` is empty"]),
        (
            r#"{"by":"{date}","left":"{1}{2}","ok":"OK","ok":"Ja"}"#,
            &["de/a.json: `ok` is in the file twice"],
        ),
        (
            r#"{"by":"{datum}","left":"{1}{1}","ok":"OK"}"#,
            &[
                r#"de/a.json: `by` has the holes ["datum"], the English text has ["date"]"#,
                r#"de/a.json: `left` has the holes ["1", "1"], the English text has ["1", "2"]"#,
            ],
        ),
    ] {
        assert_eq!(differences(json), faults, "{json}");
    }
    for (json, fault) in [
        (
            r#"{"by":1}"#,
            "de/a.json: invalid type: integer `1`, expected a string at line 1 column 7",
        ),
        (r#"{"by":"x""#, "de/a.json: EOF while parsing an object at line 1 column 9"),
    ] {
        assert_eq!(Locale::read("de/a.json", json).err().as_deref(), Some(fault), "{json}");
    }
    let odd = Locale::read("en/a.json", r#"{"Close-it":"Close"}"#).unwrap();
    assert_eq!(
        odd.faults(),
        ["en/a.json: `Close-it` is not a name: write lower-case letters, digits and `_`"]
    );
    assert!(locales::rust("a", &english, &["de"]).contains("enum Text"));
}
