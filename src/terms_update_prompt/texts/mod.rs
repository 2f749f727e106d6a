//! The prompt's own words, by language; each may be replaced by the page (property `labels`, by the names below).
//! The notice's words come with the notice, dates and numbers from the browser.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod pt;

use windowpane_policy::{Map, Value};

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// One language: a text that is missing does not compile.
        #[derive(Clone, Copy, Default)]
        pub(super) struct Texts<'a> {
            $($(#[$doc])* pub(super) $name: &'a str,)*
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];

        impl<'a> Texts<'a> {
            const fn list(&self) -> [&'a str; NAMES.len()] {
                [$(self.$name),*]
            }

            fn slots(&mut self) -> [&mut &'a str; NAMES.len()] {
                [$(&mut self.$name),*]
            }
        }
    };
}

texts! {
    /// Who asks, what for: `{issuer}`
    heading,
    /// The same where the notice does not name its issuer.
    heading_plain,
    /// What is wanted of the visitor.
    lead,
    /// The same where the answer costs nothing.
    lead_consent,
    /// Before the date to answer by.
    by,
    /// Before it once it has passed.
    was_by,
    /// `{time}`: days, hours or minutes.
    left,
    /// `{time}` in the visitor's zone, the first instant that is too late.
    your_time,
    /// Heard before a date that is struck through.
    earlier,
    /// Before the reason why the date was moved.
    postponed,
    /// Above the list of changes.
    changes,
    /// A kind of change; so the next three.
    new,
    changed,
    removed,
    unchanged,
    /// What a change is about; so the next two.
    business,
    personal,
    all,
    /// Above the list of data.
    data,
    /// Whether a kind of data is collected already; so the next.
    data_new,
    data_already,
    /// `{names}` of those who get it.
    shared,
    /// Above what happens without an acceptance.
    otherwise,
    /// That silence is no yes.
    silence,
    /// What holds before the deadline.
    until,
    /// `{date}` from which on a step holds.
    from,
    /// What a step leaves; so the next two, which names of features may follow.
    full,
    limited,
    blocked,
    /// What refusing costs where it costs nothing.
    free,
    /// On the link to the exact text.
    document,
    /// `{language}` of the notice where it is not the visitor's.
    shown_in,
    /// On the buttons, where the notice does not say; so the next two.
    accept,
    decline,
    not_now,
    /// Why that button is not there.
    no_not_now,
    /// Opens the details of a strip; the next closes them.
    more,
    less,
    /// What was recorded, `{time}`; so the next three.
    accepted,
    declined,
    put_off,
    withdrawn,
    /// The server has acknowledged it.
    stored,
    /// It waits in the outbox.
    kept,
    /// The server will not have it; its own words follow.
    refused,
    /// Opens the question again; so what is offered then.
    change,
    withdraw,
    keep,
    close,
    /// Names of data and features that notices use; another code is shown as it is, or named by the page.
    phone_number,
    ip_address,
    location,
    purchase_history,
    device_information,
    interactions,
    service_usage,
    transactions,
    chat_list,
    calls,
    notifications,
}

/// The texts of one language in one text, one a line: a table of them would cost the module eight bytes each.
const fn joined<const LENGTH: usize>(texts: &Texts<'static>) -> [u8; LENGTH] {
    let (list, mut joined, mut at, mut to) = (texts.list(), [b'\n'; LENGTH], 0, 0);
    while at < list.len() {
        let (text, mut from) = (list[at].as_bytes(), 0);
        while from < text.len() {
            joined[to] = text[from];
            (from, to) = (from + 1, to + 1);
        }
        // The line break is there already.
        (at, to) = (at + 1, to + 1);
    }
    joined
}

const fn length(texts: &Texts<'static>) -> usize {
    let (list, mut at, mut length) = (texts.list(), 0, 0);
    while at < list.len() {
        (at, length) = (at + 1, length + list[at].len() + 1);
    }
    length
}

macro_rules! catalogue {
    ($($tag:literal $language:ident,)*) => {
        /// By language; the first also stands in for all others. Portuguese is that of Brazil.
        static CATALOGUE: &[(&str, &[u8])] = &[$(($tag, &joined::<{ length(&$language::TEXTS) }>(&$language::TEXTS)),)*];
    };
}

catalogue! {
    "en" en,
    "de" de,
    "es" es,
    "fr" fr,
    "pt" pt,
    "hi" hi,
    "ar" ar,
}

/// Codes of data and features that have names here.
const CODES: [&str; 11] = [
    "phone_number",
    "ip_address",
    "location",
    "purchase_history",
    "device_information",
    "interactions",
    "service_usage",
    "transactions",
    "chat_list",
    "calls",
    "notifications",
];

/// Before a code that the page names itself: `{"labels":{"name.loyalty_card":"Loyalty card"}}`.
const CODE: &str = "name.";

/// Whether the page may set a text of this name.
pub(super) fn is_name(name: &str) -> bool {
    NAMES.contains(&name) || name.starts_with(CODE)
}

/// The texts for a visitor who reads `language` (BCP 47), with the page's own in place, and the language they are in.
pub(super) fn texts<'a>(language: &'a str, labels: Option<&'a Value<'_>>) -> (Texts<'a>, &'a str) {
    let base = language.split(['-', '_']).next().unwrap_or_default();
    let found = CATALOGUE.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(base));
    // Where there are none for the language, dates are English too: "by samedi 15 mai" helps nobody.
    let language = if found.is_some() { language } else { "en" };
    let joined = found.or(CATALOGUE.first()).and_then(|(_, joined)| std::str::from_utf8(joined).ok()).unwrap_or_default();
    let mut texts = Texts::default();
    for ((slot, name), own) in texts.slots().into_iter().zip(NAMES).zip(joined.split('\n')) {
        *slot = labels.and_then(|labels| labels.get(name)).and_then(Value::as_text).unwrap_or(own);
    }
    (texts, language)
}

impl<'a> Texts<'a> {
    /// What people call a data category or a feature: the page's name, the pane's, or the code with spaces.
    pub(super) fn name_of(mut self, code: &str, labels: Option<&'a Value<'_>>) -> String {
        let named = |map: &'a Map<'_>| map.iter().find(|(name, _)| name.strip_prefix(CODE) == Some(code))?.1.as_text();
        let own = |texts: &mut Self| {
            let at = NAMES.iter().position(|name| CODES.contains(name) && *name == code)?;
            texts.slots().into_iter().nth(at).map(|slot| *slot)
        };
        let name = labels.and_then(Value::as_map).and_then(named).or_else(|| own(&mut self));
        name.map_or_else(|| code.replace('_', " "), str::to_owned)
    }
}
