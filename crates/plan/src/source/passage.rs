use crate::text::composed::composed;
use guide::{Contact, Location, PassageId};
use std::ops::Range;

/// A chapter of the plan: a file under `chapters/` that stands in `SUMMARY.md`.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// The file's path below `chapters/`, such as `indledning.md`.
    pub path: String,
    /// Its title in `SUMMARY.md`.
    pub title: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// A block of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of this level, 1 to 6.
    Heading(u8, Passage),
    /// A paragraph.
    Paragraph(Passage),
    /// A list, numbered or not.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Item>,
    },
    /// Boxed text; Markdown's block quote.
    Boxed(Vec<Block>),
    /// `{{kontakt ID}}`: shows a contact's card. Not part of the text.
    ContactCard(String, Location),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The item's own text.
    pub passage: Passage,
    /// The blocks below it, such as a nested list.
    pub blocks: Vec<Block>,
}

/// A block that can be quoted: a heading, a paragraph or a list item, with an id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Its id, unique in the plan.
    pub id: PassageId,
    /// Where its id stands.
    pub id_place: Location,
    /// What kind of block it is.
    pub kind: PassageKind,
    /// Its text with markup.
    pub content: Vec<Inline>,
    /// Its number, in a numbered list.
    pub number: Option<u64>,
    /// Its plain text; line breaks are spaces.
    pub text: String,
    /// Where its pieces stand: byte in `text`, and place in the file.
    pub pieces: Vec<(usize, Location)>,
    /// Where its links stand, in order.
    pub link_places: Vec<Location>,
}

/// What kind of block a passage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// An item of a list.
    Item,
}

/// Text with the few kinds of markup that a plan needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A hard line break.
    Break,
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// The target.
        to: String,
        /// The link's text.
        content: Vec<Inline>,
    },
}

impl Block {
    /// The contact whose passage is the heading of this section.
    pub fn contact_of<'a>(section: &[Self], contacts: &'a [Contact]) -> Option<&'a Contact> {
        let Some(Self::Heading(_, heading)) = section.first() else {
            return None;
        };
        contacts
            .iter()
            .find(|contact| contact.passage == heading.id)
    }
}

impl Chapter {
    /// The chapter's blocks, cut before each heading.
    pub fn sections(&self) -> impl Iterator<Item = &[Block]> {
        self.blocks
            .chunk_by(|_, next| !matches!(next, Block::Heading(..)))
    }

    /// The chapter's passages in reading order.
    pub fn passages(&self) -> Vec<&Passage> {
        Passage::of(&self.blocks)
    }

    /// The target of a link within the plan, relative to `chapters/`: `fil.md#id`, or `fil.md` for a whole chapter.
    ///
    /// `None` for a link out of the plan: `https://…`.
    pub fn resolve(&self, to: &str) -> Option<String> {
        if to.contains(':') {
            return None;
        }
        let (path, id) = to.split_once('#').unwrap_or((to, ""));
        let mut parts: Vec<_> = self.path.split('/').collect();
        if !path.is_empty() {
            parts.pop();
        }
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                name => parts.push(name),
            }
        }
        let target = parts.join("/");
        Some(if id.is_empty() {
            target
        } else {
            format!("{target}#{id}")
        })
    }

    /// A link from here to a passage: `#id`, or `fil.md#id` in another chapter.
    pub(crate) fn link_to(&self, chapter: &Self, id: &str) -> String {
        if chapter.path == self.path {
            return format!("#{id}");
        }
        format!("{}#{id}", self.path_to(chapter))
    }

    /// The relative path from this chapter's file to another's.
    pub(crate) fn path_to(&self, chapter: &Self) -> String {
        let folder = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
        let (here, there) = (&self.path[..folder(&self.path)], &chapter.path);
        match there.strip_prefix(here) {
            Some(rest) => rest.to_owned(),
            None => "../".repeat(here.matches('/').count()) + there,
        }
    }

    /// The contacts whose cards the chapter shows, with the directives' places.
    pub fn contact_cards(&self) -> Vec<(&str, &Location)> {
        fn cards<'a>(blocks: &'a [Block], found: &mut Vec<(&'a str, &'a Location)>) {
            for block in blocks {
                match block {
                    Block::ContactCard(id, place) => found.push((id, place)),
                    Block::Boxed(inner) => cards(inner, found),
                    Block::List { items, .. } => {
                        items.iter().for_each(|item| cards(&item.blocks, found));
                    }
                    Block::Heading(..) | Block::Paragraph(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        cards(&self.blocks, &mut found);
        found
    }
}

impl Passage {
    /// The passages of these blocks in reading order.
    pub fn of(blocks: &[Block]) -> Vec<&Self> {
        let mut found = Vec::new();
        collect(blocks, &mut found);
        found
    }

    /// Its text with its number, in composed letters (NFC): what is fingerprinted and compared.
    pub fn full_text(&self) -> String {
        let number = self.number.map(|number| format!("{number}. "));
        number.unwrap_or_default() + &composed(&self.text)
    }

    /// The passages of these blocks in reading order, each with its path.
    pub(crate) fn ways(blocks: &[Block]) -> Vec<(Way, &Self)> {
        let mut found = Vec::new();
        collect_ways(blocks, &[], &mut found);
        found
    }

    /// The passage at a path.
    pub(crate) fn at<'a>(blocks: &'a [Block], way: &[usize]) -> Option<&'a Self> {
        let (&number, rest) = way.split_first()?;
        match blocks.get(number)? {
            Block::Heading(_, passage) | Block::Paragraph(passage) => Some(passage),
            Block::Boxed(inner) => Self::at(inner, rest),
            Block::ContactCard(..) => None,
            Block::List { items, .. } => {
                let (&number, rest) = rest.split_first()?;
                let item = items.get(number)?;
                match rest {
                    [] => Some(&item.passage),
                    rest => Self::at(&item.blocks, rest),
                }
            }
        }
    }

    /// Where the passage begins.
    pub fn place(&self) -> Location {
        self.pieces
            .first()
            .map_or_else(Location::default, |(_, place)| place.clone())
    }

    /// Where a part of its text stands in the file.
    pub fn place_of(&self, part: Range<usize>) -> Location {
        place_in(&self.text, &self.pieces, part)
    }

    /// Its links' targets, in order.
    pub fn links(&self) -> Vec<&str> {
        fn links<'a>(content: &'a [Inline], found: &mut Vec<&'a str>) {
            for inline in content {
                match inline {
                    Inline::Link { to, .. } => found.push(to),
                    Inline::Emphasis(inner) | Inline::Strong(inner) => links(inner, found),
                    Inline::Text(_) | Inline::Break => {}
                }
            }
        }
        let mut found = Vec::new();
        links(&self.content, &mut found);
        found
    }

    /// Its text cut at links: each piece with its link's target, if any.
    pub(crate) fn cut_at_links(&self) -> Vec<(String, Option<&str>)> {
        type Parts<'a> = Vec<(String, Option<&'a str>)>;
        fn cut<'a>(content: &'a [Inline], link: Option<&'a str>, parts: &mut Parts<'a>) {
            for inline in content {
                match inline {
                    Inline::Text(text) => add(&text.replace('\n', " "), link, parts),
                    Inline::Break => add(" ", link, parts),
                    Inline::Emphasis(inner) | Inline::Strong(inner) => cut(inner, link, parts),
                    Inline::Link { to, content } => cut(content, Some(to), parts),
                }
            }
        }
        fn add<'a>(text: &str, link: Option<&'a str>, parts: &mut Parts<'a>) {
            match parts.last_mut() {
                Some((before, same)) if *same == link => before.push_str(text),
                _ => parts.push((text.to_owned(), link)),
            }
        }
        let mut parts = Vec::new();
        cut(&self.content, None, &mut parts);
        parts
    }

    /// The passage's words, each with its place.
    pub fn words(&self) -> impl Iterator<Item = (&str, Location)> {
        self.text.split_whitespace().map(|word| {
            let byte = word.as_ptr() as usize - self.text.as_ptr() as usize;
            (word, self.place_of(byte..byte + word.len()))
        })
    }
}

/// The place in the file of a part of a text; `pieces` say what it is made of.
pub(crate) fn place_in(text: &str, pieces: &[(usize, Location)], part: Range<usize>) -> Location {
    let begun = pieces.iter().rev().find(|(start, _)| *start <= part.start);
    let Some((start, place)) = begun.or(pieces.first()) else {
        return Location::default();
    };
    let before = text.get(*start..part.start).unwrap_or_default();
    Location {
        column: place.column + before.chars().count() as u32,
        width: text[part].chars().count() as u32,
        ..place.clone()
    }
}

/// A path to a passage: the index of its block, in a list that of the item, and so on inwards.
pub(crate) type Way = Vec<usize>;

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a Passage>) {
    for block in blocks {
        match block {
            Block::Heading(_, passage) | Block::Paragraph(passage) => found.push(passage),
            Block::Boxed(inner) => collect(inner, found),
            Block::ContactCard(..) => {}
            Block::List { items, .. } => {
                for item in items {
                    found.push(&item.passage);
                    collect(&item.blocks, found);
                }
            }
        }
    }
}

fn collect_ways<'a>(blocks: &'a [Block], above: &[usize], found: &mut Vec<(Way, &'a Passage)>) {
    for (number, block) in blocks.iter().enumerate() {
        let way = [above, &[number]].concat();
        match block {
            Block::Heading(_, passage) | Block::Paragraph(passage) => found.push((way, passage)),
            Block::Boxed(inner) => collect_ways(inner, &way, found),
            Block::ContactCard(..) => {}
            Block::List { items, .. } => {
                for (number, item) in items.iter().enumerate() {
                    let way = [way.as_slice(), &[number]].concat();
                    found.push((way.clone(), &item.passage));
                    collect_ways(&item.blocks, &way, found);
                }
            }
        }
    }
}
