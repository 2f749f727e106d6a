//! Paths into a request, such as `template.components[1].text`: built as a chain, written out only for an error.
//! What stands at a path is read in `request.rs`.

/// Where in the request a value stands; written out only when something is wrong there.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

/// A place in the request that is written out as a path.
pub(crate) trait WritePath {
    /// Adds the path to `out`.
    fn write(&self, out: &mut String);

    /// The path.
    fn path(&self) -> String {
        // `template.components[1].buttons[0].text`: most paths need no more.
        let mut out = String::with_capacity(48);
        self.write(&mut out);
        out
    }
}

impl WritePath for Path<'_> {
    fn write(&self, out: &mut String) {
        match self {
            Path::Root => {}
            Path::Key(parent, key) => {
                parent.write(out);
                if !matches!(parent, Path::Root) {
                    out.push('.');
                }
                out.push_str(key);
            }
            Path::Index(parent, at) => {
                parent.write(out);
                push_index(out, *at);
            }
        }
    }
}

impl WritePath for &str {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

/// Adds `[at]`.
pub(crate) fn push_index(out: &mut String, at: usize) {
    out.push('[');
    out.push_str(&at.to_string());
    out.push(']');
}
