//! The list of rules as the documentation and `windowpane lint --explain` show it.
//! The rules themselves are the table in `codes.rs`; where they are applied, the `lint_*` files.

use super::codes::RULES;
use crate::Rule;

/// All rules about templates, by what they are about.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}
