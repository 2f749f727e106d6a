//! The update of 2021 played day by day, from December 2020 to July 2021: what each visitor sees, as one text to read.
//! `terms_2021.txt` holds it; `UPDATE=1 cargo test -p windowpane-policy --test terms_2021` writes it anew after a change that is meant.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may panic"
)]

use std::borrow::Cow;
use std::fmt::Write;

use windowpane_policy::Instant;
use windowpane_policy::terms::{
    Action, Answer, Country, Decision, Notice, Phase, Prompt, TermsRequest, check,
};

const TEXT: &str = include_str!("../../www/demo/notice/whatsapp-2021.json");
const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/terms_2021.txt");
const DAY: i64 = 86_400_000;

/// What a visitor does at noon of a day with what is shown then.
type Habit = fn(&str, &Answer) -> Option<Action>;

const VISITORS: [(&str, Habit); 6] = [
    ("silent", |_, _| None),
    ("accepts on 10 January, before the postponement", |day, _| {
        (day == "2021-01-10").then_some(Action::Accept)
    }),
    ("accepts on 20 June, after the deadline", |day, _| {
        (day == "2021-06-20").then_some(Action::Accept)
    }),
    ("declines on 20 February", |day, _| (day == "2021-02-20").then_some(Action::Decline)),
    ("puts it off whenever asked", |_, answer| {
        (answer.prompt != Prompt::None && answer.may_not_now).then_some(Action::NotNow)
    }),
    ("accepts on 10 January, withdraws on 1 March, declines on 1 June", |day, _| match day {
        "2021-01-10" => Some(Action::Accept),
        "2021-03-01" => Some(Action::Withdraw),
        "2021-06-01" => Some(Action::Decline),
        _ => None,
    }),
];

fn at(date: &str) -> Instant {
    Instant::parse(&format!("{date}T00:00:00Z")).unwrap()
}

/// The words of the JSON answer, since those are what pages and servers see.
fn line(answer: &Answer) -> String {
    let json = serde_json::to_value(answer).unwrap();
    let word = |name: &str| json[name].as_str().unwrap_or("-").to_owned();
    let mut line = format!("{:<9} {:<7} {:<4}", word("phase"), word("prompt"), word("access"));
    if answer.phase != Phase::Scheduled {
        write!(line, "  by {}", word("accept_by")).unwrap();
        let earlier: Vec<String> =
            answer.postponed_from.iter().map(|at| at.to_string()[..10].to_owned()).collect();
        if !earlier.is_empty() {
            write!(line, " (was before {})", earlier.join(", ")).unwrap();
        }
        write!(line, "  {} changes, {} data", answer.changes.len(), answer.data.len()).unwrap();
        line.push_str(if answer.may_not_now { "  may be put off" } else { "" });
    }
    line
}

/// Days on which one visitor sees the same.
struct Run {
    first: String,
    last: String,
    seen: String,
    /// What the visitor says in them, and how often.
    says: Option<(Action, u32)>,
}

/// What one visitor sees, each run of days on one line.
fn calendar(notice: &Notice, country: &str, habit: Habit) -> String {
    let region = Some(Country::parse(country).unwrap());
    let ask = |now, decisions: &[Decision<'_>]| {
        check(&TermsRequest {
            region,
            decisions: decisions.into(),
            ..TermsRequest::new(now, notice)
        })
    };
    let mut decisions: Vec<Decision> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let (mut midnight, end) = (at("2020-12-01"), at("2021-08-01"));
    while midnight < end {
        let (noon, day) = (midnight.plus_ms(DAY / 2), midnight.to_string()[..10].to_owned());
        let mut add = |seen: String, says: Option<Action>| match runs.last_mut() {
            Some(run) if run.seen == seen => {
                run.last.clone_from(&day);
                if let (Some(_), Some((_, times))) = (says, &mut run.says) {
                    *times += 1;
                }
            }
            _ => runs.push(Run {
                first: day.clone(),
                last: day.clone(),
                seen,
                says: says.map(|action| (action, 1)),
            }),
        };
        add(line(&ask(midnight, &decisions)), None);
        let action = habit(&day, &ask(noon, &decisions));
        if let Some(action) = action {
            decisions.push(Decision { version: Cow::Borrowed(&notice.version), action, at: noon });
        }
        add(line(&ask(midnight.plus_ms(DAY - 1), &decisions)), action);
        midnight = midnight.plus_ms(DAY);
    }
    runs.iter().fold(String::new(), |mut text, Run { first, last, seen, says }| {
        let says = match says {
            None => String::new(),
            Some((action, 1)) => action.name().to_owned(),
            Some((action, times)) => format!("{} x {times}", action.name()),
        };
        writeln!(text, "  {first} – {last}  {says:<12}  {seen}").unwrap();
        text
    })
}

#[test]
fn each_visitor_sees_these_days() {
    let notice = Notice::read(&serde_json::from_str(TEXT).unwrap()).unwrap();
    let mut played = String::from(
        "# The update of 2021 from 1 December 2020 to 31 July 2021; days in UTC, decisions at noon.\n",
    );
    for (name, habit) in VISITORS {
        // Countries that see the same stand together.
        let mut seen: Vec<(Vec<&str>, String)> = Vec::new();
        for country in ["US", "DE", "IN", "BR"] {
            let calendar = calendar(&notice, country, habit);
            match seen.iter_mut().find(|(_, have)| *have == calendar) {
                Some((countries, _)) => countries.push(country),
                None => seen.push((vec![country], calendar)),
            }
        }
        for (countries, calendar) in seen {
            write!(played, "\n{}, {name}\n{calendar}", countries.join(" ")).unwrap();
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(SNAPSHOT, &played).unwrap();
    }
    let kept = std::fs::read_to_string(SNAPSHOT).unwrap_or_default();
    for (number, (now, kept)) in
        played.lines().zip(kept.lines().chain(std::iter::repeat(""))).enumerate()
    {
        assert_eq!(now, kept, "line {} of {SNAPSHOT}", number + 1);
    }
    assert_eq!(
        played.lines().count(),
        kept.lines().count(),
        "{SNAPSHOT} has other lines at its end"
    );
}
