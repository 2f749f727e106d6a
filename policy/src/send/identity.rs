//! Who talks with whom: the two ends of the conversation asked about, and which names are one customer's.
//! Who named whom is read in `webhooks`; only WhatsApp knows a customer by two names, a number and an id.

use super::request::SendRequest;

/// The conversation that is asked about, as far as the request names it.
#[derive(Clone, Copy, Default)]
pub(super) struct Conversation<'v> {
    /// The business's end: the id of a number on WhatsApp, of a Page or account elsewhere.
    pub(super) business: Option<&'v str>,
    /// The customer's id on the channel.
    pub(super) customer: Option<&'v str>,
    /// The same customer's other one.
    pub(super) also: Option<&'v str>,
    /// The group, where the conversation is one.
    pub(super) group: Option<&'v str>,
}

impl<'v> Conversation<'v> {
    pub(super) fn of(request: &'v SendRequest<'_>) -> Self {
        let business = request.business.as_ref();
        let recipient = request.recipient.as_ref();
        let user_id = recipient.and_then(|recipient| recipient.user_id.as_deref());
        let wa_id = recipient.and_then(|recipient| recipient.wa_id.as_deref());
        let group = recipient.and_then(|recipient| recipient.group_id.as_deref());
        let (business, customer, also) = if request.channel.has_pages() {
            (business.and_then(|business| business.account_id.as_deref()), user_id, None)
        } else {
            let number = business.and_then(|business| business.phone_number_id.as_deref());
            (number, wa_id.or(user_id), user_id)
        };
        // In a group it is the group that the business talks with, whoever of it spoke.
        let one = |name: Option<&'v str>| name.filter(|_| group.is_none());
        Conversation { business, customer: one(customer), also: one(also), group }
    }
}

/// A number without the plus sign that some write before it.
pub(super) fn plain(number: &str) -> &str {
    number.strip_prefix('+').unwrap_or(number)
}

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
