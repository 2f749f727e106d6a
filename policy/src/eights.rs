//! Looks for bytes of a text, eight at once: most texts hold few of those that matter.
//! What they mean is not here.

const ONES: u64 = u64::MAX / 255;
const HIGHEST: u64 = 0x80 * ONES;

/// Eight bytes of a text. What its methods give has the highest bit set of each byte that is meant; the lowest such byte is
/// right, above it there may be others.
#[derive(Clone, Copy)]
pub(crate) struct Eight(u64);

impl Eight {
    pub(crate) fn is(self, byte: u8) -> u64 {
        Eight(self.0 ^ (u64::from(byte) * ONES)).below(1)
    }

    /// As [`Eight::is`], for all bytes that differ from it in the bits of `besides` alone; `byte` has these bits.
    pub(crate) fn is_besides(self, byte: u8, besides: u8) -> u64 {
        Eight(self.0 | (u64::from(besides) * ONES)).is(byte)
    }

    /// The bytes below `limit`, which is at most 128.
    pub(crate) fn below(self, limit: u8) -> u64 {
        self.0.wrapping_sub(u64::from(limit) * ONES) & !self.0 & HIGHEST
    }
}

/// Where the first of the bytes stands that `wanted` marks.
#[inline]
pub(crate) fn first(bytes: &[u8], wanted: impl Fn(Eight) -> u64) -> Option<usize> {
    let find = |eight| {
        let found = wanted(Eight(eight));
        (found != 0).then(|| found.trailing_zeros() as usize / 8)
    };
    let (eights, tail) = bytes.as_chunks();
    for (at, eight) in eights.iter().enumerate() {
        if let Some(found) = find(u64::from_le_bytes(*eight)) {
            return Some(8 * at + found);
        }
    }
    // The last eight once more: nothing is found in those of them that were looked at.
    if let Some(last) = bytes.last_chunk() {
        return find(u64::from_le_bytes(*last)).map(|found| bytes.len() - 8 + found);
    }
    // Filled up with bytes like the first, of which that one would be found.
    let filling = u64::from(*tail.first()?) * ONES;
    let rest = tail.iter().rev().fold(filling, |rest, byte| rest << 8 | u64::from(*byte));
    find(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_is_found(bytes in prop::collection::vec(prop_oneof![Just(b'{'), Just(b'}'), Just(b'y'), any::<u8>()], 0..40)) {
            prop_assert_eq!(first(&bytes, |eight| eight.is(b'}')), bytes.iter().position(|b| *b == b'}'));
            prop_assert_eq!(first(&bytes, |eight| eight.is_besides(0x7f, 6)), bytes.iter().position(|b| matches!(b, b'y' | b'{' | b'}' | 0x7f)));
            prop_assert_eq!(first(&bytes, |eight| eight.below(b'5')), bytes.iter().position(|b| *b < b'5'));
            prop_assert_eq!(first(&bytes, |eight| eight.is(0) | eight.is(255)), bytes.iter().position(|b| matches!(b, 0 | 255)));
        }
    }
}
