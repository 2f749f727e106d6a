//! What is told after an answer: what was recorded and when, where it is by now, the receipt, and how to change one's mind.
//! The question is in `view.rs`.

use windowpane_policy::terms::Action;
use yew::prelude::*;

use super::desk::Place;
use super::view::View;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::terms_update_prompt::Text;
use crate::ui::{intl, storage};

impl View<'_> {
    /// The strip in which an answer is told of, or a refusal that no question stands beside; always there, so that what comes
    /// into it is heard.
    pub(super) fn told(&self, telling: bool, node: &NodeRef) -> Html {
        let draw = &mut Draw::default();
        if telling {
            let names = &["class", "part", "role", "aria-label", "tabindex"];
            draw.open("div", names, &["told", "told", "region", &self.heading(), "-1"]).at(node);
        } else {
            draw.class("div", "visually-hidden").at(node);
        }
        draw.open("div", &["role"], &["status"]);
        if telling {
            self.refusal(draw);
            self.outcome(draw);
        }
        draw.close();
        if telling {
            draw.class("div", "answers");
            if self.visit.outcome.is_some() {
                self.button(draw, "receipt", self.t.get(Text::Receipt));
            }
            self.button(draw, "review", self.t.get(Text::Change));
            self.button(draw, "close", self.t.get(Text::Close));
            draw.close();
        }
        draw.close().done()
    }

    fn outcome(&self, draw: &mut Draw) {
        let Some(outcome) = &self.visit.outcome else { return };
        let said = match outcome.action {
            Action::Accept => self.t.get(Text::Accepted),
            Action::Decline => self.t.get(Text::Declined),
            Action::NotNow => self.t.get(Text::PutOff),
            Action::Withdraw => self.t.get(Text::Withdrawn),
        };
        let forgets = storage::forgets();
        let place = match outcome.place {
            Place::Page => "",
            Place::Outbox if forgets => self.t.get(Text::Unkept),
            Place::Outbox => self.t.get(Text::Kept),
            Place::Server => self.t.get(Text::Stored),
        };
        let time =
            intl::date_and_time(outcome.at, &self.t.language, self.settings.text("time_zone"));
        draw.class("p", "title").filled(said, &time).close();
        let again =
            outcome.place != Place::Outbox && forgets && self.settings.text("subject").is_none();
        let later = if outcome.action == Action::NotNow { "" } else { self.t.get(Text::Later) };
        for line in [place, if again { self.t.get(Text::Forgets) } else { later }] {
            if !line.is_empty() {
                draw.line("p", "muted", line);
            }
        }
    }
}
