//! The rules that an answer's `because` may name, each with its source.
//! They are applied in `evaluate.rs` and `mod.rs`; nothing is decided here.

use crate::Rule;

/// For what no law and no platform prescribes.
const OWN: &str = "Windowpane, rule of this policy";
const NOTICE: &str = "the notice itself";

macro_rules! rules {
    ($($name:ident: $code:literal, $text:literal, $source:expr;)*) => {
        $(pub(super) static $name: Rule = Rule { rule: $code, text: $text, source: $source };)*
        static ALL: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    NOT_ANNOUNCED: "not_announced", "The notice has not been announced yet, so nobody is asked.", NOTICE;
    REVISION_IN_FORCE: "revision_in_force", "The newest revision that has been announced sets the deadline.", NOTICE;
    POSTPONED: "postponed",
        "The deadline was moved by a new revision; earlier decisions stand, and the prompt may be put off anew.",
        "India Today, 16 January 2021, on WhatsApp's move from 8 February to 15 May (press); rule of this policy";
    CORRECTION: "correction", "The change is not material: nobody is asked about a correction.",
        "Regulation (EU) 2019/1150 art. 3 with recitals 18 and 20: editorial changes need no notice period (commentary)";
    OTHER_VERSION: "other_version", "Decisions on another version do not count for this one.", OWN;
    ACCEPTED: "accepted", "An acceptance stands until it is withdrawn, and a postponement does not undo it.", OWN;
    DECLINED: "declined", "The visitor refused: no prompt about the same version, unless a step after the deadline is persistent.",
        "European Commission, 6 March 2023, WhatsApp's commitments: the choice is respected, no recurring requests (first-party)";
    WITHDRAWN: "withdrawn", "The acceptance was withdrawn, so the question is open again.",
        "GDPR art. 7(3): withdrawing is as easy as giving";
    SILENCE: "silence_is_not_acceptance", "Nobody has accepted who has not said so.",
        "BGH XI ZR 26/20, 27 April 2021; CJEU C-673/17, 1 October 2019 (case law)";
    OPEN: "open", "The deadline is ahead.",
        "Regulation (EEC, Euratom) 1182/71 art. 3: a period of days ends with the last hour of its last day";
    CLOSING: "closing", "The deadline is near, so a \"not now\" is quiet for 24 hours only.", NOTICE;
    QUIET: "not_now_is_quiet", "The visitor has put the question off, and is left alone until that is over.",
        "European Commission, 6 March 2023, WhatsApp's commitments: a notice can be dismissed or postponed (first-party)";
    USED_UP: "not_now_used_up", "The question has been put off as often as the notice allows.", NOTICE;
    OVERDUE: "deadline_passed", "The deadline has passed: the first instant that is too late has come.",
        "Regulation (EEC, Euratom) 1182/71 art. 3: a period of days ends with the last hour of its last day";
    STEP: "step_in_force", "The last step whose time has come gives the prompt, the access and the limits.", NOTICE;
    NO_STEP: "no_step_yet", "No step has come yet: a dialog, and full access.", OWN;
    COSTS_NOTHING: "refusing_costs_nothing",
        "Where no contract is the basis, refusing and silence take nothing away and the prompt can be put off.",
        "GDPR art. 7(4) and recital 42; EDPB Guidelines 05/2020";
    DEVICE_CLOCK: "device_clock",
        "The time is the device's alone: until a server has said its time nothing is taken away and the prompt can be put off.", OWN;
    REGION_UNKNOWN: "region_unknown", "The visitor's region is not known, so the items of every region are shown.", OWN;
    NOT_TRANSLATED: "not_translated", "The notice has no texts in the visitor's language; its own are shown.", OWN;
}

/// All rules that an answer's `because` can name, by when they are asked.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied()
}
