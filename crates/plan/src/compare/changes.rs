//! The differences between two texts of the plan, passage by passage.

use crate::compare::form::{Form, LocatedPassage};
use crate::compare::longest_increasing_subsequence::longest_chain;
use crate::source::passage::{Chapter, Inline};
use crate::text::edits::{Edit, edits};
use crate::text::similarity::{Likeness, alike, best_pairs};
use std::collections::{HashMap, HashSet};

/// The differences between an old and a new text.
///
/// Holds every chapter and passage of both texts exactly once, unchanged ones included; one that is in both stands once. Passages
/// are matched by id, and where ids have changed, by words.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes<'a> {
    /// Chapters in the new order; a removed one follows the chapter it used to follow.
    pub chapters: Vec<ChapterChange<'a>>,
}

/// A chapter in the old text, in the new one, or in both.
#[derive(Clone, Debug, PartialEq)]
pub struct ChapterChange<'a> {
    /// The old chapter; `None` if added.
    pub old: Option<&'a Chapter>,
    /// The new chapter; `None` if removed.
    pub new: Option<&'a Chapter>,
    /// Whether its position among the chapters has changed.
    pub moved: bool,
    /// Its passages in the new order. A removed passage follows the one it used to follow; a passage from another chapter stands
    /// here only.
    pub passages: Vec<PassageChange<'a>>,
}

/// A passage in the old text, in the new one, or in both.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageChange<'a> {
    /// The old passage; `None` if added.
    pub old: Option<LocatedPassage<'a>>,
    /// The new passage; `None` if removed.
    pub new: Option<LocatedPassage<'a>>,
    /// Whether it has changed chapter or position. As few passages as possible count as moved.
    pub moved: bool,
    /// The words of the old text, the new text, or both.
    pub edits: Vec<Edit>,
    /// Old and new link targets, if the words are equal and a target differs.
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

    /// Passages with any change.
    pub fn changed(&self) -> impl Iterator<Item = &PassageChange<'a>> {
        let passages = self.chapters.iter().flat_map(|chapter| &chapter.passages);
        passages.filter(|passage| passage.is_changed())
    }
}

impl ChapterChange<'_> {
    /// Whether the chapter itself has changed: added, removed, moved, or with another title or path. Passages are not considered.
    pub fn is_changed(&self) -> bool {
        fn name(chapter: &Chapter) -> (&str, &str) {
            (&chapter.title, &chapter.path)
        }
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

    /// Whether words were added or removed.
    pub fn has_other_words(&self) -> bool {
        self.edits.iter().any(|edit| !matches!(edit, Edit::Kept(_)))
    }

    /// The old id and the new one, if they differ.
    pub fn renamed(&self) -> Option<[&'a str; 2]> {
        let (old, new) = (self.old?.passage, self.new?.passage);
        (old.id != new.id).then_some([&old.id, &new.id])
    }

    /// Old and new form, if they differ.
    pub fn form(&self) -> Option<[Form; 2]> {
        let (old, new) = (self.old?.form, self.new?.form);
        (old != new).then_some([old, new])
    }

    /// Whether emphasis or line breaks differ while the words are equal.
    pub fn has_other_stress(&self) -> bool {
        let (Some(old), Some(new)) = (self.old, self.new) else {
            return false;
        };
        let (old, new) = (&old.passage.content, &new.passage.content);
        old != new && !self.has_other_words() && stress(old) != stress(new)
    }
}

/// Two texts, old and new, with their matches.
struct Comparison<'a> {
    chapters: [&'a [Chapter]; 2],
    passages: [Vec<PassageRef<'a>>; 2],
    /// Link targets: the first passage with each id, and the chapter at each path.
    ids: [HashMap<&'a str, usize>; 2],
    paths: [HashMap<&'a str, usize>; 2],
    chapter_pairs: Pairs,
    passage_pairs: Pairs,
}

/// A passage with the number of its chapter.
struct PassageRef<'a> {
    chapter: usize,
    standing: LocatedPassage<'a>,
    /// The passage's full text.
    text: String,
}

/// Matches between the texts, by index in each.
struct Pairs {
    new_of: HashMap<usize, usize>,
    old_of: HashMap<usize, usize>,
}

impl Pairs {
    fn of(new_of: HashMap<usize, usize>) -> Self {
        let old_of = new_of.iter().map(|(&old, &new)| (new, old)).collect();
        Self { new_of, old_of }
    }

    /// The new index of an item in the old text (0) or the new one (1), if it is matched.
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
        let ids = passages
            .each_ref()
            .map(|places| first_of(places.iter().map(PassageRef::id)));
        let paths = chapters.map(|chapters| first_of(chapters.iter().map(|one| one.path.as_str())));
        let passage_pairs = Pairs::of(pair_passages(&passages));
        let chapter_pairs = Pairs::of(pair_chapters(chapters, &passages, &passage_pairs));
        Self {
            chapters,
            passages,
            ids,
            paths,
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

    /// Chapters that keep their order.
    fn still_chapters(&self) -> HashSet<(usize, usize)> {
        let [old, new] = self.chapters;
        let pairs = self.chapter_pairs.new_of.iter().map(|(&o, &n)| (o, n));
        let name = |&(o, n): &(usize, usize)| old[o].path.as_str().min(&new[n].path);
        let size = |&(o, n): &(usize, usize)| old[o].passages().len() + new[n].passages().len();
        longest_chain(pairs.collect(), name, size)
    }

    /// Passages that keep their chapter and their order in it.
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
        // Passages of a chapter are contiguous.
        let numbers = |text: usize| {
            let chapter = chapter[text]?;
            let places = &self.passages[text];
            let first = |after| places.partition_point(|place| place.chapter < after);
            Some(first(chapter)..first(chapter + 1))
        };
        let [old, new] = [0, 1].map(|text| numbers(text).unwrap_or_default());
        let order = merged(old, new, &self.passage_pairs, still);
        let change = |(old, new)| self.passage(old, new, has_moved(old, new, still));
        order.into_iter().map(change).collect()
    }

    fn passage(&self, old: Option<usize>, new: Option<usize>, moved: bool) -> PassageChange<'a> {
        let old = old.map(|number| &self.passages[0][number]);
        let new = new.map(|number| &self.passages[1][number]);
        let edits = edits(
            old.map_or("", PassageRef::text),
            new.map_or("", PassageRef::text),
        );
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
            let is_reported = leads_elsewhere && !change.has_other_words();
            change.links = is_reported.then(|| [old.passage.links(), new.passage.links()]);
        }
        change
    }

    /// The targets of a passage's links.
    fn targets(&self, text: usize, standing: LocatedPassage<'a>) -> Vec<Target> {
        let links = standing.passage.links().into_iter();
        let target = |to: &str| match standing.chapter.resolve(to) {
            Some(within) => self.target(text, within),
            None => Target::Named(to.to_owned()),
        };
        links.map(target).collect()
    }

    /// The target of a link within the plan.
    fn target(&self, text: usize, within: String) -> Target {
        let (path, id) = within.split_once('#').unwrap_or((&within, ""));
        let passage = self.ids[text].get(id);
        let chapter = self.paths[text].get(path).filter(|_| id.is_empty());
        let passage = passage.and_then(|&number| self.passage_pairs.new_number(text, number));
        let chapter = chapter.and_then(|&number| self.chapter_pairs.new_number(text, number));
        let passage = passage.map(Target::Passage);
        let found = passage.or(chapter.map(Target::Chapter));
        found.unwrap_or(Target::Named(within))
    }
}

impl<'a> PassageRef<'a> {
    fn id(&self) -> &'a str {
        &self.standing.passage.id
    }

    fn text(&self) -> &str {
        &self.text
    }
}

/// By name: the index of the first item with it.
fn first_of<'a>(
    names: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator,
) -> HashMap<&'a str, usize> {
    names
        .enumerate()
        .rev()
        .map(|(number, name)| (name, number))
        .collect()
}

/// Whether a matched item is not among those that keep their place.
fn has_moved(old: Option<usize>, new: Option<usize>, still: &HashSet<(usize, usize)>) -> bool {
    old.zip(new).is_some_and(|pair| !still.contains(&pair))
}

/// A link's target: a matched chapter or passage by its new index, or else the link as written.
#[derive(PartialEq)]
enum Target {
    Chapter(usize),
    Passage(usize),
    Named(String),
}

fn places<'a>(chapters: &'a [Chapter]) -> Vec<PassageRef<'a>> {
    let of = |(chapter, standings): (usize, Vec<_>)| {
        let place = move |standing: LocatedPassage<'a>| PassageRef {
            chapter,
            standing,
            text: standing.passage.full_text(),
        };
        standings.into_iter().map(place)
    };
    let chapters = chapters.iter().map(LocatedPassage::all).enumerate();
    chapters.flat_map(of).collect()
}

/// Matches passages by id, then the rest by words.
fn pair_passages([old, new]: &[Vec<PassageRef<'_>>; 2]) -> HashMap<usize, usize> {
    let mut by_id: HashMap<_, _> = new.iter().map(PassageRef::id).zip(0..).collect();
    let ids = old.iter().map(PassageRef::id).enumerate();
    let pairs = ids.filter_map(|(number, id)| Some((number, by_id.remove(id)?)));
    let mut pairs: HashMap<usize, usize> = pairs.collect();
    let [left_old, left_new] = left(&pairs, [old.len(), new.len()]);
    pairs.extend(alike(&texts(left_old, old), &texts(left_new, new)));
    pairs
}

/// The passages of these indices, with their texts.
fn texts<'a>(numbers: Vec<usize>, places: &'a [PassageRef<'_>]) -> Vec<(usize, &'a str)> {
    let text = |number: usize| (number, places[number].text());
    numbers.into_iter().map(text).collect()
}

/// Matches chapters by path, then the rest by their passages: at least half must be shared.
fn pair_chapters(
    [old, new]: [&[Chapter]; 2],
    [old_passages, new_passages]: &[Vec<PassageRef<'_>>; 2],
    passages: &Pairs,
) -> HashMap<usize, usize> {
    let mut by_path: HashMap<_, _> = new.iter().map(|chapter| &chapter.path).zip(0..).collect();
    let paths = old.iter().map(|chapter| &chapter.path).enumerate();
    let pairs = paths.filter_map(|(number, path)| Some((number, by_path.remove(path)?)));
    let mut pairs: HashMap<usize, usize> = pairs.collect();
    let left = left(&pairs, [old.len(), new.len()]);
    let [left_old, left_new] = left.map(HashSet::<usize>::from_iter);
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for (&o, &n) in &passages.new_of {
        let pair = (old_passages[o].chapter, new_passages[n].chapter);
        if left_old.contains(&pair.0) && left_new.contains(&pair.1) {
            *shared.entry(pair).or_default() += 1;
        }
    }
    let candidates = shared.into_iter().filter_map(|((o, n), shared)| {
        let all = old[o].passages().len().max(new[n].passages().len());
        let likeness = Likeness::of(shared, all)?;
        likeness.is_at_least(50).then_some((likeness, o, n))
    });
    pairs.extend(best_pairs(candidates));
    pairs
}

/// The indices without a match, on each side.
fn left(pairs: &HashMap<usize, usize>, [old, new]: [usize; 2]) -> [Vec<usize>; 2] {
    let taken: HashSet<_> = pairs.values().copied().collect();
    [
        (0..old).filter(|o| !pairs.contains_key(o)).collect(),
        (0..new).filter(|n| !taken.contains(n)).collect(),
    ]
}

/// Old and new in one order: the new one, with each removed item after the item it used to follow.
fn merged(
    old: impl Iterator<Item = usize>,
    new: impl Iterator<Item = usize>,
    pairs: &Pairs,
    still: &HashSet<(usize, usize)>,
) -> Vec<(Option<usize>, Option<usize>)> {
    // Removed items by the item they follow; the first group follows nothing.
    let mut gone: HashMap<Option<usize>, Vec<_>> = HashMap::new();
    let mut after = None;
    for number in old {
        match pairs.new_of.get(&number) {
            Some(&there) if still.contains(&(number, there)) => after = Some(there),
            Some(_) => {}
            None => gone.entry(after).or_default().push((Some(number), None)),
        }
    }
    let mut order = gone.remove(&None).unwrap_or_default();
    for number in new {
        order.push((pairs.old_of.get(&number).copied(), Some(number)));
        order.extend(gone.remove(&Some(number)).unwrap_or_default());
    }
    order
}

/// The words, with marks where emphasis begins and ends and where lines break.
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
                // Links are compared by target.
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
