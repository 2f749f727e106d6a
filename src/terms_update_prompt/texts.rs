//! What the prompt says itself, from locales/. The notice's words come with the notice, dates and numbers from the browser.

use crate::ui::i18n::Name;

include!(concat!(env!("OUT_DIR"), "/terms-update-prompt.rs"));

/// Before the names of data and features that a page adds to its labels: `name.loyalty_card`.
pub(crate) const NAMES: &str = "name.";

/// The data categories and features of notices that the prompt has a name for; a text has the name of its code.
const CODES: [Text; 11] = [
    Text::PhoneNumber,
    Text::IpAddress,
    Text::Location,
    Text::PurchaseHistory,
    Text::DeviceInformation,
    Text::Interactions,
    Text::ServiceUsage,
    Text::Transactions,
    Text::ChatList,
    Text::Calls,
    Text::Notifications,
];

impl Texts {
    /// What people call a data category or a feature: the page's name (`{"labels":{"name.loyalty_card":"Loyalty card"}}`), the
    /// prompt's, or the code with spaces.
    pub(crate) fn name_of(&self, code: &str) -> String {
        let own = || CODES.into_iter().find(|text| text.name() == code).map(|text| self.get(text));
        match self.own(&format!("{NAMES}{code}")).or_else(own) {
            Some(name) => name.to_owned(),
            None => code.replace('_', " "),
        }
    }
}
