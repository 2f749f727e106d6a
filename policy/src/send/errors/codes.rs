//! THE table of the platform's error codes: what happened, what to do, whether to try again and when, and who says so.
//! How a code is found in a payload is in `payload.rs`.

use std::ops::RangeInclusive;

use serde::Serialize;

use self::Retry::{AfterFix, Later, Never};
use crate::rule::Confidence;
use crate::send::reasons::Reason;

/// Whether the same message may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// Not to this customer: it will not arrive.
    Never,
    /// Once what is wrong has been mended; as it is it fails again.
    AfterFix,
    /// As it is, after a time.
    Later,
}

/// One code of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeInfo {
    /// The platform's code, or code within a code.
    pub code: u32,
    /// What happened.
    pub what: &'static str,
    /// What to do about it.
    pub todo: &'static str,
    /// Whether to send the same message again.
    pub retry: Retry,
    /// At least so many seconds before that; `None` where the platform names no time.
    pub retry_after_seconds: Option<u32>,
    /// With which reason section `send` refuses it before, where its request holds the facts.
    pub reason: Option<Reason>,
    /// Where the meaning comes from.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

const ERRORS: &str =
    "developers.facebook.com …/whatsapp/support/error-codes, May 2026 (first-party)";
const ENGAGEMENT: &str = "developers.facebook.com …/whatsapp/templates/marketing-templates/per-user-limits, 2026 (first-party)";
const THROUGHPUT: &str = "developers.facebook.com …/whatsapp/throughput, 2026 (first-party)";
const ABOUT: &str =
    "developers.facebook.com …/whatsapp/about-the-platform and error-codes, 2026 (first-party)";
const EXPERIMENTS: &str =
    "developers.facebook.com …/whatsapp/messages/experiments, 2026 (first-party)";
const PACING: &str = "developers.facebook.com …/whatsapp/templates/template-pacing and template-pausing, 2026 (first-party)";
const CHANGELOG: &str = "developers.facebook.com …/whatsapp/changelog, v23 (first-party); github.com/schemalabz/opencouncil/issues/780";
const DIRECT: &str = "developers.facebook.com …/whatsapp/direct-send, Jul 2026 (first-party)";
const MESSENGER: &str =
    "developers.facebook.com …/messenger-platform/error-codes, Mar 2026 (first-party)";
const GRAPH: &str = "developers.facebook.com …/graph-api/guides/error-handling (first-party)";
const PYWA: &str = "github.com/david-lev/pywa, pywa/errors.py (independent implementation)";
const ON_PREMISES: &str = "the On-Premises API's documentation, copied by apidog.com; Twilio maps it to 63016 (agreeing vendors)";
const TWILIO: &str = "twilio.com/docs/api/errors (the vendor's own code)";

macro_rules! codes {
    ($($code:literal $confidence:ident $source:ident $retry:ident $($after:literal)? $(= $reason:ident)?, $what:literal, $todo:literal;)*) => {
        static CODES: &[CodeInfo] = &[$(CodeInfo {
            code: $code,
            what: $what,
            todo: $todo,
            retry: $retry,
            retry_after_seconds: codes!(@after $($after)?),
            reason: codes!(@reason $($reason)?),
            source: $source,
            confidence: Confidence::$confidence,
        }),*];
    };
    (@after) => { None };
    (@after $after:literal) => { Some($after) };
    (@reason) => { None };
    (@reason $reason:ident) => { Some(Reason::$reason) };
}

codes! {
    // Those of every Graph API, which have no words about messages.
    0 High GRAPH AfterFix,
        "The platform could not tell who asks: the access token is missing, expired or withdrawn.",
        "Get a new access token.";
    1 High GRAPH Later,
        "Something went wrong at the platform, or the request was of no form that it knows.",
        "Check the request against the reference; if it is right, try again later.";
    2 High GRAPH Later,
        "The platform is down or overloaded for a moment. On Messenger it can also mean that the customer blocked the Page.",
        "Try again later, more slowly each time.";
    3 High GRAPH AfterFix,
        "The app may not use this method.",
        "Give the app the permissions that the method needs.";
    4 High GRAPH Later,
        "The app has asked more often than it may.",
        "Wait, then ask less often.";
    10 High GRAPH AfterFix,
        "A permission is missing or was withdrawn.",
        "Give the app the permissions that the request needs; with a subcode, see there.";
    17 High GRAPH Later,
        "This user of the app has asked more often than allowed.",
        "Wait, then ask less often.";
    33 High ERRORS AfterFix,
        "The business phone number was deleted, or is not the token's to use.",
        "Check the phone number's id.";
    100 High ERRORS AfterFix,
        "A parameter is missing, misspelt or not allowed here.",
        "Correct the request; the details name the parameter. With Direct Send: the account is not enabled for it.";
    190 High GRAPH AfterFix,
        "The access token has expired.",
        "Get a new access token.";
    200 High GRAPH AfterFix,
        "A permission is missing or was withdrawn.",
        "Give the app the permissions that the request needs.";
    368 High ERRORS AfterFix = AccountLocked,
        "The account is restricted for breaking a policy.",
        "Stop sending, read what was broken in the business support, and appeal there.";
    470 Medium ON_PREMISES AfterFix = WindowClosed,
        "More than 24 hours have passed since the customer's last message (the On-Premises API's word for 131047).",
        "Send a template, or wait for the customer to write.";
    551 High MESSENGER Never = RecipientBlocked,
        "This person does not take messages from the Page at the moment.",
        "Do not try again; wait for the person to write.";
    613 High MESSENGER Later,
        "Messages are sent faster than the Page may.",
        "Wait, then send more slowly.";
    63013 High TWILIO AfterFix,
        "The message breaks a rule of the channel: more than four spaces in a row, an empty variable, line breaks in a row, or emoji where none may be.",
        "Correct the values; section template names the rule.";
    63014 High TWILIO Never = RecipientBlocked,
        "The customer blocked the business or opted out.",
        "Do not write again.";
    63016 High TWILIO AfterFix = WindowClosed,
        "The window of 24 hours is over (Twilio's word for 131047).",
        "Send a template with ContentSid, or wait for the customer to write.";
    63018 High TWILIO Later,
        "Messages are sent faster than the number may.",
        "Wait, then send more slowly.";
    80007 High ERRORS Later,
        "The WhatsApp Business account has asked more often than it may.",
        "Wait, then ask less often.";
    130429 High THROUGHPUT Later,
        "Messages are sent faster than the number may: 80 a second, 1,000 after the upgrade, 20 beside the phone app.",
        "Wait, and send again more slowly each time.";
    130472 High EXPERIMENTS Never,
        "The customer is part of an experiment in which marketing is not delivered. In a window that the customer opened it would be.",
        "Use another channel, or wait for the customer to write.";
    130497 High ERRORS Never = VerticalRestricted,
        "The business may not write to customers in this country.",
        "Do not try again; use another channel.";
    131000 High ERRORS Later,
        "Something went wrong at the platform, and it does not say what.",
        "Try again later; if it stays, ask the platform's support.";
    131005 High ERRORS AfterFix,
        "A permission is missing or was withdrawn.",
        "Give the app the permissions that the request needs.";
    131008 High ERRORS AfterFix,
        "A parameter that the request needs is missing.",
        "Add it; the details name it.";
    131009 High ERRORS AfterFix,
        "A value is of the wrong kind or form.",
        "Correct it; the details name it.";
    131016 High ERRORS Later,
        "A service of the platform is down or overloaded.",
        "Try again later; the platform's status page may say when.";
    131021 High ERRORS AfterFix,
        "The message goes from a number to itself.",
        "Use another recipient.";
    131026 High ERRORS Never = TermsNotAccepted,
        "It cannot be delivered: the number is not on WhatsApp, the customer has not accepted the latest terms, blocked the business, or uses a version that is too old. The platform does not say which.",
        "Do not try again; use another channel, and ask the customer to update WhatsApp and to accept its terms under Settings, Help, App info.";
    131030 Medium PYWA AfterFix,
        "A test number may write to at most five numbers that were entered before, and this is none of them.",
        "Enter the recipient in the app's dashboard, or use a real number.";
    131031 High ERRORS AfterFix = AccountLocked,
        "The account is locked: a policy was broken, or the data given with the request does not fit the account's.",
        "Stop sending, read what was broken in the business support, and appeal there.";
    131037 High ERRORS AfterFix,
        "The number that the platform provided has no approved display name yet.",
        "Have the display name approved.";
    131042 High ERRORS AfterFix,
        "The account cannot be charged: no payment method, no credit line, a currency or time zone that is not set, or a withdrawn consent.",
        "Mend the payment settings of the account.";
    131045 High ERRORS AfterFix,
        "The phone number is not registered.",
        "Register the number before it sends.";
    131047 High ERRORS AfterFix = WindowClosed,
        "More than 24 hours have passed since the customer last wrote to this number. A message to another number of the brand does not count.",
        "Send a template, or wait for the customer to write. If the customer wrote within 24 hours, it is the platform's known fault: try again.";
    131048 High ERRORS Later,
        "The number has been blocked or reported too often, so the platform holds its messages back.",
        "Send less, look at the number's quality, and try again when it has recovered.";
    131049 High ENGAGEMENT Later 86400 = MarketingPausedInCountry,
        "The platform chose not to deliver this marketing: the customer has had enough of it from all businesses, or lives where none is delivered (United States).",
        "Wait at least 24 hours, longer each time. Do not send it again at once; a reply of the customer opens the way.";
    131050 High ERRORS Never = MarketingStopped,
        "The customer has stopped marketing from this business.",
        "Send no marketing to this customer until a webhook says that it is resumed. Utility and authentication messages still go.";
    131051 High ERRORS AfterFix,
        "The platform has no message of this type.",
        "Use a type of the reference.";
    131052 High ERRORS AfterFix,
        "The media that the customer sent, or that the message points at, could not be fetched.",
        "Check the link; of a customer's media, ask for it again.";
    131053 High ERRORS AfterFix,
        "The media could not be uploaded: its type, size or link is wrong.",
        "Check the file's type and size, and that the link can be read by anybody.";
    131056 High ABOUT Later 6,
        "Too many messages from this number to this customer: one in six seconds, with up to 45 ahead that are paid back later.",
        "Wait six seconds, longer after many at once. Other customers are not affected.";
    131057 High ERRORS Later,
        "The account is being maintained, often while its throughput is raised.",
        "Try again in some minutes.";
    131062 Medium PYWA AfterFix,
        "This message cannot be sent to a customer who is named by an id instead of a number.",
        "Use the phone number, or another type of message.";
    131063 Medium PYWA AfterFix,
        "The account sends marketing templates by the marketing API only.",
        "Send it by the marketing API, or have the Cloud API allowed for it.";
    131064 Medium PYWA Later,
        "The account sends less for a while, because templates were filed under the wrong category.",
        "Correct the templates' categories and wait.";
    132000 High ERRORS AfterFix = TemplateInvalid,
        "The number of values is not the number of the template's variables. Header, body and each button count by themselves.",
        "Fetch the template again and count the values of each component.";
    132001 High ERRORS AfterFix = TemplateNotApproved,
        "There is no approved template of this name in this language.",
        "Check the name and the exact language code: en is not en_US.";
    132005 High ERRORS AfterFix = TemplateInvalid,
        "Filled with its values, the text is too long.",
        "Shorten the values.";
    132007 High ERRORS AfterFix = TemplateInvalid,
        "The content breaks the platform's rules for templates.",
        "Correct the content; the template's rejection says what.";
    132008 Medium PYWA AfterFix = TemplateInvalid,
        "A value is not allowed.",
        "Correct the value; the details name it.";
    132012 High ERRORS AfterFix = TemplateInvalid,
        "A value is of another kind than the variable: a text where a picture belongs, or another header than the template has.",
        "Give each variable a value of its kind.";
    132015 High PACING Later = TemplateNotApproved,
        "The template is paused because customers did not like it, or the platform stopped handing it out.",
        "Use another template; improve this one, or wait until it is resumed.";
    132016 High PACING AfterFix = TemplateNotApproved,
        "The template was paused too often and is disabled for good.",
        "Make a new template with other content.";
    132018 High CHANGELOG AfterFix = TemplateInvalid,
        "A value holds what values may not: a line break, a tab, or more than four spaces in a row.",
        "Replace each run of white space by one space.";
    132068 High ERRORS AfterFix,
        "The template's flow is blocked.",
        "Mend the flow.";
    132069 High ERRORS Later 3600,
        "The template's flow is throttled: ten messages with it were sent within the hour.",
        "Wait until the hour is over, and mend the flow.";
    133010 High ERRORS AfterFix,
        "The phone number is not registered on the platform.",
        "Register the number before it sends.";
    134100 High ERRORS AfterFix,
        "The marketing API sends marketing templates only.",
        "Use a marketing template, or the Cloud API.";
    134101 High ERRORS Later 600,
        "The template is new or changed, and not yet ready in the marketing API.",
        "Try again in ten minutes.";
    134102 High ERRORS AfterFix,
        "The account or the template may not use the marketing API.",
        "Use the Cloud API, or meet the conditions.";
    135000 High ERRORS AfterFix,
        "The message failed for a reason that the platform does not tell; most often the request is of the wrong form.",
        "Check the request against the reference.";
    139200 High DIRECT AfterFix,
        "Direct Send is blocked for this account.",
        "Send a template.";
    1545041 High MESSENGER Never = RecipientBlocked,
        "This person does not take messages from the Page at the moment.",
        "Do not try again; wait for the person to write.";
    2018001 High MESSENGER Never,
        "There is no such person for this Page: the id belongs to another Page, or the account is gone.",
        "Check the id and the Page's token.";
    2018108 Medium MESSENGER Never = RecipientBlocked,
        "This person does not take messages from the Page at the moment.",
        "Do not try again; wait for the person to write.";
    2018278 Medium MESSENGER AfterFix = WindowClosed,
        "The message is outside the window: 24 hours on Messenger, 7 days for a person with the tag HUMAN_AGENT.",
        "Let a person reply with HUMAN_AGENT, or wait for the customer to write.";
    2388019 High ERRORS AfterFix,
        "The account has as many templates as it may: 250, or 6,000 for a verified business.",
        "Delete templates that are not used.";
    2388040 High ERRORS AfterFix = TemplateInvalid,
        "A field of the template is too long.",
        "Shorten it; the details name it.";
    2388047 High ERRORS AfterFix = TemplateInvalid,
        "The header is not of a form that the platform takes.",
        "Correct the header: 60 characters, one variable, no formatting, no line break.";
    2388072 High ERRORS AfterFix = TemplateInvalid,
        "The body is not of a form that the platform takes.",
        "Correct the body; section template names what is wrong.";
    2388073 High ERRORS AfterFix = TemplateInvalid,
        "The footer is not of a form that the platform takes.",
        "Correct the footer: 60 characters, no variable, no emoji.";
    2388293 High ERRORS AfterFix = TemplateInvalid,
        "The template has too many variables for so few words.",
        "Write more words, or use fewer variables.";
    2388299 High ERRORS AfterFix = TemplateInvalid,
        "The body begins or ends with a variable.",
        "Put words before the first and after the last variable.";
    2388318 High DIRECT AfterFix,
        "A template that the platform made for Direct Send cannot be edited.",
        "Leave it as it is.";
    2388330 High DIRECT AfterFix,
        "A template that the platform made for Direct Send cannot be deleted.",
        "Leave it as it is.";
    2534022 Medium MESSENGER AfterFix = WindowClosed,
        "The message is outside the window: 24 hours on Instagram, 7 days for a person with the tag HUMAN_AGENT.",
        "Let a person reply with HUMAN_AGENT, or wait for the customer to write.";
}

/// What stands at a message of the customer in the place of its content.
pub(super) static INBOUND: CodeInfo = CodeInfo {
    code: 131_051,
    what: "The customer sent something that the platform does not hand over to businesses. It opens the window all the same.",
    todo: "Ask the customer to send it in another form.",
    retry: Never,
    retry_after_seconds: None,
    reason: None,
    source: "developers.facebook.com …/whatsapp/webhooks/reference/messages/unsupported, Mar 2026 (first-party)",
    confidence: Confidence::High,
};

/// Codes that are not in the table, by what is known of their neighbours.
static RANGES: [(RangeInclusive<i64>, CodeInfo); 7] = [
    (
        200..=299,
        unknown(
            AfterFix,
            "A permission is missing or was withdrawn.",
            "Give the app the permissions that the request needs.",
        ),
    ),
    (
        63_000..=63_999,
        unknown(
            AfterFix,
            "Twilio refused the message; what this code means is not known here.",
            "See twilio.com/docs/api/errors for the code.",
        ),
    ),
    (
        130_000..=130_999,
        unknown(
            Later,
            "The platform limits or refuses the message; what this code means is not known here.",
            "See the details, and send more slowly.",
        ),
    ),
    (
        131_000..=131_999,
        unknown(
            AfterFix,
            "The platform refused the message; what this code means is not known here.",
            "See the details before you try again.",
        ),
    ),
    (
        132_000..=132_999,
        unknown(
            AfterFix,
            "Something is wrong with the template or its values; what this code means is not known here.",
            "See the details, and check the template with section template.",
        ),
    ),
    (
        133_000..=133_999,
        unknown(
            AfterFix,
            "Something is wrong with the registration of the phone number; what this code means is not known here.",
            "See the details before you try again.",
        ),
    ),
    (
        2_388_000..=2_388_999,
        unknown(
            AfterFix,
            "The template could not be created or changed; what this code means is not known here.",
            "See the details, and check the template with section template.",
        ),
    ),
];

/// A code of which nothing is known.
static UNKNOWN: CodeInfo = unknown(
    AfterFix,
    "What this code means is not known here.",
    "See the details before you try again.",
);

const fn unknown(retry: Retry, what: &'static str, todo: &'static str) -> CodeInfo {
    CodeInfo {
        code: 0,
        what,
        todo,
        retry,
        retry_after_seconds: None,
        reason: None,
        source: "the range of the code; recommendation",
        confidence: Confidence::Low,
    }
}

/// All codes that are known, rising.
///
/// ```
/// use windowpane_policy::send::{Retry, codes};
///
/// let closed = codes().find(|info| info.code == 131_047).unwrap();
/// assert_eq!(closed.retry, Retry::AfterFix);
/// ```
pub fn codes() -> impl Iterator<Item = CodeInfo> {
    CODES.iter().copied()
}

/// What is known of a code, and whether the row is the code's own or that of its range.
pub(super) fn find(code: i64, subcode: Option<i64>) -> (&'static CodeInfo, bool) {
    let of = |code: i64| {
        let at = CODES.binary_search_by_key(&code, |row| i64::from(row.code)).ok()?;
        CODES.get(at)
    };
    // Codes within codes have seven digits; a smaller one is another list's, but for 33, which says the same in both.
    let subcode = subcode.filter(|subcode| *subcode > 999_999 || *subcode == 33);
    if let Some(row) = subcode.and_then(of).or_else(|| of(code)) {
        return (row, true);
    }
    let range = RANGES.iter().find(|(range, _)| range.contains(&code));
    (range.map_or(&UNKNOWN, |(_, row)| row), false)
}
