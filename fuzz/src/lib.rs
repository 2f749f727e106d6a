//! Shared by the fuzz targets: the promises of `policy/tests`, and changing JSON as JSON.
//! The targets are in `fuzz_targets/`.

#[path = "../../policy/tests/answer_promises/mod.rs"]
pub mod answer_promises;
#[path = "../../policy/tests/format_promises/mod.rs"]
pub mod format_promises;
pub mod mutate;
#[path = "../../policy/tests/places/mod.rs"]
pub mod places;
#[path = "../../policy/tests/read_back/mod.rs"]
pub mod read_back;
#[path = "../../policy/tests/slow_format/mod.rs"]
pub mod slow_format;
#[path = "../../policy/tests/template_promises/mod.rs"]
pub mod template_promises;
