//! `windowpane explain`: what an error of the platform means, and the rules about sending and templates by their names.
//! The meanings are the policy's; rules about templates are explained as `windowpane lint --explain` does it.

use std::fmt::Write as _;
use std::io::{self, Read};

use serde_json::{Value, json};
use windowpane_policy::send::{
    ErrorsExplained, Explanation, Retry, codes, explain_answer, is_reason, rules,
};
use windowpane_policy::{Confidence, MAX_REQUEST_BYTES, Rule, read_json, to_json};

use crate::findings::report::human::Look;
use crate::lint::{self, tame};

/// The policy's examples of rules about sending, a line each: `rule`, and the requests that show it.
static EXAMPLES: &str = include_str!("../../policy/rules/send.jsonl");

/// Text for the terminal, or the answers as JSON.
pub struct Options {
    /// Codes, names of rules, payloads, `list`, or `-` for a payload on standard input.
    pub what: Vec<String>,
    pub json: bool,
    pub look: Look,
}

/// What is to be printed; an error where something cannot be read or is no code.
pub fn run(options: &Options) -> Result<String, String> {
    let parts =
        options.what.iter().map(|what| one(what, options)).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.join(if options.json { "" } else { "\n" }))
}

fn one(what: &str, options: &Options) -> Result<String, String> {
    if what == "-" {
        let payload =
            read_payload().map_err(|error| format!("cannot read standard input: {error}"))?;
        return errors(&payload, options);
    }
    if what.starts_with(['{', '[']) {
        return errors(what, options);
    }
    let digits = what.trim_start_matches('#');
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return errors(&format!("\"{digits}\""), options);
    }
    if what.eq_ignore_ascii_case("list") {
        return Ok(if options.json { line(&everything()) } else { list() });
    }
    let name = what.to_ascii_lowercase().replace('-', "_");
    if let Some(info) = rules().find(|info| info.code == name) {
        return Ok(if options.json {
            line(&json!({"ok": true, "rules": [sending(info)]}))
        } else {
            rule(info, &options.look)
        });
    }
    if let Some(info) = lint::find(what) {
        return Ok(if options.json {
            line(&json!({"ok": true, "rules": [judging(info)]}))
        } else {
            lint::explained(info, &options.look)
        });
    }
    let like =
        lint::like(what, rules().map(|info| info.code).chain(lint::rules().map(|info| info.code)));
    let what = tame(what);
    Err(format!(
        "\"{what}\" is no error code and no rule{like} `windowpane explain list` names all; give a payload as JSON, or by - on standard input"
    ))
}

fn line(answer: &Value) -> String {
    format!("{answer}\n")
}

/// A rule about sending as data.
fn sending(rule: &Rule) -> Value {
    json!({"rule": rule.code, "about": rule.group, "what": rule.text, "do": rule.fix, "is_reason": is_reason(rule),
        "platform_codes": rule.platform_codes, "source": rule.source, "confidence": rule.confidence})
}

/// A rule about templates, notices or files as data.
fn judging(rule: &Rule) -> Value {
    json!({"rule": rule.code, "about": rule.group, "what": rule.text, "do": rule.fix, "severity": rule.severity,
        "platform_codes": rule.platform_codes, "source": rule.source})
}

/// All codes and rules as data.
fn everything() -> Value {
    let codes: Vec<Value> = codes()
        .map(|info| {
            json!({"code": info.code, "what": info.what, "do": info.todo, "retry": info.retry,
                "retry_after_seconds": info.retry_after_seconds, "reason": info.reason, "source": info.source,
                "confidence": info.confidence})
        })
        .collect();
    let rules: Vec<Value> = rules().map(sending).chain(lint::rules().map(judging)).collect();
    json!({"ok": true, "codes": codes, "rules": rules})
}

fn read_payload() -> io::Result<String> {
    let mut payload = Vec::new();
    io::stdin().lock().take(MAX_REQUEST_BYTES as u64 + 1).read_to_end(&mut payload)?;
    // Bytes that are no text stand in strings at most, which the meaning does not hang on.
    let text = String::from_utf8_lossy(&payload);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// The errors of a payload; the answer is the policy's, so that the command says what every door says.
fn errors(payload: &str, options: &Options) -> Result<String, String> {
    explain_answer(read_json(payload), |answer| match answer {
        ErrorsExplained::Error { error, .. } => Err(error.message.to_string()),
        answer if options.json => Ok(to_json(answer) + "\n"),
        ErrorsExplained::Errors { errors, .. } if errors.is_empty() => {
            Ok("There is no error in it.\n".to_owned())
        }
        ErrorsExplained::Errors { errors, .. } => {
            let told: Vec<String> = errors.iter().map(|error| told(error, &options.look)).collect();
            Ok(told.join("\n"))
        }
    })
}

/// One explanation, as a person reads it. Texts of the payload may hold anything, so they are tamed.
fn told(error: &Explanation<'_>, look: &Look) -> String {
    let mut out = String::new();
    let title = match error.subcode {
        Some(subcode) => format!("{} ({subcode})", error.code),
        None => error.code.to_string(),
    };
    paragraph(&mut out, look, &bold(&title, look), error.what);
    paragraph(&mut out, look, "  To do:", error.todo);
    let retry = match error.retry {
        Retry::Never => "never, it will not arrive".to_owned(),
        Retry::Later => {
            let after = error
                .retry_after_seconds
                .map(|seconds| format!(", after {} at least", span(seconds.into())));
            format!("later{}, as it is", after.unwrap_or_default())
        }
        Retry::AfterFix => "once that has been mended".to_owned(),
    };
    paragraph(&mut out, look, "  Send again:", &format!("{retry}."));
    if let Some(reason) = error.reason {
        let text = format!(
            "section send refuses it as {}, where the request holds the facts.",
            reason.name()
        );
        paragraph(&mut out, look, "  Before sending:", &text);
    }
    if !error.path.is_empty() {
        let message = error.message_id.map(|id| format!(", message {}", tame(id)));
        let who = error.recipient.map(|who| format!(", {}", tame(who)));
        let at = [Some(tame(&error.path)), message, who];
        paragraph(&mut out, look, "  At:", &at.into_iter().flatten().collect::<String>());
    }
    if let Some(details) = error.details {
        paragraph(&mut out, look, "  The platform says:", &tame(details));
    }
    let sure = error.confidence.name();
    paragraph(&mut out, look, "  Source:", &format!("{} (sure: {sure})", error.source));
    out
}

fn list() -> String {
    let mut out = String::from("Error codes\n");
    // Writing to memory cannot fail.
    for info in codes() {
        let retry = match info.retry {
            Retry::Never => "never",
            Retry::AfterFix => "mend",
            Retry::Later => "later",
        };
        let _ = writeln!(out, "  {:>7}  {retry:5}  {}", info.code, info.what);
    }
    let mut group = "";
    let widest = rules().map(|info| info.code.len()).max().unwrap_or_default();
    for info in rules() {
        if info.group != group {
            group = info.group;
            let _ = writeln!(out, "\n{group}");
        }
        let _ = writeln!(out, "  {:widest$}  {}", info.code, info.text);
    }
    out.push_str("\nRules about templates: windowpane lint --explain list\n");
    out
}

fn rule(info: &Rule, look: &Look) -> String {
    let mut out = String::new();
    paragraph(&mut out, look, &bold(info.code, look), info.text);
    if !info.fix.is_empty() {
        paragraph(&mut out, look, "  To do:", info.fix);
    }
    if !info.platform_codes.is_empty() {
        let codes: Vec<String> = info.platform_codes.iter().map(u32::to_string).collect();
        paragraph(&mut out, look, "  Error codes of the platform:", &codes.join(", "));
    }
    let sure = info.confidence.map_or("", Confidence::name);
    paragraph(&mut out, look, "  Source:", &format!("{} (sure: {sure})", info.source));
    let example = EXAMPLES
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find(|example| example.get("rule").and_then(Value::as_str) == Some(info.code));
    for (key, title) in [
        ("refused", "Refused"),
        ("accepted", "Accepted"),
        ("applies", "Applies"),
        ("otherwise", "Does not apply"),
    ] {
        if let Some(request) = example.as_ref().and_then(|example| example.get(key)) {
            let _ = write!(
                out,
                "\n{}\n\n{}\n",
                bold(title, look),
                serde_json::to_string_pretty(request).unwrap_or_default()
            );
        }
    }
    out
}

/// `title` and a text, wrapped under it.
fn paragraph(out: &mut String, look: &Look, title: &str, text: &str) {
    let options = textwrap::Options::new(look.width.max(20)).subsequent_indent("    ");
    out.push_str(&textwrap::fill(&format!("{title} {text}"), options));
    out.push('\n');
}

fn bold(text: &str, look: &Look) -> String {
    if look.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

fn span(seconds: i64) -> String {
    match seconds {
        0..120 => format!("{seconds} seconds"),
        120..7_200 => format!("{} minutes", seconds / 60),
        _ => format!("{} hours", seconds / 3_600),
    }
}
