//! The rules of formatting once more, from their wording, with no regard to speed: lists of characters, searched again and again.
//! It shares nothing with the parser; where the two differ, one of them has a defect.

/// A character and how it is drawn, the outermost style first: `b i s m c`.
type Drawn = Vec<(char, Vec<char>)>;

/// A character of a line, or a stretch of literal text: monospace or code.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Char(char),
    /// The text, its style, how many backticks are around it.
    Literal(Vec<char>, char, usize),
}

impl Item {
    /// What the neighbours see of a literal stretch are its backticks.
    fn seen(&self) -> char {
        match self {
            Item::Char(c) => *c,
            Item::Literal(..) => '`',
        }
    }
}

/// The text as canonical HTML.
pub fn html(text: &str) -> String {
    let items = cut_monospace(&text.replace("\r\n", "\n").chars().collect::<Vec<_>>());
    let mut out = String::new();
    // The block in hand: its kind, its first number, and its lines so far.
    let mut block: Option<(char, usize, Vec<String>)> = None;
    if text.is_empty() {
        return out;
    }
    for line in items.split(|item| *item == Item::Char('\n')) {
        let (kind, number, width) = prefix(line);
        let shown = draw_html(&styled(&cut_code(&line[width..])));
        match &mut block {
            Some((k, _, lines)) if *k == kind && "pu".contains(kind) => lines.push(shown),
            Some(('o', first, lines)) if kind == 'o' && *first + lines.len() == number => {
                lines.push(shown)
            }
            _ => {
                out.push_str(&block.take().map(close).unwrap_or_default());
                block = Some((kind, number, vec![shown]));
            }
        }
    }
    out + &block.map(close).unwrap_or_default()
}

fn close((kind, number, lines): (char, usize, Vec<String>)) -> String {
    let items = |lines: Vec<String>| {
        lines.iter().map(|line| format!("<li>{line}</li>")).collect::<String>()
    };
    match kind {
        'u' => format!("<ul>{}</ul>", items(lines)),
        'o' if number == 1 => format!("<ol>{}</ol>", items(lines)),
        'o' => format!("<ol start={number}>{}</ol>", items(lines)),
        'q' => format!("<blockquote>{}</blockquote>", lines.concat()),
        _ => lines.join("<br>"),
    }
}

/// The rows of one character in a line: start and end.
fn rows(seen: &[char], wanted: &str) -> Vec<(usize, usize)> {
    let mut list = Vec::new();
    let mut at = 0;
    while at < seen.len() {
        let end = at + seen[at..].iter().take_while(|c| **c == seen[at]).count();
        if wanted.contains(seen[at]) {
            list.push((at, end));
        }
        at = end;
    }
    list
}

/// Rule 1, from the left: a row of three backticks, and the first later row of three with more than white space between.
fn cut_monospace(text: &[char]) -> Vec<Item> {
    let rows: Vec<(usize, usize)> =
        rows(text, "`").into_iter().filter(|(start, end)| end - start >= 3).collect();
    // Of a longer row the backticks that do not mark are text, and no markers of another kind.
    let surplus = |(from, to): (usize, usize)| vec![Item::Literal(vec!['`'], ' ', 0); to - from];
    for (start, open) in &rows {
        for (close, end) in &rows {
            if close > open && text[*open..*close].iter().any(|c| !c.is_whitespace()) {
                let mut items: Vec<Item> = text[..*start].iter().map(|c| Item::Char(*c)).collect();
                items.extend(surplus((*start, open - 3)));
                items.push(Item::Literal(text[*open..*close].to_vec(), 'm', 3));
                items.extend(surplus((close + 3, *end)));
                items.extend(cut_monospace(&text[*end..]));
                return items;
            }
        }
    }
    text.iter().map(|c| Item::Char(*c)).collect()
}

/// Rule 2: kind, number and width of what the line begins with.
fn prefix(line: &[Item]) -> (char, usize, usize) {
    let seen: String =
        line.iter().map(|item| if let Item::Char(c) = item { *c } else { '\0' }).collect();
    for (start, kind) in [("- ", 'u'), ("* ", 'u'), ("> ", 'q')] {
        if seen.starts_with(start) && seen.len() > 2 {
            return (kind, 0, 2);
        }
    }
    if let Some((number, rest)) = seen.split_once(". ")
        && (1..=2).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit())
        && !rest.is_empty()
    {
        return ('o', number.parse().unwrap(), number.len() + 2);
    }
    ('p', 0, 0)
}

fn blank(c: Option<&char>) -> bool {
    c.is_none_or(|c| c.is_whitespace())
}

fn letter(c: Option<&char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric())
}

/// Rule 3.
fn opens(seen: &[char], (start, end): (usize, usize)) -> bool {
    !letter(seen[..start].last()) && !blank(seen.get(end))
}

fn closes(seen: &[char], (start, end): (usize, usize)) -> bool {
    !blank(seen[..start].last()) && !letter(seen.get(end))
}

/// Rule 4, from the left: a row of backticks that opens and the first later one that closes, with no monospace between.
fn cut_code(line: &[Item]) -> Vec<Item> {
    let seen: Vec<char> = line.iter().map(Item::seen).collect();
    // Literal stretches and backticks that a stretch has used up are in no row, but they are seen.
    let free: Vec<char> =
        line.iter().map(|item| if let Item::Char(c) = item { *c } else { '\0' }).collect();
    let mut out = Vec::new();
    let mut done = 0;
    let rows = rows(&free, "`");
    for (at, open) in rows.iter().enumerate() {
        if open.0 < done || !opens(&seen, *open) {
            continue;
        }
        let found = rows[at + 1..].iter().find(|close| closes(&seen, **close));
        if let Some(close) = found
            && !line[open.1..close.0].iter().any(|item| matches!(item, Item::Literal(..)))
        {
            out.extend_from_slice(&line[done..open.1 - 1]);
            out.push(Item::Literal(free[open.1..close.0].to_vec(), 'c', 1));
            // The rest of the closing row is text.
            out.extend(vec![Item::Literal(vec!['`'], ' ', 0); close.1 - close.0 - 1]);
            done = close.1;
        }
    }
    out.extend_from_slice(&line[done..]);
    out
}

/// Rules 3 and 5 for a line or a part of one that no line end cuts.
fn styled(line: &[Item]) -> Drawn {
    // A line end within monospace text ends the styles.
    let seen: Vec<char> = line.iter().map(Item::seen).collect();
    let breaks = |from: usize, to: usize| {
        line[from..to]
            .iter()
            .any(|item| matches!(item, Item::Literal(text, ..) if text.contains(&'\n')))
    };
    let rows = rows(&seen, "*_~");
    let mut pairs: Vec<((usize, usize), (usize, usize))> = Vec::new();
    for close in &rows {
        let inside_a_pair =
            |row: &(usize, usize)| pairs.iter().any(|(a, b)| a.0 <= row.0 && row.0 <= b.0);
        let open = rows.iter().find(|open| {
            open.0 < close.0
                && seen[open.0] == seen[close.0]
                && opens(&seen, **open)
                && !inside_a_pair(open)
                && !breaks(open.0, close.0)
        });
        if let Some(open) = open
            && closes(&seen, *close)
        {
            pairs.push((*open, *close));
        }
    }
    let marks: Vec<(usize, usize)> =
        pairs.iter().map(|(open, close)| (open.1 - 1, close.0)).collect();
    let mut drawn = Vec::new();
    for (at, item) in line.iter().enumerate() {
        if marks.iter().any(|(open, close)| *open == at || *close == at) {
            continue;
        }
        let mut around: Vec<usize> = marks
            .iter()
            .filter(|(open, close)| *open < at && at < *close)
            .map(|(open, _)| *open)
            .collect();
        around.sort_unstable();
        let styles: Vec<char> = around
            .iter()
            .map(|open| {
                if seen[*open] == '*' {
                    'b'
                } else if seen[*open] == '_' {
                    'i'
                } else {
                    's'
                }
            })
            .collect();
        match item {
            Item::Char(c) => drawn.push((*c, styles)),
            Item::Literal(text, style, _) => {
                let inner: Vec<char> =
                    styles.into_iter().chain(Some(*style).filter(|style| *style != ' ')).collect();
                drawn.extend(text.iter().map(|c| (*c, inner.clone())));
            }
        }
    }
    drawn
}

/// Characters that look the same are one run, nested as its first.
fn draw_html(drawn: &Drawn) -> String {
    let sorted = |styles: &[char]| {
        let mut list = styles.to_vec();
        list.sort_unstable();
        list
    };
    let tag = |style: &char| match style {
        'm' => "tt".to_owned(),
        'c' => "code".to_owned(),
        style => style.to_string(),
    };
    let mut out = String::new();
    let mut now: Vec<char> = Vec::new();
    for (c, styles) in
        drawn.iter().map(|(c, styles)| (Some(*c), styles.clone())).chain(Some((None, Vec::new())))
    {
        if sorted(&now) != sorted(&styles) {
            let kept = now.iter().zip(&styles).take_while(|(a, b)| a == b).count();
            for style in now[kept..].iter().rev() {
                out += &format!("</{}>", tag(style));
            }
            for style in &styles[kept..] {
                out += &format!("<{}>", tag(style));
            }
            now = styles;
        }
        match c {
            Some('\n') => out += "<br>",
            Some('&') => out += "&amp;",
            Some('<') => out += "&lt;",
            Some('>') => out += "&gt;",
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}
