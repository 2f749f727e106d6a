//! Looks for bytes of a text, eight at once: most texts hold few of those that matter.
//! What they mean is not here.

const ONES: u64 = u64::MAX / 255;
const HIGHEST: u64 = 0x80 * ONES;

/// Eight bytes of a text. What its methods give has the highest bit set of each byte that is meant; the lowest such byte is
/// right, above it there may be others.
#[derive(Clone, Copy)]
pub(crate) struct Eight(u64);

// Inlined always: where the compiler goes for size, a call for each would take longer than byte by byte.
impl Eight {
    #[inline(always)]
    pub(crate) fn is(self, byte: u8) -> u64 {
        Eight(self.0 ^ (u64::from(byte) * ONES)).below(1)
    }

    /// The bytes below `limit`, which is at most 128.
    #[inline(always)]
    pub(crate) fn below(self, limit: u8) -> u64 {
        self.0.wrapping_sub(u64::from(limit) * ONES) & !self.0 & HIGHEST
    }
}

/// Where the first of the bytes stands that `wanted` marks.
#[inline(always)]
pub(crate) fn first(bytes: &[u8], wanted: impl Fn(Eight) -> u64) -> Option<usize> {
    let (eights, tail) = bytes.as_chunks();
    let mut at = 0;
    for eight in eights {
        let found = wanted(Eight(u64::from_le_bytes(*eight)));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    // What is left is looked at with some bytes before it, none of which is meant.
    if let (false, Some(last)) = (tail.is_empty(), bytes.last_chunk()) {
        let found = wanted(Eight(u64::from_le_bytes(*last)));
        return (found != 0).then(|| bytes.len() - 8 + found.trailing_zeros() as usize / 8);
    }
    // Filled up with bytes like the first, of which that one would be found.
    let mut rest = u64::from(*tail.first()?) * ONES;
    for byte in tail.iter().rev() {
        rest = rest << 8 | u64::from(*byte);
    }
    let found = wanted(Eight(rest));
    (found != 0).then(|| at + found.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_is_found(bytes in prop::collection::vec(prop_oneof![Just(b'{'), Just(b'}'), Just(b'y'), any::<u8>()], 0..40)) {
            prop_assert_eq!(first(&bytes, |eight| eight.is(b'}')), bytes.iter().position(|b| *b == b'}'));
            prop_assert_eq!(first(&bytes, |eight| eight.below(b'5')), bytes.iter().position(|b| *b < b'5'));
            prop_assert_eq!(first(&bytes, |eight| eight.is(0) | eight.is(255)), bytes.iter().position(|b| matches!(b, 0 | 255)));
        }
    }
}
