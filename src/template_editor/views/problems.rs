//! The verdict, and every problem in one list; each leads to its field.
//! What is wrong is decided by the policy, and shown at the field by `form.rs`.

use windowpane_policy::template::Problem;
use yew::prelude::*;

use super::form::Form;
use crate::template_editor::model::commands::Command;
use crate::template_editor::texts::Text;
use crate::template_preview::icons::icon;
use crate::template_preview::severity::{
    SEVERITIES, severity_icon, severity_text, severity_word, verdict_icon, verdict_text,
    verdict_word,
};
use crate::template_preview::texts::Text as Common;

/// The most problems listed; a person writes no template with more.
const LISTED: usize = 100;

impl Form<'_> {
    /// The verdict, and how many problems there are of each severity.
    pub(crate) fn verdict(&self) -> Html {
        let found = self.validation.found;
        let totals = SEVERITIES.into_iter().filter(|severity| found.count(*severity) > 0);
        html! {
            <div class="verdict" part="verdict" data-verdict={verdict_word(found.verdict)}>
                { icon(verdict_icon(found.verdict)) }
                <p role="status">{ self.common(verdict_text(found.verdict)) }</p>
                <ul class="totals">
                    { for totals.map(|severity| html! {
                        <li>
                            { icon(severity_icon(severity)) }
                            <span class="visually-hidden">
                                { self.common(severity_text(severity)) }
                            </span>
                            { self.number(found.count(severity)) }
                        </li>
                    }) }
                </ul>
            </div>
        }
    }

    pub(crate) fn problem_list(&self) -> Html {
        let problems = self.validation.located_problems().take(LISTED);
        html! {
            <>
                if self.validation.problems.is_empty() {
                    <p class="calm">{ self.common(Common::Nothing) }</p>
                }
                <ul class="problems" part="problems">
                    { for problems.map(|(index, problem, path)| {
                        self.listed_problem(index, problem, path)
                    }) }
                </ul>
            </>
        }
    }

    fn listed_problem(&self, index: usize, problem: &Problem, path: &str) -> Html {
        let severity = problem.severity;
        let go_to = Command::GoTo(index);
        html! {
            <li class="problem" part="problem" data-severity={severity_word(severity)}>
                { icon(severity_icon(severity)) }
                // The policy's sentences are English.
                <div lang="en" dir="ltr">
                    <button
                        type="button"
                        class="message"
                        data-act={go_to.name()}
                        data-arg={go_to.argument()}
                        title={self.texts.get(Text::GoTo).to_owned()}
                        onclick={self.run(go_to)}
                    >
                        { self.spoken(self.common(severity_text(severity))) }
                        { &problem.message }
                    </button>
                    <p class="fix">{ problem.fix }</p>
                    { self.fix_button(index) }
                    { self.reason(problem, path) }
                </div>
            </li>
        }
    }

    /// Where a rule comes from.
    fn reason(&self, problem: &Problem, path: &str) -> Html {
        let language = self.common.language.clone();
        html! {
            <details class="why">
                <summary>
                    <span lang={language}>{ self.common(Common::Why) }</span>
                    { " " }
                    <code class="code">{ problem.code }</code>
                    { " " }
                    <code class="path">{ path }</code>
                </summary>
                <p>{ problem.source }</p>
                if let Some(code) = problem.platform_code {
                    <p>
                        { self.common(Common::PlatformCode) }
                        { " " }
                        <code class="code">{ code }</code>
                    </p>
                }
            </details>
        }
    }
}
