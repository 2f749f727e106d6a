//! Any bytes as a request's text, through the one door; they are read as the library reads them.
#![no_main]

use libfuzzer_sys::{fuzz_crossover, fuzz_mutator, fuzz_target};
use windowpane_fuzz::{answer_promises, json_promises, mutate};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    json_promises::read_alike(&text);
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
