//! Tests of matching sections and comparing words, and that the result contains both texts.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn kinds(old: &str, new: &str) -> Vec<(Kind, String)> {
    compare(old, new).into_iter().map(|section| (section.kind, section.anchor)).collect()
}

const OLD: &str = "# Terms\n\nHello.\n\n## 1. Fees\n\nTransfers cost 1.5 % of the amount.\n\n## 2. Cards\n\nCards are free for all \
    customers of the bank.\n\n## 3. Fax\n\nSend a fax.\n";
const NEW: &str = "# Terms\n\nHello.\n\n## 1. Data\n\nWe keep it.\n\n## 2. Fees\n\nTransfers cost 1 % of the amount.\n\n## 3. Debit \
    cards\n\nCards are free for all customers of the bank.\n";

#[test]
fn sections_are_found_under_other_numbers_and_names() {
    let found = kinds(OLD, NEW);
    let found: Vec<(Kind, &str)> =
        found.iter().map(|(kind, anchor)| (*kind, anchor.as_str())).collect();
    assert_eq!(
        found,
        [
            (Kind::Unchanged, "terms"),
            (Kind::New, "1-data"),
            (Kind::Changed, "2-fees"),
            (Kind::Changed, "3-debit-cards"),
            (Kind::Removed, "3-fax")
        ]
    );
}

#[test]
fn a_clause_that_is_put_in_is_one_change() {
    let text = |titles: &[&str]| {
        titles
            .iter()
            .map(|title| format!("## {title}\n\nOf the {}.\n\n", title.rsplit(' ').next().unwrap()))
            .collect::<String>()
    };
    let changed = |old: &[&str], new: &[&str]| -> Vec<(Kind, String)> {
        kinds(&text(old), &text(new))
            .into_iter()
            .filter(|(kind, _)| *kind != Kind::Unchanged)
            .collect()
    };
    let new = |anchor: &str| vec![(Kind::New, anchor.to_owned())];
    assert_eq!(
        changed(&["1. Fees", "2. Cards", "3. Fax"], &["1. Data", "2. Fees", "3. Cards", "4. Fax"]),
        new("1-data")
    );
    assert_eq!(changed(&["1 Fees", "2 Cards"], &["1 Data", "2 Fees", "3 Cards"]), new("1-data"));
    assert_eq!(
        changed(&["§ 1 Fees", "§ 2 Cards"], &["§ 1 Fees", "§ 2 Data", "§ 3 Cards"]),
        new("2-data")
    );
    assert_eq!(
        changed(
            &["Article 1 Fees", "Article 2 Cards"],
            &["Article 1 Fees", "Article 2 Data", "Article 3 Cards"]
        ),
        new("article-2-data")
    );
    assert_eq!(
        changed(&["Preamble", "1) Fees"], &["Preamble", "1) Data", "2) Fees"]),
        new("1-data")
    );
    // A number that is not the section's place is a part of the heading, and so is its spelling.
    for (old, new) in [
        ("30 days notice", "60 days notice"),
        ("1.5 % interest", "2.5 % interest"),
        ("1.5 percent interest", "2.5 percent interest"),
        ("Fees", "FEES"),
    ] {
        assert_eq!(
            kinds(&format!("# {old}\nSame."), &format!("# {new}\nSame."))[0].0,
            Kind::Changed,
            "{old}"
        );
    }
    assert_eq!(kinds("# Fees\nSame.", "## Fees\nSame.")[0].0, Kind::Changed);
    // Below their headings.
    let nested =
        |first: &str| format!("# 1 General\n## 1.1 Scope\na\n{first}# 2 Fees\n## 2.1 Cards\nb\n");
    assert_eq!(
        kinds(&nested(""), &nested("## 1.2 Data\nc\n"))
            .iter()
            .filter(|(kind, _)| *kind != Kind::Unchanged)
            .count(),
        1
    );
}

#[test]
fn sections_that_change_their_places_have_moved() {
    let moved = |old: &str, new: &str| -> Vec<String> {
        compare(old, new)
            .into_iter()
            .filter(|section| section.moved)
            .map(|section| section.anchor)
            .collect()
    };
    assert_eq!(moved("# A\na\n# B\nb\n# C\nc", "# B\nb\n# A\na\n# C\nc"), ["b"]);
    assert_eq!(moved("# A\na\n# B\nb\n# C\nc", "# C\nc\n# A\na\n# B\nb"), ["c"]);
    assert_eq!(moved("# A\na\n# B\nb\n# C\nc", "# X\nx\n# A\na\n# C\nc"), [""; 0]);
}

#[test]
fn words_that_change_stand_together() {
    let section = &compare("The fee is one euro a month.", "The fee is two pounds a month.")[0];
    assert_eq!(
        section.words,
        [
            (Mark::Same, "The fee is ".to_owned()),
            (Mark::Old, "one euro".to_owned()),
            (Mark::New, "two pounds".to_owned()),
            (Mark::Same, " a month.".to_owned())
        ]
    );
    let section = &compare("转账费用为一欧元。", "转账费用为两欧元。")[0];
    assert!(section.words.len() > 2 && section.words[0].0 == Mark::Same, "{:?}", section.words);
}

#[test]
fn texts_without_headings_and_empty_texts() {
    assert_eq!(kinds("", ""), []);
    assert_eq!(kinds("", "a"), [(Kind::New, "beginning".to_owned())]);
    assert_eq!(kinds("a", ""), [(Kind::Removed, "beginning".to_owned())]);
    assert_eq!(kinds("a\n", "a"), [(Kind::Unchanged, "beginning".to_owned())]);
    assert_eq!(kinds("Title\n=====\na", "Title\n=====\na").len(), 1);
    // A heading in a list or a quote is a part of its section.
    assert_eq!(kinds("# A\n> # B\n\n- # C", "# A\n> # B\n\n- # C").len(), 1);
}

#[test]
fn anchors_are_unique() {
    let text = "# Scope\na\n# Scope\nb\n# Scope 2\nc\n# !\nd";
    let anchors: Vec<String> =
        compare(text, text).into_iter().map(|section| section.anchor).collect();
    assert_eq!(anchors, ["scope", "scope-2", "scope-2-2", "section"]);
}

#[test]
fn long_texts_are_compared_in_time() {
    let old: String =
        (0..4_000).map(|n| format!("# S{n}\n\nword{n} and {} more words\n\n", n * 7)).collect();
    let new: String = (0..4_000)
        .rev()
        .map(|n| format!("# T{n}\n\nword{} or {} less words\n\n", n * 3, n))
        .collect();
    whole(&old, &new);
    let (old, new): (Vec<String>, Vec<String>) =
        (0..60_000).map(|n| (format!("a{n}"), format!("b{}", n % 97))).unzip();
    whole(&old.join(" "), &new.join(" "));
}

/// Asserts that the result contains both texts, complete and in order.
fn whole(old: &str, new: &str) {
    let sections = compare(old, new);
    let text = |section: &Section, mark: Mark| -> String {
        section
            .words
            .iter()
            .filter(|(own, _)| *own == Mark::Same || *own == mark)
            .map(|(_, text)| text.as_str())
            .collect()
    };
    let after: String = sections
        .iter()
        .filter(|section| section.new.is_some())
        .map(|section| text(section, Mark::New))
        .collect();
    assert_eq!(after, new);
    let mut before: Vec<&Section> =
        sections.iter().filter(|section| section.old.is_some()).collect();
    before.sort_by_key(|section| section.old.as_ref().map(|place| place.position));
    let before: String = before.into_iter().map(|section| text(section, Mark::Old)).collect();
    assert_eq!(before, old);
    let stayed: Vec<usize> = sections
        .iter()
        .filter(|section| section.new.is_some() && !section.moved)
        .filter_map(|section| Some(section.old.as_ref()?.position))
        .collect();
    assert!(stayed.is_sorted(), "{stayed:?}");
    for section in &sections {
        assert!(!section.moved || section.old.is_some() && section.new.is_some());
        let marks = |mark| section.words.iter().any(|(own, _)| *own == mark);
        match section.kind {
            Kind::New => assert!(section.old.is_none() && !marks(Mark::Old) && !marks(Mark::Same)),
            Kind::Removed => {
                assert!(section.new.is_none() && !marks(Mark::New) && !marks(Mark::Same))
            }
            Kind::Changed => assert!(marks(Mark::Old) || marks(Mark::New)),
            Kind::Unchanged => assert!(section.old.is_some() && section.new.is_some()),
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "# A\n",
        "## B\n",
        "# 1. A\n",
        "### \n",
        "A\n===\n",
        "one ",
        "two ",
        "three, ",
        "four.\n",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "```\n",
        "é",
        "漢字",
        "\r\n",
        "\t",
        "| a |\n|---|\n",
        "#",
        " # x #\n",
        "<b>",
        "\u{feff}",
    ];
    prop::collection::vec(select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn both_texts_are_in_the_outcome(old in text(), new in text()) {
        whole(&old, &new);
    }

    #[test]
    fn equal_texts_are_unchanged(text in prop_oneof![text(), any::<String>()]) {
        whole(&text, &text);
        prop_assert!(compare(&text, &text).iter().all(|section| section.kind == Kind::Unchanged));
    }

    #[test]
    fn any_texts_are_compared(old in any::<String>(), new in any::<String>()) {
        whole(&old, &new);
    }
}
