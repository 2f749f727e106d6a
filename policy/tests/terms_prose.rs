//! Typed text of notices: what is read is written back, and what is not of its shape is an error at its place.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic"
)]

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use windowpane_policy::check_text;
use windowpane_policy::terms::{MAX_RICH_TEXT_DEPTH, MAX_RICH_TEXT_PARTS, Notice, is_safe_link};

fn request(blocks: &Value) -> Value {
    json!({"check": "terms", "now": "2021-01-10T00:00:00Z", "visitor": {"language": "de-AT"}, "notice": {
        "version": "1", "basis": "contract",
        "schedule": [{"announced_at": "2021-01-07T00:00:00Z", "accept_before": "2021-02-09T00:00:00Z"}],
        "document": {"language": "en", "blocks": blocks},
        "changes": [{"id": "a", "text": "a", "blocks": []}, {"id": "b", "blocks": blocks}],
        "translations": {"de": {"changes": {"a": {"blocks": blocks}}}}}})
}

fn answer(blocks: &Value) -> Value {
    serde_json::from_str(&check_text(&request(blocks).to_string()).to_json()).unwrap()
}

/// Code and path of what is wrong, the path from the blocks on.
fn error(blocks: &Value) -> (String, String) {
    let answer = answer(blocks);
    let text =
        |key: &str| answer["error"][key].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
    (text("code"), text("path").strip_prefix("notice.changes[1].blocks").unwrap().to_owned())
}

fn run() -> impl Strategy<Value = Value> {
    let styles = select(vec!["", "b", "i", "bi", "s", "ism", "m", "bism"]);
    (any::<String>(), styles, prop::option::of("https://[a-z]{1,8}\\.example/[a-zäß?#=]{0,9}"))
        .prop_map(|(text, styles, href)| {
            href.map_or_else(|| json!([text, styles]), |href| json!([text, styles, href]))
        })
}

fn line() -> impl Strategy<Value = Value> {
    prop::collection::vec(run(), 0..4).prop_map(Value::from)
}

fn table() -> impl Strategy<Value = Value> {
    (0..4usize, 0..3usize).prop_flat_map(|(columns, rows)| {
        let cells = || prop::collection::vec(line(), columns);
        (cells(), prop::collection::vec(cells(), rows))
            .prop_map(|(head, rows)| json!({"t": "table", "head": head, "rows": rows}))
    })
}

fn blocks() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        line().prop_map(|runs| json!({"t": "para", "runs": runs})),
        (1..=6, line())
            .prop_map(|(level, runs)| json!({"t": "heading", "level": level, "runs": runs})),
        any::<String>().prop_map(|text| json!({"t": "code", "text": text})),
        Just(json!({"t": "rule"})),
        table(),
    ];
    let block = leaf.prop_recursive(MAX_RICH_TEXT_DEPTH as u32 - 1, 40, 4, |block| {
        let blocks = || prop::collection::vec(block.clone(), 0..4);
        let items = || prop::collection::vec(blocks(), 0..3);
        prop_oneof![
            items().prop_map(|items| json!({"t": "ul", "items": items})),
            items().prop_map(|items| json!({"t": "ol", "items": items})),
            (0..1_000_000_000, items())
                .prop_map(|(start, items)| json!({"t": "ol", "start": start, "items": items})),
            blocks().prop_map(|blocks| json!({"t": "quote", "blocks": blocks})),
        ]
    });
    prop::collection::vec(block, 0..5).prop_map(Value::from)
}

/// Something else in one place: the `turn`th value of those inside, counted by walking in.
fn changed(value: &mut Value, turns: &[usize], with: &Value) {
    let inside: Vec<&mut Value> = match value {
        Value::Object(map) => map.values_mut().collect(),
        Value::Array(list) => list.iter_mut().collect(),
        _ => Vec::new(),
    };
    let count = inside.len();
    match (turns, inside.into_iter().nth(turns.first().map_or(0, |turn| turn % count.max(1)))) {
        ([_, rest @ ..], Some(value)) => changed(value, rest, with),
        _ => *value = with.clone(),
    }
}

proptest! {
    #[test]
    fn what_is_read_is_written_back(blocks in blocks()) {
        let answer = answer(&blocks);
        prop_assert_eq!(&answer["ok"], &json!(true), "{}", answer);
        prop_assert_eq!(&answer["changes"][0]["blocks"], &blocks);
        prop_assert_eq!(&answer["changes"][0]["text"], &Value::Null);
        prop_assert_eq!(&answer["changes"][1]["blocks"], &blocks);
        let text = request(&blocks)["notice"].to_string();
        let notice = Notice::read(&serde_json::from_str(&text).unwrap()).unwrap();
        prop_assert_eq!(serde_json::to_value(&notice.document.blocks).unwrap(), blocks);
    }

    #[test]
    fn what_is_changed_is_refused_or_written_back_as_it_is_read(
        mut blocks in blocks(),
        turns in prop::collection::vec(0..50usize, 0..9),
        with in select(vec![
            json!(null), json!(0), json!(7), json!(1.5), json!(true), json!(""), json!("b"), json!("para"), json!("rule"),
            json!([]), json!([[]]), json!({}), json!({"t": "rule"}), json!(["x", "b"]), json!(["x", "b", "http://x"]),
        ]),
    ) {
        changed(&mut blocks, &turns, &with);
        let answer = answer(&blocks);
        if answer["ok"] == true {
            // A null counts as absent.
            if with == Value::Null {
                let again = self::answer(&answer["changes"][1]["blocks"]);
                prop_assert_eq!(&again["changes"], &answer["changes"]);
            } else {
                prop_assert_eq!(&answer["changes"][1]["blocks"], &blocks);
            }
        } else {
            prop_assert!(answer["error"]["path"].as_str().unwrap().contains("blocks"), "{}", answer);
        }
    }

    #[test]
    fn a_link_that_is_read_leads_by_https(href in "(https?:/{0,3}|javascript:|//|)[a-z\\\\ \t@.:/]{0,12}") {
        let answer = answer(&json!([{"t": "para", "runs": [["x", "", href]]}]));
        prop_assert_eq!(answer["ok"] == true, is_safe_link(&href));
    }
}

#[test]
fn every_error_has_its_code_and_path() {
    let para = |run: Value| json!([{"t": "para", "runs": [["a", ""], run]}]);
    for (blocks, code, path) in [
        (json!("text"), "type", ""),
        (json!([null]), "missing", "[0]"),
        (json!(["text"]), "type", "[0]"),
        (json!([{"t": "html"}]), "value", "[0].t"),
        (json!([{"t": 1}]), "type", "[0].t"),
        (json!([{"t": "rule", "level": 1}]), "unknown_field", "[0].level"),
        (json!([{"t": "para"}]), "missing", "[0].runs"),
        (json!([{"t": "heading", "runs": []}]), "missing", "[0].level"),
        (json!([{"t": "heading", "level": 7, "runs": []}]), "value", "[0].level"),
        (json!([{"t": "ul", "start": 1, "items": []}]), "unknown_field", "[0].start"),
        (json!([{"t": "ol", "start": -1, "items": []}]), "value", "[0].start"),
        (json!([{"t": "ul", "items": [{"t": "rule"}]}]), "type", "[0].items[0]"),
        (json!([{"t": "ul", "items": [null]}]), "missing", "[0].items[0]"),
        (json!([{"t": "quote", "blocks": [{}]}]), "missing", "[0].blocks[0].t"),
        (json!([{"t": "code"}]), "missing", "[0].text"),
        (json!([{"t": "table", "head": [[]], "rows": [[[]], [[], []]]}]), "value", "[0].rows[1]"),
        (para(json!("a")), "type", "[0].runs[1]"),
        (para(json!(null)), "value", "[0].runs[1]"),
        (para(json!(["a"])), "value", "[0].runs[1]"),
        (para(json!(["a", "", "https://example.org", ""])), "value", "[0].runs[1]"),
        (para(json!([1, ""])), "type", "[0].runs[1][0]"),
        (para(json!([null, ""])), "missing", "[0].runs[1][0]"),
        (para(json!(["a", "ib"])), "value", "[0].runs[1][1]"),
        (para(json!(["a", "b", null])), "missing", "[0].runs[1][2]"),
        (para(json!(["a", "b", "javascript:alert(1)"])), "value", "[0].runs[1][2]"),
    ] {
        assert_eq!(error(&blocks), (code.to_owned(), path.to_owned()), "{blocks}");
    }
}

fn nested(depth: usize) -> Value {
    (1..depth).fold(json!([{"t": "rule"}]), |inner, _| json!([{"t": "quote", "blocks": inner}]))
}

#[test]
fn depth_and_size_have_limits() {
    assert_eq!(answer(&nested(MAX_RICH_TEXT_DEPTH - 1))["ok"], true);
    assert_eq!(
        error(&nested(MAX_RICH_TEXT_DEPTH + 1)),
        ("limit".to_owned(), format!("{}[0]", "[0].blocks".repeat(MAX_RICH_TEXT_DEPTH)))
    );
    let many = |count: usize| json!([{"t": "para", "runs": vec![json!(["x", ""]); count - 1]}]);
    assert_eq!(answer(&many(MAX_RICH_TEXT_PARTS))["ok"], true);
    assert_eq!(
        error(&many(MAX_RICH_TEXT_PARTS + 1)),
        ("limit".to_owned(), format!("[0].runs[{}]", MAX_RICH_TEXT_PARTS - 1))
    );
    // Wide in every direction, and read once.
    let wide = json!(vec![
        json!({"t": "table", "head": vec![json!([]); 50], "rows": vec![vec![json!([]); 50]; 50]});
        40
    ]);
    assert_eq!(error(&wide).0, "limit");
}

#[test]
fn each_kind_of_nesting_counts() {
    for nest in [
        |blocks: Value| json!([{"t": "ul", "items": [blocks]}]),
        |blocks: Value| json!([{"t": "ol", "items": [blocks]}]),
        |blocks: Value| json!([{"t": "quote", "blocks": blocks}]),
    ] {
        let nested =
            |times: usize| (0..times).fold(json!([{"t": "rule"}]), |blocks, _| nest(blocks));
        assert_eq!(answer(&nested(MAX_RICH_TEXT_DEPTH - 1))["ok"], true, "{}", nested(1));
        assert_eq!(error(&nested(MAX_RICH_TEXT_DEPTH)).0, "limit", "{}", nested(1));
    }
}
