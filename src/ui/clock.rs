//! The current time for every pane of a page: the device's clock corrected by the server's, and one timer for all panes.
//! What an instant means for a pane is not here.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use windowpane_policy::Instant;
use yew::prelude::*;

/// The best exchange with a server so far.
#[derive(Clone, Copy)]
struct Correction {
    /// The server's time less `performance.now()`, in milliseconds.
    offset: f64,
    /// The round trip in milliseconds. The offset is wrong by at most half of it.
    round_trip: f64,
    /// The device's clock less `performance.now()` at the exchange.
    ahead: f64,
}

/// How far the device's clock and the page's monotonic clock may drift apart, in milliseconds. If they drift further, the device has
/// slept or its clock was set. The monotonic clock may stop while the device sleeps, so the server is asked again. Until it answers the
/// old correction holds: it can only be late, so nobody loses time.
const JUMP: f64 = 2_000.0;

/// The longest delay of the timer, in milliseconds. A jump is noticed within a minute, or when the page becomes visible. Browsers
/// fire a timer at once if its delay is over 2^31 ms.
const LONGEST_WAIT: f64 = 60_000.0;

/// The end of the year 9999, for those that only wait for a correction of the clock.
const NEVER: Instant = Instant::from_ms(i64::MAX);

/// A call that waits: by which clock, until when, and what to call.
#[derive(Clone)]
struct Waiting {
    id: u32,
    reading: Reading,
    until: Instant,
    call: Rc<dyn Fn()>,
}

/// Which clock a call waits by: [`now`] or [`latest`].
#[derive(Clone, Copy)]
enum Reading {
    Now,
    Latest,
}

impl Reading {
    fn read(self) -> Instant {
        match self {
            Reading::Now => now(),
            Reading::Latest => latest(),
        }
    }
}

impl Waiting {
    /// Milliseconds left. `clocks` are the readings in the order of [`Reading`].
    fn left(&self, clocks: [Instant; 2]) -> f64 {
        self.until.since(clocks[self.reading as usize]) as f64
    }
}

#[derive(Default)]
struct Page {
    correction: Option<Correction>,
    waiting: Vec<Waiting>,
    last_id: u32,
    /// The one timer: when it fires by the monotonic clock, and its handle.
    timer: Option<(f64, i32)>,
    /// The device's clock less the monotonic clock when the timer was set.
    ahead: f64,
    /// Whether the page reports when it becomes visible.
    is_watched: bool,
    /// True while calls are made. The timer is set once, after all of them.
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

/// The page's monotonic clock in milliseconds. Nobody can set it.
pub(crate) fn monotonic() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// The current time: by the device's clock until a server has said its time, by the monotonic clock and the correction from then on.
/// A jump of the device's clock has no effect then.
pub(crate) fn now() -> Instant {
    let correction = PAGE.with_borrow(|page| page.correction);
    Instant::from_ms(correction.map_or_else(device, |by| monotonic() + by.offset) as i64)
}

/// The current time for panes that must not be late. If the device has slept since the server said its time, this is later than
/// [`now`] by what the device's clock says, until the server has answered again.
pub(crate) fn latest() -> Instant {
    let slept = PAGE.with_borrow(|page| {
        page.correction.filter(Correction::is_doubtful).map(|have| ahead() - have.ahead)
    });
    now().plus_ms(slept.unwrap_or_default().max(0.0) as i64)
}

/// Whether a server has said its time. Until then only the device's clock counts. Without a browser the clock is the server's own.
pub(crate) fn has_server_time() -> bool {
    cfg!(not(target_arch = "wasm32")) || PAGE.with_borrow(|page| page.correction.is_some())
}

/// The device's clock less the monotonic clock, in milliseconds.
fn ahead() -> f64 {
    device() - monotonic()
}

impl Correction {
    fn is_doubtful(&self) -> bool {
        (ahead() - self.ahead).abs() > JUMP
    }
}

/// Whether the device has slept or its clock was set since the server said its time. Then the server has to be asked again.
pub(crate) fn is_doubtful() -> bool {
    PAGE.with_borrow(|page| page.correction.is_some_and(|have| have.is_doubtful()))
}

/// Takes the server's time from one exchange (Cristian's method). The exchange with the shortest round trip counts, among those
/// since the last jump of the clocks.
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

/// The current instant. The component renders again at `next`, and when the clock is corrected. `fixed` stops the clock.
#[hook]
pub(crate) fn use_now(
    fixed: Option<Instant>,
    next: impl FnOnce(Instant) -> Option<Instant> + 'static,
) -> Instant {
    use_clock(Reading::Now, fixed, next)
}

/// As [`use_now`], by [`latest`].
#[hook]
pub(crate) fn use_latest(
    fixed: Option<Instant>,
    next: impl FnOnce(Instant) -> Option<Instant> + 'static,
) -> Instant {
    use_clock(Reading::Latest, fixed, next)
}

#[hook]
fn use_clock(
    reading: Reading,
    fixed: Option<Instant>,
    next: impl FnOnce(Instant) -> Option<Instant> + 'static,
) -> Instant {
    let again = use_force_update();
    let at = fixed.unwrap_or_else(|| reading.read());
    // A component that waits for no instant still waits for the server's time.
    let wake = fixed.is_none().then(|| next(at).unwrap_or(NEVER));
    use_effect_with((wake, at), move |(wake, _)| {
        let wait = wake.map(|wake| Wait::by(reading, wake, move || again.force_update()));
        move || drop(wait)
    });
    at
}

/// Seconds left, rounded up: a countdown shows 0 only when it is over.
pub(crate) fn seconds_left(ends_at: Instant, at: Instant) -> i64 {
    (ends_at.since(at).max(0) + 999) / 1000
}

/// When one second less is left than at `at`. It is a whole second of the clock, so that all panes of a page tick in one frame.
pub(crate) fn next_second(ends_at: Instant, at: Instant) -> Instant {
    next_whole(ends_at.plus_ms(-(seconds_left(ends_at, at) - 1) * 1000))
}

/// The first whole second of the clock that is not before `at`.
pub(crate) fn next_whole(at: Instant) -> Instant {
    at.plus_ms((-at.ms()).rem_euclid(1000))
}

/// A call that waits. Dropping it cancels the call.
pub(crate) struct Wait(u32);

impl Wait {
    /// Calls once at `until`, or earlier when the clock is corrected or has jumped.
    pub(crate) fn until(until: Instant, call: impl Fn() + 'static) -> Self {
        Wait::by(Reading::Now, until, call)
    }

    /// The same by [`latest`].
    pub(crate) fn until_latest(until: Instant, call: impl Fn() + 'static) -> Self {
        Wait::by(Reading::Latest, until, call)
    }

    fn by(reading: Reading, until: Instant, call: impl Fn() + 'static) -> Self {
        let id = PAGE.with_borrow_mut(|page| {
            page.last_id = page.last_id.wrapping_add(1);
            page.waiting.push(Waiting { id: page.last_id, reading, until, call: Rc::new(call) });
            page.last_id
        });
        set_timer();
        Wait(id)
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        // Dropped after the borrow, since the call may own another `Wait`.
        let _call = PAGE.with_borrow_mut(|page| {
            let at = page.waiting.iter().position(|have| have.id == self.0)?;
            Some(page.waiting.swap_remove(at))
        });
    }
}

/// Sets the timer for the call that is due first. A timer that fires earlier stays.
fn set_timer() {
    if PAGE.with_borrow(|page| page.calling) {
        return;
    }
    let Some(window) = web_sys::window() else { return };
    let clocks = [now(), latest()];
    let left = PAGE.with_borrow(|page| {
        let waiting = page.waiting.iter().filter(|one| one.until != NEVER);
        waiting.map(|one| one.left(clocks)).min_by(f64::total_cmp)
    });
    let Some(left) = left else { return };
    let delay = left.clamp(1.0, LONGEST_WAIT);
    let (next, ahead) = (monotonic() + delay, ahead());
    PAGE.with_borrow_mut(|page| {
        if let Some((at, handle)) = page.timer {
            // Clocks have whole milliseconds: two waits for the same instant may differ by one.
            if at <= next + 1.0 {
                return;
            }
            window.clear_timeout_with_handle(handle);
        }
        let handle = ON_TIMER.with(|call| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(
                call.as_ref().unchecked_ref(),
                delay.ceil() as i32,
            )
        });
        page.timer = handle.ok().map(|handle| (next, handle));
        page.ahead = ahead;
        watch(page, &window);
    });
}

/// Timers of a hidden page are late, and a page that slept has not noticed. So the clock is read when the page becomes visible.
fn watch(page: &mut Page, window: &web_sys::Window) {
    if let (false, Some(document)) = (page.is_watched, window.document()) {
        let listen = |call: &Closure<dyn Fn()>| {
            document
                .add_event_listener_with_callback("visibilitychange", call.as_ref().unchecked_ref())
                .is_ok()
        };
        page.is_watched = ON_TIMER.with(listen);
    }
}

fn fire() {
    let jumped = PAGE.with_borrow_mut(|page| {
        if let (Some((_, handle)), Some(window)) = (page.timer.take(), web_sys::window()) {
            window.clear_timeout_with_handle(handle);
        }
        (ahead() - page.ahead).abs() > JUMP
    });
    if jumped || is_doubtful() {
        return fire_all();
    }
    let clocks = [now(), latest()];
    call(|page| {
        let (due, rest) =
            std::mem::take(&mut page.waiting).into_iter().partition(|one| one.left(clocks) <= 0.0);
        page.waiting = rest;
        due
    });
}

/// Makes all calls, due or not. They go on waiting until their components ask again.
fn fire_all() {
    call(|page| page.waiting.clone());
}

fn call(whom: impl FnOnce(&mut Page) -> Vec<Waiting>) {
    let calls = PAGE.with_borrow_mut(|page| {
        page.calling = true;
        whom(page)
    });
    for one in calls {
        (one.call)();
    }
    PAGE.with_borrow_mut(|page| page.calling = false);
    set_timer();
}
