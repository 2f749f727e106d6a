//! A judge of templates as a property of a pane.
//! What a judge does is in the policy: `send::TemplateJudge`.

use std::fmt;
use std::rc::Rc;

use windowpane_policy::send::TemplateJudge;

/// Judges a whole definition in the request's message. Two are equal when they are the same judge.
///
/// ```
/// use windowpane::Judge;
///
/// let judge = Judge::new(windowpane_policy::judge_template);
/// assert_eq!(judge, judge.clone());
/// ```
#[derive(Clone)]
pub struct Judge(Rc<dyn TemplateJudge>);

impl Judge {
    /// A judge that panes share.
    pub fn new(judge: impl TemplateJudge + 'static) -> Self {
        Judge(Rc::new(judge))
    }
}

impl AsRef<dyn TemplateJudge> for Judge {
    fn as_ref(&self) -> &(dyn TemplateJudge + 'static) {
        &*self.0
    }
}

impl PartialEq for Judge {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Judge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Judge")
    }
}
