//! Where a path of an answer leads in a request or a file.
//! What has to be there is said by the tests.

use serde_json::Value;

/// The value at a path such as `template.components[1].text`, and whether its parent is there.
pub fn at<'v>(root: &'v Value, path: &str) -> (Option<&'v Value>, bool) {
    let mut here = Some(root);
    let mut parent = true;
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let (key, list) = step.split_once('[').map_or((step, ""), |(key, list)| (key, list));
        // A path into an array begins with a bracket.
        let mut keys: Vec<Value> = if key.is_empty() { Vec::new() } else { vec![key.into()] };
        keys.extend(
            list.split('[')
                .filter(|n| !n.is_empty())
                .map(|n| n.trim_end_matches(']').parse::<u64>().unwrap().into()),
        );
        for key in keys {
            parent = here.is_some_and(|value| !value.is_null());
            here = here.and_then(|value| match &key {
                Value::String(key) => value.get(key),
                key => value.get(usize::try_from(key.as_u64().unwrap()).unwrap()),
            });
        }
    }
    (here, parent)
}
