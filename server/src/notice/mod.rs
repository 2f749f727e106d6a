//! `windowpane notice`: what can be done with a notice before visitors see it.
//! What a notice means for a visitor is the policy's to say.

pub mod element;
pub mod render;
