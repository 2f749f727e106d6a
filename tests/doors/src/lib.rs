//! The shared cases as lines: ids, requests, and the bytes with which the native door answers each.
//! Whether an answer is the expected one is tested in `policy/tests/cases.rs`.

/// One id a line.
pub const IDS: &str = include_str!(concat!(env!("OUT_DIR"), "/ids"));
/// One request a line, in the order of [`IDS`].
pub const REQUESTS: &str = include_str!(concat!(env!("OUT_DIR"), "/requests"));
/// One answer of the native door a line, in the order of [`IDS`].
pub const ANSWERS: &str = include_str!(concat!(env!("OUT_DIR"), "/answers"));

/// Compares another door's answers, in order, and panics with the first ids that differ.
pub fn assert_same_bytes<'a>(door: &str, answers: impl IntoIterator<Item = &'a str>) {
    let mut answers = answers.into_iter();
    let mut differ = Vec::new();
    let mut count = 0;
    for (id, want) in IDS.lines().zip(ANSWERS.lines()) {
        let got = answers.next().unwrap_or("(no answer)");
        count += 1;
        if got != want {
            differ.push(format!("{id}\n  native {want}\n  {door} {got}"));
        }
    }
    let more = answers.count();
    assert!(more == 0, "{door}: {more} answers too many");
    assert!(count > 400, "only {count} cases");
    assert!(
        differ.is_empty(),
        "{door}: {} of {count} answers differ:\n{}",
        differ.len(),
        differ[..differ.len().min(5)].join("\n")
    );
}
