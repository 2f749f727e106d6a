//! A Yew application with every pane of Windowpane, each in a section of its own, and a list of what the panes have called.
//! What the panes show is in the crate `windowpane`.

mod log;
mod sections;

use log::{Log, LogList};
use sections::{Editor, Preview, Prompt, Timeline, Window};
use yew::prelude::*;

#[component]
fn App() -> Html {
    let log = use_reducer_eq(Log::default);
    // Each section tells what its pane has called.
    let tell = {
        let dispatcher = log.dispatcher();
        Callback::from(move |line: String| dispatcher.dispatch(line))
    };
    html! {
        <main>
            <h1>{ "Windowpane in a Yew application" }</h1>
            <LogList log={(*log).clone()} />
            <Prompt tell={tell.clone()} />
            <Preview tell={tell.clone()} />
            <Editor tell={tell.clone()} />
            <Window tell={tell.clone()} />
            <Timeline {tell} />
        </main>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
