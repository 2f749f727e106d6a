//! What each shape of the chart stands for; only those that are there.
//! The shapes are in `chart/shapes.rs`.

use yew::prelude::*;

use super::chart::{look, of_shape, paths};
use super::describe;
use super::model::{Model, Shape};
use super::texts::Texts;

const SHAPES: [Shape; 6] =
    [Shape::Message, Shape::Note, Shape::Call, Shape::Reply, Shape::Template, Shape::Echo];

pub(super) fn legend(model: &Model, texts: &Texts) -> Html {
    let is_there = |shape: &Shape| {
        model.marks.iter().any(|mark| mark.shape == *shape && mark.refusal.is_none())
    };
    let refused = model.marks.iter().find(|mark| mark.refusal.is_some());
    html! {
        <ul class="legend" part="legend">
            { for SHAPES.into_iter().filter(is_there).map(|shape| {
                entry(of_shape(shape), describe::shape(shape, texts))
            }) }
            if let Some(refused) = refused {
                { entry(look(refused), describe::outcome(refused, texts)) }
            }
        </ul>
    }
}

fn entry((class, strokes): (&'static str, &'static [&'static str]), name: &str) -> Html {
    html! {
        <li>
            <svg class="key" viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
                <g class={classes!("mark", class)}>{ paths(strokes) }</g>
            </svg>
            { name }
        </li>
    }
}
