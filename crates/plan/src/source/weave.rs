//! Inserts links into text that has markup already.

use crate::source::passage::{Inline, Passage};
use crate::text::numbers::find_channel;
use guide::{Channel, Contact};
use std::ops::Range;

/// A link to insert: the bytes of the text it covers, and its target.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) covers: Range<usize>,
    pub(crate) to: String,
}

impl Passage {
    /// Its content with a link at each number or address of these contacts that has this passage as its source, even across markup.
    /// Existing links are kept.
    pub fn tappable(&self, contacts: &[Contact]) -> Vec<Inline> {
        let channels = contacts.iter().flat_map(|contact| &contact.channels);
        let channels: Vec<_> = channels
            .filter(|channel| channel.passage == self.id)
            .collect();
        let mut threads = Vec::new();
        let mut start = 0;
        while let Some(thread) = first_channel(&self.text[start..], &channels) {
            let covers = start + thread.covers.start..start + thread.covers.end;
            start = covers.end;
            threads.push(Thread { covers, ..thread });
        }
        weave(&self.content, &free(&self.content, threads))
    }
}

fn first_channel(text: &str, channels: &[&Channel]) -> Option<Thread> {
    let found = channels.iter().filter_map(|channel| {
        Some(Thread {
            covers: find_channel(channel, text)?,
            to: channel.href(),
        })
    });
    found
        .filter(|thread| !thread.covers.is_empty() && !thread.to.is_empty())
        .min_by_key(|thread| thread.covers.start)
}

/// The links that do not overlap an existing one.
pub(crate) fn free(content: &[Inline], mut threads: Vec<Thread>) -> Vec<Thread> {
    let mut links = Vec::new();
    note_links(content, 0, &mut links);
    threads.retain(|thread| !links.iter().any(|link| overlap(link, &thread.covers)));
    threads
}

/// The content with these links inserted; they are in order and do not overlap.
pub(crate) fn weave(content: &[Inline], threads: &[Thread]) -> Vec<Inline> {
    within(content, 0, threads)
}

/// Weaves content that begins at this byte of the text.
fn within(content: &[Inline], start: usize, threads: &[Thread]) -> Vec<Inline> {
    let mut at = start;
    let mut inner = Vec::new();
    let mut across = threads.to_vec();
    for inline in content {
        let span = at..at + length(inline);
        at = span.end;
        let is_inside = |thread: &Thread| {
            is_stress(inline) && span.start <= thread.covers.start && thread.covers.end <= span.end
        };
        let inside: Vec<_> = across.extract_if(.., |thread| is_inside(thread)).collect();
        inner.push(with(inline, |content| within(content, span.start, &inside)));
    }
    let mut woven = Vec::new();
    let mut done = start;
    for Thread { covers, to } in across {
        let (before, rest) = split(inner, covers.start - done);
        let (content, rest) = split(rest, covers.len());
        woven.extend(before);
        woven.push(Inline::Link { to, content });
        (inner, done) = (rest, covers.end);
    }
    woven.extend(inner);
    woven
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn note_links(content: &[Inline], start: usize, links: &mut Vec<Range<usize>>) {
    let mut at = start;
    for inline in content {
        let end = at + length(inline);
        match inline {
            Inline::Link { .. } => links.push(at..end),
            Inline::Emphasis(inner) | Inline::Strong(inner) => note_links(inner, at, links),
            Inline::Text(_) | Inline::Break => {}
        }
        at = end;
    }
}

fn is_stress(inline: &Inline) -> bool {
    matches!(inline, Inline::Emphasis(_) | Inline::Strong(_))
}

/// Its length in bytes of the passage's text.
fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text(text) => text.len(),
        Inline::Break => 1,
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
            content.iter().map(length).sum()
        }
    }
}

/// The same kind of inline with other content. Plain text is kept.
fn with(inline: &Inline, change: impl FnOnce(&[Inline]) -> Vec<Inline>) -> Inline {
    match inline {
        Inline::Text(text) => Inline::Text(text.clone()),
        Inline::Break => Inline::Break,
        Inline::Emphasis(content) => Inline::Emphasis(change(content)),
        Inline::Strong(content) => Inline::Strong(change(content)),
        Inline::Link { to, content } => Inline::Link {
            to: to.clone(),
            content: change(content),
        },
    }
}

/// Content split after so many bytes of text.
fn split(content: Vec<Inline>, at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut left = at;
    for inline in content {
        let length = length(&inline);
        if length <= left {
            left -= length;
            before.push(inline);
        } else if left == 0 {
            after.push(inline);
        } else {
            let (first, second) = halves(&inline, left);
            left = 0;
            before.push(first);
            after.push(second);
        }
    }
    (before, after)
}

fn halves(inline: &Inline, at: usize) -> (Inline, Inline) {
    if let Inline::Text(text) = inline {
        let (first, second) = text.split_at(text.floor_char_boundary(at));
        return (
            Inline::Text(first.to_owned()),
            Inline::Text(second.to_owned()),
        );
    }
    let mut second = Vec::new();
    let first = with(inline, |content| {
        let (before, after) = split(content.to_vec(), at);
        second = after;
        before
    });
    (first, with(inline, |_| second))
}
