//! What the preview itself says. What is wrong with a template is said by the policy, in English.

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
    "template-preview", open ""
    {
        // The names of the pane's two halves, for those who do not see them.
        preview,
        check,
        /// In the place of the pane, where it cannot be drawn.
        broken,
        empty,
        // The verdicts, and the severities of one problem: the worst first.
        invalid,
        warned,
        valid,
        error,
        warning,
        advice,
        nothing,
        fix,
        why,
        platform_code,
        // The fields whose length is counted.
        header,
        body,
        footer,
        /// The row of cards.
        cards,
        /// On the button under the bubble, and then above the sheet.
        see_all,
        options,
        close,
        previous,
        next,
        // The placeholders, in the order of `media::KINDS`.
        image,
        video,
        document,
        location,
        product,
        // Before an instant, and before the code of an offer.
        ends,
        code,
        /// Where a desktop app shows nothing of the message.
        phones_only,
        /// Under a long body.
        read_more,
        // Before the time that is left, and instead of it.
        ends_in,
        ended,
        /// Before the type of a component that this version does not know.
        unknown,
        // The platform's own card: its title, and what stands on its row.
        call_request,
        call_choices,
        // What a message sells or tells.
        catalog,
        items,
        order,
        order_status,
        /// Under a bubble with a value that phones may take for formatting.
        upset,
        /// Above the list of where each button leads.
        targets,
        /// On the copy button once it has copied.
        copied,
        /// For those who do not see the ticks.
        seen,
        /// On a button whose label is the platform's and not published.
        share_contact,
    }
}
