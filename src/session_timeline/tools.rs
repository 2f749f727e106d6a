//! The tools above the chart.
//! What they do is in `state.rs`.

use yew::prelude::*;

use super::state::Command;
use super::texts::{Text, Texts};
use crate::session_window::icons::icon;

const PREVIOUS: &str = "M10 3.5L5.5 8l4.5 4.5";
const NEXT: &str = "M6 3.5L10.5 8 6 12.5";
const CLOSER: &str = "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2M7 5v4M5 7h4";
const FARTHER: &str = "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2M5 7h4";
const WHOLE: &str = "M2 4.5v7M14 4.5v7M4 8h8M6 6L4 8l2 2M10 6l2 2-2 2";
const TO_NOW: &str = "M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5M8 4.5V8l2.5 2";
const TABLE: &str = "M2 3h12v10H2zM2 6.5h12M2 9.75h12M6 6.5V13";
const SAVE: &str = "M8 2v7.5M4.75 6.5L8 9.75 11.25 6.5M2.5 11.5v2h11v-2";

/// The title, and the tools; `data-act` tells them apart in tests.
pub(super) fn tools(
    texts: &Texts,
    is_table: bool,
    oncommand: &Callback<Command>,
    onsave: Callback<MouseEvent>,
) -> Html {
    let on = |command: Command| oncommand.reform(move |_: MouseEvent| command);
    let tool = |(command, act, text, strokes): (Command, &'static str, Text, &'static str)| {
        let name = texts.get(text).to_owned();
        html! {
            <button
                type="button"
                class="tool"
                part="tool"
                aria-label={name.clone()}
                title={name}
                data-act={act}
                onclick={on(command)}
            >
                { icon(strokes) }
            </button>
        }
    };
    let tools = [
        (Command::Step { forward: false }, "previous", Text::Previous, PREVIOUS),
        (Command::Step { forward: true }, "next", Text::Next, NEXT),
        (Command::ToNow, "now", Text::ToNow, TO_NOW),
        (Command::ZoomOut, "farther", Text::Farther, FARTHER),
        (Command::ZoomIn, "closer", Text::Closer, CLOSER),
        (Command::Whole, "whole", Text::Whole, WHOLE),
    ];
    html! {
        <div class="head" part="head">
            <p class="title" part="title">{ texts.get(Text::Name) }</p>
            <div class="tools" part="tools">
                { for tools.into_iter().map(tool) }
                <button
                    type="button"
                    class="tool wide"
                    part="tool"
                    aria-expanded={if is_table { "true" } else { "false" }}
                    aria-controls="table"
                    data-act="table"
                    onclick={on(Command::Table)}
                >
                    { icon(TABLE) }{ texts.get(Text::Table) }
                </button>
                <button type="button" class="tool wide" part="tool" data-act="save" onclick={onsave}>
                    { icon(SAVE) }{ texts.get(Text::Save) }
                </button>
            </div>
        </div>
    }
}
