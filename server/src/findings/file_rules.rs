//! The rules of the files themselves; those of templates are the policy's.

use windowpane_policy::template::Severity;

/// A rule of a file.
pub struct FileRule {
    pub code: &'static str,
    pub severity: Severity,
    pub message: &'static str,
    pub fix: &'static str,
    pub source: &'static str,
    /// A text that is refused, and one that is accepted.
    pub example: Option<(&'static str, &'static str)>,
}

const fn rule(
    code: &'static str,
    severity: Severity,
    message: &'static str,
    fix: &'static str,
    source: &'static str,
    example: Option<(&'static str, &'static str)>,
) -> FileRule {
    FileRule { code, severity, message, fix, source, example }
}

pub static UNREADABLE: FileRule = rule(
    "FILE_UNREADABLE",
    Severity::Error,
    "The file cannot be read.",
    "Check its name and who may read it.",
    "the operating system",
    None,
);
pub static UNWRITABLE: FileRule = rule(
    "FILE_UNWRITABLE",
    Severity::Error,
    "The mended file cannot be written; it is as it was.",
    "Check who may write it and its folder.",
    "the operating system",
    None,
);
pub static SYNTAX: FileRule = rule(
    "JSON_SYNTAX",
    Severity::Error,
    "The file is not JSON.",
    "Mend the text at this place; JSON has no comments, no single quotes and no comma before a closing bracket.",
    "RFC 8259",
    Some((r#"{"name": "closed_today",}"#, r#"{"name": "closed_today"}"#)),
);
pub static REPEATED: FileRule = rule(
    "JSON_DUPLICATE_KEY",
    Severity::Warning,
    "A key stands more than once in its object; the last one counts.",
    "Remove all but one.",
    "RFC 8259, section 4: software that receives such an object behaves unpredictably",
    Some((
        r#"{"name": "closed_today", "name": "open_again", "language": "en", "category": "UTILITY", "components": []}"#,
        r#"{"name": "open_again", "language": "en", "category": "UTILITY", "components": []}"#,
    )),
);
pub static TYPE: FileRule = rule(
    "JSON_TYPE",
    Severity::Error,
    "A value is of another JSON type than the platform takes, or larger than can be judged.",
    "Write a value of the expected type and size.",
    "developers.facebook.com …/whatsapp/templates/overview (first-party)",
    Some((
        r#"{"name": "closed_today", "language": "en", "category": 7, "components": []}"#,
        r#"{"name": "closed_today", "language": "en", "category": "UTILITY", "components": []}"#,
    )),
);
pub static NO_TEMPLATE: FileRule = rule(
    "NO_TEMPLATE",
    Severity::Error,
    "There is no template in this file.",
    "Give a template definition, an array of them, or the answer of a GET of message_templates.",
    "this command",
    Some((
        r#"{"version": 1}"#,
        r#"{"name": "closed_today", "language": "en", "category": "UTILITY", "components": []}"#,
    )),
);
pub static TOML_SYNTAX: FileRule = rule(
    "TOML_SYNTAX",
    Severity::Error,
    "The file is not TOML.",
    "Mend the text at this place; texts stand in quotes, and a text of several lines in three.",
    "TOML 1.1",
    None,
);
pub static NOTICE_FILE: FileRule = rule(
    "NOTICE_FILE",
    Severity::Error,
    "A file that the notice names cannot be read.",
    "Give its name as seen from the notice, and nothing beside it.",
    "this command",
    Some((
        r#"{"id": "terms", "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "file": "no-such-file.md"}]}"#,
        r#"{"id": "terms", "issuer": {"name": "Northside Bank"}, "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "document": {"url": "https://bank.example/terms-3"}, "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "text": "Transfers abroad cost **1 %**."}]}"#,
    )),
);
pub static NOTICE_MARKDOWN: FileRule = rule(
    "NOTICE_MARKDOWN",
    Severity::Error,
    "Something in the Markdown of a notice cannot be shown.",
    "Write paragraphs, headings, lists, quotes, code, tables, bold, italic, and links that begin with https://.",
    "this command: a pane draws typed text and no HTML (docs/notices.md)",
    Some((
        r#"{"id": "terms", "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "text": "See [the list](http://bank.example/fees)."}]}"#,
        r#"{"id": "terms", "issuer": {"name": "Northside Bank"}, "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "document": {"url": "https://bank.example/terms-3"}, "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "text": "See [the list](https://bank.example/fees)."}]}"#,
    )),
);
pub static NO_DEFINITION: FileRule = rule(
    "NO_DEFINITION",
    Severity::Warning,
    "The definition of a template that is sent is not among the files, so its values are not judged.",
    "Lint the send request together with the file that defines the template.",
    "this command",
    None,
);

/// All of them, by code.
pub static FILE_RULES: [&FileRule; 10] = [
    &UNREADABLE,
    &UNWRITABLE,
    &REPEATED,
    &SYNTAX,
    &TYPE,
    &NO_DEFINITION,
    &NO_TEMPLATE,
    &TOML_SYNTAX,
    &NOTICE_FILE,
    &NOTICE_MARKDOWN,
];
