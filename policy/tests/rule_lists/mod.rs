//! What the tests of all lists of rules share: their examples, and the pages that the lists are written to.
//! What an example shows is tested beside each list.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The examples of a list, in `rules/NAME.jsonl`.
pub fn examples(name: &str) -> Vec<Value> {
    let text = fs::read_to_string(file(&format!("rules/{name}.jsonl"))).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Panics where `docs/rules/NAME.md` is another text than `wanted`; with `UPDATE` in the environment it is written first.
pub fn assert_page(name: &str, wanted: &str) {
    let page = file(&format!("../docs/rules/{name}.md"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, wanted).unwrap();
    }
    let there = fs::read_to_string(&page).unwrap_or_default();
    assert!(
        there == wanted,
        "docs/rules/{name}.md is not what the rules are: write it with UPDATE=1"
    );
}
