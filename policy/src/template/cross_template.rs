//! What is wrong between the definitions of one account: duplicate names and texts, translations with other variables.
//! What is wrong within one definition is judged in `lint`.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::path::Path;
use crate::problem::{Problem, Problems};
use crate::request::{Errors, Node};
use crate::rule::Rule;
use crate::template::component_types::Category;
use crate::template::definition::{Component, Definition};
use crate::template::rules;
use crate::value::Value;

/// What is compared of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    name: String,
    language: String,
    /// It came from GET: it does not count as a duplicate of the file that it was created from.
    stored: bool,
    /// Body and footer, where the platform refuses a second template with the same ones.
    texts: Option<(String, String)>,
    /// How many different variables the body has.
    variables: usize,
}

impl Summary {
    /// Reads a definition in Graph API form. Paths of errors begin with `template`.
    pub fn of(template: &Value<'_>) -> Result<Summary, Error> {
        let errors = Errors::default();
        let definition = Definition::read(Node::named("template", Some(template), &errors));
        let body = definition.components.iter().find_map(|part| {
            if let Component::Body(body) = part { body.text.as_ref() } else { None }
        });
        let footer = definition.components.iter().find_map(|part| {
            if let Component::Footer(footer) = part { footer.text.as_ref() } else { None }
        });
        // …/templates/template-review (first-party): authentication templates may be alike.
        let compared = body.filter(|body| {
            definition.category != Category::Authentication && !body.raw.trim().is_empty()
        });
        let summary = Summary {
            name: definition.name.unwrap_or_default().to_owned(),
            language: definition.language.unwrap_or_default().to_owned(),
            stored: definition.stored,
            texts: compared.map(|body| {
                (body.raw.to_owned(), footer.map_or("", |footer| footer.raw).to_owned())
            }),
            variables: body.map_or(0, |body| body.distinct),
        };
        errors.finish(Some(summary))
    }
}

/// The definitions of one account, one after another.
#[derive(Debug, Default)]
pub struct Account {
    /// Names and languages, of stored definitions and of others.
    named: BTreeMap<(String, String, bool), ()>,
    /// The first template with a language, body and footer.
    worded: BTreeMap<(String, String, String), String>,
    /// By name, the language of the first template and the number of its variables.
    translated: BTreeMap<String, (String, usize)>,
}

impl Account {
    /// Adds a definition, and returns what is wrong between it and those before. Paths begin with `template`, as in a check.
    pub fn add(&mut self, summary: Summary) -> Vec<Problem> {
        let mut found = Problems::default();
        let Summary { name, language, stored, texts, variables } = summary;
        if !name.is_empty()
            && self.named.insert((name.clone(), language.clone(), stored), ()).is_some()
        {
            let message =
                format!("The template {name} is there before, in the same language ({language}).");
            tell(&mut found, &rules::SET_NAME, "name", Some(message));
        }
        if let Some((body, footer)) = texts {
            let first =
                self.worded.entry((language.clone(), body, footer)).or_insert_with(|| name.clone());
            // The same template again is told by its name.
            if *first != name {
                let message = format!(
                    "The template {first} has the same body and footer; the platform refuses a duplicate."
                );
                tell(&mut found, &rules::SET_TEXT, "components", Some(message));
            }
        }
        if !name.is_empty() {
            let (of, count) = self.translated.entry(name).or_insert((language.clone(), variables));
            if *of != language && *count != variables {
                tell(&mut found, &rules::SET_VARIABLES, "components", None);
            }
        }
        found.0
    }
}

fn tell(out: &mut Problems, rule: &'static Rule, field: &str, message: Option<String>) {
    let root = Path::Key(&Path::Root, "template");
    let problem = out.add(rule, &Path::Key(&root, field));
    if let Some(message) = message {
        problem.say(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(account: &mut Account, text: &str) -> Vec<&'static str> {
        let summary = Summary::of(&serde_json::from_str(text).unwrap()).unwrap();
        account.add(summary).into_iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn what_is_there_before_is_told_of_the_later_one() {
        let mut account = Account::default();
        let body = |name: &str, language: &str, text: &str, more: &str| {
            format!(
                r#"{{"name":"{name}","language":"{language}"{more},"components":[{{"type":"BODY","text":"{text}"}}]}}"#
            )
        };
        assert!(add(&mut account, &body("a", "en", "Hi {{1}} you", "")).is_empty());
        assert!(
            add(&mut account, &body("a", "en", "Hi {{1}} you", r#","id":"1""#)).is_empty(),
            "as GET returns it"
        );
        assert_eq!(
            add(&mut account, &body("a", "en", "Hi {{1}} all", r#","id":"2""#)),
            ["SET_NAME"]
        );
        assert_eq!(add(&mut account, &body("b", "en", "Hi {{1}} you", "")), ["SET_TEXT"]);
        assert!(
            add(&mut account, &body("c", "de", "Hi {{1}} you", "")).is_empty(),
            "in another language it is another text"
        );
        assert_eq!(add(&mut account, &body("a", "de", "Hallo {{1}} {{2}}", "")), ["SET_VARIABLES"]);
        assert_eq!(add(&mut account, &body("a", "de", "Hallo", "")), ["SET_NAME", "SET_VARIABLES"]);
        assert!(
            add(&mut account, &body("b", "de", "Hallo {{1}} du", "")).is_empty(),
            "a translation has as many variables"
        );
        let code = r#","category":"AUTHENTICATION""#;
        assert!(
            add(&mut account, &body("x", "en", "Hi {{1}} you", code)).is_empty(),
            "codes may be alike"
        );
        assert!(Summary::of(&serde_json::from_str(r#"{"name":7}"#).unwrap()).is_err());
    }
}
