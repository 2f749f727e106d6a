//! Judges the steps after the deadline: allowed by the basis, announced, and with a way out.
//! When a step begins for a visitor is decided in `evaluate.rs`.

use super::rules;
use crate::problem::Problems;
use crate::terms::notice::{Access, Basis, Notice, Prompt};

pub(super) fn judge(notice: &Notice, found: &mut Problems) {
    for (at, step) in notice.after_deadline.iter().enumerate() {
        let path = |field: &str| format!("after_deadline[{at}].{field}");
        let (access, limits) = (step.access, step.limits.is_empty());
        if notice.basis != Basis::Contract && (access != Access::Full || !limits) {
            let field = if access == Access::Full { "limits" } else { "access" };
            found.add(&rules::CONSEQUENCE_BASIS, &path(field).as_str());
            continue;
        }
        match access {
            Access::Full if !limits => {
                found.add(&rules::LIMITS_FULL, &path("limits").as_str());
            }
            Access::Limited if limits => {
                found.add(&rules::CONSEQUENCE_UNTOLD, &path("limits").as_str());
            }
            Access::Blocked if step.prompt != Prompt::Persistent => {
                found.add(&rules::BLOCKED_WAY_OUT, &path("prompt").as_str());
            }
            Access::Full
                if notice.basis == Basis::Contract && step.prompt == Prompt::Persistent =>
            {
                found.add(&rules::DECLINED_ASKED, &path("prompt").as_str());
            }
            _ => {}
        }
        if at == 0 && step.after_days == 0 && access == Access::Blocked {
            found.add(&rules::ACCESS_SUDDEN, &path("after_days").as_str());
        }
    }
    let limited = notice.basis == Basis::Contract
        && notice.after_deadline.iter().any(|step| step.access != Access::Full);
    if limited && notice.issuer.url.is_none() {
        found.add(&rules::HELP_MISSING, &"issuer.url");
    }
}
