//! Asks the native door for the answer to every shared case, so that the other doors can be held against its bytes.

use std::path::Path;
use std::{env, fs};

fn main() {
    let here = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let folder = Path::new(&here).join("../cases");
    println!("cargo::rerun-if-changed={}", folder.display());
    let (mut ids, mut requests, mut answers) = (String::new(), String::new(), String::new());
    for name in ["format", "send", "template", "terms"] {
        let path = folder.join(name).with_extension("jsonl");
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let case: serde_json::Value = serde_json::from_str(line).expect("a case is JSON");
            let request = case["request"].to_string();
            ids += &format!("{}\n", case["id"].as_str().expect("a case has an id"));
            answers += &format!("{}\n", windowpane_policy::check_text(&request).to_json());
            requests += &format!("{request}\n");
        }
    }
    let out = env::var("OUT_DIR").expect("cargo sets it");
    for (name, text) in [("ids", ids), ("requests", requests), ("answers", answers)] {
        fs::write(Path::new(&out).join(name), text).expect("OUT_DIR can be written");
    }
}
