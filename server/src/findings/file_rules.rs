//! The rules about files, with an example of each. The rules about templates and notices are in the policy.
//! They are applied in `text.rs`, `lint` and `notice`.

use windowpane_policy::rules;

const SYSTEM: &str = "the operating system";
const COMMAND: &str = "this command";

rules! {
    /// All rules of files, by code.
    pub static FILE_RULES;
    "The file" {
        UNREADABLE = "FILE_UNREADABLE" Error: SYSTEM,
            "The file cannot be read.",
            "Check its name and who may read it.";
        UNWRITABLE = "FILE_UNWRITABLE" Error: SYSTEM,
            "The mended file cannot be written; it is as it was.",
            "Check who may write it and its folder.";
        REPEATED = "JSON_DUPLICATE_KEY" Warning:
            "RFC 8259, section 4: software that receives such an object behaves unpredictably",
            "A key stands more than once in its object; the last one counts.",
            "Remove all but one.";
        SYNTAX = "JSON_SYNTAX" Error: "RFC 8259",
            "The file is not JSON.",
            "Mend the text at this place; JSON has no comments, no single quotes and no comma before a closing bracket.";
        TYPE = "JSON_TYPE" Error:
            "developers.facebook.com …/whatsapp/templates/overview (first-party)",
            "A value is of another JSON type than the platform takes, or larger than can be judged.",
            "Write a value of the expected type and size.";
        NO_DEFINITION Warning: COMMAND,
            "The definition of a template that is sent is not among the files, so its values are not judged.",
            "Lint the send request together with the file that defines the template.";
        NO_TEMPLATE Error: COMMAND,
            "There is no template in this file.",
            "Give a template definition, an array of them, or the answer of a GET of message_templates.";
        TOML_SYNTAX Error: "TOML 1.1",
            "The file is not TOML.",
            "Mend the text at this place; texts stand in quotes, and a text of several lines in three.";
        NOTICE_FILE Error: COMMAND,
            "A file that the notice names cannot be read.",
            "Give its name as seen from the notice, and nothing beside it.";
        NOTICE_MARKDOWN Error:
            "this command: a pane draws typed text and no HTML (docs/notices.md)",
            "Something in the Markdown of a notice cannot be shown.",
            "Write paragraphs, headings, lists, quotes, code, tables, bold, italic, and links that begin with https://.";
    }
}

/// For each rule that a text alone can break: its code, a refused text, and an accepted one.
pub static EXAMPLES: &[(&str, &str, &str)] = &[
    (
        "JSON_DUPLICATE_KEY",
        r#"{"name": "closed_today", "name": "open_again", "language": "en", "category": "UTILITY", "components": []}"#,
        r#"{"name": "open_again", "language": "en", "category": "UTILITY", "components": []}"#,
    ),
    ("JSON_SYNTAX", r#"{"name": "closed_today",}"#, r#"{"name": "closed_today"}"#),
    (
        "JSON_TYPE",
        r#"{"name": "closed_today", "language": "en", "category": 7, "components": []}"#,
        r#"{"name": "closed_today", "language": "en", "category": "UTILITY", "components": []}"#,
    ),
    (
        "NO_TEMPLATE",
        r#"{"version": 1}"#,
        r#"{"name": "closed_today", "language": "en", "category": "UTILITY", "components": []}"#,
    ),
    (
        "NOTICE_FILE",
        r#"{"id": "terms", "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "file": "no-such-file.md"}]}"#,
        r#"{"id": "terms", "issuer": {"name": "Northside Bank"}, "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "document": {"url": "https://bank.example/terms-3"}, "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "text": "Transfers abroad cost **1 %**."}]}"#,
    ),
    (
        "NOTICE_MARKDOWN",
        r#"{"id": "terms", "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "text": "See [the list](http://bank.example/fees)."}]}"#,
        r#"{"id": "terms", "issuer": {"name": "Northside Bank"}, "version": "3", "basis": "contract", "time_zone": "Etc/UTC", "document": {"url": "https://bank.example/terms-3"}, "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}], "changes": [{"id": "fees", "title": "Fees", "kind": "changed", "text": "See [the list](https://bank.example/fees)."}]}"#,
    ),
];
