//! The views beside the form, one of which is shown.
//! What they show is drawn in their own files.

use crate::template_editor::texts::Text;

/// What is shown beside the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    #[default]
    Preview,
    Problems,
    Json,
}

impl View {
    pub(crate) const ALL: [View; 3] = [View::Preview, View::Problems, View::Json];

    /// The name in attributes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            View::Preview => "preview",
            View::Problems => "problems",
            View::Json => "json",
        }
    }

    /// The label of the tab.
    pub(crate) fn label(self) -> Text {
        match self {
            View::Preview => Text::Preview,
            View::Problems => Text::Problems,
            View::Json => Text::Json,
        }
    }

    /// The view of the next tab; after the last comes the first.
    pub(crate) fn next(self) -> View {
        match self {
            View::Preview => View::Problems,
            View::Problems => View::Json,
            View::Json => View::Preview,
        }
    }

    /// The view of the tab before.
    pub(crate) fn previous(self) -> View {
        self.next().next()
    }
}
