//! Findings as a SARIF 2.1.0 log (docs.oasis-open.org/sarif/sarif/v2.1.0), which code scanning services read.
//! Results come before the tool, because its list of rules is only known after them.

use std::path::{Component, Path};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use windowpane_policy::template::Severity;

use super::Named;
use crate::findings::{Finding, Linted, Totals};

pub const HEAD: &str = concat!(
    r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#,
    r#""runs":[{"columnKind":"unicodeCodePoints","results":["#,
    "\n"
);

/// Characters that are not escaped in a segment of a path (RFC 3986, 2.3).
const SEGMENT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub fn file(file: &Linted) -> String {
    let uri = uri(&file.name);
    let results: Vec<String> =
        file.findings.iter().map(|finding| result(file, finding, &uri).to_string()).collect();
    results.join(",\n")
}

fn result(file: &Linted, finding: &Finding, uri: &str) -> Value {
    let (start, end) = finding.positions(file);
    let location = json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column},
        },
        "logicalLocations": [{"fullyQualifiedName": finding.path}],
    });
    json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": format!("{} {}", finding.message, finding.fix)},
        "locations": [location],
        "properties": {"platformCode": finding.platform_code, "path": finding.path, "span": finding.span, "template": finding.template},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// The address of a file relative to the working directory, or a `file:` address if the file is outside of it.
fn uri(name: &str) -> String {
    if name == "-" {
        return "stdin".to_owned();
    }
    let here = std::env::current_dir().unwrap_or_default();
    let path = Path::new(name);
    let below = path.strip_prefix(&here).unwrap_or(path);
    let segments = |path: &Path| {
        let names = path.components().filter_map(|component| match component {
            Component::Normal(name) => {
                Some(utf8_percent_encode(&name.to_string_lossy(), &SEGMENT).to_string())
            }
            Component::ParentDir => Some("..".to_owned()),
            _ => None,
        });
        names.collect::<Vec<_>>().join("/")
    };
    if below.is_absolute() { format!("file:///{}", segments(below)) } else { segments(below) }
}

pub fn tail(totals: &Totals, named: &Named) -> String {
    let rules: Vec<Value> = named
        .iter()
        .map(|(code, rule)| {
            json!({
                "id": code,
                "shortDescription": {"text": rule.text},
                "fullDescription": {"text": format!("{} Source: {}.", rule.text, rule.source)},
                "help": {"text": rule.fix},
                "defaultConfiguration": {"level": rule.severity.map(level)},
            })
        })
        .collect();
    let tool = json!({"driver": {"name": "windowpane", "version": env!("CARGO_PKG_VERSION"), "rules": rules}});
    let invocations = json!([{"executionSuccessful": totals.unreadable == 0}]);
    format!("\n],\"tool\":{tool},\"invocations\":{invocations}}}]}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_relative_references() {
        let here = std::env::current_dir().unwrap();
        for (name, uri_) in [
            ("a/b.json", "a/b.json"),
            ("./a b/ä#%.json", "a%20b/%C3%A4%23%25.json"),
            ("../x.json", "../x.json"),
            (&here.join("y.json").display().to_string(), "y.json"),
            ("/elsewhere/z.json", "file:///elsewhere/z.json"),
            ("-", "stdin"),
        ] {
            assert_eq!(uri(name), uri_);
        }
    }
}
