//! What holds for all panes and all languages.

use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;
use windowpane_policy::Value;

use super::panes::CATALOGUES;
use super::panes::template_preview::{CATALOGUE as PREVIEW, Text};
use super::{Catalogue, Texts, add, check_labels};

fn input(json: &str) -> Rc<Value<'static>> {
    Rc::new(serde_json::from_str::<Value<'_>>(json).unwrap().into_owned())
}

/// What stands in braces.
fn holes(text: &str) -> Vec<&str> {
    let mut holes: Vec<_> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    holes.sort_unstable();
    holes
}

#[wasm_bindgen_test]
fn every_text_has_the_holes_of_the_english_one() {
    for catalogue in CATALOGUES {
        let (_, english) = catalogue.languages[0];
        for (tag, texts) in catalogue.languages {
            assert_eq!(
                texts.lines().count(),
                catalogue.names.lines().count(),
                "{} {tag}",
                catalogue.element
            );
            for (text, usual) in texts.lines().zip(english.lines()) {
                assert_eq!(holes(text), holes(usual), "{} {tag}: {text}", catalogue.element);
            }
        }
    }
}

#[wasm_bindgen_test]
fn no_pane_speaks_fewer_languages_than_another() {
    let tags =
        |catalogue: &Catalogue| catalogue.languages.iter().map(|(tag, _)| *tag).collect::<Vec<_>>();
    for catalogue in CATALOGUES {
        assert_eq!(tags(catalogue), tags(&PREVIEW), "{}", catalogue.element);
    }
}

#[wasm_bindgen_test]
fn the_nearest_language_speaks() {
    let empty = input("{}");
    for (asked, language, close) in [
        ("de-AT", "de-AT", "Schließen"),
        ("DE", "DE", "Schließen"),
        ("PT-br", "PT-br", "Fechar"),
        ("pt", "pt-BR", "Fechar"),
        ("pt-PT", "pt-BR", "Fechar"),
        ("fil", "en", "Close"),
        ("", "en", "Close"),
    ] {
        let texts = Texts::<Text>::of(asked, &empty);
        assert_eq!((&*texts.language, texts.get(Text::Close)), (language, close), "{asked}");
    }
}

#[wasm_bindgen_test]
fn the_page_says_it_in_its_own_words() {
    let texts = Texts::<Text>::of(
        "de",
        &input(r#"{"labels":{"read_more":"Weiterlesen","product":"Blume"}}"#),
    );
    assert_eq!(
        [texts.get(Text::ReadMore), texts.at(Text::Image, 4), texts.get(Text::Close)],
        ["Weiterlesen", "Blume", "Schließen"]
    );
    let inside = Texts::<Text>::inside(
        "preview.",
        "de",
        &input(r#"{"labels":{"preview.read_more":"Mehr","close":"Zu"}}"#),
    );
    assert_eq!([inside.get(Text::ReadMore), inside.get(Text::Close)], ["Mehr", "Schließen"]);
}

#[wasm_bindgen_test]
fn a_text_that_no_pane_has_is_an_error_at_its_name() {
    let wrong =
        |json: &str, inside| check_labels::<Text>(&input(json), inside).map_err(|error| error.path);
    assert_eq!(wrong(r#"{"labels":{"read_more":"Weiter"}}"#, None), Ok(()));
    assert_eq!(wrong(r#"{"labels":null}"#, None), Ok(()));
    assert_eq!(wrong(r#"{"labels":{"inside.close":"Zu"}}"#, Some(("inside.", &PREVIEW))), Ok(()));
    for (json, path) in [
        (r#"{"labels":{"read_mor":"Weiter"}}"#, "labels.read_mor"),
        (r#"{"labels":{"":"Weiter"}}"#, "labels."),
        (r#"{"labels":{"inside.clos":"Zu"}}"#, "labels.inside.clos"),
        (r#"{"labels":{"close":1}}"#, "labels.close"),
        (r#"{"labels":"close"}"#, "labels"),
    ] {
        assert_eq!(wrong(json, Some(("inside.", &PREVIEW))), Err(path.to_owned()), "{json}");
    }
}

#[wasm_bindgen_test]
fn the_page_teaches_a_language() {
    let file = |text: &dyn Fn(&str) -> String| {
        let entries: Vec<_> =
            PREVIEW.names.lines().map(|name| format!("{name:?}:{:?}", text(name))).collect();
        format!("{{{}}}", entries.join(","))
    };
    let texts = file(&|name| format!("{name} po polsku"));
    assert_eq!(add("template-preview", "pl", &texts), Ok(()));
    let empty = input("{}");
    let spoken = |asked| {
        let texts = Texts::<Text>::of(asked, &empty);
        (texts.language.to_string(), texts.get(Text::Close).to_owned())
    };
    assert_eq!(spoken("pl-PL"), ("pl-PL".to_owned(), "close po polsku".to_owned()));
    assert_eq!(spoken("en").1, "Close");
    // Another time takes the place of the first.
    assert_eq!(add("template-preview", "PL", &texts.replace("close po", "zamknij po")), Ok(()));
    assert_eq!(spoken("pl").1, "zamknij po polsku");
    for (element, texts, fault) in [
        (
            "template-preview",
            texts.replace("\"close\"", "\"clos\""),
            "no text of this pane is called clos",
        ),
        ("template-preview", "{}".to_owned(), "the text is missing: preview"),
        ("template-preview", "[]".to_owned(), "expected an object of texts"),
        ("template-preview", "<!doctype html>".to_owned(), "expected an object of texts"),
        ("template-previe", texts.clone(), "no pane of this module is called template-previe"),
    ] {
        assert_eq!(add(element, "cs", &texts), Err(fault.to_owned()));
    }
    assert_eq!(spoken("cs").0, "en");
}

#[cfg(feature = "languages")]
#[wasm_bindgen_test]
fn what_the_files_hold_is_what_is_compiled_in() {
    for (name, file) in super::files() {
        let [element, language, "json"] = name.split('.').collect::<Vec<_>>()[..] else {
            panic!("{name}")
        };
        assert_eq!(add(element, language, &file), Ok(()), "{name}");
    }
    assert_eq!(Texts::<Text>::of("hi", &input("{}")).get(Text::Close), "बंद करें");
}
