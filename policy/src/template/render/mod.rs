//! The bubble that the customer will see, drawn from a definition and its values.
//! Nothing is judged here.

mod bubble;
mod buttons;
mod draw;
mod substitute;
#[cfg(test)]
mod tests;

pub use bubble::{
    Direction, Rendered, RenderedBody, RenderedButton, RenderedCard, RenderedHeader,
    RenderedLocation, RenderedMedia, RenderedOffer,
};
pub(super) use draw::draw;
pub use substitute::Variable;
