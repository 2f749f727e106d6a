//! What the timeline says itself, from locales/. What it says of windows and reasons are the texts of the session window.

include!(concat!(env!("OUT_DIR"), "/session-timeline.rs"));
