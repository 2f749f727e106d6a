//! Changes a JSON text as JSON: the result is JSON again, with a part replaced, removed, repeated, moved or rewritten.
//! The promises about it are not here.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Value, json};

#[path = "../../policy/tests/generate/pieces.rs"]
mod pieces;

use pieces::{KEYS, PIECES, WORDS};

/// Random numbers from a seed.
struct Dice(u64);

impl Dice {
    /// A number below `sides`, or 0 if that is 0.
    fn under(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn one_of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.under(list.len())]
    }
}

/// How many values the tree has.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// The value number `at` of the tree in document order; 0 is the root.
fn nth<'v>(value: &'v mut Value, at: &mut usize) -> Option<&'v mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|item| nth(item, at)),
        Value::Object(map) => map.values_mut().find_map(|item| nth(item, at)),
        _ => None,
    }
}

fn any<'v>(value: &'v mut Value, dice: &mut Dice) -> &'v mut Value {
    let mut at = dice.under(size(value));
    // Counted in the same way, so it exists.
    nth(value, &mut at).expect("a value of the tree")
}

fn leaf(dice: &mut Dice) -> Value {
    match dice.under(8) {
        0 => Value::Null,
        1 => json!(dice.under(2) == 0),
        2 => json!(dice.under(70)),
        3 => json!([0, -1, 1, 255, i64::MAX, i64::MIN, 9_999_999_999_999i64][dice.under(7)]),
        4 => json!(0.5),
        5 => json!(dice.one_of(PIECES)),
        _ => json!(dice.one_of(WORDS)),
    }
}

fn rewrite(text: &mut String, dice: &mut Dice) {
    let mut at = dice.under(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match dice.under(6) {
        0 => text.truncate(at),
        1 => *text = text.split_off(at),
        2 if text.len() < 200 => *text = text.repeat(2 + dice.under(8)),
        3 => {
            let length = text.len();
            let mut bytes = std::mem::take(text).into_bytes();
            bytes.resize(length + 16, 0);
            let kept = fuzzer_mutate(&mut bytes, length, length + 16);
            bytes.truncate(kept);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        _ => text.insert_str(at, dice.one_of(PIECES)),
    }
}

fn change(root: &mut Value, dice: &mut Dice) {
    match dice.under(8) {
        0 => {
            let copy = any(root, dice).clone();
            *any(root, dice) = copy;
        }
        1 => *any(root, dice) = leaf(dice),
        // Most rules read texts, which are only a fifth of the values.
        _ => {
            for _ in 0..4 {
                let place = any(root, dice);
                match place {
                    Value::String(text) => return rewrite(text, dice),
                    Value::Array(list) => {
                        let at = dice.under(list.len());
                        match dice.under(4) {
                            _ if list.is_empty() => list.push(leaf(dice)),
                            0 => drop(list.remove(at)),
                            1 => list.insert(at, list[at].clone()),
                            2 => list.swap(0, at),
                            _ => list.push(leaf(dice)),
                        }
                        return;
                    }
                    Value::Object(map) => {
                        let key =
                            map.keys().nth(dice.under(map.len())).cloned().unwrap_or_default();
                        let new = dice.one_of(KEYS).to_owned();
                        match dice.under(4) {
                            0 => drop(map.remove(&key)),
                            1 => {
                                let value = map.remove(&key).unwrap_or_default();
                                map.insert(new, value);
                            }
                            2 => drop(map.insert(new, json!([leaf(dice)]))),
                            _ => drop(map.insert(new, leaf(dice))),
                        }
                        return;
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Changes the JSON in the first `size` bytes of `data`. Returns its new size, at most `most`.
pub fn json(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed));
    let read =
        (dice.under(10) > 0).then(|| serde_json::from_slice::<Value>(&data[..size]).ok()).flatten();
    let Some(mut value) = read else { return fuzzer_mutate(data, size, most) };
    for _ in 0..=dice.under(3) {
        change(&mut value, &mut dice);
    }
    write(&value, data, most).unwrap_or_else(|| fuzzer_mutate(data, size, most))
}

/// Replaces a part of one JSON by a part of another.
pub fn cross(one: &[u8], other: &[u8], out: &mut [u8], seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed));
    let read = |bytes| serde_json::from_slice::<Value>(bytes).ok();
    let crossed = read(one).zip(read(other)).and_then(|(mut one, mut other)| {
        *any(&mut one, &mut dice) = any(&mut other, &mut dice).take();
        let most = out.len();
        write(&one, out, most)
    });
    crossed.unwrap_or_else(|| {
        let length = one.len().min(out.len());
        out[..length].copy_from_slice(&one[..length]);
        length
    })
}

fn write(value: &Value, out: &mut [u8], most: usize) -> Option<usize> {
    let text = value.to_string();
    out.get_mut(..text.len().min(most))
        .filter(|place| place.len() == text.len())?
        .copy_from_slice(text.as_bytes());
    Some(text.len())
}
