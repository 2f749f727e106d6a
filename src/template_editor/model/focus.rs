//! Where the focus goes after a change.
//! Finding a control in the page is in `dom.rs`.

use super::view::View;

/// A control of the pane.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Control {
    /// The field with this path.
    Field(String),
    /// The button with this name, see [`super::commands::Command::button_name`].
    Button(String),
    /// The choice beside the button that adds to this list.
    Picker(String),
    /// The tab of a view.
    Tab(View),
}

impl Control {
    /// The same control of another item: `from` and `to` are the paths of the items.
    pub(crate) fn moved(self, from: &str, to: &str) -> Control {
        match self {
            Control::Field(path) => Control::Field(path.replacen(from, to, 1)),
            Control::Button(name) => Control::Button(name.replacen(from, to, 1)),
            other => other,
        }
    }
}

/// Where the focus goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Focus {
    pub(crate) control: Control,
    /// What is selected then, in UTF-16 positions.
    pub(crate) selection: Option<(u32, u32)>,
}

impl Focus {
    /// To a control, without a selection.
    pub(crate) fn on(control: Control) -> Focus {
        Focus { control, selection: None }
    }

    /// To the field at a path.
    pub(crate) fn field(path: &str) -> Focus {
        Focus::on(Control::Field(path.to_owned()))
    }
}
