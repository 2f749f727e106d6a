//! The bubble as a page without a script: the widget's own pane, rendered natively into a declarative shadow root.
//! Which template is shown is decided in `subject.rs`.

use windowpane_policy::Value;

/// What a script would open is open, what needs a script is left out, and no file of a template is loaded.
const WITHOUT_SCRIPT: &str = "
.see-all + .sheet { display: block; position: static; max-block-size: none; box-shadow: none; animation: none; }
.see-all, .message { pointer-events: none; }
.steps, .sheet-head .round, .media img { display: none; }
.cards { scrollbar-width: thin; }
";

/// A whole page. `properties` are those of `<template-preview>`; `title` is any text. The pane speaks English, like the policy.
pub fn page(properties: Value<'static>, title: &str) -> std::io::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let pane = runtime.block_on(windowpane::prerender::template_preview(properties));
    let (title, pane) = (harmless(&escaped(title)), harmless(&pane));
    let style = windowpane::style::TEMPLATE_PREVIEW;
    // https://html.spec.whatwg.org, attribute shadowrootmode of the template element.
    Ok(format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-inline-size: 72rem; margin: 2rem auto; padding-inline: 1rem; background: light-dark(#ffffff, #171b1f); }}
</style>
</head>
<body>
<main>
<template-preview><template shadowrootmode="open"><style>
{style}{WITHOUT_SCRIPT}</style>{pane}</template></template-preview>
</main>
</body>
</html>
"#
    ))
}

/// Replaces control characters, which HTML does not allow. Marks of direction, which are invisible in the source of a page, become
/// character references: the pane isolates every text, so they take effect as on a phone.
fn harmless(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for c in html.chars() {
        match c {
            // Unicode 16, 23.2: marks, embeddings, overrides, isolates.
            '\u{200e}'
            | '\u{200f}'
            | '\u{061c}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                out.push_str(&format!("&#x{:x};", u32::from(c)));
            }
            '\n' | '\r' | '\t' => out.push(c),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
