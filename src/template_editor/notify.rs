//! What the page hears of the editor: the definition, changes, the verdict and errors.
//! What changed the definition is not here.

use windowpane_policy::Error;

use super::model::change::Change;
use super::model::state::State;
use super::props::TemplateEditorProps;
use crate::template_preview::VerdictChange;

/// What the page was told last.
#[derive(Default)]
pub(super) struct Told {
    revision: Option<usize>,
    verdict: Option<VerdictChange>,
    error: Option<Error>,
}

impl Told {
    /// Tells the page what has changed since.
    pub(super) fn update(&mut self, props: &TemplateEditorProps, state: &State) {
        let before = self.revision.replace(state.revision);
        let has_changed = before.is_some_and(|before| before != state.revision);
        let found = state.validation.found;
        if before.is_none() || has_changed {
            props.ondefinition.emit(state.definition());
        }
        if has_changed {
            props.onchange.emit(Change::of(state));
        }
        if self.verdict.replace(found) != Some(found) {
            props.onverdictchange.emit(found);
        }
        let error = props.error.as_ref().or(state.error());
        if self.error.as_ref() != error {
            self.error = error.cloned();
            if let Some(error) = error {
                props.onerror.emit(error.clone());
            }
        }
    }
}
