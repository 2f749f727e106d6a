//! Fuzzes the one door with any bytes as the text of a request. What is read, written and read again is the same.
#![no_main]

use libfuzzer_sys::{fuzz_crossover, fuzz_mutator, fuzz_target};
use windowpane_fuzz::{answer_promises, mutate};
use windowpane_policy::{Value, to_json};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    if let Ok(value) = Value::from_json(&text) {
        let written = to_json(&value);
        assert_eq!(Value::from_json(&written).as_ref(), Ok(&value), "{written}");
    }
    answer_promises::ask(&text);
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    // Every other time as bytes.
    if seed.is_multiple_of(2) {
        libfuzzer_sys::fuzzer_mutate(data, size, most)
    } else {
        mutate::json(data, size, most, seed)
    }
});

fuzz_crossover!(|one: &[u8], other: &[u8], out: &mut [u8], seed: u32| {
    mutate::cross(one, other, out, seed)
});
