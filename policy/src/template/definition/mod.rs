//! A template definition: what it holds, and how it is read.
//! What is wrong with it is judged in `lint`.

mod read;
mod types;

pub(super) use types::{
    App, Body, Button, Card, Component, Definition, Footer, Header, Offer, ParameterFormat,
};
