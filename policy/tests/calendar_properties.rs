//! Days and periods in time zones, compared with another library's zone data by a search minute after minute.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use chrono::{Datelike, TimeZone as _};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;
use proptest::sample::select;
use windowpane_policy::terms::calendar::{Day, Period, Zone};
use windowpane_policy::terms::{has_dates, resolve_dates};
use windowpane_policy::{Instant, Value};

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// The date that the clocks of a zone show, as a number that rises with it.
fn shown(zone: Tz, at: i64) -> i32 {
    zone.timestamp_millis_opt(at).unwrap().date_naive().num_days_from_ce()
}

fn ce(day: Day) -> i32 {
    let text = day.to_string();
    let part = |from: usize, to: usize| text.get(from..to).unwrap().parse().unwrap();
    chrono::NaiveDate::from_ymd_opt(part(0, 4), part(5, 7) as u32, part(8, 10) as u32)
        .unwrap()
        .num_days_from_ce()
}

/// The first minute on which the date is `day` or later, and the first after which it never is `day` or earlier.
fn model(zone: Tz, day: Day) -> (i64, i64) {
    let middle = Zone::utc().start_of(day).unwrap().ms();
    let minutes = || (-1_800..3_300).map(|minute| middle + minute * MINUTE);
    let wanted = ce(day);
    let start = minutes().find(|at| shown(zone, *at) >= wanted).unwrap();
    let end = minutes().rev().find(|at| shown(zone, *at) <= wanted).unwrap() + MINUTE;
    (start, end)
}

/// Days since offsets are whole minutes everywhere and until the older of the two libraries' data, those around a change of
/// offset more often than others.
fn days() -> impl Strategy<Value = Day> {
    let epoch = Day::parse("1980-01-01").unwrap();
    (0..16_400i32).prop_map(move |days| epoch.plus_days(days).unwrap())
}

/// A day within two of a change of the zone's offset.
fn near_change(zone: Tz, from: Day) -> Day {
    let start = Zone::utc().start_of(from).unwrap().ms();
    let offset = |at: i64| {
        let local = zone.timestamp_millis_opt(at).unwrap();
        (local.naive_local() - local.naive_utc()).num_seconds()
    };
    let change = (0..400).find(|day| offset(start + day * DAY) != offset(start + (day + 1) * DAY));
    from.plus_days(change.unwrap_or_default() as i32).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 400 } else { 4_000 }))]

    #[test]
    fn both_libraries_begin_and_end_a_day_alike(tz in select(TZ_VARIANTS.to_vec()), day in days(), near in any::<bool>(), by in -1..2) {
        let Some(zone) = Zone::find(tz.name()) else { return Ok(()) };
        let day = if near { near_change(tz, day).plus_days(by).unwrap() } else { day };
        let (start, end) = model(tz, day);
        prop_assert_eq!(zone.start_of(day), Some(Instant::from_ms(start)), "the start of {} in {}", day, tz);
        if zone.has(day) {
            prop_assert_eq!(zone.end_of(day), Some(Instant::from_ms(end)), "the end of {} in {}", day, tz);
            prop_assert_eq!(zone.day_of(Instant::from_ms(end - 1)), Some(day));
        }
    }

    #[test]
    fn a_period_is_never_shorter_than_it_says(
        name in select(Zone::names()), day in days(), minute in 0..1_440i64, days in 0..400u16, months in 0..13u16,
    ) {
        let zone = Zone::find(&name).unwrap();
        let from = zone.start_of(day).unwrap().plus_ms(minute * MINUTE);
        let (first, end) = (zone.day_of(from).unwrap(), Period::Days(days).end(from, &zone).unwrap());
        // All of so many days after the day of the event.
        let last = first.plus_days(i32::from(days)).unwrap();
        prop_assert_eq!(Period::Days(days).last_day(first), Some(last));
        prop_assert!(zone.day_of(end).unwrap() > last);
        prop_assert!(zone.day_of(end.plus_ms(-1)).unwrap() <= last);
        // A longer period never ends earlier.
        prop_assert!(Period::Days(days + 1).end(from, &zone).unwrap() >= end);
        let by_month = Period::Months(months).end(from, &zone).unwrap();
        prop_assert!(Period::Months(months + 1).end(from, &zone).unwrap() > by_month);
        prop_assert!(by_month > from && end > from);
    }

    #[test]
    fn dates_are_resolved_once(
        name in select(Zone::names()), day in days(), gaps in prop::collection::vec((0..40i32, 0..40i32), 1..4),
    ) {
        let zone = Zone::find(&name).unwrap();
        let mut items = Vec::new();
        for (after, length) in gaps {
            let announced = day.plus_days(after).unwrap();
            let by = announced.plus_days(length).unwrap();
            items.push((announced, by));
        }
        // What the zone's clocks left out is refused; there are two such days in all.
        prop_assume!(items.iter().all(|(announced, by)| zone.has(*announced) && zone.has(*by)));
        let schedule: Vec<serde_json::Value> = items
            .iter()
            .map(|(announced, by)| serde_json::json!({"announced": announced.to_string(), "accept_by": by.to_string()}))
            .collect();
        let text = serde_json::json!({"time_zone": name, "profile": "none", "schedule": schedule}).to_string();
        let mut notice: Value<'_> = serde_json::from_str(&text).unwrap();
        prop_assert!(has_dates(&notice));
        prop_assert_eq!(resolve_dates(&mut notice), []);
        let once = notice.clone();
        prop_assert_eq!(resolve_dates(&mut notice), []);
        prop_assert_eq!(&notice, &once);
        prop_assert!(!has_dates(&notice));
        for ((announced, by), item) in items.iter().zip(notice.get("schedule").and_then(Value::as_list).unwrap()) {
            let at = |field: &str| item.get(field).and_then(Value::as_text).and_then(Instant::parse);
            prop_assert_eq!((at("announced_at"), at("accept_before")), (zone.start_of(*announced), zone.end_of(*by)));
            prop_assert!(at("announced_at") < at("accept_before"));
        }
    }

    #[test]
    fn no_text_is_read_by_mistake(text in "[0-9TtZ: +\\-\\[\\]/A-Za-z.]{0,26}", day in "[0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2}") {
        for text in [&text, &day] {
            if let Some(read) = Day::parse(text) {
                prop_assert_eq!(&read.to_string(), text);
            }
            let _ = Zone::utc().instant(text);
            let _ = Zone::find(text);
        }
    }
}

/// Zones whose clocks change at or about midnight, or that left a day out.
const AT_MIDNIGHT: [&str; 12] = [
    "America/St_Johns",
    "America/Havana",
    "America/Sao_Paulo",
    "America/Santiago",
    "America/Asuncion",
    "America/Goose_Bay",
    "Africa/Cairo",
    "Asia/Beirut",
    "Asia/Amman",
    "Asia/Tehran",
    "Pacific/Apia",
    "Pacific/Kwajalein",
];

#[test]
fn every_change_about_midnight_is_seen_alike() {
    for name in AT_MIDNIGHT {
        let (tz, zone): (Tz, Zone) = (name.parse().unwrap(), Zone::find(name).unwrap());
        let mut day = Day::parse("1985-01-01").unwrap();
        let last = Day::parse("2024-01-01").unwrap();
        let mut changes = 0;
        while day < last {
            let next = near_change(tz, day);
            if next == day {
                day = day.plus_days(300).unwrap();
                continue;
            }
            for by in -1..2 {
                let day = next.plus_days(by).unwrap();
                let (start, end) = model(tz, day);
                assert_eq!(
                    zone.start_of(day),
                    Some(Instant::from_ms(start)),
                    "the start of {day} in {tz}"
                );
                assert!(
                    !zone.has(day) || zone.end_of(day) == Some(Instant::from_ms(end)),
                    "the end of {day} in {tz}"
                );
            }
            changes += 1;
            day = next.plus_days(2).unwrap();
        }
        assert!(changes > 0, "{tz}");
    }
}

#[test]
fn most_zones_are_known_to_both() {
    let unknown: Vec<&str> = TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(|name| Zone::find(name).is_none())
        .collect();
    assert!(unknown.len() < 5, "{unknown:?}");
}
