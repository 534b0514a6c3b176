//! The small book's own files with lines and bytes deleted, doubled, swapped and put elsewhere.

use crate::report::is_reported_well;
use crate::small::sources;
use plan::{Inline, Plan, Sources};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use std::cell::Cell;

/// One change of a file's text.
#[derive(Clone, Debug)]
enum Change {
    Delete(Index, Index),
    Double(Index, Index),
    Swap(Index, Index),
    Insert(Index, String),
}

fn change() -> impl Strategy<Value = Change> {
    let two = || (any::<Index>(), any::<Index>());
    prop_oneof![
        two().prop_map(|(a, b)| Change::Delete(a, b)),
        two().prop_map(|(a, b)| Change::Double(a, b)),
        two().prop_map(|(a, b)| Change::Swap(a, b)),
        (any::<Index>(), any::<char>()).prop_map(|(at, c)| Change::Insert(at, c.into())),
        (any::<Index>(), "[\\[\\]{}()#>*`\"'=\\\\&<.,0-9 \n-]{1,3}")
            .prop_map(|(at, s)| Change::Insert(at, s)),
    ]
}

impl Change {
    fn of_lines(&self, text: &str) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        self.of(&lines)
    }

    fn of_characters(&self, text: &str) -> String {
        let characters: Vec<&str> = text
            .char_indices()
            .map(|(at, c)| &text[at..at + c.len_utf8()])
            .collect();
        self.of(&characters)
    }

    fn of(&self, parts: &[&str]) -> String {
        if parts.is_empty() {
            return String::new();
        }
        let mut parts = parts.to_vec();
        let at = |index: &Index| index.index(parts.len());
        let span = |a: &Index, b: &Index| at(a)..(at(a) + 1 + b.index(4)).min(parts.len());
        match self {
            Self::Delete(a, b) => drop(parts.drain(span(a, b))),
            Self::Double(a, b) => {
                let doubled = parts[span(a, b)].to_vec();
                let to = at(b);
                parts.splice(to..to, doubled);
            }
            Self::Swap(a, b) => {
                let (a, b) = (at(a), at(b));
                parts.swap(a, b);
            }
            Self::Insert(to, text) => {
                let to = at(to);
                parts.insert(to, text);
            }
        }
        parts.concat()
    }
}

fn files(sources: &mut Sources) -> [&mut String; 5] {
    [
        &mut sources.chapters[0].file.text,
        &mut sources.contacts.text,
        &mut sources.guide.text,
        &mut sources.adoption.text,
        &mut sources.municipality.text,
    ]
}

fn said(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(part) => text.push_str(part),
            Inline::Break => text.push(' '),
            Inline::Emphasis(inner) | Inline::Strong(inner) => said(inner, text),
            Inline::Link { content, .. } => said(content, text),
        }
    }
}

#[test]
fn a_changed_book_is_read_whole_or_refused_at_its_place() {
    let changes = prop::collection::vec((0..8_usize, any::<bool>(), change()), 1..4);
    let (read, refused) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(ProptestConfig::with_cases(500));
    let run = runner.run(&changes, |changes| {
        let mut sources = sources();
        for (file, lines, change) in changes {
            let files = files(&mut sources);
            // The chapter is where most can go wrong.
            let text = &mut *files[file.saturating_sub(3)];
            *text = if lines {
                change.of_lines(text)
            } else {
                change.of_characters(text)
            };
        }
        match Plan::read(&sources) {
            Err(diagnostics) => {
                refused.set(refused.get() + 1);
                is_reported_well(&diagnostics, &sources);
            }
            Ok((plan, _)) => {
                read.set(read.get() + 1);
                for passage in plan.chapters.iter().flat_map(|chapter| chapter.passages()) {
                    let mut text = String::new();
                    said(&passage.content, &mut text);
                    let words: Vec<_> = text.split_whitespace().collect();
                    prop_assert_eq!(words, passage.text.split_whitespace().collect::<Vec<_>>());
                    prop_assert!(!passage.text.contains("{#"), "{}", passage.text);
                }
            }
        }
        Ok(())
    });
    run.unwrap();
    let (read, refused) = (read.get(), refused.get());
    assert!(read > 10 && refused > 50, "{read} read, {refused} refused");
}
