//! The rules that an answer's `because` can name, each with its source.
//! `evaluate.rs` and `answer.rs` apply them.

use crate::{Rule, rules};

/// For what no law and no platform prescribes.
const OWN: &str = "Windowpane, rule of this policy";
const NOTICE: &str = "the notice itself";

rules! {
    /// All rules, by when they are asked.
    pub(super) static RULES;
    "Who is asked" {
        NOT_ANNOUNCED = "not_announced": NOTICE,
            "The notice has not been announced yet, so nobody is asked.";
        REVISION_IN_FORCE = "revision_in_force": NOTICE,
            "The newest revision that has been announced sets the deadline.";
        POSTPONED = "postponed":
            "India Today, 16 January 2021, on WhatsApp's move from 8 February to 15 May (press); rule of this policy",
            "The deadline was moved by a new revision; earlier decisions stand, and the prompt may be put off anew.";
        CORRECTION = "correction":
            "Regulation (EU) 2019/1150 art. 3 with recitals 18 and 20: editorial changes need no notice period (commentary)",
            "The change is not material: nobody is asked about a correction.";
        OTHER_VERSION = "other_version": OWN,
            "Decisions on another version do not count for this one.";
        ACCEPTED = "accepted": OWN,
            "An acceptance stands until it is withdrawn, and a postponement does not undo it.";
        DECLINED = "declined":
            "European Commission, 6 March 2023, WhatsApp's commitments: the choice is respected, no recurring requests (first-party)",
            "The visitor refused: no prompt about the same version, unless a step after the deadline is persistent.";
        WITHDRAWN = "withdrawn":
            "GDPR art. 7(3): withdrawing is as easy as giving",
            "The acceptance was withdrawn, so the question is open again.";
        SILENCE = "silence_is_not_acceptance":
            "BGH XI ZR 26/20, 27 April 2021; CJEU C-673/17, 1 October 2019 (case law)",
            "Nobody has accepted who has not said so.";
        OPEN = "open":
            "Regulation (EEC, Euratom) 1182/71 art. 3: a period of days ends with the last hour of its last day",
            "The deadline is ahead.";
        CLOSING = "closing": NOTICE,
            "The deadline is near, so a \"not now\" is quiet for 24 hours only.";
        QUIET = "not_now_is_quiet":
            "European Commission, 6 March 2023, WhatsApp's commitments: a notice can be dismissed or postponed (first-party)",
            "The visitor has put the question off, and is left alone until that is over.";
        USED_UP = "not_now_used_up": NOTICE,
            "The question has been put off as often as the notice allows.";
        OVERDUE = "deadline_passed":
            "Regulation (EEC, Euratom) 1182/71 art. 3: a period of days ends with the last hour of its last day",
            "The deadline has passed: the first instant that is too late has come.";
        STEP = "step_in_force": NOTICE,
            "The last step whose time has come gives the prompt, the access and the limits.";
        NO_STEP = "no_step_yet": OWN,
            "No step has come yet: a dialog, and full access.";
        COSTS_NOTHING = "refusing_costs_nothing":
            "GDPR art. 7(4) and recital 42; EDPB Guidelines 05/2020",
            "Where no contract is the basis, refusing and silence take nothing away and the prompt can be put off.";
        DEVICE_CLOCK = "device_clock": OWN,
            "The time is the device's alone: until a server has said its time nothing is taken away and the prompt can be put off.";
        REGION_UNKNOWN = "region_unknown": OWN,
            "The visitor's region is not known, so the items of every region are shown.";
        NOT_TRANSLATED = "not_translated": OWN,
            "The notice has no texts in the visitor's language; its own are shown.";
    }
}

/// All rules that an answer's `because` can name, by when they are asked.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}
