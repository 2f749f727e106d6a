//! Finds what there is to judge in the files that people have, and where each part of it is in the file.
//! What is wrong with it is judged elsewhere.

mod files;
mod input;
mod pair;
mod source_map;
mod twilio;

pub use files::{LISTS, inputs};
pub use input::{Input, InputKind};
pub use pair::pair;
