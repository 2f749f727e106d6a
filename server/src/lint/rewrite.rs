//! Edits a JSON text so that it has another value, with as few edits as possible; the rest stays byte for byte.
//! What the other value is, and why, is decided in `fix.rs`.

use std::ops::Range;

use windowpane_policy::Value;

use crate::findings::source_map::{Member, Node, NodeKind, SourceMap, characters};

/// Edits before giving up; a template that a person wrote takes fewer.
const MOST_EDITS: usize = 1_000;

type Edit = (Range<usize>, String);

/// The text changed so that it reads as `target`; none where that takes too many edits.
pub fn rewritten(text: &str, target: &Value<'_>) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..MOST_EDITS {
        let have = Value::from_json(&text).ok()?;
        if have == *target {
            return Some(text);
        }
        let source_map = SourceMap::of(&text);
        let (range, new) =
            Rewrite { text: &text }.edit(source_map.root.as_ref()?, &have, target)?;
        text.replace_range(range, &new);
    }
    None
}

fn json(value: &Value<'_>) -> String {
    // Writing this type to memory cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}

struct Rewrite<'t> {
    text: &'t str,
}

impl Rewrite<'_> {
    /// The first edit that brings what `node` reads as nearer to `target`.
    fn edit(&self, node: &Node<'_>, have: &Value<'_>, target: &Value<'_>) -> Option<Edit> {
        match (&node.kind, have, target) {
            (NodeKind::Object(members), Value::Map(have), Value::Map(target)) => {
                if let Some((key, _)) = have.iter().find(|(key, _)| target.get(key).is_none()) {
                    let Member { key, value } = members.get(key)?;
                    return Some((self.with_comma(key.start..value.range.end), String::new()));
                }
                for (key, wanted) in target.iter() {
                    match have.get(key) {
                        None => {
                            return Some(self.added(
                                node,
                                members.values().map(|member| &member.value),
                                Some(key),
                                wanted,
                            ));
                        }
                        Some(value) if value != wanted => {
                            return self.edit(&members.get(key)?.value, value, wanted);
                        }
                        Some(_) => {}
                    }
                }
                None
            }
            (NodeKind::Array(nodes), Value::List(have), Value::List(target)) => {
                self.list(node, nodes, have, target)
            }
            (NodeKind::Text, Value::Text(have), Value::Text(target)) => {
                Some(self.words(&node.range, have, target))
            }
            _ => Some((node.range.clone(), json(target))),
        }
    }

    fn list(
        &self,
        node: &Node<'_>,
        nodes: &[Node<'_>],
        have: &[Value<'_>],
        target: &[Value<'_>],
    ) -> Option<Edit> {
        let differs = have.iter().zip(target).position(|(have, target)| have != target);
        if have.len() > target.len() {
            let item = nodes.get(differs.unwrap_or(target.len()))?;
            return Some((self.with_comma(item.range.clone()), String::new()));
        }
        if have.len() < target.len() {
            return Some(self.added(node, nodes.iter(), None, target.get(have.len())?));
        }
        let at = differs?;
        if let Some(order) = order(have, target) {
            return self.reordered(nodes, &order);
        }
        self.edit(nodes.get(at)?, have.get(at)?, target.get(at)?)
    }

    /// The same items in another order, what stands between them left where it is.
    fn reordered(&self, nodes: &[Node<'_>], order: &[usize]) -> Option<Edit> {
        let range = nodes.first()?.range.start..nodes.last()?.range.end;
        let mut new = String::new();
        for (place, from) in order.iter().enumerate() {
            new.push_str(self.text.get(nodes.get(*from)?.range.clone())?);
            if let (Some(here), Some(next)) = (nodes.get(place), nodes.get(place + 1)) {
                new.push_str(self.text.get(here.range.end..next.range.start)?);
            }
        }
        Some((range, new))
    }

    /// Only the characters that differ, so that escapes elsewhere in a text stay as they are.
    fn words(&self, literal: &Range<usize>, have: &str, target: &str) -> Edit {
        let (have, target): (Vec<char>, Vec<char>) =
            (have.chars().collect(), target.chars().collect());
        let start = have.iter().zip(&target).take_while(|(have, target)| have == target).count();
        let rest = have.len().min(target.len()) - start;
        let end = have
            .iter()
            .rev()
            .zip(target.iter().rev())
            .take(rest)
            .take_while(|(have, target)| have == target)
            .count();
        let new: String =
            target.get(start..target.len() - end).unwrap_or_default().iter().collect();
        let new = json(&Value::Text(new.into()));
        let new = new.strip_prefix('"').and_then(|new| new.strip_suffix('"')).unwrap_or_default();
        (characters(self.text, literal, (start, have.len() - end)), new.to_owned())
    }

    /// A new last item, or member where it has a key, set apart as its neighbours are.
    fn added<'n>(
        &self,
        node: &Node<'_>,
        nodes: impl Iterator<Item = &'n Node<'n>>,
        key: Option<&str>,
        value: &Value<'_>,
    ) -> Edit {
        let new = match key {
            Some(key) => format!("{}: {}", json(&Value::Text(key.into())), json(value)),
            None => json(value),
        };
        let opening = node.range.start + 1;
        match nodes.map(|node| node.range.end).max() {
            Some(last) => {
                let inside = self.text.get(opening..).unwrap_or_default();
                let indent = inside.len() - inside.trim_start().len();
                let space = inside.get(..indent).unwrap_or_default();
                let space = if space.is_empty() { " " } else { space };
                (last..last, format!(",{space}{new}"))
            }
            None => (opening..opening, new),
        }
    }

    /// The range of an item or member with the comma that goes with it.
    fn with_comma(&self, range: Range<usize>) -> Range<usize> {
        let after = self.text.get(range.end..).unwrap_or_default();
        let gap = after.len() - after.trim_start().len();
        if let Some(rest) = after.get(gap..).and_then(|after| after.strip_prefix(',')) {
            let next = rest.len() - rest.trim_start().len();
            return range.start..range.end + gap + 1 + next;
        }
        let before = self.text.get(..range.start).unwrap_or_default().trim_end();
        match before.strip_suffix(',') {
            Some(before) => before.len()..range.end,
            None => range,
        }
    }
}

/// Where each item of `target` stands in `have`, where both have the same items.
fn order(have: &[Value<'_>], target: &[Value<'_>]) -> Option<Vec<usize>> {
    let mut taken = vec![false; have.len()];
    let mut order = Vec::with_capacity(target.len());
    for item in target {
        let at = (0..have.len())
            .find(|at| taken.get(*at) == Some(&false) && have.get(*at) == Some(item))?;
        *taken.get_mut(at)? = true;
        order.push(at);
    }
    Some(order)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rewrite(text: &str, target: &str) -> String {
        rewritten(text, &serde_json::from_str(target).unwrap()).unwrap()
    }

    #[test]
    fn what_stays_the_same_stays_as_it_is_written() {
        for (text, target, expected) in [
            // The escapes of the rest of a text.
            (r#"{"a" : "caf\u00e9 {1}"}"#, r#"{"a":"café {{1}}"}"#, r#"{"a" : "caf\u00e9 {{1}}"}"#),
            (r#"["\ud83d\udc4b a  b"]"#, r#"["👋 a b"]"#, r#"["\ud83d\udc4b a b"]"#),
            ("{\"a\": 1,\r\n \"b\": [2, 3] }", r#"{"a":1,"b":[2]}"#, "{\"a\": 1,\r\n \"b\": [2] }"),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", r#"{"b":2}"#, "{\n  \"b\": 2\n}"),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", r#"{"a":1}"#, "{\n  \"a\": 1\n}"),
            ("{\n  \"a\": 1\n}", r#"{"a":1,"b":"é"}"#, "{\n  \"a\": 1,\n  \"b\": \"é\"\n}"),
            ("{ }", r#"{"b":2}"#, "{\"b\": 2 }"),
            // Items in another order keep their own spelling.
            (
                "[ {\"x\":1},\n  { \"y\" : 2 } ]",
                r#"[{"y":2},{"x":1}]"#,
                "[ { \"y\" : 2 },\n  {\"x\":1} ]",
            ),
            ("[1, 2, 3, 4]", "[1, 4]", "[1, 4]"),
            ("[1 , 2]", "[]", "[]"),
            ("[1]", "[1, [\"a\"]]", "[1, [\"a\"]]"),
            ("{\"a\": [\"x\"]}", r#"{"a":"x"}"#, "{\"a\": \"x\"}"),
        ] {
            assert_eq!(rewrite(text, target), expected);
        }
    }

    fn value() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            (0..3i64).prop_map(Into::into),
            "[ab{\"\\\\é👋\n]{0,4}".prop_map(Into::into)
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                proptest::collection::btree_map("[a-c]", inner, 0..4)
                    .prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_becomes_any_other(from in value(), to in value(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&from).unwrap() } else { from.to_string() };
            let to = to.to_string();
            let target: Value<'_> = serde_json::from_str(&to).unwrap();
            let new = rewritten(&text, &target).expect("a way");
            prop_assert_eq!(serde_json::from_str::<Value<'_>>(&new).unwrap(), target);
        }
    }
}
