//! Findings as workflow commands of GitHub Actions (docs.github.com, workflow commands for GitHub Actions), which it shows
//! beside the lines of a change.

use std::fmt::Write as _;

use windowpane_policy::template::Severity;

use crate::findings::Linted;

pub fn file(file: &Linted) -> String {
    let mut out = String::new();
    for finding in &file.findings {
        let (start, end) = finding.positions(file);
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        // Writing to memory cannot fail.
        let _ = writeln!(
            out,
            "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{} {}",
            property(&file.name),
            start.line,
            end.line,
            start.column,
            end.column,
            property(finding.code),
            data(&finding.message),
            data(finding.fix),
        );
    }
    out
}

/// Escapes what would end a command or start another (github.com/actions/toolkit, packages/core/src/command.ts).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a property, which a colon or a comma would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
