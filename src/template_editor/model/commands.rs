//! What the pane's buttons and keys do, as data.
//! Those that change the state are carried out in `state.rs`, the others in `controller.rs`.

use super::view::View;

/// An item to be added to a list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NewItem {
    /// A card of a carousel.
    Card,
    /// An app that may take a one-time password.
    App,
    /// A button of a type.
    Button(String),
}

impl NewItem {
    /// The name in attributes.
    pub(crate) fn name(&self) -> &str {
        match self {
            NewItem::Card => "card",
            NewItem::App => "app",
            NewItem::Button(kind) => kind,
        }
    }
}

/// What a button or a key does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Command {
    Undo,
    Redo,
    /// Shows another view beside the form.
    Show(View),
    /// Goes to the field of a problem, by its position in the list.
    GoTo(usize),
    /// Fixes a problem, by its position in the list.
    Fix(usize),
    /// Puts a marker on both sides of what is selected in a text box, or takes it away again.
    Wrap {
        path: String,
        marker: &'static str,
    },
    /// Puts a new placeholder in the place of what is selected in a text box.
    InsertVariable {
        path: String,
    },
    /// Adds an item to a list.
    AddItem {
        list: String,
        item: NewItem,
    },
    /// Adds a button of the type that is chosen beside the list.
    AddPicked {
        list: String,
    },
    /// Adds a component of a type.
    AddComponent(String),
    /// Takes an item or a component away.
    Remove {
        path: String,
    },
    /// Moves an item by so many positions.
    Move {
        path: String,
        by: isize,
    },
    /// Puts a copy of an item behind it.
    Duplicate {
        path: String,
    },
    /// Opens or closes the panel for templates from files.
    ToggleImport,
    /// Takes one of the templates of a file, by its position.
    Choose(usize),
    Download,
    Copy,
    /// Shows the form's JSON in the place of what was typed.
    DiscardTyped,
    /// Goes back to the template as the page gave it.
    Revert,
    Save,
}

impl Command {
    /// The name in the attribute `data-act`.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Command::Undo => "undo",
            Command::Redo => "redo",
            Command::Show(_) => "view",
            Command::GoTo(_) => "jump",
            Command::Fix(_) => "fix",
            Command::Wrap { .. } => "wrap",
            Command::InsertVariable { .. } => "variable",
            Command::AddItem { .. } | Command::AddPicked { .. } => "add",
            Command::AddComponent(_) => "part",
            Command::Remove { .. } => "remove",
            Command::Move { .. } => "move",
            Command::Duplicate { .. } => "double",
            Command::ToggleImport => "import",
            Command::Choose(_) => "choose",
            Command::Download => "download",
            Command::Copy => "copy",
            Command::DiscardTyped => "form-json",
            Command::Revert => "given",
            Command::Save => "save",
        }
    }

    /// The value in the attribute `data-arg`.
    pub(crate) fn argument(&self) -> String {
        match self {
            Command::Show(view) => view.name().to_owned(),
            Command::GoTo(index) | Command::Fix(index) | Command::Choose(index) => {
                index.to_string()
            }
            Command::Wrap { marker, .. } => (*marker).to_owned(),
            Command::AddItem { item, .. } => item.name().to_owned(),
            Command::AddComponent(kind) => kind.clone(),
            Command::Move { by, .. } => by.to_string(),
            _ => String::new(),
        }
    }

    /// The field, item or list that it is about.
    fn path(&self) -> &str {
        match self {
            Command::Wrap { path, .. }
            | Command::InsertVariable { path }
            | Command::Remove { path }
            | Command::Move { path, .. }
            | Command::Duplicate { path } => path,
            Command::AddItem { list, .. } | Command::AddPicked { list } => list,
            _ => "",
        }
    }

    /// The name in the attribute `data-b`, by which the button is found again after a redraw.
    pub(crate) fn button_name(&self) -> String {
        format!("{} {} {}", self.name(), self.argument(), self.path())
    }
}
