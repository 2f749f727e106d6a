//! Numbers with digits behind the point: from decimal digits to a double, and the fewest digits that give a double again.
//! How JSON is read and written around them is in `json.rs` and `write.rs`.
//!
//! The library does this with tables that make every module four kilobytes larger. What people write has few digits and small
//! powers, and there this is as exact: coordinates, prices, amounts.

use crate::text::{number, push_number};
use crate::value::Value;

/// The digits of a number, times ten to the power of `exponent`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Decimal {
    negative: bool,
    digits: u64,
    pub(crate) exponent: i32,
    /// A digit has been left out, and so are all that follow.
    full: bool,
}

/// The largest power of ten that a double holds exactly is the last of them.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

impl Decimal {
    /// A number without digits, which is zero.
    pub(crate) fn new(negative: bool) -> Self {
        Decimal { negative, ..Decimal::default() }
    }

    /// Adds a digit, as ASCII, or says that there is no room for it.
    pub(crate) fn push(&mut self, digit: u8) -> bool {
        let more = self
            .digits
            .checked_mul(10)
            .and_then(|digits| digits.checked_add(u64::from(digit - b'0')));
        match more.filter(|_| !self.full) {
            Some(digits) => self.digits = digits,
            None => self.full = true,
        }
        !self.full
    }

    /// The number without its power of ten; a double where it is too large for 64 bits.
    pub(crate) fn whole(self) -> Value<'static> {
        let (whole, float) = match self.negative {
            true => (0_i64.checked_sub_unsigned(self.digits), -(self.digits as f64)),
            false => (0_i64.checked_add_unsigned(self.digits), self.digits as f64),
        };
        whole.map_or_else(|| Value::of_number(float), Value::Int)
    }

    /// The nearest double for up to 15 digits and powers up to 22, as all that people write; else one near it. None where it is too
    /// large.
    pub(crate) fn float(self) -> Option<f64> {
        let float = times_ten_to(self.digits as f64, self.exponent);
        float.is_finite().then_some(if self.negative { -float } else { float })
    }

    /// The fewest digits that are read as `float` again; where there are none, 17 that are read as one near it.
    fn shortest(float: f64) -> Decimal {
        let (negative, float) = (float.is_sign_negative(), float.abs());
        let mut power = 0;
        while times_ten_to(float, -power) >= 10.0 {
            power += 1;
        }
        while float != 0.0 && times_ten_to(float, -power) < 1.0 {
            power -= 1;
        }
        let mut near = 0;
        for places in 0..17 {
            let exponent = power - places;
            near = (times_ten_to(float, -exponent) + 0.5) as u64;
            // The last digits of a product may be off by one.
            for digits in [near, near.saturating_sub(1), near + 1] {
                let short = Decimal { negative, digits, exponent, full: false };
                if short.float().map(f64::abs) == Some(float) {
                    return short;
                }
            }
        }
        // Beside the largest of all there are some that are too large.
        let all = |less| Decimal {
            negative,
            digits: near.saturating_sub(less),
            exponent: power - 16,
            full: false,
        };
        (0..99).map(all).find(|all| all.float().is_some()).unwrap_or_default()
    }
}

fn times_ten_to(mut float: f64, mut exponent: i32) -> f64 {
    while exponent != 0 && float != 0.0 && float.is_finite() {
        let power = POWERS.get(exponent.unsigned_abs() as usize).copied().unwrap_or(1e22);
        float = if exponent > 0 { float * power } else { float / power };
        exponent -= exponent.clamp(-22, 22);
    }
    float
}

/// A double as `serde_json` writes it: from 1e16 on and below 1e-5 with an exponent, else with a point; `null` where it is
/// no number. With `plain` there is never an exponent, nor a point without need.
pub(crate) fn written(float: f64, plain: bool) -> String {
    let mut out = String::new();
    if !float.is_finite() {
        out.push_str("null");
        return out;
    }
    let Decimal { negative, digits, exponent, .. } = Decimal::shortest(float);
    let all = number(i64::try_from(digits).unwrap_or(i64::MAX));
    // The power of ten of the first digit.
    let first = exponent + all.len() as i32 - 1;
    let digits = if digits == 0 { "0" } else { all.trim_end_matches('0') };
    let zeros = |out: &mut String, count: i32| (0..count).for_each(|_| out.push('0'));
    // What stands before the point, and behind it.
    let split =
        |place: i32| digits.split_at_checked(place.unsigned_abs() as usize).unwrap_or((digits, ""));
    if negative {
        out.push('-');
    }
    if plain || (-5..=15).contains(&first) {
        let (whole, part) = if first < 0 { ("0", digits) } else { split(first + 1) };
        out.push_str(whole);
        zeros(&mut out, first + 1 - digits.len() as i32);
        if !part.is_empty() || !plain {
            out.push('.');
            zeros(&mut out, -first - 1);
            out.push_str(if part.is_empty() { "0" } else { part });
        }
    } else {
        let (whole, part) = split(1);
        out.push_str(whole);
        out.push_str(if part.is_empty() { "" } else { "." });
        out.push_str(part);
        out.push_str(if first < 0 { "e" } else { "e+" });
        push_number(&mut out, first.into());
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Value<'_> {
        Value::from_json(text).unwrap()
    }

    #[test]
    fn numbers_are_written_as_the_library_does() {
        for text in [
            "0.0",
            "-0.0",
            "0.5",
            "-1.25",
            "5.0",
            "100.0",
            "41.40338",
            "2.17403",
            "1e15",
            "123456789012345.6",
            "1e16",
            "-1.5e16",
            "1e22",
            "1.25e22",
            "1e-4",
            "1e-5",
            "1.5e-5",
            "9e-6",
            "-1.25e-7",
            "9007199254740994.0",
            "0.1",
            "0.2",
            "0.3",
            "1e300",
            "5e-324",
            "1.7976931348623157e308",
        ] {
            let float = text.parse().unwrap();
            let (ours, library) = (written(float, false), serde_json::to_string(&float).unwrap());
            // The largest and the smallest are not exact; they are near.
            let near = ours.parse::<f64>().unwrap();
            assert!(
                ours == library
                    || (near - float).abs() <= 1e-14 * float.abs()
                        && float.abs().log10().abs() > 22.0,
                "{ours} {library}"
            );
        }
        for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(written(float, false), "null");
        }
    }

    #[test]
    fn plain_numbers_have_no_exponent() {
        for (from, to) in [
            ("9.5", "9.5"),
            ("1e21", "1000000000000000000000"),
            ("1.25e3", "1250"),
            ("-1.2345e2", "-123.45"),
            ("5e-7", "0.0000005"),
            ("-1.5e-3", "-0.0015"),
            ("0.00001", "0.00001"),
            ("9007199254740994", "9007199254740994"),
            ("1.5e16", "15000000000000000"),
        ] {
            assert_eq!(written(from.parse().unwrap(), true), to);
        }
    }

    /// What a product has as its last digit may be off by one, either way.
    #[test]
    fn the_digits_next_to_a_product_are_tried() {
        for text in [
            "85.97941207808165",
            "6.644582322024129e-11",
            "7.372376617515273e-16",
            "9.440401292077827e-16",
        ] {
            let Value::Float(float) = read(text) else { panic!("{text}") };
            assert_eq!(written(float, false), text);
        }
    }

    #[test]
    fn whole_numbers_are_whole_as_long_as_they_fit() {
        for (text, want) in [
            ("-0", Value::Int(0)),
            ("-1", Value::Int(-1)),
            ("9223372036854775807", Value::Int(i64::MAX)),
            ("9223372036854775808", Value::Float(9_223_372_036_854_775_808.0)),
            ("-9223372036854775808", Value::Int(i64::MIN)),
            ("-9223372036854775809", Value::Float(-9_223_372_036_854_775_809.0)),
            ("-123456789012345678901234567890", Value::Float(-1.234_567_890_123_456_8e29)),
            ("-2.5", Value::Float(-2.5)),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    proptest! {
        /// What `JSON.stringify` writes of coordinates and prices comes out again as it was.
        #[test]
        fn few_digits_are_exact(digits in 1_u64..1_000_000_000_000_000, places in 0_u8..=22) {
            let text = format!("{digits}e-{places}");
            let float: f64 = text.parse().unwrap();
            prop_assert_eq!(read(&text), Value::of_number(float));
            let short = written(float, false);
            prop_assert_eq!(&short, &serde_json::to_string(&float).unwrap());
            prop_assert_eq!(read(&short), Value::of_number(float));
        }

        /// With more digits than people write the last ones may come out otherwise.
        #[test]
        fn many_digits_are_near(text in "-?[1-9][0-9]{0,18}e-1?[0-9]") {
            let Value::Float(float) = read(&text) else { return Ok(()) };
            for plain in [false, true] {
                let again: f64 = written(float, plain).parse().unwrap();
                prop_assert!((again - float).abs() <= 5e-16 * float.abs(), "{} {}", float, again);
            }
        }

        #[test]
        fn any_double_is_written_and_read_as_one_near_it(bits: u64) {
            let float = f64::from_bits(bits);
            if float.is_finite() && float.abs() > 1e-300 {
                let again: f64 = written(float, false).parse().unwrap();
                prop_assert!((again - float).abs() <= 1e-13 * float.abs(), "{} {}", float, again);
            }
        }
    }
}
