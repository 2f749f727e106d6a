//! The prompt's own words. The notice's words come with the notice, dates and numbers from the browser.

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
    "terms-update-prompt", open "name."
    {
        /// In the place of a pane that its properties, or a module that cannot be had, keep from being drawn.
        broken,
        /// Who asks, what for: `{issuer}`
        heading,
        /// The same where the notice does not name its issuer.
        heading_plain,
        /// What is wanted of the visitor.
        lead,
        /// The same where the answer costs nothing.
        lead_consent,
        /// Before the date to answer by.
        by,
        /// Before it once it has passed.
        was_by,
        /// `{time}`: days, hours or minutes.
        left,
        /// `{time}` in the visitor's zone, the first instant that is too late.
        your_time,
        /// Heard before a date that is struck through.
        earlier,
        /// Before the reason why the date was moved.
        postponed,
        /// Above the list of changes.
        changes,
        /// A kind of change; so the next three.
        new,
        changed,
        removed,
        unchanged,
        /// What a change is about; so the next two.
        business,
        personal,
        all,
        /// Above the list of data.
        data,
        /// Whether a kind of data is collected already; so the next.
        data_new,
        data_already,
        /// `{names}` of those who get it.
        shared,
        /// Above what happens without an acceptance.
        otherwise,
        /// That silence is no yes.
        silence,
        /// What holds before the deadline.
        until,
        /// `{date}` from which on a step holds.
        from,
        /// What a step leaves; so the next two, which names of features may follow.
        full,
        limited,
        blocked,
        /// What refusing costs where it costs nothing.
        free,
        /// On the link to the exact text.
        document,
        /// Unfolds the exact text where the notice brings it.
        whole,
        /// Gives the question as a file; the next prints it.
        save,
        print,
        /// On the ways out that the page has set: the visitor's data, and somebody to ask.
        export,
        help,
        /// `{language}` of the notice where it is not the visitor's.
        shown_in,
        /// On the buttons, where the notice does not say; so the next two.
        accept,
        decline,
        not_now,
        /// Why that button is not there.
        no_not_now,
        /// Opens the details of a strip; the next closes them.
        more,
        less,
        /// What was recorded, `{time}`; so the next three.
        accepted,
        declined,
        put_off,
        withdrawn,
        /// The server has acknowledged it.
        stored,
        /// It waits in the outbox.
        kept,
        /// The same where this browser keeps nothing.
        unkept,
        /// What that means once it is stored, or the page has it.
        forgets,
        /// How to change one's mind.
        later,
        /// Gives the receipt as a file.
        receipt,
        /// The server will not have it; its own words follow.
        refused,
        /// Opens the question again; so what is offered then.
        change,
        withdraw,
        keep,
        close,
        /// Names of data and features that notices use; another code is shown as it is, or named by the page.
        phone_number,
        ip_address,
        location,
        purchase_history,
        device_information,
        interactions,
        service_usage,
        transactions,
        chat_list,
        calls,
        notifications,
    }
}

/// The first name of a data category or a feature; the texts after it are such names too.
const CODES: Text = Text::PhoneNumber;

impl Texts {
    /// What people call a data category or a feature: the page's name (`{"labels":{"name.loyalty_card":"Loyalty card"}}`), the
    /// pane's, or the code with spaces.
    pub(crate) fn name_of(&self, code: &str) -> String {
        let own = || CATALOGUE.place(code).filter(|at| *at >= CODES as usize);
        match self.own(&[CATALOGUE.open, code].concat()) {
            Some(name) => name.to_owned(),
            None => own().map_or_else(
                || code.replace('_', " "),
                |at| self.at(CODES, at - CODES as usize).to_owned(),
            ),
        }
    }
}
