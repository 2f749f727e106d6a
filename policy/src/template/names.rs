//! Finds a name among many: the variables of a text, the examples, the values, the labels of buttons.
//! What the names stand for is the caller's to know.

use std::cmp::Ordering;

/// Finds the first place of a name among many; sorted only where looking through them all would be slow.
pub(super) struct Names<'a>(Vec<Name<'a>>, bool);

struct Name<'a> {
    /// Its first eight bytes as a number: most names differ or end there, and numbers compare quickly.
    head: u64,
    text: &'a str,
    at: usize,
}

impl<'a> Name<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        let head = text
            .bytes()
            .take(8)
            .chain(std::iter::repeat(0))
            .take(8)
            .fold(0, |head, byte| head << 8 | u64::from(byte));
        Name { head, text, at }
    }

    fn order(&self, other: &Name<'_>) -> Ordering {
        self.head.cmp(&other.head).then_with(|| {
            let short = self.text.len() <= 8 && other.text.len() <= 8;
            if short { self.text.len().cmp(&other.text.len()) } else { self.text.cmp(other.text) }
        })
    }
}

impl<'a> Names<'a> {
    pub(super) fn new(names: impl Iterator<Item = &'a str>) -> Self {
        let mut list: Vec<Name> = Vec::with_capacity(names.size_hint().0);
        for (at, name) in names.enumerate() {
            // Of the same name many times in a row the first is enough.
            if list.last().is_none_or(|last| last.text != name) {
                list.push(Name::new(name, at));
            }
        }
        let sorted = list.len() > 8;
        if sorted {
            list.sort_by(Name::order);
        }
        Names(list, sorted)
    }

    /// The first place at which `name` stands.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        let found = if self.1 {
            let wanted = Name::new(name, 0);
            self.0
                .get(self.0.partition_point(|have| have.order(&wanted).is_lt()))
                .filter(|have| have.text == name)
        } else {
            self.0.iter().find(|have| have.text == name)
        };
        found.map(|have| have.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_of_a_name_is_found(list in prop::collection::vec("[ab\0]{0,3}|[a-c]{7,10}|é{3,6}", 0..60)) {
            let names = Names::new(list.iter().map(String::as_str));
            for name in &list {
                prop_assert_eq!(names.get(name), list.iter().position(|other| other == name));
            }
            prop_assert_eq!(names.get("absent"), None);
        }
    }
}
