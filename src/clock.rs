//! Now, for every pane of a page: the device's clock corrected by the server's, and one timer for all.
//! What a moment means is the policy's to say.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use windowpane_policy::Instant;
use yew::prelude::*;

/// The best exchange with a server so far.
#[derive(Clone, Copy)]
struct Correction {
    /// What to add to `performance.now()` to have the server's time, in milliseconds.
    offset: f64,
    /// The round trip in milliseconds; half of it is how wrong the offset may be.
    round_trip: f64,
    /// What the device's clock was ahead of `performance.now()` at the exchange.
    ahead: f64,
}

/// By how many milliseconds the device's clock and the page's own may drift apart; more, and the device has slept or its clock was
/// set. A page's own clock may stand still while the device sleeps, so the server is asked again; until it has answered the old
/// correction holds: it can only be late, and nobody loses time by it.
const JUMP: f64 = 2_000.0;

/// The longest wait for the timer, in milliseconds: a jump is noticed within a minute, and browsers fire at once what is
/// more than 2^31 ms away.
const LONGEST_WAIT: f64 = 60_000.0;

/// Who waits, until when in milliseconds, and what to call then.
type Waiting = (u32, f64, Rc<dyn Fn()>);

#[derive(Default)]
struct Page {
    correction: Option<Correction>,
    waiting: Vec<Waiting>,
    last_id: u32,
    /// The one timer: when it fires, and its handle.
    timer: Option<(f64, i32)>,
    /// Those who are due are being called; the timer is set once when they all have been.
    calling: bool,
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
    static ON_TIMER: Closure<dyn Fn()> = Closure::new(fire);
}

/// The device's clock in milliseconds since 1970.
fn device() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return js_sys::Date::now();
    #[cfg(not(target_arch = "wasm32"))]
    std::time::UNIX_EPOCH.elapsed().map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// The page's own clock in milliseconds, which nobody can set.
pub(crate) fn monotonic() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Now. The device's clock counts until a server has said its time; from then on a jump of the device's clock moves nothing.
pub(crate) fn now() -> Instant {
    let correction = PAGE.with_borrow(|page| page.correction);
    Instant::from_ms(correction.map_or_else(device, |by| monotonic() + by.offset) as i64)
}

/// Whether a server has said its time; until then it is the device's clock alone. Ahead of the page the clock is the server's own.
pub(crate) fn is_heard() -> bool {
    cfg!(not(target_arch = "wasm32")) || PAGE.with_borrow(|page| page.correction.is_some())
}

/// What the device's clock is ahead of the page's own.
fn ahead() -> f64 {
    device() - monotonic()
}

impl Correction {
    fn is_doubtful(&self) -> bool {
        (ahead() - self.ahead).abs() > JUMP
    }
}

/// Whether the device has slept or its clock was set since the server said its time: it has to be asked again.
pub(crate) fn is_doubtful() -> bool {
    PAGE.with_borrow(|page| page.correction.is_some_and(|have| have.is_doubtful()))
}

/// Takes the server's time from one exchange (Cristian's method); the smallest round trip wins, but a jump makes all that were
/// before it worthless.
pub(crate) fn correct(server_ms: f64, began: f64, ended: f64) {
    let round_trip = ended - began;
    if !(server_ms.is_finite() && round_trip >= 0.0) {
        return;
    }
    let offset = server_ms + round_trip / 2.0 - ended;
    PAGE.with_borrow_mut(|page| {
        if page.correction.is_none_or(|have| round_trip < have.round_trip || have.is_doubtful()) {
            page.correction = Some(Correction { offset, round_trip, ahead: ahead() });
        }
    });
    fire_all();
}

/// The current instant, asked for again at `next` (and whenever the clock is corrected); `fixed` stops the clock there.
#[hook]
pub(crate) fn use_now(fixed: Option<Instant>, next: impl FnOnce(Instant) -> Option<Instant> + 'static) -> Instant {
    let again = use_force_update();
    let at = fixed.unwrap_or_else(now);
    // Who waits for no instant still waits for the server's time.
    let wake = if fixed.is_some() { None } else { Some(next(at)) };
    use_effect_with((wake, at), move |(wake, _)| {
        let wait = wake.map(|wake| Wait::new(wake.map_or(f64::INFINITY, |at| at.ms() as f64), move || again.force_update()));
        move || drop(wait)
    });
    at
}

/// Seconds left, begun ones counted: a clock that shows 0 while there is time would be wrong.
pub(crate) fn seconds_left(ends_at: Instant, at: Instant) -> i64 {
    (ends_at.since(at).max(0) + 999) / 1000
}

/// When one second less is left than at `at`, at a whole second of the clock: so the panes of a page tick together and cost the
/// browser one frame.
pub(crate) fn next_second(ends_at: Instant, at: Instant) -> Instant {
    next_whole(ends_at.plus_ms(-(seconds_left(ends_at, at) - 1) * 1000))
}

/// The first whole second of the clock that is not before `at`.
pub(crate) fn next_whole(at: Instant) -> Instant {
    at.plus_ms((-at.ms()).rem_euclid(1000))
}

/// A call that is waited for; dropped, it does not come.
pub(crate) struct Wait(u32);

impl Wait {
    /// Calls once at `until`, or earlier when the clock is corrected.
    pub(crate) fn until(until: Instant, call: impl Fn() + 'static) -> Self {
        Wait::new(until.ms() as f64, call)
    }

    fn new(until: f64, call: impl Fn() + 'static) -> Self {
        let id = PAGE.with_borrow_mut(|page| {
            page.last_id = page.last_id.wrapping_add(1);
            page.waiting.push((page.last_id, until, Rc::new(call)));
            page.last_id
        });
        set_timer();
        Wait(id)
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        // The call is dropped after the borrow: what it holds may hold a wait of its own.
        let _call = PAGE.with_borrow_mut(|page| {
            let at = page.waiting.iter().position(|(have, ..)| *have == self.0)?;
            Some(page.waiting.swap_remove(at))
        });
    }
}

/// Sets the one timer for the one who waits least; a timer that fires earlier stays.
fn set_timer() {
    if PAGE.with_borrow(|page| page.calling) {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let now = now().ms() as f64;
    PAGE.with_borrow_mut(|page| {
        let instants = page.waiting.iter().map(|(_, until, _)| *until).filter(|until| until.is_finite());
        let Some(next) = instants.min_by(f64::total_cmp) else { return };
        if let Some((at, handle)) = page.timer {
            if at <= next {
                return;
            }
            window.clear_timeout_with_handle(handle);
        }
        let delay = (next - now).clamp(1.0, LONGEST_WAIT) as i32;
        let handle = ON_TIMER
            .with(|call| window.set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), delay));
        page.timer = handle.ok().map(|handle| (next, handle));
    });
}

fn fire() {
    let (now, doubtful) = (now().ms() as f64, is_doubtful());
    PAGE.with_borrow_mut(|page| page.timer = None);
    if doubtful {
        return fire_all();
    }
    call(|page| {
        let (due, rest) = std::mem::take(&mut page.waiting).into_iter().partition(|(_, until, _)| *until <= now);
        page.waiting = rest;
        due
    });
}

/// Calls everybody, whenever they wanted; they go on waiting until they have asked anew.
fn fire_all() {
    call(|page| page.waiting.clone());
}

fn call(whom: impl FnOnce(&mut Page) -> Vec<Waiting>) {
    let calls = PAGE.with_borrow_mut(|page| {
        page.calling = true;
        whom(page)
    });
    for (_, _, call) in calls {
        call();
    }
    PAGE.with_borrow_mut(|page| page.calling = false);
    set_timer();
}
