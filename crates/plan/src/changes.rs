//! What differs between two texts of the plan, passage by passage.

use crate::edits::{Edit, edits};
use crate::form::Standing;
use crate::likeness::{Likeness, best_pairs, likeness};
use crate::longest_chain::longest_chain;
use crate::{Chapter, Form, Inline};
use std::collections::{HashMap, HashSet};

/// What differs between an old text and a new one.
///
/// Every chapter and every passage of both stands here exactly once, what is the same included; a passage that is in both stands
/// once for both. A passage is known by its id; one whose id has changed is known by its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes<'a> {
    /// The chapters in the new order; one that is gone stands after the one that it followed.
    pub chapters: Vec<ChapterChange<'a>>,
}

/// A chapter in the old text, in the new one, or in both.
#[derive(Clone, Debug, PartialEq)]
pub struct ChapterChange<'a> {
    /// As it was; none for a new chapter.
    pub old: Option<&'a Chapter>,
    /// As it is; none for a chapter that is gone.
    pub new: Option<&'a Chapter>,
    /// Whether it stands in another place among the chapters.
    pub moved: bool,
    /// Its passages in the new order; one that is gone stands after the one that it followed, and one that has come from
    /// another chapter stands only here.
    pub passages: Vec<PassageChange<'a>>,
}

/// A passage in the old text, in the new one, or in both.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageChange<'a> {
    /// As it was; none for a new passage.
    pub old: Option<Standing<'a>>,
    /// As it is; none for a passage that is gone.
    pub new: Option<Standing<'a>>,
    /// Whether it stands in another chapter, or elsewhere in its chapter. The fewest passages that explain the new order are moved.
    pub moved: bool,
    /// Its words: those of the old text, of the new one, or of both.
    pub edits: Vec<Edit>,
    /// Where its links led and lead, if the words are the same and a link leads elsewhere.
    pub links: Option<[Vec<&'a str>; 2]>,
}

impl<'a> Changes<'a> {
    /// Compares two texts.
    pub fn between(old: &'a [Chapter], new: &'a [Chapter]) -> Self {
        Comparison::of(old, new).changes()
    }

    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        let same = |chapter: &ChapterChange<'_>| !chapter.is_changed();
        self.chapters.iter().all(same) && self.changed().next().is_none()
    }

    /// The passages that have changed in any way.
    pub fn changed(&self) -> impl Iterator<Item = &PassageChange<'a>> {
        let passages = self.chapters.iter().flat_map(|chapter| &chapter.passages);
        passages.filter(|passage| passage.is_changed())
    }
}

impl ChapterChange<'_> {
    /// Whether the chapter as such has changed: it is new, gone, moved, or has another title or address. Its passages are asked for themselves.
    pub fn is_changed(&self) -> bool {
        let name = |chapter: &Chapter| (chapter.title.clone(), chapter.path.clone());
        self.moved || self.old.map(name) != self.new.map(name)
    }
}

impl<'a> PassageChange<'a> {
    /// Whether anything has changed.
    pub fn is_changed(&self) -> bool {
        self.moved
            || self.has_other_words()
            || self.links.is_some()
            || self.renamed().is_some()
            || self.form().is_some()
            || self.has_other_stress()
    }

    /// Whether words have come or gone.
    pub fn has_other_words(&self) -> bool {
        self.edits.iter().any(|edit| !matches!(edit, Edit::Kept(_)))
    }

    /// The old id and the new one, if they differ.
    pub fn renamed(&self) -> Option<[&'a str; 2]> {
        let (old, new) = (self.old?.passage, self.new?.passage);
        (old.id != new.id).then_some([&old.id, &new.id])
    }

    /// As what it stood and as what it stands, if that differs.
    pub fn form(&self) -> Option<[Form; 2]> {
        let (old, new) = (self.old?.form, self.new?.form);
        (old != new).then_some([old, new])
    }

    /// Whether the words are the same and others of them are stressed, or the lines break elsewhere.
    pub fn has_other_stress(&self) -> bool {
        let (Some(old), Some(new)) = (self.old, self.new) else {
            return false;
        };
        !self.has_other_words() && stress(&old.passage.content) != stress(&new.passage.content)
    }
}

/// Two texts, the old one first, and what in them belongs together.
struct Comparison<'a> {
    chapters: [&'a [Chapter]; 2],
    passages: [Vec<Place<'a>>; 2],
    chapter_pairs: Pairs,
    passage_pairs: Pairs,
}

/// A passage with the number of its chapter.
struct Place<'a> {
    chapter: usize,
    standing: Standing<'a>,
    /// The passage's full text.
    text: String,
}

/// What is in both texts, by its number in each.
struct Pairs {
    new_of: HashMap<usize, usize>,
    old_of: HashMap<usize, usize>,
}

impl Pairs {
    fn of(new_of: HashMap<usize, usize>) -> Self {
        let old_of = new_of.iter().map(|(&old, &new)| (new, old)).collect();
        Self { new_of, old_of }
    }

    /// The new number of what has this number in the old text (0) or the new one (1), if it is in both.
    fn new_number(&self, text: usize, number: usize) -> Option<usize> {
        match text {
            0 => self.new_of.get(&number).copied(),
            _ => self.old_of.contains_key(&number).then_some(number),
        }
    }
}

impl<'a> Comparison<'a> {
    fn of(old: &'a [Chapter], new: &'a [Chapter]) -> Self {
        let chapters = [old, new];
        let passages = chapters.map(places);
        let passage_pairs = Pairs::of(pair_passages(&passages));
        let chapter_pairs = Pairs::of(pair_chapters(chapters, &passages, &passage_pairs));
        Self {
            chapters,
            passages,
            chapter_pairs,
            passage_pairs,
        }
    }

    fn changes(&self) -> Changes<'a> {
        let [old, new] = self.chapters;
        let still = self.still_chapters();
        let still_passages = self.still_passages();
        let order = merged(0..old.len(), 0..new.len(), &self.chapter_pairs, &still);
        let change = |(old_number, new_number): (Option<usize>, Option<usize>)| ChapterChange {
            old: old_number.map(|number| &old[number]),
            new: new_number.map(|number| &new[number]),
            moved: has_moved(old_number, new_number, &still),
            passages: self.passages_of([old_number, new_number], &still_passages),
        };
        Changes {
            chapters: order.into_iter().map(change).collect(),
        }
    }

    /// The chapters that have kept their order.
    fn still_chapters(&self) -> HashSet<(usize, usize)> {
        let [old, new] = self.chapters;
        let pairs = self.chapter_pairs.new_of.iter().map(|(&o, &n)| (o, n));
        let name = |&(o, n): &(usize, usize)| old[o].path.as_str().min(&new[n].path);
        let size = |&(o, n): &(usize, usize)| old[o].passages().len() + new[n].passages().len();
        longest_chain(pairs.collect(), name, size)
    }

    /// The passages that have kept their chapter and, in it, their order.
    fn still_passages(&self) -> HashSet<(usize, usize)> {
        let [old, new] = &self.passages;
        let mut by_chapter: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        for (&o, &n) in &self.passage_pairs.new_of {
            let chapter = old[o].chapter;
            if self.chapter_pairs.new_of.get(&chapter) == Some(&new[n].chapter) {
                by_chapter.entry(chapter).or_default().push((o, n));
            }
        }
        let name = |&(o, n): &(usize, usize)| old[o].id().min(new[n].id());
        let size = |&(o, n): &(usize, usize)| old[o].text().len() + new[n].text().len();
        let chains = by_chapter.into_values();
        chains
            .flat_map(|pairs| longest_chain(pairs, name, size))
            .collect()
    }

    /// The passages of a chapter that is in the old text, in the new one, or in both.
    fn passages_of(
        &self,
        chapter: [Option<usize>; 2],
        still: &HashSet<(usize, usize)>,
    ) -> Vec<PassageChange<'a>> {
        let numbers = |text: usize| {
            let places = self.passages[text].iter().enumerate();
            let here = places.filter(move |(_, place)| Some(place.chapter) == chapter[text]);
            here.map(|(number, _)| number)
        };
        let order = merged(numbers(0), numbers(1), &self.passage_pairs, still);
        let change = |(old, new)| self.passage(old, new, has_moved(old, new, still));
        order.into_iter().map(change).collect()
    }

    fn passage(&self, old: Option<usize>, new: Option<usize>, moved: bool) -> PassageChange<'a> {
        let old = old.map(|number| &self.passages[0][number]);
        let new = new.map(|number| &self.passages[1][number]);
        let edits = edits(old.map_or("", Place::text), new.map_or("", Place::text));
        let [old, new] = [old, new].map(|place| place.map(|place| place.standing));
        let mut change = PassageChange {
            old,
            new,
            moved,
            edits,
            links: None,
        };
        if let (Some(old), Some(new)) = (old, new) {
            let leads_elsewhere = self.targets(0, old) != self.targets(1, new);
            let is_told = leads_elsewhere && !change.has_other_words();
            change.links = is_told.then(|| [old.passage.links(), new.passage.links()]);
        }
        change
    }

    /// Where a passage's links lead.
    fn targets(&self, text: usize, standing: Standing<'a>) -> Vec<Target> {
        let links = standing.passage.links().into_iter();
        let target = |to: &str| match standing.chapter.resolve(to) {
            Some(within) => self.target(text, within),
            None => Target::Named(to.to_owned()),
        };
        links.map(target).collect()
    }

    /// Where a link within the plan leads.
    fn target(&self, text: usize, within: String) -> Target {
        let (path, id) = within.split_once('#').unwrap_or((&within, ""));
        let mut passages = self.passages[text].iter();
        let mut chapters = self.chapters[text].iter();
        let passage = passages.position(|place| place.id() == id);
        let chapter = chapters.position(|chapter| chapter.path == path && id.is_empty());
        let passage = passage.and_then(|number| self.passage_pairs.new_number(text, number));
        let chapter = chapter.and_then(|number| self.chapter_pairs.new_number(text, number));
        let passage = passage.map(Target::Passage);
        let found = passage.or(chapter.map(Target::Chapter));
        found.unwrap_or(Target::Named(within))
    }
}

impl<'a> Place<'a> {
    fn id(&self) -> &'a str {
        &self.standing.passage.id
    }

    fn text(&self) -> &str {
        &self.text
    }
}

/// Whether what is in both texts is not among what has kept its place.
fn has_moved(old: Option<usize>, new: Option<usize>, still: &HashSet<(usize, usize)>) -> bool {
    old.zip(new).is_some_and(|pair| !still.contains(&pair))
}

/// Where a link leads: a chapter or passage that is in both texts, by its number in the new one, or else what the author wrote.
#[derive(PartialEq)]
enum Target {
    Chapter(usize),
    Passage(usize),
    Named(String),
}

fn places<'a>(chapters: &'a [Chapter]) -> Vec<Place<'a>> {
    let of = |(chapter, standings): (usize, Vec<_>)| {
        let place = move |standing: Standing<'a>| Place {
            chapter,
            standing,
            text: standing.passage.full_text(),
        };
        standings.into_iter().map(place)
    };
    let chapters = chapters.iter().map(Standing::all).enumerate();
    chapters.flat_map(of).collect()
}

/// The passages of both texts that belong together: by their ids; what is then left on both sides, by its words.
fn pair_passages([old, new]: &[Vec<Place<'_>>; 2]) -> HashMap<usize, usize> {
    let mut by_id: HashMap<_, _> = new.iter().map(Place::id).zip(0..).collect();
    let ids = old.iter().map(Place::id).enumerate();
    let pairs = ids.filter_map(|(number, id)| Some((number, by_id.remove(id)?)));
    with_best(pairs.collect(), [old.len(), new.len()], |o, n| {
        likeness(old[o].text(), new[n].text())
    })
}

/// The chapters of both texts that belong together: by their paths; what is then left on both sides, by its passages, at
/// least half of which it must share.
fn pair_chapters(
    [old, new]: [&[Chapter]; 2],
    [old_passages, new_passages]: &[Vec<Place<'_>>; 2],
    passages: &Pairs,
) -> HashMap<usize, usize> {
    let mut by_path: HashMap<_, _> = new.iter().map(|chapter| &chapter.path).zip(0..).collect();
    let paths = old.iter().map(|chapter| &chapter.path).enumerate();
    let pairs = paths.filter_map(|(number, path)| Some((number, by_path.remove(path)?)));
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for (&o, &n) in &passages.new_of {
        let pair = (old_passages[o].chapter, new_passages[n].chapter);
        *shared.entry(pair).or_default() += 1;
    }
    with_best(pairs.collect(), [old.len(), new.len()], |o, n| {
        let shared = *shared.get(&(o, n))?;
        let all = old[o].passages().len().max(new[n].passages().len());
        Likeness::of(shared, all).filter(|likeness| likeness.is_at_least(50))
    })
}

/// Adds to what belongs together the best of what is left on both sides.
fn with_best(
    mut pairs: HashMap<usize, usize>,
    [old, new]: [usize; 2],
    likeness: impl Fn(usize, usize) -> Option<Likeness>,
) -> HashMap<usize, usize> {
    let taken: HashSet<_> = pairs.values().copied().collect();
    let left_old: Vec<_> = (0..old).filter(|o| !pairs.contains_key(o)).collect();
    let left_new: Vec<_> = (0..new).filter(|n| !taken.contains(n)).collect();
    pairs.extend(best_pairs(&left_old, &left_new, likeness));
    pairs
}

/// New and old in one order: the new one's, and what is gone after what it followed and still follows there.
fn merged(
    old: impl Iterator<Item = usize>,
    new: impl Iterator<Item = usize>,
    pairs: &Pairs,
    still: &HashSet<(usize, usize)>,
) -> Vec<(Option<usize>, Option<usize>)> {
    let with_old = |number| (pairs.old_of.get(&number).copied(), Some(number));
    let mut found: Vec<_> = new.map(with_old).collect();
    let mut after = 0;
    for number in old {
        match pairs.new_of.get(&number) {
            Some(&there) if still.contains(&(number, there)) => {
                let at = found.iter().position(|(_, new)| *new == Some(there));
                after = at.map_or(after, |at| at + 1);
            }
            Some(_) => {}
            None => {
                found.insert(after, (Some(number), None));
                after += 1;
            }
        }
    }
    found
}

/// The words with marks where stress begins and ends and where the author breaks a line.
fn stress(content: &[Inline]) -> String {
    fn mark(content: &[Inline], marked: &mut String) {
        for inline in content {
            let (sign, inner) = match inline {
                Inline::Text(text) => {
                    marked.push_str(text);
                    continue;
                }
                Inline::Break => ("\u{1} ", &[][..]),
                Inline::Emphasis(inner) => ("\u{2}", &inner[..]),
                Inline::Strong(inner) => ("\u{3}", &inner[..]),
                // Links are compared by where they lead.
                Inline::Link { content, .. } => ("", &content[..]),
            };
            marked.push_str(sign);
            mark(inner, marked);
            marked.push_str(sign);
        }
    }
    let mut marked = String::new();
    mark(content, &mut marked);
    marked.split_whitespace().collect::<Vec<_>>().join(" ")
}
