//! What the pane itself says. What it says of windows and reasons are the texts of the session window.

mod ar;
mod de;
mod en;
mod es;
mod fa;
mod fr;
mod he;
mod hi;
mod id;
mod it;
mod ja;
mod pt_br;
mod tr;
mod zh_hans;

use crate::ui::i18n::catalogue;

catalogue! {
    "session-timeline", open ""
    {
        /// The pane's name.
        name,
        /// The name of the slider.
        point,
        /// In the place of the pane, where it cannot be drawn.
        broken,
        nothing,
        // The lanes.
        window,
        customer,
        business,
        // What happened, in the order of `Shape`.
        message,
        note,
        call,
        reply,
        template,
        echo,
        // How far it came, in the order of `Outcome`.
        sent,
        delivered,
        read,
        refused,
        now,
        // The tools.
        previous,
        next,
        to_now,
        closer,
        farther,
        whole,
        table,
        save,
        // Above the columns of the table.
        time,
        from,
        what,
        outcome,
        allowed,
        not_allowed,
        /// Before a time.
        opens_again,
    }
}
