//! Where a restricted trade may write: the request's own list, else the policy's, which is rules/vertical_countries.json.
//! Which trades are restricted or prohibited stands in `words.rs`.

use std::sync::LazyLock;

use super::request::SendRequest;
use super::words::{VERTICALS, Vertical};
use crate::value::Value;

/// Countries by vertical. A list of another form would hold no country, which is the safe side.
static LIST: LazyLock<Vec<(Vertical, Vec<String>)>> = LazyLock::new(|| {
    let file =
        Value::from_json(include_str!("../../rules/vertical_countries.json")).unwrap_or_default();
    let Some(Value::Map(lists)) = file.get("countries") else { return Vec::new() };
    let list = |countries: &Value<'_>| match countries {
        Value::List(countries) => {
            countries.iter().filter_map(Value::as_text).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    };
    lists
        .iter()
        .filter_map(|(code, countries)| Some((VERTICALS.open(code)?, list(countries))))
        .collect()
});

/// Whether a restricted trade may write to `country`; not where either is unknown.
pub(super) fn is_listed(
    request: &SendRequest<'_>,
    vertical: Vertical,
    country: Option<&str>,
) -> bool {
    let Some(country) = country else { return false };
    let is_it = |listed: &str| listed.eq_ignore_ascii_case(country);
    match &request.config.vertical_countries {
        Some(lists) => lists
            .iter()
            .filter(|(code, _)| *code == vertical)
            .flat_map(|(_, list)| list)
            .any(|listed| is_it(listed)),
        None => LIST
            .iter()
            .filter(|(code, _)| *code == vertical)
            .flat_map(|(_, list)| list)
            .any(|listed| is_it(listed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_of_restricted_verticals_and_countries_and_says_where_it_is_from() {
        let file: Value<'_> =
            serde_json::from_str(include_str!("../../rules/vertical_countries.json")).unwrap();
        assert_eq!(LIST.len(), 3);
        for (vertical, countries) in &*LIST {
            assert!(vertical.is_restricted(), "{vertical:?}");
            assert!(
                countries.is_sorted() && countries.iter().all(|code| code.len() == 2),
                "{countries:?}"
            );
        }
        let (Some(Value::Map(countries)), Some(Value::Map(sources))) =
            (file.get("countries"), file.get("sources"))
        else {
            panic!("{file:?}")
        };
        assert!(countries.iter().map(|(code, _)| code).eq(sources.iter().map(|(code, _)| code)));
        for date in ["dated", "since"] {
            let day = file.get(date).and_then(Value::as_text).unwrap();
            assert!(crate::Instant::parse(&format!("{day}T00:00:00Z")).is_some(), "{day}");
        }
    }
}
