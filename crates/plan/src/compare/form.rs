use crate::source::passage::{Block, Chapter, Passage};

/// A passage and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocatedPassage<'a> {
    /// Its chapter.
    pub chapter: &'a Chapter,
    /// The passage.
    pub passage: &'a Passage,
    /// Its form there.
    pub form: Form,
}

/// The form of a passage in its chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The kind of block.
    pub kind: FormKind,
    /// Whether it is in a box.
    pub boxed: bool,
    /// How many list items enclose it.
    pub depth: u8,
}

/// A kind of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list without numbers.
    Item,
    /// An item of a numbered list.
    NumberedItem,
}

impl<'a> LocatedPassage<'a> {
    /// The passages of a chapter in reading order.
    pub fn all(chapter: &'a Chapter) -> Vec<Self> {
        let mut reader = Reader {
            chapter,
            found: Vec::new(),
        };
        reader.read(&chapter.blocks, false, 0);
        reader.found
    }
}

struct Reader<'a> {
    chapter: &'a Chapter,
    found: Vec<LocatedPassage<'a>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, blocks: &'a [Block], boxed: bool, depth: u8) {
        let form = |kind| Form { kind, boxed, depth };
        for block in blocks {
            match block {
                Block::Heading(level, passage) => {
                    self.note(passage, form(FormKind::Heading(*level)));
                }
                Block::Paragraph(passage) => self.note(passage, form(FormKind::Paragraph)),
                Block::Boxed(inner) => self.read(inner, true, depth),
                Block::ContactCard(..) => {}
                Block::List { ordered, items } => {
                    let kind = match ordered {
                        true => FormKind::NumberedItem,
                        false => FormKind::Item,
                    };
                    for item in items {
                        self.note(&item.passage, form(kind));
                        self.read(&item.blocks, boxed, depth + 1);
                    }
                }
            }
        }
    }

    fn note(&mut self, passage: &'a Passage, form: Form) {
        self.found.push(LocatedPassage {
            chapter: self.chapter,
            passage,
            form,
        });
    }
}
