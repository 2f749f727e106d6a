//! Lists of rules that find problems have an example of each kind: one that is refused and one that is accepted.
//! What else the lists share is in `rule_lists`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use windowpane_policy::Rule;

/// Panics where a rule has no refused or no accepted example, or an example no rule.
pub fn assert_examples_of_each_kind(
    examples: &[Value],
    rules: impl Iterator<Item = &'static Rule>,
) {
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for example in examples {
        let of = kinds.entry(example["code"].as_str().unwrap().to_owned()).or_default();
        of.0 += usize::from(example["refused"].is_object());
        of.1 += usize::from(example["accepted"].is_object());
    }
    let listed: BTreeSet<String> = rules.map(|rule| rule.code.to_owned()).collect();
    assert_eq!(kinds.keys().cloned().collect::<BTreeSet<_>>(), listed);
    for (code, (refused, accepted)) in kinds {
        assert!(refused > 0 && accepted > 0, "{code}: {refused} refused, {accepted} accepted");
    }
}
