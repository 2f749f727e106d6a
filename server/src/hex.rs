//! Bytes as hexadecimal digits and back, and the short hashes that name versions of what is served.

use sha2::{Digest, Sha256};

/// `N` bytes from twice as many hexadecimal digits in either case. None for any other text.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let pairs: &[[u8; 2]; N] = pairs.try_into().ok()?;
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

/// Bytes as hexadecimal digits in lower case.
pub fn to_hex(bytes: &[u8]) -> String {
    let digits = |byte: &u8| {
        [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'))
    };
    bytes.iter().flat_map(digits).collect()
}

/// Sixteen digits of the SHA-256 of these parts.
pub fn short_hash<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    to_hex(hash.finalize().get(..8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let all: [u8; 256] = std::array::from_fn(|at| at as u8);
        let text = to_hex(&all);
        assert!(text.starts_with("000102") && text.ends_with("feff"), "{text}");
        assert_eq!(from_hex(&text), Some(all));
        assert_eq!(from_hex(&text.to_uppercase()), Some(all));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "0", "000", "00000", "0g00", "+100", " 100", "é0"] {
            assert_eq!(from_hex::<2>(text), None, "{text}");
        }
    }
}
