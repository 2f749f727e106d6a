//! Every problem in one list; each leads to its field.
//! What is wrong is said by the policy, and shown at the field by `fields.rs`.

use super::fields::Form;
use super::ranks::{SEVERITIES, SEVERITY_ICONS, icon, severity};
use crate::ui::i18n::panes::template_editor::Text;
use crate::ui::i18n::panes::template_preview::Text as Common;

/// The most problems listed; a template with more is not one that a person wrote.
const LISTED: usize = 100;

impl Form<'_> {
    /// The verdict, and how many problems there are of each severity.
    pub(super) fn verdict(&mut self) {
        let found = self.checked.found;
        self.draw.open(
            "div",
            &["class", "part", "data-verdict"],
            &["verdict", "verdict", found.verdict()],
        );
        self.draw.put(icon(super::ranks::VERDICT_ICONS[found.rank]));
        self.draw
            .open("p", &["role"], &["status"])
            .text(self.common.at(Common::Invalid, found.rank))
            .close()
            .class("ul", "totals");
        for (rank, count) in found.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            self.draw.open("li", &[], &[]);
            self.draw.put(icon(SEVERITY_ICONS[rank]));
            let count = self.figure(*count);
            self.draw
                .line("span", "visually-hidden", self.common.at(Common::Error, rank))
                .text(&count)
                .close();
        }
        self.draw.close().close();
    }

    pub(super) fn problems_list(&mut self) {
        if self.checked.problems.is_empty() {
            self.draw.line("p", "calm", self.common.get(Common::Nothing));
        }
        self.draw.part("ul", "problems");
        for (index, problem) in self.checked.problems.iter().enumerate().take(LISTED) {
            let rank = severity(problem);
            self.draw.open(
                "li",
                &["class", "part", "data-severity"],
                &["problem", "problem", SEVERITIES[rank]],
            );
            self.draw.put(icon(SEVERITY_ICONS[rank]));
            // The policy's sentences are English.
            self.draw.open("div", &["lang", "dir"], &["en", "ltr"]);
            self.draw.open(
                "button",
                &["type", "class", "data-act", "data-arg", "title"],
                &["button", "message", "jump", &index.to_string(), self.texts.get(Text::GoTo)],
            );
            self.draw.open("span", &["class", "lang"], &["visually-hidden", &self.common.language]);
            self.draw.text(self.common.at(Common::Error, rank)).text(": ").close();
            self.draw.text(&problem.message).close();
            self.draw.line("p", "fix", problem.fix);
            self.fix(index);
            self.draw.class("details", "why").open("summary", &[], &[]);
            self.draw
                .open("span", &["lang"], &[&self.common.language])
                .text(self.common.get(Common::Why))
                .close()
                .text(" ");
            self.draw
                .line("code", "code", problem.code)
                .text(" ")
                .line("code", "path", &self.checked.places[index])
                .close();
            self.draw.open("p", &[], &[]).text(problem.source).close();
            if let Some(code) = problem.platform_code {
                self.draw.open("p", &[], &[]).text(self.common.get(Common::PlatformCode)).text(" ");
                self.draw.line("code", "code", &code.to_string()).close();
            }
            self.draw.close().close().close();
        }
        self.draw.close();
    }
}
