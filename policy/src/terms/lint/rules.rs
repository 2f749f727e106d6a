//! The table of rules about notices: severity, source, message and fix of each.
//! The other files of this folder apply them. Drafts for a lawyer to judge, no legal advice.

use crate::rules;

const CONTRACT: &str = "this policy: a notice as `check` reads it (docs/contract.md)";
const PERIODS: &str = "Regulation (EEC, Euratom) 1182/71 art. 3; CJEU C-171/03 Toeters (case law)";
const PROFILES: &str = "p2b: Regulation (EU) 2019/1150 art. 3; eecc: Directive (EU) 2018/1972 art. 105(4); psd2: Directive (EU) 2015/2366 \
     art. 54; consumer: the 30 days to terminate of Directive (EU) 2019/770 art. 19";
const P2B: &str = "Regulation (EU) 2019/1150 art. 3 with recitals 18 and 20: a change made without the period is void (commentary)";
const EDITORIAL: &str = "Regulation (EU) 2019/1150 recitals 18 and 20: editorial changes need no notice, others do (commentary)";
const DSA14: &str =
    "Regulation (EU) 2022/2065 art. 14(2): users are told of any significant change";
const IANA: &str = "IANA time zone database, as built into this version";
const CCPA: &str = "California Code of Regulations, title 11, section 7004: equal steps; \"Yes\" beside \"Ask me later\" is not symmetric";
const ACTS: &str = "Chabolla v. ClassPass (9th Cir., 27 February 2025); Godun v. JustAnswer (9th Cir., 15 April 2025) (case law)";
const EDPB: &str =
    "EDPB Guidelines 03/2022 on deceptive design patterns, version 2, 14 February 2023";
const PROMPTING: &str = "Regulation (EU) 2022/2065 art. 25(3): repeated prompting; EDPB Guidelines 03/2022: continuous prompting";
const CONSENT: &str = "GDPR art. 7(4) and recital 42; EDPB Guidelines 05/2020";
const DURABLE: &str = "CJEU C-322/14 El Majdoub: a text that can be saved and printed before it is accepted (case law)";
const PROOF: &str = "GDPR art. 7(1); Jackson v. Amazon (2023, case law): who asks must be able to produce the very text";
const KEPT: &str = "this policy: what decisions are kept under (docs/server.md); GDPR art. 7(1): whose decision it is must be shown";
const RESPECTED: &str = "European Commission, 6 March 2023, WhatsApp's commitments: no recurring requests after a refusal (first-party); \
     Regulation (EU) 2022/1925 art. 5(2): not more than once a year for the same purpose";
const PLAIN: &str = "Directive 93/13/EEC art. 5: terms in plain, intelligible language; EDPB Guidelines 03/2022: language discontinuity";
const BCP47: &str = "RFC 5646 (BCP 47)";
const BIDI: &str = "CVE-2021-42574; Unicode Technical Standard 55";
const WAY_OUT: &str = "practice of Synapse and Cozy: what is needed to decide, to read, to export and to get help stays open";
const SMALL: &str = "WCAG 2.2, 1.4.10: content fits 320 CSS pixels; a label that wraps twice pushes the choice out of sight";
const PRACTICE: &str = "good practice; no law prescribes it";

rules! {
    /// All rules, by what they are about.
    pub(super) static RULES;
    "The notice" {
        NOTICE_SHAPE Error: CONTRACT,
            "The notice cannot be read.",
            "Mend the field that is named; docs/contract.md lists them, and docs/notices.md those of a source.";
        NOTICE_DATE Error: CONTRACT,
            "A date or the time zone cannot be resolved.",
            "Write dates as 2021-02-08, and the zone by its IANA name such as Europe/Berlin.";
        NOTICE_ID Error: KEPT,
            "No decision on this notice can be kept under its id.",
            "Give an id of 1 to 200 bytes without control characters, such as terms.";
        NOTICE_ID_MISSING Warning: KEPT,
            "The notice has no id, so decisions are kept under its version, and with those of any other notice of that version.",
            "Give an id that no other notice has, such as terms.";
        NOTICE_VERSION Error: KEPT,
            "No decision on this version can be kept.",
            "Give a version of 1 to 100 bytes without control characters, such as 2027-01.";
        ISSUER_NAME Error: PROOF,
            "Nobody is named as the one who asks.",
            "Give issuer.name, the name that a visitor knows.";
        MATERIAL_CHANGES Warning: EDITORIAL,
            "The notice counts as a correction that nobody is asked about, but lists something new, changed or removed.",
            "Leave `material` out, or describe the correction as `unchanged`.";
        CHANGES_NONE Warning: DSA14,
            "Visitors are asked, but not told what changes.",
            "List what changes; `windowpane notice diff OLD NEW` drafts it from the two texts.";
        PROMISE_VERSION Error: PROOF,
            "The text is another than the one published under this version; decisions on the old text would count for it.",
            "Give the new text a version of its own; a language that was not published yet may be added.";
        PROMISE_CONSEQUENCES Error: P2B,
            "What follows the deadline is harsher, or comes sooner, than was published under this version.",
            "Put it back as it was, give it a version of its own, or postpone by a period as long as the first.";
        SAME_TEXT Warning: RESPECTED,
            "The text is that of the version before: who declined it is asked again about the same.",
            "Keep the version; a later deadline is a further revision: windowpane notice postpone.";
        PROMISE_SCHEDULE Error: P2B,
            "A revision that was published is another now, or is gone.",
            "Put it back as it was, and add a further revision: windowpane notice postpone.";
    }
    "Dates" {
        ZONE_MISSING Warning: PERIODS,
            "The zone in which the dates were set is not named, so a reader cannot know when the last day ends.",
            "Give time_zone, an IANA name such as Europe/Berlin.";
        ZONE_UNKNOWN Error: IANA,
            "This is no time zone of the IANA database.",
            "Use a name such as Europe/Berlin, Asia/Kolkata or Etc/UTC.";
        ACCEPT_BY Warning: PERIODS,
            "There is no last day for people to read.",
            "Give accept_by as a date such as 2021-02-08.";
        DAY_CUT Error: PERIODS,
            "The deadline is not the end of the last day that people read.",
            "Resolve the notice anew, or set accept_before to the start of the day after accept_by in the zone.";
        PERIOD_SHORT Error: PROFILES,
            "The time between announcement and deadline is shorter than the profile asks for.",
            "Move accept_by to the earliest end or later, announce earlier, or choose the profile that fits your contract.";
        PERIOD_UNJUDGED Advice: PROFILES,
            "No profile is chosen, so nobody has judged whether the period is long enough.",
            "Choose one with --profile or `profile` in the source: p2b, eecc, psd2, consumer, or none.";
        PERIOD_FRESH Warning: P2B,
            "The deadline is set anew after the earlier one had passed, without a full period.",
            "Give those who are asked again a full period from the new announcement.";
        DEADLINE_EARLIER Error: P2B,
            "A revision moves the deadline earlier than people were told.",
            "Set it later than that of the revision before; earlier is possible under a new version with a full period only.";
        REVISION_REASON Warning: PRACTICE,
            "The deadline was moved without a reason for people to read.",
            "Give the revision a reason of one sentence.";
        CLOSING_DAYS Warning: PROMPTING,
            "Closing, in which a \"not now\" is quiet for a day only, lasts longer than a week.",
            "Set not_now.closing_days from 1 to 7, and to less than the period.";
    }
    "The choice" {
        DECLINE_MISSING Error: CCPA,
            "There is a label to accept and none to decline.",
            "Give labels.decline, in the same form as labels.accept.";
        LABEL_EMPTY Error: ACTS,
            "A label is empty, or has nothing in it that can be seen.",
            "Write what the button does, or leave the label out for the pane's own words.";
        LABEL_ACT Error: ACTS,
            "The label does not say the act.",
            "Name it: \"Accept the new terms\", \"Decline the new terms\"; putting it off belongs to labels.not_now.";
        LABEL_OPPOSITE Error: ACTS,
            "The label says what another button does.",
            "Say on each button what it does: \"Accept the new terms\", \"Decline the new terms\", \"Not now\".";
        LABEL_SAME Error: CCPA,
            "Two buttons have the same label.",
            "Say on each what it does.";
        LABEL_UNEQUAL Warning: CCPA,
            "The labels to accept and to decline are not of one form: one is far longer, or louder.",
            "Use the same words but for the act, in the same letters.";
        LABEL_LONG Warning: SMALL,
            "The label is longer than 40 characters and will wrap on a phone.",
            "Shorten it.";
        SHAMING Warning: EDPB,
            "The label shames or frightens who does not accept.",
            "Say the act in neutral words.";
        PRESSURE Warning: EDPB,
            "The words press for time.",
            "Give the date and nothing else; the deadline speaks for itself.";
    }
    "Putting it off" {
        NOT_NOW_OFTEN Warning: PROMPTING,
            "Who puts the question off is asked again in less than three days.",
            "Set not_now.quiet_days to 3 or more; 7 is the default.";
        NOT_NOW_NONE Warning: PROMPTING,
            "The question cannot be put off even once before the deadline.",
            "Allow at least one \"not now\", or leave not_now.max out.";
    }
    "After the deadline" {
        CONSEQUENCE_BASIS Error: CONSENT,
            "Something is taken away from those who do not accept, but the basis is no contract.",
            "Keep full access, or ask on the basis of a contract.";
        CONSEQUENCE_UNTOLD Error: P2B,
            "Access will be limited, but nobody is told what is taken away.",
            "Name it in `limits`, so that the prompt says it before the choice.";
        LIMITS_FULL Warning: PLAIN,
            "Limits are listed, but access stays full.",
            "Set access to limited, or remove the limits.";
        BLOCKED_WAY_OUT Error: WAY_OUT,
            "Everything is blocked behind a prompt that can be closed: who closes it has no way out.",
            "Use the prompt `persistent`, which keeps accepting, declining, reading, exporting and help within reach.";
        HELP_MISSING Warning: WAY_OUT,
            "Access is limited, and there is nowhere to ask for help.",
            "Give issuer.url, an address with https.";
        DECLINED_ASKED Warning: RESPECTED,
            "A step that takes nothing away stays before people until they answer, also before those who declined.",
            "Use the prompt dialog or banner, which leaves those alone who declined.";
        ACCESS_SUDDEN Advice: PRACTICE,
            "Access ends the moment the deadline passes, with no step between.",
            "Let a step with full or limited access come first.";
    }
    "Texts" {
        DOCUMENT_MISSING Error: DURABLE,
            "The whole text cannot be read before the choice.",
            "Give document.url, or document.file in the source.";
        DOCUMENT_URL Error: DURABLE,
            "The address of the document or the issuer is not one of https.",
            "Use an address that begins with https://.";
        DOCUMENT_OFFLINE Advice: DURABLE,
            "The whole text is behind a link only: it cannot be read in the prompt, nor without a connection.",
            "Give document.file, a Markdown text, in the source and resolve it.";
        DOCUMENT_HASH Error: PROOF,
            "The document's sha256 is not that of its bytes.",
            "Resolve the notice anew; where the text changed, give it a new version.";
        DOCUMENT_HASH_MISSING Warning: PROOF,
            "Nothing says which bytes the document has, so nobody can prove what was accepted.",
            "Give document.file in the source and resolve it, or sha256.";
        LANGUAGE_MISSING Warning: PLAIN,
            "The language of the notice is not said, so screen readers guess it and visitors are not told which they read.",
            "Give document.language, such as en.";
        LANGUAGE_TAG Warning: BCP47,
            "This is no well-formed language tag.",
            "Write it as BCP 47 does: en, pt-BR, zh-Hans.";
        CHANGE_ID Warning: CONTRACT,
            "A change has no id of its own, so it cannot be translated.",
            "Give each change an id that no other has.";
        CHANGE_TEXT Warning: PLAIN,
            "A change has no title or no text.",
            "Say in a sentence or two what a person should know.";
        CHANGE_KIND Advice: PRACTICE,
            "It is not said whether this is new, changed, removed or stays as it was.",
            "Give `kind`: new, changed, removed or unchanged.";
        TRANSLATION_MISSING Warning: PLAIN,
            "A text is not translated; readers of this language are shown the notice's own.",
            "Translate it.";
        TRANSLATION_SAME Advice: PLAIN,
            "The translation is the same as the notice's own text.",
            "Translate it, or leave it out.";
        TRANSLATION_DOCUMENT Advice: PLAIN,
            "The document itself is not given in this language.",
            "Give translations.….document with its url and file, where there is one.";
        TEXT_BIDI Error: BIDI,
            "Invisible characters turn the order of the text around.",
            "Remove U+202A to U+202E and U+2066 to U+2069; the pane sets the direction by itself.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::assert_complete;

    #[test]
    fn codes_are_unique_and_every_row_is_complete() {
        assert_complete(RULES);
        for rule in RULES {
            assert!(rule.platform_codes.is_empty(), "{}", rule.code);
        }
    }
}
