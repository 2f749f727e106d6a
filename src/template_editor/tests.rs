//! The model by itself: edits in random order, undone and done again.
