//! What is asked of this section: a definition, its values, and what they are judged for.
//! How a definition and values are read is in their own folders; the answer is worked out in `check.rs`.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::budget::Budget;
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::value::Value;
use crate::words::table;

/// What a definition is judged for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Writing: examples fill the variables and are judged.
    #[default]
    Author,
    /// Showing: values fill the variables, examples where there is none.
    Preview,
    /// Sending: values only, and they have to be right.
    Send,
}

table! { pub(super) MODES: Mode {
    "author" => Mode::Author,
    "preview" => Mode::Preview,
    "send" => Mode::Send,
} }

/// A definition with its values.
///
/// Its fields are those of a JSON request with `"check": "template"`, and it is read from one by serde.
///
/// ```
/// use std::borrow::Cow;
/// use windowpane_policy::Value;
/// use windowpane_policy::template::{Mode, TemplateRequest};
///
/// let definition = Value::from_json(r#"{"name":"a","language":"en","components":[]}"#)?;
/// let values = Value::from_json(r#"{"body":["Ada"]}"#)?;
/// let request = TemplateRequest {
///     values: Some(Cow::Borrowed(&values)),
///     mode: Mode::Send,
///     ..TemplateRequest::new(&definition)
/// };
/// assert_eq!(request.now, None);
/// # Ok::<(), windowpane_policy::NotJson>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateRequest<'a> {
    /// The definition as JSON of the Graph API: as created, or as GET returns it.
    pub template: Cow<'a, Value<'a>>,
    /// The values by component, or the `template` object of a send request.
    pub values: Option<Cow<'a, Value<'a>>>,
    /// What for.
    pub mode: Mode,
    /// Limits that changed on a date are judged as of this instant; without it the newest hold.
    pub now: Option<Instant>,
    /// The categories of data that the values come from, in the form of values.
    pub uses: Option<Cow<'a, Value<'a>>>,
    /// The categories that the terms accepted by this customer cover; without it nothing is said about `uses`.
    pub covered: Option<Vec<Cow<'a, str>>>,
}

impl<'a> TemplateRequest<'a> {
    /// A definition alone, as its author sees it.
    pub fn new(template: &'a Value<'a>) -> Self {
        TemplateRequest { template: Cow::Borrowed(template), ..TemplateRequest::default() }
    }

    pub(super) fn view<'r>(&'r self) -> RequestView<'r> {
        let covered = self.covered.as_ref();
        RequestView {
            template: Some(&*self.template),
            values: self.values.as_deref().map(|values| values as &'r Value<'r>),
            mode: self.mode,
            now: self.now,
            uses: self.uses.as_deref().map(|uses| uses as &'r Value<'r>),
            covered: covered.map(|names| names.iter().map(AsRef::as_ref).collect()),
        }
    }
}

impl<'de> Deserialize<'de> for TemplateRequest<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(from)?;
        let errors = Errors::default();
        let view = RequestView::read(Node::root(&value, &errors));
        let (mode, now) = errors.finish(Some((view.mode, view.now))).map_err(D::Error::custom)?;
        let mut take = |key| match &mut value {
            Value::Map(map) => map.remove(key).filter(|value| *value != Value::Null),
            _ => None,
        };
        let text = |item| if let Value::Text(text) = item { Some(text) } else { None };
        Ok(TemplateRequest {
            template: Cow::Owned(take("template").unwrap_or_default()),
            values: take("values").map(Cow::Owned),
            mode,
            now,
            uses: take("uses").map(Cow::Owned),
            covered: match take("covered") {
                Some(Value::List(list)) => Some(list.into_iter().filter_map(text).collect()),
                _ => None,
            },
        })
    }
}

/// A request of either kind, typed or JSON, without a copy of anything.
pub(super) struct RequestView<'a> {
    pub template: Option<&'a Value<'a>>,
    pub values: Option<&'a Value<'a>>,
    pub mode: Mode,
    pub now: Option<Instant>,
    pub uses: Option<&'a Value<'a>>,
    pub covered: Option<Vec<&'a str>>,
}

impl<'a> RequestView<'a> {
    /// Reads a request of this section; what is wrong with it is reported.
    pub(super) fn read(root: Node<'a, '_>) -> Self {
        let root = root.object(&["check", "template", "values", "mode", "now", "uses", "covered"]);
        let covered = root.key("covered");
        let names = || {
            Budget::default().items(&covered).filter_map(|item| item.required().text()).collect()
        };
        RequestView {
            template: root.key("template").required().raw(),
            values: root.key("values").raw(),
            mode: root.key("mode").choice(&MODES).unwrap_or_default(),
            now: root.key("now").instant(),
            uses: root.key("uses").raw(),
            covered: (!covered.is_absent()).then(names),
        }
    }
}
