//! The rules of the files themselves; those of templates are the policy's.

use windowpane_policy::template::Severity;

/// A rule of a file.
pub struct FileRule {
    pub code: &'static str,
    pub severity: Severity,
    pub message: &'static str,
    pub fix: &'static str,
    pub source: &'static str,
}

const fn rule(code: &'static str, severity: Severity, message: &'static str, fix: &'static str, source: &'static str) -> FileRule {
    FileRule { code, severity, message, fix, source }
}

pub static UNREADABLE: FileRule = rule(
    "FILE_UNREADABLE",
    Severity::Error,
    "The file cannot be read.",
    "Check its name and who may read it.",
    "the operating system",
);
pub static SYNTAX: FileRule = rule(
    "JSON_SYNTAX",
    Severity::Error,
    "The file is not JSON.",
    "Mend the text at this place; JSON has no comments, no single quotes and no comma before a closing bracket.",
    "RFC 8259",
);
pub static REPEATED: FileRule = rule(
    "JSON_DUPLICATE_KEY",
    Severity::Warning,
    "A key stands more than once in its object; the last one counts.",
    "Remove all but one.",
    "RFC 8259, section 4: software that receives such an object behaves unpredictably",
);
pub static TYPE: FileRule = rule(
    "JSON_TYPE",
    Severity::Error,
    "A value is of another JSON type than the platform takes.",
    "Write a value of the expected type.",
    "developers.facebook.com …/whatsapp/templates/overview (first-party)",
);
pub static NO_TEMPLATE: FileRule = rule(
    "NO_TEMPLATE",
    Severity::Error,
    "There is no template in this file.",
    "Give a template definition, an array of them, or the answer of a GET of message_templates.",
    "this command",
);
pub static NO_DEFINITION: FileRule = rule(
    "NO_DEFINITION",
    Severity::Warning,
    "The definition of a template that is sent is not among the files, so its values are not judged.",
    "Lint the send request together with the file that defines the template.",
    "this command",
);

/// All of them, by code.
pub static FILE_RULES: [&FileRule; 6] = [&UNREADABLE, &REPEATED, &SYNTAX, &TYPE, &NO_DEFINITION, &NO_TEMPLATE];
