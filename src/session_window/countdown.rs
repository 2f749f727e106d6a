//! The digits that tick and the bar that shrinks with them.
//! When a window ends is not decided here: the end comes from the policy's answer.

use windowpane_policy::Instant;
use yew::prelude::*;

use super::in_view::use_in_view;
use super::texts::{Text, Texts};
use crate::clock::use_now;
use crate::locale;

#[derive(Properties, PartialEq)]
pub(super) struct CountdownProps {
    pub(super) opened_at: Instant,
    /// When the message may no longer go: the window's end less the margin.
    pub(super) ends_at: Instant,
    /// Where the page stopped the clock.
    pub(super) fixed: Option<Instant>,
    /// Hours and minutes only, and no bar.
    pub(super) compact: bool,
    pub(super) texts: Texts,
}

/// Seconds left, begun ones counted: a clock that shows 0 while there is time would be wrong.
fn seconds_left(ends_at: Instant, at: Instant) -> i64 {
    (ends_at.since(at).max(0) + 999) / 1000
}

/// When what is shown at `at` becomes another: at the next second, or at the next minute where no seconds are shown.
fn next_change(ends_at: Instant, at: Instant, seconds: bool) -> Option<Instant> {
    let left = seconds_left(ends_at, at);
    // "5 min" is shown for 5:59 to 5:00, so it is over when a second less than 5:00 is left.
    let shown_to = if seconds || left < 60 { left } else { left / 60 * 60 };
    (left > 0).then(|| ends_at.plus_ms(-(shown_to - 1) * 1000))
}

#[component]
pub(super) fn Countdown(props: &CountdownProps) -> Html {
    let &CountdownProps { opened_at, ends_at, fixed, compact, .. } = props;
    let node = use_node_ref();
    let in_view = use_in_view(&node, !compact && fixed.is_none());
    let at = use_now(fixed, move |at| if in_view { next_change(ends_at, at, !compact) } else { None });
    let left = seconds_left(ends_at, at);
    let (hours, minutes, seconds) = (left / 3600, left / 60 % 60, left % 60);
    let texts = &props.texts;
    let figure = |count: i64, digits: u8, unit: Text| {
        html! {<><b>{ locale::number(count, digits, &texts.language) }</b><i>{ texts.get(unit) }</i></>}
    };
    let figures = html! {<>
        if hours > 0 {
            { figure(hours, 1, Text::Hours) }
        }
        if left >= 60 {
            { figure(minutes, if hours > 0 && !compact { 2 } else { 1 }, Text::Minutes) }
        }
        if !compact || left < 60 {
            { figure(seconds, if compact { 1 } else { 2 }, Text::Seconds) }
        }
    </>};
    if compact {
        return html! { <span class="figures" part="countdown" role="timer">{ figures }</span> };
    }
    // A part in a thousand is finer than the bar is wide, and keeps it still from second to second.
    let gone = 1000 - (ends_at.since(at) * 1000 / ends_at.since(opened_at).max(1)).clamp(0, 1000);
    let percent = |thousandths: i64| format!("{}.{}%", thousandths / 10, thousandths % 10);
    html! {
        <div class="countdown" ref={node}>
            <p class="figures" part="countdown" role="timer">{ figures }<span class="left">{ texts.get(Text::Left) }</span></p>
            <svg class="bar" part="bar" width="100%" height="8" aria-hidden="true">
                <rect class="track" width="100%" height="8" rx="4" />
                <rect class="rest" x={percent(gone)} width={percent(1000 - gone)} height="8" rx="4" />
            </svg>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: Instant = Instant::from_ms(1_773_000_000_000);

    fn before(ms: i64) -> Instant {
        END.plus_ms(-ms)
    }

    #[test]
    fn a_begun_second_counts() {
        for (ms, want) in [(86_400_000, 86_400), (1_001, 2), (1_000, 1), (1, 1), (0, 0), (-5_000, 0)] {
            assert_eq!(seconds_left(END, before(ms)), want, "{ms}");
        }
    }

    /// The next change is exact: what is shown stays until just before it and is another at it.
    #[test]
    fn nothing_shown_changes_before_the_next_change() {
        for ms in [1, 999, 1_000, 1_001, 59_000, 59_999, 60_000, 60_001, 61_000, 119_000, 3_600_000, 3_600_001, 86_399_999] {
            for with_seconds in [true, false] {
                let shown = |at: Instant| match seconds_left(END, at) {
                    left if with_seconds || left < 60 => (left / 60, left % 60),
                    left => (left / 60, 60),
                };
                let at = before(ms);
                let next = next_change(END, at, with_seconds).unwrap();
                assert!(next > at);
                assert_eq!(shown(next.plus_ms(-1)), shown(at), "{ms} {with_seconds}");
                assert_ne!(shown(next), shown(at), "{ms} {with_seconds}");
            }
        }
        assert_eq!(next_change(END, END, true), None);
    }
}
