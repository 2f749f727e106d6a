//! The styles of a run: a small set that also remembers which style encloses which, for well-nested tags.
//! How a text comes by its styles is read in `parse.rs`.

use serde::{Serialize, Serializer};

/// A set of styles. Two runs look the same when [`letters`](Styles::letters) are the same; the order of nesting is kept beside
/// the set only so that tags can be written as the markers stood (`_*x*_` is `<i><b>x</b></i>`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Styles(u8);

// Bits 0 to 4 are the set. Bits 5 to 7 say of a pair in the set which one is outside; code has nothing inside it.
const SET: u8 = 0b0001_1111;
const ITALIC_AROUND_BOLD: u8 = 1 << 5;
const STRIKE_AROUND_BOLD: u8 = 1 << 6;
const STRIKE_AROUND_ITALIC: u8 = 1 << 7;

/// The letters of every set, by its bits.
const LETTERS: [&str; 32] = [
    "", "b", "i", "bi", "s", "bs", "is", "bis", "m", "bm", "im", "bim", "sm", "bsm", "ism", "bism",
    "c", "bc", "ic", "bic", "sc", "bsc", "isc", "bisc", "mc", "bmc", "imc", "bimc", "smc", "bsmc",
    "ismc", "bismc",
];

impl Styles {
    /// No style.
    pub const NONE: Styles = Styles(0);
    /// `*bold*`
    pub const BOLD: Styles = Styles(1);
    /// `_italic_`
    pub const ITALIC: Styles = Styles(2);
    /// `~struck through~`
    pub const STRIKE: Styles = Styles(4);
    /// Monospace: text between triple backticks.
    pub const MONO: Styles = Styles(8);
    /// Inline code: text between single backticks.
    pub const CODE: Styles = Styles(16);

    /// Whether all styles of `other` are in the set.
    pub const fn has(self, other: Styles) -> bool {
        self.0 & other.0 & SET == other.0 & SET
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether both sets hold the same styles, nested in whatever order.
    pub const fn looks_like(self, other: Styles) -> bool {
        (self.0 ^ other.0) & SET == 0
    }

    /// The letters of the set, in the order `b i s m c`.
    pub fn letters(self) -> &'static str {
        LETTERS.get(usize::from(self.0 & SET)).copied().unwrap_or_default()
    }

    /// The styles one by one, the outermost first; padded with [`Styles::NONE`].
    pub fn outermost_first(self) -> [Styles; 5] {
        let mut list = [Styles::NONE; 5];
        if self.is_empty() {
            return list;
        }
        let one = |bit: u8| usize::from(self.0 & bit != 0);
        let (bold, italic) = (one(Self::BOLD.0), one(Self::ITALIC.0));
        let (i_b, s_b, s_i) =
            (one(ITALIC_AROUND_BOLD), one(STRIKE_AROUND_BOLD), one(STRIKE_AROUND_ITALIC));
        let above_code = bold + italic + one(Self::STRIKE.0);
        // How many styles stand around each.
        let depths = [
            (Self::BOLD, i_b + s_b),
            (Self::ITALIC, bold - i_b.min(bold) + s_i),
            (Self::STRIKE, bold - s_b.min(bold) + italic - s_i.min(italic)),
            (Self::MONO, above_code),
            (Self::CODE, above_code + one(Self::MONO.0)),
        ];
        for (style, depth) in depths {
            if self.has(style)
                && let Some(place) = list.get_mut(depth)
            {
                *place = style;
            }
        }
        list
    }

    /// Where `to` has one style more than `self`, or one less, and that inside all others: its index in the order `b i s m c`, and
    /// whether it is more.
    pub(super) fn step(self, to: Styles) -> Option<(usize, bool)> {
        let one = Styles((self.0 ^ to.0) & SET);
        let more = to.has(one);
        let (fewer, all) = if more { (self, to) } else { (to, self) };
        let inside = fewer.around(one) == all && fewer.0 & (Self::MONO.0 | Self::CODE.0) == 0;
        (inside && one.0.is_power_of_two()).then_some((one.0.trailing_zeros() as usize, more))
    }

    /// The set with one more style, inside all others.
    pub(super) const fn around(self, inner: Styles) -> Styles {
        // Each pair's bit is a fixed distance above the bit of its outer style.
        let order = match inner {
            Self::BOLD => (self.0 & (Self::ITALIC.0 | Self::STRIKE.0)) << 4,
            Self::ITALIC => (self.0 & Self::STRIKE.0) << 5,
            _ => 0,
        };
        Styles(self.0 | inner.0 | order)
    }

    /// The set without the innermost style, which is `inner`.
    pub(super) const fn leave(self, inner: Styles) -> Styles {
        // The pairs in which it is the inner one; it is the outer one of none.
        let order = match inner {
            Self::BOLD => ITALIC_AROUND_BOLD | STRIKE_AROUND_BOLD,
            Self::ITALIC => STRIKE_AROUND_ITALIC,
            _ => 0,
        };
        Styles(self.0 & !(inner.0 | order))
    }
}

impl Serialize for Styles {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.letters())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Styles; 5] =
        [Styles::BOLD, Styles::ITALIC, Styles::STRIKE, Styles::MONO, Styles::CODE];

    #[test]
    fn letters_follow_the_bits() {
        for bits in 0..32u8 {
            let want: String = "bismc"
                .chars()
                .enumerate()
                .filter(|(at, _)| bits & (1 << at) != 0)
                .map(|(_, c)| c)
                .collect();
            assert_eq!(Styles(bits).letters(), want);
        }
    }

    /// Every way to nest bold, italic and strike, with or without code inside, comes back as it went in, and can be left again.
    #[test]
    fn nesting_is_remembered() {
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        for order in orders {
            for depth in 0..=3 {
                for code in [None, Some(3), Some(4)] {
                    let chain: Vec<Styles> =
                        order.iter().take(depth).chain(code.iter()).map(|at| ALL[*at]).collect();
                    let mut set = Styles::NONE;
                    let mut before = Vec::new();
                    for style in &chain {
                        before.push(set);
                        set = set.around(*style);
                    }
                    let listed: Vec<Styles> = set
                        .outermost_first()
                        .into_iter()
                        .filter(|style| !style.is_empty())
                        .collect();
                    assert_eq!(listed, chain);
                    assert!(chain.iter().all(|style| set.has(*style)));
                    for style in chain.iter().rev() {
                        let all = set;
                        set = set.leave(*style);
                        assert_eq!(
                            all.step(set).map(|(at, more)| (ALL[at], more)),
                            Some((*style, false))
                        );
                        assert_eq!(
                            set.step(all).map(|(at, more)| (ALL[at], more)),
                            Some((*style, true))
                        );
                        assert_eq!(Some(set), before.pop());
                    }
                }
            }
        }
    }

    #[test]
    fn a_step_is_one_style_and_the_innermost() {
        let (b, i, c) = (Styles::BOLD, Styles::ITALIC, Styles::CODE);
        for (from, to) in [
            (b.around(i), i),
            (b.around(c), c),
            (b.around(i).around(c), b),
            (b, b),
            (b, i),
            (b.around(i), i.around(b)),
        ] {
            assert_eq!(from.step(to), None, "{from:?} {to:?}");
            assert_eq!(to.step(from), None, "{to:?} {from:?}");
        }
        assert_eq!(b.step(Styles::NONE), Some((0, false)));
        assert_eq!(Styles::NONE.step(c), Some((4, true)));
    }

    #[test]
    fn any_bits_can_be_listed() {
        for bits in 0..=255u8 {
            assert_eq!(Styles(bits).outermost_first().len(), 5);
        }
    }
}
