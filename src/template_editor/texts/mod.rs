//! What the editor itself says, in each language it speaks. What is wrong with a template is said by the policy, in English;
//! words that the preview says too are the preview's.
//!
//! A language is one text with a line for each [`Text`]: see `template_preview/texts.rs`.

macro_rules! language {
    ($($key:ident: $text:literal,)*) => {{
        use crate::template_editor::texts::{Text, is_whole};
        const { assert!(is_whole(&[$(Text::$key),*])) };
        concat!($($text, "\n"),*)
    }};
}

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod pt_br;

/// The languages by the first part of their BCP 47 tag.
const LANGUAGES: [(&str, &str); 7] = [
    ("en", en::TEXTS),
    ("de", de::TEXTS),
    ("es", es::TEXTS),
    ("fr", fr::TEXTS),
    ("pt", pt_br::TEXTS),
    ("hi", hi::TEXTS),
    ("ar", ar::TEXTS),
];

/// What can be said, in the order of every language's lines. `{1}` and `{2}` are filled.
#[derive(Clone, Copy)]
pub(super) enum Text {
    Editor,
    // What an author does with the whole template.
    Undo,
    Redo,
    Import,
    Download,
    Copy,
    Copied,
    // The three views beside the form.
    Preview,
    Problems,
    Json,
    // The template as a whole.
    Template,
    Name,
    Language,
    Category,
    Choose,
    Content,
    Marketing,
    Utility,
    Authentication,
    More,
    SubCategory,
    ParameterFormat,
    Positional,
    Named,
    TimeToLive,
    Usual,
    // Texts and their variables.
    HeaderKind,
    NoHeader,
    PlainHeader,
    SampleFile,
    Bold,
    Italic,
    Strike,
    Mono,
    InsertVariable,
    SampleOf,
    ByPlatform,
    Security,
    Expiry,
    // How much room is left.
    Left,
    TooMany,
    // Components that few templates have.
    Add,
    Offer,
    OfferWords,
    Countdown,
    CallPermission,
    CallPermissionAbout,
    Carousel,
    Card,
    AddCard,
    Buttons,
    AddButton,
    Button,
    // The kinds of buttons, in the order of `buttons::KINDS`.
    QuickReply,
    Url,
    PhoneNumber,
    CopyCode,
    Otp,
    Flow,
    Catalog,
    MultiProduct,
    SingleProduct,
    VoiceCall,
    App,
    RequestContact,
    OrderDetails,
    // The fields of a button.
    Kind,
    Label,
    Address,
    SampleAddress,
    Number,
    Code,
    OtpKind,
    OtpCopy,
    OneTap,
    ZeroTap,
    AutofillLabel,
    Terms,
    SignedApp,
    AddApp,
    Package,
    Hash,
    FlowId,
    FlowName,
    FlowAction,
    FlowScreen,
    // What is done with one of several.
    Up,
    Down,
    Duplicate,
    Remove,
    Moved,
    Removed,
    Added,
    /// What this version does not know.
    Kept,
    Fix,
    GoTo,
    // The JSON.
    JsonLabel,
    NotJson,
    JsonBack,
    // Import.
    ChooseFile,
    DropOrPaste,
    Several,
    Imported,
    NotImported,
    Close,
    // The draft.
    Restored,
    BackToGiven,
    NotKept,
    Undone,
    Redone,
    Fixed,
}

const COUNT: usize = Text::Fixed as usize + 1;

const fn is_whole(keys: &[Text]) -> bool {
    let mut at = 0;
    while at < keys.len() {
        if keys[at] as usize != at {
            return false;
        }
        at += 1;
    }
    at == COUNT
}

/// The texts of one language.
#[derive(Clone, Copy)]
pub(super) struct Texts(&'static str);

impl Texts {
    /// The texts for a BCP 47 language: of the same base language, else in English.
    pub(super) fn of(language: &str) -> Texts {
        let asked = language.split('-').next().unwrap_or_default();
        let [(_, english), ..] = LANGUAGES;
        Texts(LANGUAGES.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(asked)).map_or(english, |(_, texts)| texts))
    }

    pub(super) fn get(&self, text: Text) -> &'static str {
        self.at(Text::Editor, text as usize)
    }

    /// The text `offset` lines after `first`.
    pub(super) fn at(&self, first: Text, offset: usize) -> &'static str {
        self.0.split('\n').nth(first as usize + offset).unwrap_or_default()
    }

    /// A text with its `{1}` and `{2}` filled.
    pub(super) fn with(&self, text: Text, values: &[&str]) -> String {
        let mut out = self.get(text).to_owned();
        for (value, hole) in values.iter().zip(["{1}", "{2}"]) {
            out = out.replace(hole, value);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn every_text_of_every_language_is_one_line_with_the_same_holes() {
        let [(_, english), ..] = LANGUAGES;
        for (tag, texts) in LANGUAGES {
            assert_eq!(texts.lines().filter(|line| !line.trim().is_empty()).count(), COUNT, "{tag}");
            for (line, usual) in texts.lines().zip(english.lines()) {
                for hole in ["{1}", "{2}"] {
                    assert_eq!(line.contains(hole), usual.contains(hole), "{tag}: {line}");
                }
            }
        }
    }
}
