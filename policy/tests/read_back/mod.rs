//! A reader of the HTML that formatting writes, which sees every tag that does not belong.
//! It shares nothing with the writer.

/// Reads HTML that may hold our tags only, well nested; gives its text, with `<br>` as a line feed.
pub fn read_back(html: &str) -> Result<String, String> {
    let (mut text, mut open, mut rest) = (String::new(), Vec::new(), html);
    while let Some(at) = rest.find(['<', '>', '&']) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        let entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')];
        if let Some((after, c)) =
            entities.iter().find_map(|(entity, c)| Some((special.strip_prefix(entity)?, *c)))
        {
            text.push(c);
            rest = after;
            continue;
        }
        let within =
            special.strip_prefix('<').ok_or_else(|| format!("a bare > or & in {html:?}"))?;
        let (tag, after) =
            within.split_once('>').ok_or_else(|| format!("no end of tag in {html:?}"))?;
        rest = after;
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        match tag {
            "br" => text.push('\n'),
            "b" | "i" | "s" | "tt" | "code" | "ul" | "ol" | "li" | "blockquote" => open.push(name),
            _ if tag.starts_with('/') && open.pop() == Some(name) => {}
            _ if tag
                .strip_prefix("ol start=")
                .is_some_and(|n| n != "1" && n.parse::<u8>().is_ok()) =>
            {
                open.push(name)
            }
            _ => return Err(format!("<{tag}> does not belong in {html:?}")),
        }
    }
    text.push_str(rest);
    if open.is_empty() { Ok(text) } else { Err(format!("{open:?} stay open in {html:?}")) }
}
