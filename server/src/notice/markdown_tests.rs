//! Tests of reading Markdown: each kind once, and properties of any text.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use windowpane_policy::terms::{MAX_RICH_TEXT_PARTS, Notice};

use super::*;

fn typed(markdown: &str) -> Value {
    serde_json::to_value(prose(markdown).unwrap()).unwrap()
}

fn para(text: &str) -> Value {
    json!({"t": "para", "runs": [[text, ""]]})
}

#[test]
fn everything_that_has_a_type() {
    for (markdown, blocks) in [
        (
            "Two\nlines.\n\nAnother  \nparagraph.",
            json!([para("Two lines."), para("Another\nparagraph.")]),
        ),
        (
            "# One\n## **Two**",
            json!([
            {"t": "heading", "level": 1, "runs": [["One", ""]]}, {"t": "heading", "level": 2, "runs": [["Two", "b"]]}]),
        ),
        (
            "a **b *c* ~~d~~** `e`",
            json!([{"t": "para", "runs":
            [["a ", ""], ["b ", "b"], ["c", "bi"], [" ", "b"], ["d", "bs"], [" ", ""], ["e", "m"]]}]),
        ),
        (
            "- a\n- b\n  - c",
            json!([{"t": "ul", "items": [[para("a")], [para("b"), {"t": "ul", "items": [[para("c")]]}]]}]),
        ),
        ("- a\n\n- b", json!([{"t": "ul", "items": [[para("a")], [para("b")]]}])),
        ("3. a\n4. b", json!([{"t": "ol", "start": 3, "items": [[para("a")], [para("b")]]}])),
        ("1. a", json!([{"t": "ol", "items": [[para("a")]]}])),
        (
            "> a\n>\n> > b",
            json!([{"t": "quote", "blocks": [para("a"), {"t": "quote", "blocks": [para("b")]}]}]),
        ),
        ("```rust\na\n  b\n```", json!([{"t": "code", "text": "a\n  b"}])),
        ("a\n\n---\n\nb", json!([para("a"), {"t": "rule"}, para("b")])),
        (
            "| Fee | |\n|---|---|\n| *2 %* | x |\n| 3 % |",
            json!([{"t": "table", "head": [[["Fee", ""]], []],
            "rows": [[[["2 %", "i"]], [["x", ""]]], [[["3 %", ""]], []]]}]),
        ),
        (
            "see [the *terms*](https://Example.com/a)!",
            json!([{"t": "para", "runs": [["see ", ""],
            ["the ", "", "https://example.com/a"], ["terms", "i", "https://example.com/a"], ["!", ""]]}]),
        ),
        (
            "<https://пример.example>",
            json!([{"t": "para", "runs": [["https://пример.example", "", "https://xn--e1afmkfd.example/"]]}]),
        ),
        (
            "[a]\n\n[a]: https://a.example 'x'",
            json!([{"t": "para", "runs": [["a", "", "https://a.example/"]]}]),
        ),
        ("a <b onclick=x>c</b> <!-- d -->", json!([para("a <b onclick=x>c</b> <!-- d -->")])),
        ("<script>\nalert(1)\n</script>", json!([para("<script>\nalert(1)\n</script>")])),
        ("見て\nください ok\nok", json!([para("見てください ok ok")])),
        ("&amp; &copy; \\*a\\*", json!([para("& © *a*")])),
        ("", json!([])),
    ] {
        assert_eq!(typed(markdown), blocks, "{markdown}");
    }
}

#[test]
fn what_has_no_type_is_refused_at_its_place() {
    for (markdown, at, says) in [
        (
            "see ![a chart](https://x.example/c.png)",
            "![a chart](https://x.example/c.png)",
            "picture",
        ),
        ("[a](http://x.example)", "[a](http://x.example)", "https only, not by http"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))", "not by javascript"),
        ("[a](JaVaScRiPt:alert(1))", "[a](JaVaScRiPt:alert(1))", "not by javascript"),
        ("[a](/terms)", "[a](/terms)", "no full address"),
        ("[a](#fees)", "[a](#fees)", "no full address"),
        ("[a](//x.example)", "[a](//x.example)", "no full address"),
        ("[a]()", "[a]()", "no full address"),
        ("<bo@x.example>", "<bo@x.example>", "no full address"),
        ("[a](mailto:bo@x.example)", "[a](mailto:bo@x.example)", "not by mailto"),
        (
            "[a](https://bank.example@evil.example)",
            "[a](https://bank.example@evil.example)",
            "hides",
        ),
        ("[a](https://)", "[a](https://)", "no full address"),
        ("é [a](data:x)", "[a](data:x)", "not by data"),
    ] {
        let refused = prose(markdown).unwrap_err();
        assert_eq!(&markdown[refused[0].range.clone()], at);
        assert!(refused[0].message.contains(says), "{refused:?}");
    }
    let deep = "> ".repeat(MAX_RICH_TEXT_DEPTH) + "a";
    assert!(prose(&deep).unwrap_err()[0].message.contains("deep"));
    assert_eq!(typed(&"> ".repeat(MAX_RICH_TEXT_DEPTH - 1)).as_array().unwrap().len(), 1);
}

#[test]
fn plain_text_says_the_same() {
    let text = prose(
        "# Fees\n\nSee **this**:\n\n- a\n- b\n\n2. c\n\n| x | y |\n|-|-|\n| 1 | 2 |\n\n> q\n\n---",
    )
    .unwrap();
    assert_eq!(plain(&text), "Fees\n\nSee this:\n\n• a\n\n• b\n\n2. c\n\nx · y\n\n1 · 2\n\nq");
    for (markdown, is) in [
        ("a\n\nb", true),
        ("a  \nb", true),
        ("", true),
        ("*a*", false),
        ("- a", false),
        ("<https://a.example>", false),
    ] {
        assert_eq!(is_plain(&prose(markdown).unwrap()), is, "{markdown}");
    }
}

/// Pieces of Markdown syntax, so that random texts have a lot of structure.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        "Word ",
        "é",
        "漢字",
        " ",
        "\n",
        "\n\n",
        "  \n",
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "7) ",
        "> ",
        "    ",
        "\t",
        "```",
        "~~~\n",
        "`",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "](https://a.example/x)",
        "](http://b.example)",
        "](javascript:alert(1))",
        "<https://c.example>",
        "<b>",
        "</b>",
        "<script>",
        "<!--",
        "-->",
        "| a | b |\n|---|---|\n",
        "| ",
        "|",
        "---",
        "***\n",
        "&lt;",
        "&#0;",
        "\\",
        "[x]: https://d.example\n",
        "[x]",
        "[^1]",
        "$x$",
        "- [ ] ",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "https://e.example",
        ":",
        "\r\n",
    ];
    prop::collection::vec(select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// All words that the parser reads, in order, without spaces.
fn words_of(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let text = events.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
            Some(text.into_string())
        }
        _ => None,
    });
    text.collect::<String>().chars().filter(|c| !c.is_whitespace()).collect()
}

fn words_in(value: &Value, out: &mut String) {
    match value {
        Value::Array(list) if list.len() > 1 && list[0].is_string() => {
            out.push_str(list[0].as_str().unwrap())
        }
        Value::Array(list) => list.iter().for_each(|value| words_in(value, out)),
        Value::Object(map) => {
            for key in ["runs", "items", "blocks", "head", "rows"] {
                map.get(key).into_iter().for_each(|value| words_in(value, out));
            }
            map.get("text").and_then(Value::as_str).into_iter().for_each(|text| out.push_str(text));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 2_000 } else { 20_000 }))]

    #[test]
    fn no_text_is_lost_and_no_link_leads_elsewhere(markdown in prop_oneof![4 => markdown(), 1 => any::<String>()]) {
        match prose(&markdown) {
            Ok(text) => {
                let blocks = serde_json::to_value(&text).unwrap();
                let mut words = String::new();
                words_in(&blocks, &mut words);
                words.retain(|c| !c.is_whitespace());
                prop_assert_eq!(words, words_of(&markdown), "{}", blocks);
                // The policy accepts the result: depth, tables, links.
                let notice = json!({"version": "1", "basis": "contract", "document": {"blocks": blocks},
                    "schedule": [{"announced_at": 0, "accept_before": 1}]}).to_string();
                let read = Notice::read(&serde_json::from_str(&notice).unwrap());
                prop_assert_eq!(read.map(|notice| notice.document.blocks), Ok(Some(text)));
            }
            Err(refused) => {
                for one in refused {
                    prop_assert!(markdown.get(one.range.clone()).is_some_and(|text| !text.is_empty()), "{:?}", one);
                    prop_assert!(one.message.ends_with('.'));
                }
            }
        }
    }
}

#[test]
fn a_long_text_is_read_in_linear_time() {
    let text = "- a *b* [c](https://d.example)\n".repeat(MAX_RICH_TEXT_PARTS);
    assert_eq!(prose(&text).unwrap().0.len(), 1);
}
