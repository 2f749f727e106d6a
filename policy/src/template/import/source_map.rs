//! Maps the paths of problems in a definition to paths in the file that it was read from.
//! Lines and columns are not here: they are not known of a JSON value.

use crate::problem::Span;

/// Maps paths of problems to paths of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SourceMap {
    template: String,
    pub(super) values: String,
    /// Parts of the definition that are elsewhere in the file.
    moved: Vec<Moved>,
    /// Texts that were put together from texts of the file.
    texts: Vec<(String, Vec<Piece>)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Moved {
    /// The path below the definition.
    from: String,
    /// The path in the file.
    to: String,
    /// `to` stands for everything below `from`.
    whole: bool,
}

/// A piece of a text that was put together, in scalar values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub span: Span,
    /// The path of the text in the file.
    pub at: String,
    pub source: Span,
}

impl SourceMap {
    /// For a definition and values that are at these paths of the file.
    pub(super) fn new(template: String, values: String) -> Self {
        SourceMap { template, values, ..SourceMap::default() }
    }

    /// `from` of the definition, and what is below it, is at `to` in the file.
    pub(super) fn moved(&mut self, from: &str, to: String) {
        self.moved.push(Moved { from: from.to_owned(), to, whole: false });
    }

    /// `from` of the definition, with everything below it, comes from `to` in the file.
    pub(super) fn whole(&mut self, from: &str, to: String) {
        self.moved.push(Moved { from: from.to_owned(), to, whole: true });
    }

    /// The text at `from` of the definition is put together from these.
    pub(super) fn text(&mut self, from: String, pieces: Vec<Piece>) {
        self.texts.push((from, pieces));
    }

    /// Takes over the paths of another definition.
    pub(super) fn take_template(&mut self, other: SourceMap) {
        self.template = other.template;
        self.moved = other.moved;
        self.texts = other.texts;
    }

    /// The path in the file; none for a path into neither the template nor the values.
    pub(super) fn of(&self, problem_path: &str) -> Option<String> {
        if let Some(rest) = below(problem_path, "values") {
            return Some(join(&self.values, rest));
        }
        let rest = below(problem_path, "template")?;
        let inner = rest.strip_prefix('.').unwrap_or(rest);
        let nearest =
            self.moved.iter().filter_map(|moved| Some((moved, below(inner, &moved.from)?)));
        // Of two of the same length the later one.
        Some(match nearest.max_by_key(|(moved, _)| moved.from.len()) {
            Some((moved, _)) if moved.whole => moved.to.clone(),
            Some((moved, rest)) => join(&moved.to, rest),
            None => join(&self.template, rest),
        })
    }

    /// The path in the file of a part of a text, and the part.
    pub(super) fn of_part(&self, problem_path: &str, span: Span) -> Option<(String, Span)> {
        let inner = problem_path.strip_prefix("template.");
        let Some((_, pieces)) = self.texts.iter().find(|(from, _)| Some(from.as_str()) == inner)
        else {
            return Some((self.of(problem_path)?, span));
        };
        let first = pieces.iter().find(|piece| span.0 < piece.span.1)?;
        let of_one_text = pieces.iter().filter(|piece| piece.at == first.at);
        let last = of_one_text.take_while(|piece| piece.span.0 < span.1).last()?;
        // Within a variable of another length only the whole variable can be meant.
        let same = |piece: &Piece| piece.span.1 - piece.span.0 == piece.source.1 - piece.source.0;
        let start = if same(first) {
            first.source.0 + span.0.saturating_sub(first.span.0)
        } else {
            first.source.0
        };
        let end = if same(last) {
            last.source.0 + span.1.min(last.span.1).saturating_sub(last.span.0)
        } else {
            last.source.1
        };
        (start < end).then(|| (first.at.clone(), (start, end)))
    }
}

/// The rest of `path` below `parent`; none where it is not below it.
fn below<'p>(path: &'p str, parent: &str) -> Option<&'p str> {
    path.strip_prefix(parent).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// A path and what follows it, which begins with a dot or a bracket.
pub(super) fn join(path: &str, rest: &str) -> String {
    let rest = if path.is_empty() { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
    format!("{path}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_place_counts_and_names_are_whole() {
        let mut source_map = SourceMap::new("data[2]".into(), "data[2].values".into());
        source_map.moved("components[1]", "types.text".into());
        source_map.moved("components[1].example", "variables".into());
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
            assert_eq!(source_map.of(from).as_deref(), to, "{from}");
        }
    }

    #[test]
    fn nothing_is_written_before_the_whole_file() {
        let source_map = SourceMap::new(String::new(), "values".into());
        assert_eq!(source_map.of("template.components[0]").as_deref(), Some("components[0]"));
        assert_eq!(source_map.of("template").as_deref(), Some(""));
    }
}
