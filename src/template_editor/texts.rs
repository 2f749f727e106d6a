//! What the editor says itself, from locales/; `{1}` and `{2}` are filled. What is wrong with a
//! template is said by the policy, in
//! English; words that the preview says too are the preview's.

include!(concat!(env!("OUT_DIR"), "/template-editor.rs"));

impl Texts {
    /// A text with its `{1}` and `{2}` filled.
    pub(crate) fn with(&self, text: Text, values: &[&str]) -> String {
        let mut out = self.get(text).to_owned();
        for (value, hole) in values.iter().zip(["{1}", "{2}"]) {
            out = out.replace(hole, value);
        }
        out
    }
}
