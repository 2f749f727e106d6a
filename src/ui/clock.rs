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

/// The longest wait for the timer, in milliseconds: a jump is noticed within a minute (and when the page is looked at again),
/// and browsers fire at once what is more than 2^31 ms away.
const LONGEST_WAIT: f64 = 60_000.0;

/// The end of the year 9999: nobody waits for it, but who does hears when the clock is corrected.
const NEVER: Instant = Instant::from_ms(i64::MAX);

/// Who waits, by which clock, until when, and what to call then.
#[derive(Clone)]
struct Waiting {
    id: u32,
    reading: Reading,
    until: Instant,
    call: Rc<dyn Fn()>,
}

/// Which clock somebody goes by: [`now`] or [`latest`].
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
    /// Milliseconds left by the clocks that have been read, in the order of [`Reading`].
    fn left(&self, clocks: [Instant; 2]) -> f64 {
        self.until.since(clocks[self.reading as usize]) as f64
    }
}

#[derive(Default)]
struct Page {
    correction: Option<Correction>,
    waiting: Vec<Waiting>,
    last_id: u32,
    /// The one timer: when it fires by the page's own clock, and its handle.
    timer: Option<(f64, i32)>,
    /// What the device's clock was ahead when the timer was set.
    ahead: f64,
    /// Whether the page tells when it is looked at again.
    is_watched: bool,
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
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Now. The device's clock counts until a server has said its time; from then on a jump of the device's clock moves nothing.
pub(crate) fn now() -> Instant {
    let correction = PAGE.with_borrow(|page| page.correction);
    Instant::from_ms(correction.map_or_else(device, |by| monotonic() + by.offset) as i64)
}

/// Now for those whom it harms to be late: should the device have slept since the server said its time, by as much later as the
/// device's clock says, until the server has been asked again.
pub(crate) fn latest() -> Instant {
    let slept = PAGE.with_borrow(|page| {
        page.correction.filter(Correction::is_doubtful).map(|have| ahead() - have.ahead)
    });
    now().plus_ms(slept.unwrap_or_default().max(0.0) as i64)
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
    // Who waits for no instant still waits for the server's time.
    let wake = fixed.is_none().then(|| next(at).unwrap_or(NEVER));
    use_effect_with((wake, at), move |(wake, _)| {
        let wait = wake.map(|wake| Wait::by(reading, wake, move || again.force_update()));
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
        // The call is dropped after the borrow: what it holds may hold a wait of its own.
        let _call = PAGE.with_borrow_mut(|page| {
            let at = page.waiting.iter().position(|have| have.id == self.0)?;
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
            // Clocks of whole milliseconds: who waits for the same instant may differ by one.
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

/// A page that is hidden has its timers late, and one that slept has not noticed: it looks when it is looked at.
fn watch(page: &mut Page, window: &web_sys::Window) {
    if let (false, Some(document)) = (page.is_watched, window.document()) {
        // Refused never.
        let look = |call: &Closure<dyn Fn()>| {
            document
                .add_event_listener_with_callback("visibilitychange", call.as_ref().unchecked_ref())
                .is_ok()
        };
        page.is_watched = ON_TIMER.with(look);
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

/// Calls everybody, whenever they wanted; they go on waiting until they have asked anew.
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
