//! Countries, groups of countries, and whether an item of a notice applies to a visitor's country.
//! The page says which country that is; without one, every item applies.

use serde::Serialize;

// Lists of codes are text, two letters and a space each, so that a person can check them.

/// The 27 member states. `EU` is not a country, but location services return it for an address somewhere in the Union, and
/// such a visitor must not lose the Union's protection.
const EU: &str =
    "AT BE BG CY CZ DE DK EE ES EU FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
/// What the European Economic Area has besides the Union.
const EEA_BESIDES: &str = "IS LI NO";
const EFTA: &str = "CH IS LI NO";
/// What WhatsApp's "European Region" has besides the Economic Area: the country codes of the list in
/// faq.whatsapp.com, "who is providing your WhatsApp services" (first-party), French outermost regions by their own codes.
const REGION_BESIDES: &str = "AD CH GB GG IM JE MC SM VA GF GP MQ RE YT MF";

const GROUPS: [(&str, &[&str]); 4] = [
    ("EU", &[EU]),
    ("EEA", &[EU, EEA_BESIDES]),
    ("EFTA", &[EFTA]),
    ("EUROPEAN_REGION", &[EU, EEA_BESIDES, REGION_BESIDES]),
];

/// Codes in wide use that ISO 3166-1 only reserves.
const ALIASES: [([u8; 2], [u8; 2]); 2] = [(*b"UK", *b"GB"), (*b"EL", *b"GR")];

/// A country by its ISO 3166-1 alpha-2 code, in capitals; `UK` is `GB` and `EL` is `GR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads any two ASCII letters, in either case.
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        if !letters.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let letters = letters.map(|letter| letter.to_ascii_uppercase());
        Some(Country(
            ALIASES.iter().find(|(alias, _)| *alias == letters).map_or(letters, |(_, code)| *code),
        ))
    }

    /// The code in capitals.
    ///
    /// ```
    /// use windowpane_policy::terms::Country;
    ///
    /// assert_eq!(Country::parse("uk").unwrap().code(), "GB");
    /// ```
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    fn listed_in(self, codes: &str) -> bool {
        codes.as_bytes().chunks(3).any(|code| code.starts_with(&self.0))
    }
}

/// The visitors that an item applies to, by country codes and the groups `EU`, `EEA`, `EFTA` and `EUROPEAN_REGION`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Regions {
    /// Only visitors from these.
    Only(Vec<String>),
    /// All visitors but those from these.
    Except(Vec<String>),
}

impl Regions {
    /// Whether an item with these regions applies to a visitor from `country`. Every item applies where the country is unknown.
    pub fn cover(&self, country: Option<Country>) -> bool {
        let Some(country) = country else { return true };
        match self {
            Regions::Only(list) => list.iter().any(|entry| holds(entry, country)),
            Regions::Except(list) => !list.iter().any(|entry| holds(entry, country)),
        }
    }
}

fn group(entry: &str) -> Option<&'static [&'static str]> {
    GROUPS.iter().find(|(name, _)| name.eq_ignore_ascii_case(entry)).map(|(_, lists)| *lists)
}

/// Whether `entry`, a group or a code, is or contains `country`.
pub(crate) fn holds(entry: &str, country: Country) -> bool {
    match group(entry) {
        Some(lists) => lists.iter().any(|codes| country.listed_in(codes)),
        None => Country::parse(entry) == Some(country),
    }
}

/// Whether `entry` is a group or could be a country.
pub(super) fn is_known(entry: &str) -> bool {
    group(entry).is_some() || Country::parse(entry).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(entry: &str) -> usize {
        let letters = || b'A'..=b'Z';
        letters()
            .flat_map(|a| letters().map(move |b| Country([a, b])))
            .filter(|country| holds(entry, *country))
            .count()
    }

    fn is_in(entry: &str, code: &str) -> bool {
        holds(entry, Country::parse(code).unwrap())
    }

    #[test]
    fn groups_have_their_members() {
        // One more than the states each: `EU` itself.
        assert_eq!(
            (members("EU"), members("EEA"), members("EFTA"), members("EUROPEAN_REGION")),
            (28, 31, 4, 46)
        );
        assert!(is_in("EEA", "no") && !is_in("EU", "NO") && is_in("EFTA", "NO"));
        assert!(is_in("EUROPEAN_REGION", "ch") && !is_in("EEA", "CH"));
        assert!(is_in("EUROPEAN_REGION", "GF") && !is_in("EU", "GF"));
        assert!(!is_in("EUROPEAN_REGION", "US") && !is_in("EUROPEAN_REGION", "XX"));
    }

    #[test]
    fn codes_are_read_without_regard_to_case_and_by_their_aliases() {
        assert_eq!(Country::parse("uk"), Country::parse("GB"));
        assert!(is_in("UK", "gb") && is_in("eu", "el") && is_in("european_region", "uk"));
        for code in ["", "D", "DEU", "1A", "é", "D ", "ß"] {
            assert_eq!(Country::parse(code), None, "{code}");
        }
    }

    #[test]
    fn nobody_and_everybody() {
        let us = Country::parse("US");
        assert!(!Regions::Only(vec![]).cover(us) && Regions::Except(vec![]).cover(us));
        assert!(
            Regions::Only(vec!["IN".into()]).cover(None)
                && Regions::Except(vec!["IN".into()]).cover(None)
        );
    }
}
