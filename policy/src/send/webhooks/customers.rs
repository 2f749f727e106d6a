//! Which names are one customer's: WhatsApp knows a customer by a number, by an id, or by both.
//! Who named whom is read in `cloud_api.rs`; names of the other channels are never two.

use super::plain;

/// Names that payloads, or the request, tell of together; what is named together with the same name is one customer too.
#[derive(Default)]
pub(super) struct Customers<'v> {
    pairs: Vec<[&'v str; 2]>,
    /// In order; none before [`Customers::settle`].
    names: Vec<&'v str>,
    /// For each name the place of one before it that is the same customer's, or its own.
    others: Vec<usize>,
}

impl<'v> Customers<'v> {
    /// Notes that both are one customer; an empty name is none.
    pub(super) fn are_one(&mut self, number: &'v str, id: &'v str) {
        let pair = [plain(number), id];
        if !number.is_empty() && !id.is_empty() && self.pairs.last() != Some(&pair) {
            self.pairs.push(pair);
        }
    }

    /// Works out who is whom, once all pairs are noted.
    pub(super) fn settle(&mut self) {
        self.names = self.pairs.iter().flatten().copied().collect();
        self.names.sort();
        self.names.dedup();
        self.others = (0..self.names.len()).collect();
        for pair in std::mem::take(&mut self.pairs) {
            let [a, b] =
                pair.map(|name| self.first(self.names.binary_search(&name).unwrap_or_default()));
            self.set(a.max(b), a.min(b));
        }
        // Each one's other stands before it, and points to the first already.
        for at in 0..self.names.len() {
            self.set(at, self.other(self.other(at)));
        }
    }

    /// The name by which the customer of this name goes here.
    pub(super) fn one(&self, name: &'v str) -> &'v str {
        let name = plain(name);
        let place = self.names.binary_search(&name);
        place.ok().and_then(|at| self.names.get(self.other(at))).copied().unwrap_or(name)
    }

    /// The first name of the customer, with half the way to it taken out.
    fn first(&mut self, mut at: usize) -> usize {
        while self.other(at) != at {
            self.set(at, self.other(self.other(at)));
            at = self.other(at);
        }
        at
    }

    fn other(&self, at: usize) -> usize {
        self.others.get(at).copied().unwrap_or(at)
    }

    fn set(&mut self, at: usize, other: usize) {
        if let Some(place) = self.others.get_mut(at) {
            *place = other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(pairs: &[[&'static str; 2]]) -> Customers<'static> {
        let mut customers = Customers::default();
        pairs.iter().for_each(|[number, id]| customers.are_one(number, id));
        customers.settle();
        customers
    }

    #[test]
    fn what_is_named_together_is_one_however_long_the_chain() {
        let customers =
            known(&[["+7", "C"], ["8", "D"], ["7", "A"], ["9", "C"], ["", "E"], ["5", ""]]);
        let one = |name| customers.one(name);
        assert!(["+7", "A", "C", "9"].into_iter().all(|name| one(name) == one("7")));
        assert_eq!(one("8"), one("D"));
        assert_ne!(one("8"), one("7"));
        assert_eq!([one("E"), one("5"), one("+6"), one("")], ["E", "5", "6", ""]);
        assert_eq!(known(&[]).one("+7"), "7");
    }

    #[test]
    fn a_chain_of_many_is_settled() {
        let names: Vec<String> =
            (0..20_000).map(|n| format!("{:05}", n * 7_919 % 20_000)).collect();
        let mut customers = Customers::default();
        names.iter().zip(&names[1..]).rev().for_each(|(a, b)| customers.are_one(a, b));
        customers.settle();
        assert!(names.iter().all(|name| customers.one(name) == "00000"));
    }
}
