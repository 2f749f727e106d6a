//! What must hold of `terms` for every notice, visitor and instant; and a slow, literal model of its rules to compare with.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests may panic"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use windowpane_policy::{Instant, check_text};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// 2021-01-01T00:00:00Z; all drawn instants lie on a grid of hours from here, so that they meet often.
const START: i64 = 1_609_459_200_000;

#[derive(Clone, Debug)]
struct Revision {
    announced: i64,
    deadline: i64,
    reason: Option<&'static str>,
}

#[derive(Clone, Debug)]
struct Step {
    after_days: i64,
    prompt: &'static str,
    access: &'static str,
    limits: Vec<&'static str>,
}

#[derive(Clone, Debug)]
struct Decision {
    version: &'static str,
    action: &'static str,
    at: i64,
}

#[derive(Clone, Debug)]
struct World {
    basis: &'static str,
    material: bool,
    quiet_days: i64,
    closing_days: i64,
    max: Option<i64>,
    schedule: Vec<Revision>,
    steps: Vec<Step>,
    decisions: Vec<Decision>,
    region: Option<&'static str>,
    clock: Option<&'static str>,
}

fn iso(ms: i64) -> String {
    Instant::from_ms(ms).to_string()
}

impl World {
    fn request(&self, now: i64) -> Value {
        let schedule: Vec<Value> = self
            .schedule
            .iter()
            .map(|r| json!({"announced_at": iso(r.announced), "accept_before": iso(r.deadline), "accept_by": "a day", "reason": r.reason}))
            .collect();
        let steps: Vec<Value> = self
            .steps
            .iter()
            .map(|s| json!({"after_days": s.after_days, "prompt": s.prompt, "access": s.access, "limits": s.limits}))
            .collect();
        let decisions: Vec<Value> = self
            .decisions
            .iter()
            .map(|d| json!({"version": d.version, "action": d.action, "at": iso(d.at)}))
            .collect();
        json!({"check": "terms", "now": iso(now), "clock": self.clock, "notice": {
            "version": "v2", "basis": self.basis, "material": self.material, "schedule": schedule, "after_deadline": steps,
            "not_now": {"quiet_days": self.quiet_days, "closing_days": self.closing_days, "max": self.max},
            "changes": [{"id": "a"}, {"id": "b", "regions": {"except": ["EUROPEAN_REGION"]}}],
            "data": [{"category": "c", "regions": {"only": ["DE", "IN"]}}]},
            "visitor": {"region": self.region, "decisions": decisions}})
    }

    fn ask(&self, now: i64) -> Value {
        serde_json::from_str(&check_text(&self.request(now).to_string()).to_json()).unwrap()
    }

    /// The answer without what always changes.
    fn ask_lasting(&self, now: i64) -> Value {
        let mut answer = self.ask(now);
        for field in ["remaining_ms", "because", "changes_at"] {
            answer.as_object_mut().unwrap().remove(field).unwrap();
        }
        answer
    }

    /// Rules 1 to 8, one sentence after the other, with no regard to speed.
    fn model(&self, now: i64) -> Value {
        let (mut access, mut limits) = ("full", Vec::new());
        let announced: Vec<&Revision> =
            self.schedule.iter().filter(|r| r.announced <= now).collect();
        let Some(revision) = announced.last() else {
            return json!({"ok": true, "check": "terms", "phase": "scheduled", "prompt": "none", "access": access, "limits": limits,
                "accept_by": null, "accept_before": null, "remaining_ms": null, "postponed_from": [], "postponed_because": null,
                "may_not_now": false, "changes": [], "data": [], "language": null, "device_clock": false, "not_translated": false});
        };
        let mut counted: Vec<&Decision> =
            self.decisions.iter().filter(|d| d.version == "v2" && d.at <= now).collect();
        counted.sort_by_key(|d| d.at);
        let mut state = "";
        for decision in &counted {
            state = match (decision.action, state) {
                ("accept", _) => "accept",
                ("decline", _) => "decline",
                ("withdraw", "accept") => "",
                (_, state) => state,
            };
        }
        let not_now = |since: i64| -> Vec<i64> {
            counted
                .iter()
                .filter(|d| d.action == "not_now" && d.at >= since)
                .map(|d| d.at)
                .collect()
        };
        let (phase, prompt, may_not_now);
        let mut device_clock = false;
        if !self.material {
            (phase, prompt, may_not_now) = ("corrected", "none", false);
        } else if state == "accept" {
            (phase, prompt, may_not_now) = ("accepted", "none", false);
        } else if now < revision.deadline {
            let closing = revision.deadline - self.closing_days * DAY;
            let said = not_now(revision.announced);
            let kept = &said[..said.len().min(self.max.map_or(usize::MAX, |max| max as usize))];
            let quiet = kept.last().is_some_and(|at| {
                let until = if *at < closing {
                    (at + self.quiet_days * DAY).min(closing)
                } else {
                    at + DAY
                };
                now < until
            });
            if state == "decline" {
                (phase, prompt, may_not_now) = ("declined", "none", false);
            } else {
                phase = if now >= closing { "closing" } else { "open" };
                prompt = if quiet { "none" } else { "dialog" };
                may_not_now = self.max.is_none_or(|max| (said.len() as i64) < max);
            }
        } else {
            let step = self.steps.iter().rfind(|s| revision.deadline + s.after_days * DAY <= now);
            let mut shown = step.map_or("dialog", |s| s.prompt);
            device_clock = self.basis == "contract" && self.clock == Some("device");
            if self.basis == "contract" && self.clock != Some("device") {
                access = step.map_or("full", |s| s.access);
                limits = step.map_or(vec![], |s| s.limits.clone());
            } else if shown == "persistent" {
                shown = "dialog";
            }
            if state == "decline" {
                phase = "declined";
                prompt = if shown == "persistent" { "persistent" } else { "none" };
                may_not_now = false;
            } else {
                phase = "overdue";
                let quiet = not_now(revision.deadline).last().is_some_and(|at| now < at + DAY);
                may_not_now = shown != "persistent";
                prompt = if quiet && may_not_now { "none" } else { shown };
            }
        }
        let mut changes = vec![
            json!({"id": "a", "title": null, "text": null, "blocks": null, "kind": null, "scope": null, "regions": null}),
        ];
        if self.region != Some("DE") && self.region != Some("no") {
            let regions = json!({"except": ["EUROPEAN_REGION"]});
            changes.push(
                json!({"id": "b", "title": null, "text": null, "blocks": null, "kind": null, "scope": null, "regions": regions}),
            );
        }
        let mut data = vec![];
        if matches!(self.region, None | Some("DE")) {
            data.push(json!({"category": "c", "status": null, "shared_with": [], "regions": {"only": ["DE", "IN"]}}));
        }
        let earlier: Vec<String> =
            announced[..announced.len() - 1].iter().map(|r| iso(r.deadline)).collect();
        json!({"ok": true, "check": "terms", "phase": phase, "prompt": prompt, "access": access, "limits": limits,
            "accept_by": "a day", "accept_before": iso(revision.deadline), "remaining_ms": (revision.deadline - now).max(0),
            "postponed_from": earlier, "postponed_because": revision.reason, "may_not_now": may_not_now,
            "changes": changes, "data": data, "language": null, "device_clock": device_clock, "not_translated": false})
    }

    /// Every instant that the notice itself sets.
    fn edges_of_notice(&self) -> Vec<i64> {
        let mut edges = vec![];
        for revision in &self.schedule {
            edges.extend([
                revision.announced,
                revision.deadline,
                revision.deadline - self.closing_days * DAY,
            ]);
            edges.extend(self.steps.iter().map(|step| revision.deadline + step.after_days * DAY));
        }
        edges
    }

    /// Every instant at which some rule could begin or end, and the millisecond before it.
    fn edges(&self) -> Vec<i64> {
        let mut edges = self.edges_of_notice();
        for decision in &self.decisions {
            edges.extend([decision.at, decision.at + DAY, decision.at + self.quiet_days * DAY]);
        }
        edges.extend(edges.clone().iter().map(|at| at - 1));
        edges.sort_unstable();
        edges.dedup();
        edges
    }
}

fn worlds() -> impl Strategy<Value = World> {
    let gaps = (1..60i64, 1..60i64, prop::option::of(Just("more time")));
    let schedule = prop::collection::vec(gaps, 1..4).prop_map(|gaps| {
        let (mut announced, mut deadline) = (START, START);
        let mut schedule = vec![];
        for (wait, period, reason) in gaps {
            announced += wait * 6 * HOUR;
            deadline = deadline.max(announced) + period * 6 * HOUR;
            schedule.push(Revision { announced, deadline, reason });
        }
        schedule
    });
    let step = (
        0..4i64,
        prop::sample::select(vec!["banner", "dialog", "persistent"]),
        prop::sample::select(vec!["full", "limited", "blocked"]),
        prop::sample::select(vec![vec![], vec!["chats"], vec!["chats", "calls"]]),
    );
    let steps = prop::collection::vec(step, 0..4).prop_map(|steps| {
        let mut day = -1;
        let mut rising = vec![];
        for (more, prompt, access, limits) in steps {
            day += more + 1;
            rising.push(Step { after_days: day, prompt, access, limits });
        }
        rising
    });
    let decision = (
        prop::sample::select(vec!["v2", "v2", "v2", "v2", "v1"]),
        prop::sample::select(vec![
            "accept", "decline", "not_now", "not_now", "not_now", "withdraw",
        ]),
        0..180i64,
    );
    let decisions = prop::collection::vec(decision, 0..8).prop_map(|list| {
        list.into_iter()
            .map(|(version, action, at)| Decision { version, action, at: START + at * 6 * HOUR })
            .collect()
    });
    let basis = prop::sample::select(vec!["contract", "contract", "consent", "acknowledgement"]);
    let region = prop::sample::select(vec![None, Some("DE"), Some("no"), Some("US")]);
    let not_now = (0..5i64, 0..5i64, prop::option::of(0..4i64));
    let clock = prop::sample::select(vec![None, Some("server"), Some("device")]);
    let snaps = prop::collection::vec(prop::option::of((0..30usize, -1..2i64)), 8);
    (basis, prop::bool::weighted(0.9), not_now, schedule, steps, decisions, (region, clock), snaps)
        .prop_map(
            |(
                basis,
                material,
                (quiet_days, closing_days, max),
                schedule,
                steps,
                decisions,
                (region, clock),
                snaps,
            )| {
                let mut world = World {
                    basis,
                    material,
                    quiet_days,
                    closing_days,
                    max,
                    schedule,
                    steps,
                    decisions,
                    region,
                    clock,
                };
                let edges = world.edges_of_notice();
                // Half of the decisions stand at an edge or a millisecond beside it.
                for (decision, snap) in world.decisions.iter_mut().zip(snaps) {
                    if let Some((edge, ms)) = snap {
                        decision.at = edges[edge % edges.len()] + ms;
                    }
                }
                world
            },
        )
}

/// A world and an instant in it, half of the time one at which something may happen.
fn moments() -> impl Strategy<Value = (World, i64)> {
    (worlds(), instants(), prop::option::of((0..100usize, 0..2i64))).prop_map(
        |(world, at, snap)| match snap {
            Some((edge, ms)) => {
                let edges = world.edges();
                let at = edges[edge % edges.len()] + ms;
                (world, at)
            }
            None => (world, at),
        },
    )
}

fn instants() -> impl Strategy<Value = i64> {
    (0..200i64, -1..2i64).prop_map(|(quarter_day, ms)| START + quarter_day * 6 * HOUR + ms)
}

fn rank(list: &[&str], value: &Value) -> usize {
    list.iter().position(|name| value == name).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_code_is_the_model((world, now) in moments()) {
        let mut answer = world.ask(now);
        let fields = answer.as_object_mut().unwrap();
        fields.remove("because").unwrap();
        fields.remove("changes_at").unwrap();
        prop_assert_eq!(answer, world.model(now));
    }

    #[test]
    fn changes_at_is_the_first_instant_with_another_answer((world, now) in moments()) {
        let answer = world.ask_lasting(now);
        let first = world.edges().into_iter().find(|at| *at > now && world.ask_lasting(*at) != answer);
        let said = world.ask(now)["changes_at"].as_str().map(|at| Instant::parse(at).unwrap().ms());
        prop_assert_eq!(said.map(iso), first.map(iso));
    }

    #[test]
    fn silence_is_never_acceptance((world, now) in moments()) {
        let mut world = world;
        world.decisions.retain(|d| !(d.action == "accept" && d.version == "v2" && d.at <= now));
        prop_assert_ne!(&world.ask(now)["phase"], "accepted");
    }

    #[test]
    fn a_postponement_takes_nothing_away((world, now) in moments(), more in 1..60i64) {
        let mut later = world.clone();
        let last = world.schedule.last().unwrap();
        // Whatever the day, the one who is told is told after the last announcement.
        let now = now.max(last.announced + 1);
        let reason = Some("even more time");
        later.schedule.push(Revision { announced: now, deadline: last.deadline.max(now) + more * HOUR, reason });
        let (before, after) = (world.ask(now), later.ask(now));
        prop_assert_eq!(before["phase"] == "accepted", after["phase"] == "accepted");
        prop_assert_eq!(before["phase"] == "declined", after["phase"] == "declined");
        let deadline = |answer: &Value| Instant::parse(answer["accept_before"].as_str().unwrap()).unwrap();
        prop_assert!(deadline(&after) > deadline(&before));
        let access = ["full", "limited", "blocked"];
        prop_assert!(rank(&access, &after["access"]) <= rank(&access, &before["access"]));
        let mut postponed = before["postponed_from"].as_array().unwrap().clone();
        postponed.push(before["accept_before"].clone());
        prop_assert_eq!(&after["postponed_from"], &Value::Array(postponed));
    }

    #[test]
    fn without_a_contract_a_no_and_silence_cost_nothing((world, now) in moments()) {
        let answer = world.ask(now);
        if world.basis != "contract" || answer["phase"] != "overdue" && answer["phase"] != "declined" {
            prop_assert_eq!(&answer["access"], "full");
            prop_assert_eq!(&answer["limits"], &json!([]));
            prop_assert_ne!(&answer["prompt"], "persistent");
        }
        if world.basis != "contract" && answer["phase"] == "declined" {
            prop_assert_eq!(&answer["prompt"], "none");
        }
    }

    #[test]
    fn the_clock_of_a_device_takes_nothing_away((world, now) in moments()) {
        let mut world = world;
        world.clock = Some("device");
        let answer = world.ask(now);
        prop_assert_eq!((&answer["access"], &answer["limits"]), (&json!("full"), &json!([])));
        prop_assert_ne!(&answer["prompt"], "persistent");
        prop_assert!(answer["prompt"] == "none" || answer["may_not_now"] == true || answer["remaining_ms"] != 0);
        // Once a server has said the same time, nothing but the deadline's cost is otherwise.
        world.clock = Some("server");
        let server = world.ask(now);
        for field in ["phase", "accept_before", "remaining_ms", "postponed_from", "changes", "data"] {
            prop_assert_eq!(&answer[field], &server[field]);
        }
    }

    #[test]
    fn a_postponement_brings_no_deadline_forward((world, now) in moments(), earlier in 0..60i64) {
        // A revision that would end sooner is no revision: the notice is refused, and nobody who was told has less time.
        let last = world.schedule.last().unwrap().clone();
        let mut sooner = world.clone();
        let (announced, deadline) = (last.announced + 1, last.deadline - earlier * HOUR);
        sooner.schedule.push(Revision { announced, deadline, reason: None });
        let answer = sooner.ask(now);
        prop_assert_eq!(&answer["error"]["code"], "order");
        // And those that are revisions: what one was told at any time is never taken back later.
        let deadline = |at: i64| world.ask(at)["accept_before"].as_str().map(|at| Instant::parse(at).unwrap());
        prop_assert!(deadline(now) <= deadline(now + earlier * DAY));
    }

    #[test]
    fn declining_costs_no_more_than_silence_and_nothing_before_the_deadline((world, now) in moments()) {
        let (mut declined, mut silent) = (world.clone(), world);
        declined.decisions = vec![Decision { version: "v2", action: "decline", at: START }];
        silent.decisions.clear();
        let (declined, silent) = (declined.ask(now), silent.ask(now));
        prop_assert_eq!((&declined["access"], &declined["limits"]), (&silent["access"], &silent["limits"]));
        if declined["remaining_ms"] != 0 {
            prop_assert_eq!((&declined["access"], &declined["prompt"]), (&json!("full"), &json!("none")));
        }
    }

    #[test]
    fn not_now_costs_nothing_against_silence((world, now) in moments()) {
        // Whoever only puts the question off has the access of one who says nothing.
        let (mut put_off, mut silent) = (world.clone(), world);
        put_off.decisions.retain(|d| d.action == "not_now");
        silent.decisions.clear();
        let (put_off, silent) = (put_off.ask(now), silent.ask(now));
        for field in ["phase", "access", "limits", "accept_before"] {
            prop_assert_eq!(&put_off[field], &silent[field]);
        }
    }

    #[test]
    fn the_order_of_decisions_at_different_instants_does_not_matter((world, now) in moments()) {
        let mut world = world;
        world.decisions.sort_by_key(|d| d.at);
        world.decisions.dedup_by_key(|d| d.at);
        let answer = world.ask(now);
        world.decisions.reverse();
        prop_assert_eq!(world.ask(now), answer);
    }
}

/// Any JSON, with the words of a request among its keys and texts so that it gets past the door.
fn any_json() -> impl Strategy<Value = Value> {
    let words = vec![
        "notice",
        "visitor",
        "now",
        "version",
        "basis",
        "contract",
        "schedule",
        "announced_at",
        "accept_before",
        "translations",
        "de",
        "changes",
        "data",
        "regions",
        "only",
        "except",
        "EU",
        "accept",
        "2021-02-08T00:00:00Z",
        "after_days",
        "",
    ];
    let word = prop::sample::select(words).prop_map(str::to_owned);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..6)
                .prop_map(|list| Value::Object(list.into_iter().collect())),
        ]
    })
}

/// `value` with the node that `turns` lead to replaced.
fn replaced(value: &Value, turns: &[usize], with: &Value) -> Value {
    let mut out = value.clone();
    let mut at = &mut out;
    for turn in turns {
        let inside = match at {
            Value::Array(list) => list.len(),
            Value::Object(map) => map.len(),
            _ => 0,
        };
        if inside == 0 {
            break;
        }
        at = match at {
            Value::Array(list) => &mut list[turn % inside],
            Value::Object(map) => map.values_mut().nth(turn % inside).unwrap(),
            other => other,
        };
    }
    *at = with.clone();
    out
}

fn full_request() -> Value {
    json!({"check": "terms", "now": "2021-02-01T00:00:00Z", "clock": "server", "notice": {
        "id": "n", "issuer": {"name": "I", "url": "https://example.org"}, "version": "2", "basis": "contract", "material": true,
        "document": {"url": "https://example.org/t", "sha256": "00", "language": "en", "blocks": [{"t": "para", "runs": [["w", "b"]]}]}, "time_zone": "Etc/UTC",
        "schedule": [{"announced_at": "2021-01-07T00:00:00Z", "accept_before": "2021-02-09T00:00:00Z", "accept_by": "2021-02-08"},
            {"announced_at": "2021-01-15T00:00:00Z", "accept_before": "2021-05-16T00:00:00Z", "accept_by": "2021-05-15", "reason": "r"}],
        "not_now": {"quiet_days": 7, "closing_days": 3, "max": 2},
        "after_deadline": [{"after_days": 0, "prompt": "banner"}, {"after_days": 9, "access": "limited", "limits": ["x"]}],
        "changes": [{"id": "c", "title": "T", "text": "x", "blocks": [{"t": "rule"}], "kind": "new", "scope": "business", "regions": {"except": ["EU"]}}],
        "data": [{"category": "d", "status": "new", "shared_with": ["S"], "regions": {"only": ["IN"]}}],
        "labels": {"accept": "a", "decline": "d", "not_now": "n"},
        "translations": {"de": {"labels": {"accept": "A"}, "changes": {"c": {"title": "T", "text": "X"}},
            "document": {"url": "https://example.org/de", "sha256": "11", "blocks": []},
            "schedule": [{}, {"reason": "R"}], "shared_with": {"S": "s"}}}},
        "visitor": {"region": "in", "language": "de-AT", "decisions": [{"version": "2", "action": "not_now", "at": 1611000000}]}})
}

proptest! {
    #[test]
    fn no_request_panics(request in any_json()) {
        let mut request = request;
        if let Value::Object(map) = &mut request {
            map.insert("check".into(), "terms".into());
        }
        let text = request.to_string();
        prop_assert_eq!(check_text(&text).to_json(), check_text(&text).to_json());
    }

    #[test]
    fn a_broken_request_is_answered(
        turns in prop::collection::vec(0..20usize, 1..7), with in any_json()
    ) {
        let request = replaced(&full_request(), &turns, &with);
        let answer = check_text(&request.to_string());
        let text = answer.to_json();
        let answer: Value = serde_json::from_str(&text).unwrap();
        if answer["ok"] == false {
            prop_assert_ne!(&answer["error"]["code"], "json");
            prop_assert_ne!(&answer["error"]["message"], "");
        } else {
            prop_assert!(answer["phase"].is_string());
        }
    }

    #[test]
    fn the_order_of_keys_does_not_matter(now in instants()) {
        // serde_json writes keys in byte order here, so the reverse is made by hand.
        fn reversed(value: &Value) -> String {
            match value {
                Value::Object(map) => {
                    let fields: Vec<String> = map.iter().rev().map(|(key, value)| format!("{}:{}", json!(key), reversed(value))).collect();
                    format!("{{{}}}", fields.join(","))
                }
                Value::Array(list) => format!("[{}]", list.iter().map(reversed).collect::<Vec<_>>().join(",")),
                other => other.to_string(),
            }
        }
        let mut request = full_request();
        request["now"] = iso(now).into();
        let (one, other) = (request.to_string(), reversed(&request));
        prop_assert_ne!(&one, &other);
        prop_assert_eq!(check_text(&one).to_json(), check_text(&other).to_json());
    }
}

#[test]
fn the_full_request_is_good_and_translated() {
    let answer: Value =
        serde_json::from_str(&check_text(&full_request().to_string()).to_json()).unwrap();
    assert_eq!(answer["changes"][0]["title"], "T");
    assert_eq!(answer["changes"][0]["text"], "X");
    // The typed text of another language is not shown beside it.
    assert_eq!(
        (&answer["changes"][0]["blocks"], &answer["language"]),
        (&Value::Null, &json!("de"))
    );
    assert_eq!(answer["data"][0]["shared_with"], json!(["s"]));
    assert_eq!(answer["postponed_because"], "R");
}

fn answered(request: &Value) -> Value {
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

fn error(field: &str, value: Value) -> (String, String) {
    let mut request = full_request();
    *request.pointer_mut(field).unwrap_or_else(|| panic!("no {field}")) = value;
    let answer: Value = serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap();
    let text = |key: &str| answer["error"][key].as_str().unwrap_or_default().to_owned();
    (text("code"), text("path"))
}

#[test]
fn every_error_has_its_code_and_path() {
    for (field, value, code, path) in [
        ("/now", json!(1_611_000_000_000i64), "instant", "now"),
        ("/now", Value::Null, "missing", "now"),
        ("/clock", json!("mine"), "value", "clock"),
        ("/notice", Value::Null, "missing", "notice"),
        ("/notice", json!([]), "type", "notice"),
        ("/notice/basis", json!("Contract"), "value", "notice.basis"),
        ("/notice/version", json!(2), "type", "notice.version"),
        ("/notice/issuer", json!({"nam": "I"}), "unknown_field", "notice.issuer.nam"),
        ("/notice/schedule", Value::Null, "missing", "notice.schedule"),
        ("/notice/schedule", json!([]), "missing", "notice.schedule"),
        (
            "/notice/schedule/1/accept_before",
            json!("2021-02-09T00:00:00Z"),
            "order",
            "notice.schedule[1].accept_before",
        ),
        (
            "/notice/schedule/1/announced_at",
            json!("2021-01-07T00:00:00Z"),
            "order",
            "notice.schedule[1].announced_at",
        ),
        (
            "/notice/schedule/0/accept_before",
            json!("2021-01-07T00:00:00Z"),
            "order",
            "notice.schedule[0].accept_before",
        ),
        (
            "/notice/schedule/0/accept_before",
            json!("2021-02-30T00:00:00Z"),
            "instant",
            "notice.schedule[0].accept_before",
        ),
        (
            "/notice/after_deadline/1/after_days",
            json!(0),
            "order",
            "notice.after_deadline[1].after_days",
        ),
        (
            "/notice/after_deadline/0/prompt",
            json!("none"),
            "value",
            "notice.after_deadline[0].prompt",
        ),
        ("/notice/not_now/max", json!(-1), "value", "notice.not_now.max"),
        ("/notice/not_now/quiet_days", json!(1.5), "value", "notice.not_now.quiet_days"),
        ("/notice/changes/0/kind", json!("renamed"), "value", "notice.changes[0].kind"),
        ("/notice/changes/0/regions", json!({}), "missing", "notice.changes[0].regions.only"),
        (
            "/notice/changes/0/regions",
            json!({"only": [], "except": []}),
            "conflict",
            "notice.changes[0].regions",
        ),
        (
            "/notice/changes/0/regions",
            json!({"only": ["Europe"]}),
            "value",
            "notice.changes[0].regions.only[0]",
        ),
        ("/notice/changes/0/blocks", json!("# T"), "type", "notice.changes[0].blocks"),
        (
            "/notice/document/blocks/0/runs/0",
            json!(["w", "x"]),
            "value",
            "notice.document.blocks[0].runs[0][1]",
        ),
        (
            "/notice/translations/de/document/blocks",
            json!([{}]),
            "missing",
            "notice.translations.de.document.blocks[0].t",
        ),
        (
            "/notice/translations/de/document",
            json!({"language": "de"}),
            "unknown_field",
            "notice.translations.de.document.language",
        ),
        ("/notice/data/0/status", json!("old"), "value", "notice.data[0].status"),
        (
            "/notice/translations/de/changes",
            json!({"C": {}}),
            "unknown_field",
            "notice.translations.de.changes.C",
        ),
        (
            "/notice/translations/de/schedule",
            json!([{}, {}, {}]),
            "unknown_field",
            "notice.translations.de.schedule[2]",
        ),
        (
            "/notice/translations/de/shared_with",
            json!({"X": "x"}),
            "unknown_field",
            "notice.translations.de.shared_with.X",
        ),
        ("/visitor/region", json!("DEU"), "value", "visitor.region"),
        ("/visitor/decisions/0/action", json!("agree"), "value", "visitor.decisions[0].action"),
        ("/visitor/decisions/0", json!({"action": "accept"}), "missing", "visitor.decisions[0].at"),
    ] {
        assert_eq!(
            error(field, value.clone()),
            (code.to_owned(), path.to_owned()),
            "{field} = {value}"
        );
    }
}

#[test]
fn a_request_as_large_as_is_read_is_answered_at_once() {
    // Each of these is quick where time is linear and takes minutes where it is not.
    let decisions: Vec<Value> = (0..60_000)
        .map(|n| json!({"version": "2", "action": if n % 2 == 0 { "not_now" } else { "withdraw" }, "at": 1_611_000_000 + n * 60}))
        .collect();
    let mut request = full_request();
    request["visitor"]["decisions"] = decisions.into();
    assert_eq!(answered(&request)["may_not_now"], false);

    let long = "a".repeat(1_000_000);
    let many: serde_json::Map<String, Value> =
        (0..100_000).map(|n| (format!("k{n}"), json!(1))).collect();
    let mut request = full_request();
    request["notice"]["translations"] = json!({ long.as_str(): many });
    assert_eq!(answered(&request)["error"]["code"], "limit");

    let steps: Vec<Value> =
        (0..300).map(|n| json!({"after_days": n, "limits": vec!["x"; 1_000]})).collect();
    let decisions: Vec<Value> = (0..30_000)
        .map(|n| json!({"version": "2", "action": "decline", "at": 1_621_123_200 + n * 600}))
        .collect();
    let mut request = full_request();
    request["now"] = json!("2021-05-17T00:00:00Z");
    request["notice"]["after_deadline"] = steps.into();
    request["visitor"]["decisions"] = decisions.into();
    let answer = answered(&request);
    assert_eq!((&answer["phase"], &answer["changes_at"]), (&json!("declined"), &Value::Null));
}
