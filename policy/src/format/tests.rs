use super::check::TOO_LONG;
use super::cursor::Source;
use super::parse::Parser;
use super::*;
use crate::ErrorCode;

fn shown(text: &str) -> String {
    html(&parse(text, Context::Body, &[]))
}

/// Fills every `{{…}}` of the text with `value`.
fn holes<'t>(text: &'t str, value: &'t str) -> Vec<Hole<'t>> {
    let ends = text.match_indices("}}").map(|(at, _)| at + 2);
    text.match_indices("{{")
        .zip(ends)
        .map(|((start, _), end)| Hole { start, end, value: value.into() })
        .collect()
}

fn filled(text: &str, value: &str) -> String {
    html(&parse(text, Context::Body, &holes(text, value)))
}

/// What the shared cases leave open, one line for each decision.
#[test]
fn decisions() {
    let cases = [
        // Rows of one marker count as one; the innermost marks.
        ("**x**", "*<b>x</b>*"),
        ("***x*", "**<b>x</b>"),
        ("* x ** y*", "<ul><li>x ** y*</li></ul>"),
        ("*a**b*", "<b>a**b</b>"),
        ("Name: ________ Date: ____", "Name: ________ Date: ____"),
        ("*****", "*****"),
        ("~~x~~", "~<s>x</s>~"),
        ("``x``", "`<code>x</code>`"),
        // The first that can close does.
        ("*a _b* c_", "<b>a _b</b> c_"),
        ("_a *b_ *c*", "<i>a *b</i> <b>c</b>"),
        ("*a *b* c*", "<b>a *b</b> c*"),
        // Code comes before styles, and follows the rule of all markers.
        ("*a `b* c` d*", "<b>a <code>b* c</code> d</b>"),
        ("`*x*`", "<code>*x*</code>"),
        ("a`b`", "a`b`"),
        ("`b`c", "`b`c"),
        ("` b`", "` b`"),
        ("`a\nb`", "`a<br>b`"),
        ("`a ```b``` c`", "`a <tt>b</tt> c`"),
        ("_`a` *b*_", "<i><code>a</code> <b>b</b></i>"),
        // Triple backticks.
        ("```   ```", "```   ```"),
        ("``` ```x```", "<tt> ```x</tt>"),
        ("```a````", "<tt>a</tt>`"),
        ("````a```", "`<tt>a</tt>"),
        ("```a``````b```", "<tt>a</tt>```b```"),
        ("```a`b```", "<tt>a`b</tt>"),
        ("go `a` ```", "go <code>a</code> ```"),
        ("`a` ```b```", "<code>a</code> <tt>b</tt>"),
        ("``````a`````````", "```<tt>a</tt>``````"),
        ("```a``` *b* ```c", "<tt>a</tt> <b>b</b> ```c"),
        ("*```x```*", "<b><tt>x</tt></b>"),
        ("*a ```x\ny``` b*", "*a <tt>x<br>y</tt> b*"),
        ("```a\r\nb```", "<tt>a<br>b</tt>"),
        ("- ```a\nb``` c\n- d", "<ul><li><tt>a<br>b</tt> c</li><li>d</li></ul>"),
        (
            "12. a\n13. b\n30. c",
            "<ol start=12><li>a</li><li>b</li></ol><ol start=30><li>c</li></ol>",
        ),
        // Symbols are no letters and no white space.
        ("*🎉*", "<b>🎉</b>"),
        ("🎉*x*🎉", "🎉<b>x</b>🎉"),
        ("*\u{a0}x*", "*\u{a0}x*"),
        ("é*x*", "é*x*"),
        // Lines.
        ("", ""),
        ("\n", "<br>"),
        ("a\r\nb\rc", "a<br>b\rc"),
        ("- ", "- "),
        ("- \r\nx", "- <br>x"),
        ("1) a", "1) a"),
        ("0. a", "<ol start=0><li>a</li></ol>"),
        ("1. a\n2. b\n1. c", "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"),
        ("9. a\n10. b", "<ol start=9><li>a</li><li>b</li></ol>"),
        ("a\n\n- b\n\nc", "a<br><ul><li>b</li></ul><br>c"),
        ("> a\n> b\nc", "<blockquote>a</blockquote><blockquote>b</blockquote>c"),
        ("* * *", "<ul><li>* *</li></ul>"),
        // Any white space and any script.
        ("*a\u{3000}*", "*a\u{3000}*"),
        ("é*a*", "é*a*"),
        ("今*a*", "今*a*"),
        ("٣*a*", "٣*a*"),
    ];
    for (text, want) in cases {
        assert_eq!(shown(text), want, "{text:?}");
    }
}

#[test]
fn a_variable_is_one_letter_to_its_neighbours() {
    let cases = [
        ("*{{1}}*", "<b>V</b>"),
        ("{{1}}*b*", "V*b*"),
        ("*b*{{1}}", "*b*V"),
        ("`{{1}}`", "<code>V</code>"),
        ("```{{1}}```", "<tt>V</tt>"),
        ("``` {{1}} ```", "<tt> V </tt>"),
        ("- {{1}}", "<ul><li>V</li></ul>"),
        ("{{1}}. b", "V. b"),
        ("*{{a*b}}*", "<b>V</b>"),
        ("*a {{`}} b* `", "<b>a V b</b> `"),
        ("{{\n}}\n> {{1}}", "V<blockquote>V</blockquote>"),
    ];
    for (text, want) in cases {
        assert_eq!(filled(text, "V"), want, "{text:?}");
    }
}

#[test]
fn a_value_adds_no_structure() {
    assert_eq!(
        filled("*Dear {{1}}*, {{2}}", "_a*\r\n- <b>"),
        "<b>Dear _a*<br>- &lt;b&gt;</b>, _a*<br>- &lt;b&gt;"
    );
    assert_eq!(filled("{{1}}x_", "_"), "_x_");
    assert_eq!(filled("{{1}}", ""), "");
    assert_eq!(filled("{{1}}", "\r\na"), "<br>a");
    assert_eq!(filled("{{1}}", "a\r\n"), "a<br>");
    // Bold around italic, then italic around bold: what looks the same stays in its tags, as it does without a value.
    assert_eq!(filled("*_a_*_*{{1}}*_", "b"), "<b><i>ab</i></b>");
    assert_eq!(shown("*_a_*_*b*_"), "<b><i>ab</i></b>");
}

#[test]
fn a_value_is_a_run_of_its_own() {
    let text = "a {{1}} b";
    let blocks = parse(text, Context::Body, &holes(text, "V"));
    let runs = &blocks[0].lines()[0];
    assert_eq!(
        runs.iter().map(|run| (run.text.as_ref(), run.hole)).collect::<Vec<_>>(),
        [("a ", None), ("V", Some(0)), (" b", None)]
    );
}

#[test]
fn a_hole_that_cannot_be_is_passed_over() {
    let hole = |start, end| Hole { start, end, value: "V".into() };
    let list =
        [hole(1, 1), hole(0, 2), hole(3, 5), hole(4, 5), hole(6, 5), hole(7, 9), hole(8, 90)];
    // é is two bytes: 3..5 begins within it.
    assert_eq!(html(&parse("abéde fgh", Context::Body, &list)), "VéVe Vh");
    assert_eq!(html(&parse("", Context::Body, &list)), "");
}

#[test]
fn only_a_body_has_markup() {
    for context in [Context::Header, Context::Footer, Context::Button] {
        let text = "- *{{1}}*\n`x` ```y```";
        let blocks = parse(text, context, &holes(text, "V"));
        assert_eq!(html(&blocks), "- *V*<br>`x` ```y```");
        assert_eq!(blocks.len(), 1);
    }
}

#[test]
fn blocks_as_json() {
    let json = |text| serde_json::to_string(&parse(text, Context::Body, &[])).unwrap();
    assert_eq!(json(""), "[]");
    assert_eq!(json("a\n\n_*b*_"), r#"[{"t":"para","lines":[[["a",""]],[],[["b","bi"]]]}]"#);
    assert_eq!(
        json("- a\n3. b"),
        r#"[{"t":"ul","start":null,"items":[[["a",""]]]},{"t":"ol","start":3,"items":[[["b",""]]]}]"#
    );
    assert_eq!(json("> `q` ~x~"), r#"[{"t":"quote","runs":[["q","c"],[" ",""],["x","s"]]}]"#);
}

#[test]
fn equal_neighbours_are_one_run() {
    let blocks = parse("*_a_*_*b*_", Context::Body, &[]);
    assert_eq!(blocks[0].lines()[0].len(), 1);
    assert_eq!(html(&blocks), "<b><i>ab</i></b>");
}

#[test]
fn requests() {
    let check = |json: &str| crate::check_text(json).to_json();
    assert_eq!(
        check(r#"{"check":"format","text":"\u002ax*","context":"body"}"#),
        r#"{"ok":true,"check":"format","blocks":[{"t":"para","lines":[[["x","b"]]]}],"html":"<b>x</b>"}"#
    );
    assert!(
        check(r#"{"check":"format","text":"*x*","context":"footer"}"#).contains(r#""html":"*x*""#)
    );
    for (request, code, path) in [
        (r#"{"check":"format"}"#, "missing", "text"),
        (r#"{"check":"format","text":5}"#, "type", "text"),
        (r#"{"check":"format","text":"","context":"Body"}"#, "value", "context"),
        (r#"{"check":"format","text":"","colour":1}"#, "unknown_field", "colour"),
    ] {
        let answer = check(request);
        assert!(answer.starts_with(r#"{"ok":false"#), "{answer}");
        assert!(answer.contains(&format!(r#""code":"{code}","path":"{path}""#)), "{answer}");
    }
}

/// The limit counts Unicode scalar values, not bytes.
#[test]
fn too_long_is_a_limit_error() {
    for (unit, width) in [("a", 1), ("é", 2), ("🎉", 4)] {
        assert_eq!(unit.len(), width);
        let text = unit.repeat(MAX_TEXT);
        assert_eq!(check(&FormatRequest::new(text.as_str())).unwrap().html, text);
        let longer = format!("{text}a");
        let error = check(&FormatRequest::new(longer.as_str())).unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (ErrorCode::Limit, "text"));
        let error =
            crate::check_text(&format!(r#"{{"check":"format","text":"{longer}"}}"#)).to_json();
        assert!(
            error.starts_with(r#"{"ok":false,"error":{"code":"limit","path":"text""#),
            "{error}"
        );
    }
    assert!(TOO_LONG.contains(&MAX_TEXT.to_string()));
}

/// Whatever is repeated, no byte is looked at more than a few times, and twice the text is twice the work.
#[test]
fn work_is_linear() {
    let work = |text: &str, holes: &[Hole<'_>]| {
        let mut parser = Parser::new(Source::new(text, holes), Context::Body);
        parser.run();
        parser.steps()
    };
    let units = [
        "a",
        "*",
        "*a",
        "*a ",
        "*a* ",
        "*_~`",
        "*_~a~_* ",
        "`",
        "`a",
        "`a ",
        "`a` ",
        "``",
        "```",
        "```a",
        "```a ",
        "``` ",
        "`a ```b``` ",
        "*a _b* c_ ",
        "(`",
        "(`)",
        "`a\n",
        "```a\n",
        "> *a\n",
        "1. a\n",
        "- _a_\n",
        "{{1}}",
        "*{{1}}* ",
        "`{{1}} ",
        "```{{1}} ",
        "_*",
        "*a~b_c`d ",
        "é*",
        "\r\n",
    ];
    for unit in units {
        let text = unit.repeat(65_536 / unit.len());
        let twice = text.repeat(2);
        let (one, two) = (work(&text, &holes(&text, "V")), work(&twice, &holes(&twice, "V")));
        assert!(one <= 6 * text.len() + 64, "{unit:?}: {one} steps for {} bytes", text.len());
        assert!(two <= 2 * one + 64, "{unit:?}: {one} steps, then {two}");
    }
}
