use crate::diagram::figure::figure;
use crate::html::contact_card::contact_card;
use crate::html::quote::inlines;
use crate::html::truncate::whole_words;
use crate::routes::to_root;
use maud::{Markup, PreEscaped, html};
use plan::{Block, Chapter, Contact, Item, Passage, Plan};

/// A chapter in its plan.
struct Page<'a> {
    plan: &'a Plan,
    chapter: &'a Chapter,
    /// Whose numbers can be tapped.
    contacts: &'a [Contact],
    root: String,
    /// Whether it is a page of its own and not a part of a longer one.
    alone: bool,
}

/// A chapter as HTML: each passage with its id and its permalink, each contact's section as its card.
pub(crate) fn chapter_page(plan: &Plan, chapter: &Chapter) -> Markup {
    page(plan, chapter, &plan.contacts)
}

/// A chapter of an edition: its numbers are told as they were, and none of them can be tapped, as they may be wrong today.
pub(crate) fn edition_chapter_page(plan: &Plan, chapter: &Chapter) -> Markup {
    page(plan, chapter, &[])
}

fn page(plan: &Plan, chapter: &Chapter, contacts: &[Contact]) -> Markup {
    let page = Page {
        plan,
        chapter,
        contacts,
        root: to_root(&chapter.path),
        alone: true,
    };
    html! {
        (page.sections())
        details.permalinks {
            summary { "Link til et bestemt afsnit" }
            p {
                "Ved hvert afsnit står nu et #, som er et link til netop det afsnit. "
                "Kopiér linket, eller følg det, og kopiér adressen."
            }
        }
    }
}

/// A chapter as a part of a page that holds the whole plan: its headings are one level lower.
pub(crate) fn chapter_in_whole(plan: &Plan, chapter: &Chapter, contacts: &[Contact]) -> Markup {
    let page = Page {
        plan,
        chapter,
        contacts,
        root: String::new(),
        alone: false,
    };
    page.sections()
}

impl Page<'_> {
    fn sections(&self) -> Markup {
        let blocks = &self.chapter.blocks;
        let sections = blocks.chunk_by(|_, next| !matches!(next, Block::Heading(..)));
        html! {
            @for section in sections {
                @match self.contact_of(section) {
                    Some(contact) => {
                        section.contact.emergency[contact.is_emergency()] { (self.blocks(section)) }
                        // A figure is no part of the card.
                        (self.figures(section))
                    },
                    None => @for block in section {
                        (self.block(block))
                        (self.figures(std::slice::from_ref(block)))
                    },
                }
            }
        }
    }

    /// The contact that a section's heading names.
    fn contact_of(&self, section: &[Block]) -> Option<&Contact> {
        let Some(Block::Heading(_, heading)) = section.first() else {
            return None;
        };
        let mut contacts = self.contacts.iter();
        contacts.find(|contact| contact.passage == heading.id)
    }

    /// The figures that stand after these blocks; the whole plan on one page is its text alone.
    fn figures(&self, blocks: &[Block]) -> Markup {
        let passages = Passage::of(blocks);
        let is_here = |after: &str| passages.iter().any(|passage| passage.id == after);
        let figures = self.plan.figures.iter().filter(|_| self.alone);
        html! {
            @for one in figures.filter(|figure| is_here(&figure.after)) { (figure(self.plan, one)) }
        }
    }

    fn blocks(&self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    fn block(&self, block: &Block) -> Markup {
        html! {
            @match block {
                Block::Heading(level, passage) => (self.heading(*level, passage)),
                Block::Paragraph(passage) => p id=(passage.id) { (self.text(passage)) (self.permalink(passage)) },
                Block::List { ordered: true, items } => ol start=[start(items)] { (self.items(items)) },
                Block::List { ordered: false, items } => ul { (self.items(items)) },
                Block::Boxed(inner) => aside.boxed { (self.blocks(inner)) },
                Block::ContactCard(id, _) => @if let Some(contact) = self.contacts.iter().find(|contact| contact.id == *id) {
                    (contact_card(contact, 2 + self.lower()))
                },
            }
        }
    }

    fn heading(&self, level: u8, passage: &Passage) -> Markup {
        let (id, text) = (&passage.id, self.text(passage));
        let text = html! { (text) (self.permalink(passage)) };
        html! {
            @match level + self.lower() {
                1 => h1 id=(id) { (text) },
                2 => h2 id=(id) { (text) },
                3 => h3 id=(id) { (text) },
                4 => h4 id=(id) { (text) },
                5 => h5 id=(id) { (text) },
                _ => h6 id=(id) { (text) },
            }
        }
    }

    fn items(&self, items: &[Item]) -> Markup {
        html! {
            @for item in items {
                li id=(item.passage.id) {
                    (self.text(&item.passage)) (self.permalink(&item.passage))
                    (self.blocks(&item.blocks))
                }
            }
        }
    }

    /// How many levels lower than in the chapter's file a heading stands.
    fn lower(&self) -> u8 {
        u8::from(!self.alone)
    }

    /// The link to the passage itself, out of the way until the reader asks for it. The style sheet writes its sign, so that the
    /// passage has the plan's words and no others. It is named by how the passage begins, because
    /// links that are called the same should lead to the same.
    fn permalink(&self, passage: &Passage) -> Markup {
        html! {
            @if self.alone {
                a.permalink href={ "#" (passage.id) } aria-label=(permalink_name(&passage.text)) {}
            }
        }
    }

    /// A passage's text, with the numbers and addresses that stand in it made to be tapped.
    fn text(&self, passage: &Passage) -> Markup {
        let contacts = self.contacts.iter();
        let channels = contacts.flat_map(|contact| &contact.channels);
        let here: Vec<_> = channels
            .filter(|channel| channel.passage == passage.id)
            .collect();
        let content = inlines(self.chapter, &passage.tappable(&here), &self.root);
        // A blank line would end the raw HTML that mdBook is given.
        PreEscaped(content.into_string().replace("\n\n", "\n"))
    }
}

/// What the link to a passage is called.
pub(crate) fn permalink_name(text: &str) -> String {
    format!("Link til afsnittet »{}«", opening(text, NAMED_BY))
}

/// How many characters of a passage name the link to it.
pub(crate) const NAMED_BY: usize = 40;

/// The first words of a text, with "…" where it is longer than so many characters.
pub(crate) fn opening(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{} …", whole_words(text, most))
}

/// Where a numbered list begins, if that is not at 1.
fn start(items: &[Item]) -> Option<u64> {
    let first = items.first()?.passage.number?;
    (first != 1).then_some(first)
}
