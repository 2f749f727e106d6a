//! Templates from a file or from pasted JSON, of which the author chooses one.
//! What a file may be is decided by the policy (`template::inputs`).

use windowpane_policy::template::{self, Input};

use super::definition::Node;
use super::json_text::{self, Fault};

/// The path of the text box into which JSON is pasted.
pub(crate) const PASTED: &str = "#import";

/// The path of the text box in which names are searched.
pub(crate) const SEARCH: &str = "#import-search";

/// The most templates to choose from at a time.
const LISTED: usize = 200;

/// What the panel for files holds while it is open.
#[derive(Clone, Default)]
pub(crate) struct Import {
    /// What was pasted or read.
    pub(crate) text: String,
    /// The templates to choose from: what they are called, and what they are.
    pub(crate) choices: Vec<(String, Node)>,
    /// A part of the names of those that are shown.
    pub(crate) search: String,
    /// Why there is nothing to choose from.
    pub(crate) fault: Option<Fault>,
}

impl Import {
    /// Reads a text; returns the template where there is exactly one.
    pub(crate) fn read(text: String) -> (Import, Option<Node>) {
        let mut import = match find(&text) {
            Ok(choices) => Import { choices, ..Import::default() },
            Err(fault) => Import { fault: Some(fault), ..Import::default() },
        };
        import.text = text;
        let is_only = import.choices.len() == 1;
        let only = is_only.then(|| import.choices.pop()).flatten();
        (import, only.map(|(_, node)| node))
    }

    /// The positions of the templates that are shown, by their names.
    pub(crate) fn shown(&self) -> Vec<usize> {
        let wanted = self.search.trim().to_ascii_lowercase();
        let has = |name: &String| name.to_ascii_lowercase().contains(&wanted);
        let found = self.choices.iter().enumerate().filter(|(_, (name, _))| has(name));
        found.map(|(at, _)| at).take(LISTED).collect()
    }
}

/// The templates of a text, with their names.
fn find(text: &str) -> Result<Vec<(String, Node)>, Fault> {
    let without_position = |message: String| Fault { position: None, message };
    let file = json_text::read(text.trim_start_matches('\u{feff}'))?;
    let inputs = template::inputs(&file)
        .map_err(|error| without_position(format!("{} {}", error.path, error.message)))?;
    let found: Vec<_> = inputs.iter().filter_map(named).collect();
    if found.is_empty() {
        return Err(without_position("there is no template in it".to_owned()));
    }
    Ok(found)
}

fn named(input: &Input<'_>) -> Option<(String, Node)> {
    let node = Node::from_value(input.template.as_deref()?);
    let name = format!("{} · {}", node.field("name"), node.field("language"));
    Some((name, node))
}
