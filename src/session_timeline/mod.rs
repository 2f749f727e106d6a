//! The session timeline: a conversation on an axis of time, with its windows, and at any instant what might have been sent.
//! What happened and what may be sent, the policy decides.

mod chart;
mod describe;
mod export;
mod instant;
mod legend;
mod listeners;
mod model;
mod state;
mod table;
pub(crate) mod texts;
mod tools;

use std::rc::Rc;

use serde::Serialize;
use web_sys::Element;
use windowpane_policy::send::{self, Answer, Reason, SendRequest, Snapshot, WindowState};
use windowpane_policy::{Error, Instant};
use yew::prelude::*;

pub use model::{Attempt, AttemptKind};

use crate::session_window::Judge;
use crate::session_window::texts::Texts as WindowTexts;
use crate::ui::broken::broken;
use crate::ui::clock::use_latest;
use crate::ui::i18n::Labels;
use crate::ui::{intl, server_time};
use chart::{Chart, chart};
use model::Model;
use state::{Action, Event, Scene, State};
use texts::{Text, Texts};

/// What [`SessionTimeline`] shows, and what it calls.
#[derive(Properties, Clone, PartialEq)]
pub struct SessionTimelineProps {
    /// The webhooks of the conversation, and what would be sent. Its own `now` is not looked at.
    pub request: Rc<SendRequest<'static>>,
    /// What the page knows of the messages that it sent: their words, and those that no webhook tells of.
    #[prop_or_default]
    pub attempts: Rc<Vec<Attempt>>,
    /// Stops the clock at this instant. Without it the time is that of the visitor's clock.
    #[prop_or_default]
    pub now: Option<Instant>,
    /// The instant that is looked at first, and again when it changes. Without it now, or the last event where that is long ago.
    #[prop_or_default]
    pub at: Option<Instant>,
    /// An address that answers `{"ok":true,"server_time":…}`, as `GET /v1/time` of the server does: the clock goes by it.
    #[prop_or_default]
    pub time_endpoint: Option<AttrValue>,
    /// Judges the definition of a template, where the message has a whole one; without a judge that is an error.
    #[prop_or_default]
    pub judge: Option<Judge>,
    /// The language of the pane's own texts, BCP 47. Without it that of the visitor's browser.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The page's own words in the place of the pane's texts; those of the session window begin with `window.`.
    #[prop_or_default]
    pub labels: Labels,
    /// Called when the reader looks at another instant.
    #[prop_or_default]
    pub onscrub: Callback<Scrub>,
    /// Called when the reader saves the chart. Returns whether the page has taken it; else the browser downloads it.
    #[prop_or_default]
    pub onsave: Option<Callback<Save, bool>>,
    /// Called when the request cannot be answered: a message stands in the place of the pane then.
    #[prop_or_default]
    pub onerror: Callback<Error>,
}

/// What [`SessionTimelineProps::onscrub`] tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scrub {
    /// The instant that is looked at.
    pub at: Instant,
    /// What the window was then.
    pub state: WindowState,
    /// Whether the message might have been sent.
    pub allowed: bool,
    /// The first reason why not.
    pub reason: Option<Reason>,
    /// When the window closed, as far as was known then.
    pub closes_at: Option<Instant>,
    /// When any of this changed next.
    pub changes_at: Option<Instant>,
    /// The ids of what happened at that very instant.
    pub ids: Vec<String>,
}

/// What [`SessionTimelineProps::onsave`] tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Save {
    /// The chart as the text of an SVG file, with its style for light and dark.
    pub svg: String,
}

/// What stands before the names of the session window's texts in `labels`.
pub(crate) const WINDOW_LABELS: &str = "window.";

const MINUTE_MS: i64 = 60_000;

/// A conversation on an axis of time, with its windows, and at any instant what might have been sent.
///
/// ```
/// use std::rc::Rc;
///
/// use windowpane::{Attempt, AttemptKind, Scrub, SessionTimeline};
/// use windowpane_policy::Instant;
/// use windowpane_policy::send::{Channel, MessageKind, SendRequest};
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     let request = use_memo((), |()| {
///         SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::FreeForm)
///     });
///     let sent_at = Instant::parse("2026-03-10T09:00:00Z").expect("an instant");
///     let attempt = Attempt { id: String::new(), sent_at, kind: AttemptKind::Reply, text: "Hello".into() };
///     let onscrub = |scrub: Scrub| assert!(scrub.ids.is_empty());
///     html! { <SessionTimeline {request} attempts={Rc::new(vec![attempt])} {onscrub} /> }
/// }
/// ```
#[component]
pub fn SessionTimeline(props: &SessionTimelineProps) -> Html {
    let language = intl::reader(props.language.as_ref());
    let texts = Texts::of(&language, &props.labels);
    let window_texts = WindowTexts::inside(WINDOW_LABELS, &language, &props.labels);

    let read = use_memo(
        (ByAddress(props.request.clone()), ByAddress(props.attempts.clone())),
        |(request, attempts)| Model::read(&request.0, &attempts.0).map(Rc::new),
    );
    // The line of now is a minute late at most; a window is over to the second.
    let now = use_latest(props.now, {
        let read = read.clone();
        move |now| {
            let minute = now.plus_ms(MINUTE_MS - now.ms().rem_euclid(MINUTE_MS));
            let stop = read.as_ref().as_ref().ok()?.stop(now, true);
            Some(stop.map_or(minute, |stop| stop.min(minute)))
        }
    });
    let scene = read.as_ref().as_ref().map_err(Error::clone).map(|model| Scene {
        model: model.clone(),
        now,
        asked: props.at,
        mirrored: texts.direction() == "rtl",
    });

    let state = use_reducer_eq(State::default);
    let dispatch = {
        let (dispatcher, scene) = (state.dispatcher(), scene.clone().ok());
        Callback::from(move |event: Event| {
            if let Some(scene) = scene.clone() {
                dispatcher.dispatch(Action { event, scene });
            }
        })
    };
    use_asked(props.at, &dispatch);
    use_scrub(props, &state, scene.as_ref().ok());
    use_effect({
        let endpoint = props.time_endpoint.clone().filter(|_| props.now.is_none());
        move || {
            if let Some(endpoint) = endpoint {
                server_time::keep(&endpoint);
            }
        }
    });

    let plot = use_node_ref();
    let shown = scene.and_then(|scene| {
        let at = state.at(&scene);
        ask(props, &scene.model, at).map(|answer| (scene, at, answer))
    });
    listeners::use_width_and_wheel(&plot, shown.is_ok(), &dispatch);
    let (scene, at, answer) = match shown {
        Ok(shown) => shown,
        Err(error) => return broken(error, &texts, Text::Broken, &props.onerror),
    };
    let (view, whole) = state.views(&scene);
    let drawn = Chart {
        model: &scene.model,
        view,
        whole,
        now,
        at,
        has_window: answer.window.state != WindowState::None,
        closing_soon_ms: props.request.config.closing_soon_seconds.saturating_mul(1_000),
        texts: &texts,
        window_texts: &window_texts,
    };
    let seconds = |at: Instant| (at.ms() / 1000).to_string();
    let oncommand = dispatch.reform(Event::Do);
    let onsave = save(props, &plot, texts.get(Text::Name));
    html! {
        <div
            class="timeline"
            part="timeline"
            role="group"
            aria-label={texts.get(Text::Name).to_owned()}
            lang={texts.language.clone()}
            dir={texts.direction()}
        >
            { tools::tools(&texts, state.is_table, &oncommand, onsave) }
            if scene.model.marks.is_empty() {
                <p class="empty" part="empty">{ texts.get(Text::Nothing) }</p>
            }
            <div
                class="plot"
                part="plot"
                role="slider"
                tabindex="0"
                aria-label={texts.get(Text::Point).to_owned()}
                aria-valuemin={seconds(whole.from)}
                aria-valuemax={seconds(whole.to)}
                aria-valuenow={seconds(at)}
                aria-valuetext={instant::value_text(&drawn, &answer)}
                ref={&plot}
                onpointerdown={listeners::pointer_down(&plot, &dispatch)}
                onpointermove={listeners::pointer_move(&plot, &dispatch)}
                onkeydown={listeners::key_down(&dispatch)}
            >
                { chart(&drawn, state.width) }
            </div>
            { legend::legend(&scene.model, &texts) }
            { instant::instant(&drawn, &answer) }
            { table::table(&drawn, state.is_table) }
        </div>
    }
}

/// What might have been sent at `at`, with what was known then.
fn ask(props: &SessionTimelineProps, model: &Model, at: Instant) -> Result<Answer, Error> {
    let known = Snapshot::at(&model.snapshots, at);
    send::check_knowing(&props.request, at, &known, props.judge.as_ref().map(AsRef::as_ref))
}

/// Follows the page: where it wants another instant than before, the reader's own choice is forgotten.
#[hook]
fn use_asked(asked: Option<Instant>, dispatch: &Callback<Event>) {
    let dispatch = dispatch.clone();
    let before = use_mut_ref(|| asked);
    use_effect_with(asked, move |asked| {
        if before.replace(*asked) != *asked {
            dispatch.emit(Event::Asked);
        }
    });
}

/// Tells the page where the reader went.
#[hook]
fn use_scrub(props: &SessionTimelineProps, state: &State, scene: Option<&Scene>) {
    let (props, model) = (props.clone(), scene.map(|scene| scene.model.clone()));
    use_effect_with(state.last_move(), move |last| {
        let Some(((_, at), model)) = last.zip(model) else { return };
        let Ok(answer) = ask(&props, &model, at) else { return };
        let here = model.marks.iter().filter(|mark| mark.at == at && !mark.id.is_empty());
        props.onscrub.emit(Scrub {
            at,
            state: answer.window.state,
            allowed: answer.allowed,
            reason: answer.reason,
            closes_at: answer.window.closes_at,
            changes_at: answer.changes_at,
            ids: here.map(|mark| mark.id.clone()).collect(),
        });
    });
}

/// Gives the chart to the page, or to the reader as a file.
fn save(props: &SessionTimelineProps, plot: &NodeRef, title: &str) -> Callback<MouseEvent> {
    let (onsave, plot, title) = (props.onsave.clone(), plot.clone(), title.to_owned());
    Callback::from(move |_| {
        let svg = plot.cast::<Element>().and_then(|plot| export::svg(&plot, &title));
        let Some(svg) = svg else { return };
        let taken = onsave.as_ref().is_some_and(|onsave| onsave.emit(Save { svg: svg.clone() }));
        if !taken {
            export::download(&svg);
        }
    })
}

/// Equal where it is the very same: what is large is not compared again for each render.
struct ByAddress<T>(Rc<T>);

impl<T> PartialEq for ByAddress<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
