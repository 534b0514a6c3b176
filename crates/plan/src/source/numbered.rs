//! Numbers of list items. They are text: the author's numbers are published.

use crate::source::passage::{Block, Inline, Item, Passage, PassageKind};
use crate::text::day::MONTHS;
use guide::Location;

/// The number at the start of an item's source; `None` for another mark.
pub(crate) fn number(source: &str) -> Option<u64> {
    let source = source.trim_start();
    let end = source.find(|c: char| !c.is_ascii_digit())?;
    source[..end].parse().ok()
}

/// The items in runs: consecutive or equal numbers; each date is a run of its own.
pub(crate) fn runs(items: Vec<Item>, is_day: impl Fn(&Item) -> bool) -> Vec<Vec<Item>> {
    let mut runs: Vec<Vec<Item>> = Vec::new();
    for item in items {
        let numbers =
            |run: &Vec<Item>| -> Vec<_> { run.iter().map(|i| i.passage.number).collect() };
        let goes_on = |run: &&mut Vec<Item>| {
            let numbers = numbers(run);
            let last = numbers.last().copied().flatten();
            let is_next = last.map(|last| last.saturating_add(1)) == item.passage.number;
            let is_same = numbers.iter().all(|number| *number == item.passage.number);
            (is_next || is_same) && !is_day(&item) && !run.iter().any(&is_day)
        };
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.push(item),
            None => runs.push(vec![item]),
        }
    }
    runs
}

/// Counts on from the first item where an author repeats the same number, as Markdown allows.
pub(crate) fn count_on(items: &mut [Item]) {
    let first = items.first().and_then(|item| item.passage.number);
    let is_same = items.iter().all(|item| item.passage.number == first);
    if let (Some(first), true) = (first, is_same) {
        for (number, item) in (first..).zip(items) {
            item.passage.number = Some(number);
        }
    }
}

/// Whether an item begins with a date: "25. november 2026 …".
pub(crate) fn is_day(item: &Item) -> bool {
    let word = item.passage.text.split_whitespace().next();
    let is_month = word.is_some_and(|word| {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        MONTHS.contains(&letters.to_lowercase().as_str())
    });
    is_month
        && item
            .passage
            .number
            .is_some_and(|day| (1..=31).contains(&day))
}

/// The item as a paragraph, followed by its blocks.
pub(crate) fn sentence(item: Item) -> Vec<Block> {
    let Item {
        passage,
        mut blocks,
    } = item;
    let number = passage
        .number
        .map(|number| format!("{number}. "))
        .unwrap_or_default();
    let length = number.len();
    let at = passage.place();
    let place = Location {
        column: at.column.saturating_sub(length as u32).max(1),
        width: length as u32,
        ..at
    };
    let moved = passage
        .pieces
        .into_iter()
        .map(|(byte, place)| (byte + length, place));
    let paragraph = Passage {
        kind: PassageKind::Paragraph,
        number: None,
        pieces: [(0, place)].into_iter().chain(moved).collect(),
        content: [Inline::Text(number.clone())]
            .into_iter()
            .chain(passage.content)
            .collect(),
        text: number + &passage.text,
        ..passage
    };
    blocks.insert(0, Block::Paragraph(paragraph));
    blocks
}
