//! Gives send requests the definitions that they send.
//! What a definition and a send request are is in `input.rs`.

use std::collections::BTreeMap;

use super::input::{Input, InputKind};

/// Gives each send request the definition of the same name and language from the same set, the first where there are more.
pub fn pair(inputs: &mut [Input<'_>]) {
    let mut known = BTreeMap::new();
    for (at, input) in
        inputs.iter().enumerate().filter(|(_, input)| input.kind != InputKind::SendRequest)
    {
        if let Some(name) = input.name_and_language() {
            known.entry(name).or_insert(at);
        }
    }
    let wanted =
        inputs.iter().enumerate().filter(|(_, input)| input.kind == InputKind::SendRequest);
    let found: Vec<(usize, usize)> = wanted
        .filter_map(|(at, input)| Some((at, *known.get(&input.name_and_language()?)?)))
        .collect();
    for (at, definition) in found {
        let Some(Input { template, source_map, .. }) = inputs.get(definition).cloned() else {
            continue;
        };
        if let Some(input) = inputs.get_mut(at) {
            input.template = template;
            input.source_map.take_template(source_map);
            input.definition = Some(definition);
        }
    }
}
