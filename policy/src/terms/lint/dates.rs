//! Judges whether people have the time that was announced, and the time that the profile requires.
//! When days and periods end is computed in `calendar/`.

use super::rules;
use crate::instant::DAY;
use crate::problem::Problems;
use crate::terms::calendar::Profile;
use crate::terms::calendar::WorkingDays;
use crate::terms::calendar::{Day, Period, Zone};
use crate::terms::notice::{Notice, Revision};

pub(super) fn judge(
    notice: &Notice,
    profile: Option<Profile>,
    working_days: Option<&WorkingDays>,
    found: &mut Problems,
) {
    let zone = match &notice.time_zone {
        None => {
            found.add(&rules::ZONE_MISSING, &"time_zone");
            None
        }
        Some(name) => {
            let zone = Zone::find(name);
            if zone.is_none() {
                found.add(&rules::ZONE_UNKNOWN, &"time_zone");
            }
            zone
        }
    };
    for (at, revision) in notice.schedule.iter().enumerate() {
        last_day(at, revision, zone.as_ref(), found);
        if at > 0 && revision.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            found.add(&rules::REVISION_REASON, &format!("schedule[{at}].reason").as_str());
        }
    }
    // Nobody is asked about a correction.
    if notice.material {
        periods(notice, profile, working_days, &zone.unwrap_or_else(Zone::utc), found);
        closing(notice, found);
    }
}

/// A deadline before the end of the announced last day cuts people's time.
fn last_day(at: usize, revision: &Revision, zone: Option<&Zone>, found: &mut Problems) {
    let Some(day) = revision.accept_by.as_deref().and_then(Day::parse) else {
        found.add(&rules::ACCEPT_BY, &format!("schedule[{at}].accept_by").as_str());
        return;
    };
    let Some(end) = zone.and_then(|zone| zone.end_of(day)) else { return };
    if end != revision.accept_before {
        let message = format!(
            "The last day is {day}, which ends at {end}, and the deadline is {}.",
            revision.accept_before
        );
        found.add(&rules::DAY_CUT, &format!("schedule[{at}].accept_before").as_str()).say(message);
    }
}

fn periods(
    notice: &Notice,
    profile: Option<Profile>,
    working_days: Option<&WorkingDays>,
    zone: &Zone,
    found: &mut Problems,
) {
    let Some(profile) = profile else {
        found.add(&rules::PERIOD_UNJUDGED, &"schedule");
        return;
    };
    let Some(period) = profile.period() else { return };
    // A deadline that is moved before it passes belongs to the period announced first; one set afterwards begins a new period.
    let mut first = 0;
    for (at, revision) in notice.schedule.iter().enumerate() {
        let next = notice.schedule.get(at + 1);
        if next.is_some_and(|next| next.announced_at < revision.accept_before) {
            continue;
        }
        if let Some(announced) = notice.schedule.get(first) {
            let rule = if first == 0 { &rules::PERIOD_SHORT } else { &rules::PERIOD_FRESH };
            let from = zone.day_of(announced.announced_at);
            let last = from.and_then(|from| period.last_day(from));
            // A period that would end on another day than a working day goes on until the next (1182/71 art. 3(4)).
            let last =
                last.and_then(|last| working_days.map_or(Some(last), |days| days.from(last)));
            let ends = last.and_then(|last| zone.end_of(last));
            if ends.is_some_and(|ends| revision.accept_before < ends) {
                let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
                let message = format!(
                    "People have until {}; the profile {} asks for {} after the announcement on {}, which is until {}.",
                    revision
                        .accept_by
                        .clone()
                        .unwrap_or_else(|| day(zone.day_of(revision.accept_before.plus_ms(-1)))),
                    profile.name(),
                    named(period),
                    day(from),
                    day(last),
                );
                found.add(rule, &format!("schedule[{at}].accept_before").as_str()).say(message);
            }
        }
        first = at + 1;
    }
}

fn named(period: Period) -> String {
    match period {
        Period::Days(1) => "1 day".to_owned(),
        Period::Days(days) => format!("{days} days"),
        Period::Months(1) => "1 month".to_owned(),
        Period::Months(months) => format!("{months} months"),
    }
}

fn closing(notice: &Notice, found: &mut Problems) {
    let days = notice.not_now.closing_days;
    let length =
        notice.schedule.first().map(|revision| revision.accept_before.since(revision.announced_at));
    let path = "not_now.closing_days";
    if length.is_some_and(|length| i64::from(days) * DAY >= length) {
        found
            .add(&rules::CLOSING_DAYS, &path)
            .say("Closing begins with the announcement: nobody can put the question off for more than a day.");
    } else if days > 7 {
        found.add(&rules::CLOSING_DAYS, &path);
    } else if days == 0 {
        found
            .add(&rules::CLOSING_DAYS, &path)
            .say("There is no closing, so who put the question off may not be reminded before the deadline.");
    }
}
