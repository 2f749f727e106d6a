//! What the preview says itself, from locales/. What is wrong with a template is said by the
//! policy, in English.

include!(concat!(env!("OUT_DIR"), "/template-preview.rs"));
