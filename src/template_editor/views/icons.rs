//! Icons that only the editor has: strokes on a 24 by 24 grid.

pub(crate) const UNDO: &str = "M8.5 6 4.5 10l4 4M5 10h9a5 5 0 0 1 0 10h-4";
pub(crate) const REDO: &str = "M15.5 6l4 4-4 4M19 10h-9a5 5 0 0 0 0 10h4";
pub(crate) const UP: &str = "M6 14.5l6-6 6 6";
pub(crate) const DOWN: &str = "M6 9.5l6 6 6-6";
pub(crate) const REMOVE: &str = "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13";
pub(crate) const BOLD: &str = "M8 5h5a3.5 3.5 0 0 1 0 7H8zM8 12h6a3.5 3.5 0 0 1 0 7H8z";
pub(crate) const ITALIC: &str = "M11 5h6M7 19h6M14 5l-4 14";
pub(crate) const STRIKE: &str =
    "M5 12h14M16 8c0-2-1.8-3-4-3s-4 1.2-4 3M8 16c0 2 1.8 3 4 3s4-1.2 4-3";
pub(crate) const MONO: &str = "M9 7l-5 5 5 5M15 7l5 5-5 5";
pub(crate) const DUPLICATE: &str = "M9 9h11v11H9zM15 8.5V4H4v11h4.5M14.5 12v5M12 14.5h5";
