//! What a stored definition says about its own status: review, pausing, quality, category and edits, as advice for its author.
//! Whether a message may go out with it is decided by `send`.

use super::linter::{Linter, meaning};
use crate::path::Path;
use crate::template::component_types::Category;
use crate::template::request::Mode;
use crate::template::rules;

/// What a status means: …/templates/template-management, template-review, template-pausing and the webhook
/// message_template_status_update (first-party). An approved template gets no advice.
static STATUSES: &[(&str, &str)] = &[
    (
        "PENDING",
        "The template is in review, which takes up to 24 hours; it cannot be sent or edited before that.",
    ),
    ("REJECTED", "The template was rejected; edit it, or appeal with a sample. It cannot be sent."),
    (
        "IN_APPEAL",
        "The rejection is being appealed, which takes about 24 hours; the template cannot be sent before that.",
    ),
    (
        "PAUSED",
        "The template is paused for low quality: 3 hours the first time, 6 hours the second, and disabled the third. After pacing it is unpaused by hand only.",
    ),
    (
        "DISABLED",
        "The template is disabled for good; create a new one. A disabled template cannot be deleted.",
    ),
    (
        "ARCHIVED",
        "The template is archived and will be deleted after 28 days unless it is taken out of the archive.",
    ),
    (
        "PENDING_DELETION",
        "The template is being deleted; messages on their way are still tried for 30 days.",
    ),
    ("DELETED", "The template is deleted; its name stays blocked for 30 days."),
    (
        "LIMIT_EXCEEDED",
        "The account has as many templates as it may have: 250, or 6000 once verified; each language counts.",
    ),
    ("FLAGGED", "The template is flagged for low quality and may be paused."),
    ("LOCKED", "The template is locked and cannot be edited."),
];

/// Statuses with which a template can be sent.
static SENDABLE: &[&str] = &["APPROVED", "REINSTATED", "UNARCHIVED"];

/// Why a review refuses: the webhook message_template_status_update (first-party).
static REASONS: &[(&str, &str)] = &[
    ("ABUSIVE_CONTENT", "The review found abusive or threatening content."),
    ("CATEGORY_NOT_AVAILABLE", "The category was not available to this account."),
    ("INCORRECT_CATEGORY", "The review found that the text does not belong to the category."),
    (
        "INVALID_FORMAT",
        "The review found a format fault: most often variables that are malformed, at an edge or side by side.",
    ),
    ("PROMOTIONAL", "The review found promotion in a template that is not MARKETING."),
    ("SCAM", "The review took the template for a scam."),
    (
        "TAG_CONTENT_MISMATCH",
        "The review found that the text does not fit the language or category it is filed under.",
    ),
];

/// What a quality rating means; green and unknown get no advice.
static QUALITIES: &[(&str, &str)] = &[
    (
        "YELLOW",
        "Customers rate the template as medium: blocks, reports and mutes count, the newest most.",
    ),
    ("RED", "Customers rate the template as low: it is about to be paused."),
];

impl Linter<'_, '_> {
    pub(super) fn life(&mut self, root: &Path<'_>) {
        if self.mode == Mode::Send {
            return;
        }
        let lifecycle = &self.definition.lifecycle;
        if let Some(status) = lifecycle.status {
            let at = Path::Key(root, "status");
            let is = |name: &&str| name.eq_ignore_ascii_case(status);
            if let Some(message) = meaning(STATUSES, status) {
                self.out.add(&rules::ADVICE_STATUS, &at).say(message);
            } else if !SENDABLE.iter().any(is) {
                self.out.add(&rules::ADVICE_STATUS, &at);
            } else if self.mode == Mode::Author {
                self.out.add(&rules::ADVICE_EDIT, &at);
            }
        }
        if let Some(reason) =
            lifecycle.rejected_reason.filter(|reason| !reason.eq_ignore_ascii_case("NONE"))
        {
            let problem =
                self.out.add(&rules::ADVICE_REJECTED, &Path::Key(root, "rejected_reason"));
            if let Some(message) = meaning(REASONS, reason) {
                problem.say(message);
            }
        }
        if let Some(message) = lifecycle.quality.and_then(|quality| meaning(QUALITIES, quality)) {
            self.out.add(&rules::ADVICE_QUALITY, &Path::Key(root, "quality_score")).say(message);
        }
        for (name, change, value) in [
            ("correct_category", "is going to move the template to", lifecycle.correct_category),
            ("previous_category", "has moved the template from", lifecycle.previous_category),
        ] {
            if let Some(other) = value.filter(|value| self.is_another_category(value)) {
                self.out
                    .add(&rules::ADVICE_RECATEGORISED, &Path::Key(root, name))
                    .say(format!("The platform {change} the category {other}."));
            }
        }
    }

    fn is_another_category(&self, name: &str) -> bool {
        let other = Category::read(name);
        other == Category::Other || other != self.definition.category
    }
}
