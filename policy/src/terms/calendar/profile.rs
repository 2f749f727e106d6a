//! How much time people must have between announcement and deadline, by the type of contract.
//! The author of a notice chooses a profile; `lint/dates.rs` compares it with the schedule.

use super::period::Period;
use crate::words::table;

/// A type of contract, named after the rule that sets its period of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Platform to business: Regulation (EU) 2019/1150 art. 3(2), 15 days. Its repeal is proposed, COM(2025) 837.
    P2b,
    /// Electronic communications: Directive (EU) 2018/1972 art. 105(4), one month.
    Eecc,
    /// Payment services: Directive (EU) 2015/2366 art. 54(1), two months.
    Psd2,
    /// Consumers of digital content: 30 days, those of Directive (EU) 2019/770 art. 19(3) to terminate.
    Consumer,
    /// No period is asked for.
    None,
}

table! { PROFILES: Profile {
    "p2b" => Profile::P2b,
    "eecc" => Profile::Eecc,
    "psd2" => Profile::Psd2,
    "consumer" => Profile::Consumer,
    "none" => Profile::None,
} }

impl Profile {
    /// The names in notices and commands.
    pub fn names() -> &'static [&'static str] {
        PROFILES.words
    }

    /// The profile of that name.
    pub fn parse(name: &str) -> Option<Profile> {
        PROFILES.exact(name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        PROFILES.word(&self).unwrap_or_default()
    }

    /// The shortest period; none where none is asked for.
    pub fn period(self) -> Option<Period> {
        match self {
            Profile::P2b => Some(Period::Days(15)),
            Profile::Eecc => Some(Period::Months(1)),
            Profile::Psd2 => Some(Period::Months(2)),
            Profile::Consumer => Some(Period::Days(30)),
            Profile::None => None,
        }
    }
}
