//! Where the parts of a definition stand in the file it was read from, so that a problem can be shown there.
//! Lines and columns are not here: a path is as near as JSON values get.

/// Maps paths of problems to paths of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Places {
    template: String,
    pub(super) values: String,
    /// Parts of the definition that stand elsewhere in the file: the path below the definition, and the path in the file.
    moved: Vec<(String, String)>,
}

impl Places {
    /// Of a definition and values that stand at these paths as they are.
    pub(super) fn new(template: String, values: String) -> Self {
        Places { template, values, moved: Vec::new() }
    }

    /// What stands at `from` of the definition, and below, stands at `to` in the file.
    pub(super) fn moved(&mut self, from: &str, to: String) {
        self.moved.push((from.to_owned(), to));
    }

    /// From now on the places of another definition.
    pub(super) fn take_template(&mut self, other: Places) {
        self.template = other.template;
        self.moved = other.moved;
    }

    /// The path in the file; none for a path into neither the template nor the values.
    pub(super) fn of(&self, problem_path: &str) -> Option<String> {
        if let Some(rest) = below(problem_path, "values") {
            return Some(join(&self.values, rest));
        }
        let rest = below(problem_path, "template")?;
        let inner = rest.strip_prefix('.').unwrap_or(rest);
        let nearest = self.moved.iter().filter_map(|(from, to)| Some((from.len(), to, below(inner, from)?)));
        Some(match nearest.max_by_key(|(length, ..)| *length) {
            Some((_, to, rest)) => join(to, rest),
            None => join(&self.template, rest),
        })
    }
}

/// What of `path` stands below `parent`: nothing, or a further key or position.
fn below<'p>(path: &'p str, parent: &str) -> Option<&'p str> {
    path.strip_prefix(parent).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// A path and what follows it, which begins with a dot or a bracket.
pub(super) fn join(path: &str, rest: &str) -> String {
    [path, if path.is_empty() { rest.strip_prefix('.').unwrap_or(rest) } else { rest }].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_place_counts_and_names_are_whole() {
        let mut places = Places::new("data[2]".into(), "data[2].values".into());
        places.moved("components[1]", "types.text".into());
        places.moved("components[1].example", "variables".into());
        for (from, to) in [
            ("template", Some("data[2]")),
            ("template.name", Some("data[2].name")),
            ("template.components[1].text", Some("types.text.text")),
            ("template.components[1].example", Some("variables")),
            ("template.components[1].example_x", Some("types.text.example_x")),
            ("template.components[10].text", Some("data[2].components[10].text")),
            ("values.body[0]", Some("data[2].values.body[0]")),
            ("templates.x", None),
            ("", None),
        ] {
            assert_eq!(places.of(from).as_deref(), to, "{from}");
        }
    }

    #[test]
    fn nothing_is_written_before_the_whole_file() {
        let places = Places::new(String::new(), "values".into());
        assert_eq!(places.of("template.components[0]").as_deref(), Some("components[0]"));
        assert_eq!(places.of("template").as_deref(), Some(""));
    }
}
