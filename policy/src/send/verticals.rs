//! Where a restricted trade may write: the request's own list, else the policy's.
//! Which trades are restricted or prohibited stands in `types.rs`.

use super::request::SendRequest;
use super::types::Vertical;

/// The countries in which a restricted trade may write, as far as any public source lists them.
///
/// Last looked at on 23 November 2026; in force since 27 August 2024.
static COUNTRIES: [VerticalCountries; 3] = [
    VerticalCountries {
        vertical: Vertical::Alcohol,
        countries: &[],
        source: "not India (bestmediainfo.com, 23 August 2024); no public source lists the countries, so none is",
    },
    VerticalCountries {
        vertical: Vertical::Gambling,
        countries: &[],
        source: "Meta permits it to one business at a time, in writing, for the countries in which it is licensed (lokmattimes.com and bestmediainfo.com, 23 August 2024): no list holds for everybody; India: lawful real-money gaming, never gambling",
    },
    VerticalCountries {
        vertical: Vertical::Healthcare,
        countries: &["AR", "AU", "BD", "BR", "CN", "IN", "KR", "MX", "NZ"],
        source: "hubtype.com, whatsapp-policy-update-gambling-otc-drugs-alcohol (one vendor), for over-the-counter medicine; India: Hindustan Times, 23 August 2024",
    },
];

/// Where one restricted trade may write, unless a request brings its own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerticalCountries {
    /// The trade.
    pub vertical: Vertical,
    /// ISO 3166-1 alpha-2, rising.
    pub countries: &'static [&'static str],
    /// Where the list comes from.
    pub source: &'static str,
}

/// The policy's own list, for each restricted trade.
pub fn vertical_countries() -> &'static [VerticalCountries] {
    &COUNTRIES
}

/// Whether a restricted trade may write to `country`; not where either is unknown.
pub(super) fn is_listed(
    request: &SendRequest<'_>,
    vertical: Vertical,
    country: Option<&str>,
) -> bool {
    let Some(country) = country else { return false };
    match &request.config.vertical_countries {
        Some(lists) => lists
            .iter()
            .filter(|(of, _)| *of == vertical)
            .flat_map(|(_, countries)| countries)
            .any(|listed| listed.eq_ignore_ascii_case(country)),
        None => COUNTRIES
            .iter()
            .filter(|row| row.vertical == vertical)
            .flat_map(|row| row.countries)
            .any(|listed| listed.eq_ignore_ascii_case(country)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_of_restricted_verticals_and_countries() {
        for row in &COUNTRIES {
            assert!(row.vertical.is_restricted(), "{row:?}");
            assert!(row.countries.is_sorted(), "{row:?}");
            assert!(row.countries.iter().all(|code| code.len() == 2), "{row:?}");
            assert!(!row.source.is_empty(), "{row:?}");
        }
    }
}
