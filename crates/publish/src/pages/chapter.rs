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
    /// Contacts whose numbers become links.
    contacts: &'a [Contact],
    root: String,
    /// Whether it is a page of its own, not part of a longer one.
    alone: bool,
}

/// A chapter as HTML: each passage with id and permalink, each contact's section as a card.
pub(crate) fn chapter_page(plan: &Plan, chapter: &Chapter) -> Markup {
    page(plan, chapter, &plan.contacts)
}

/// A chapter of an edition: its numbers are shown but not linked, as they may be wrong today.
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

/// A chapter as part of the whole plan's page: headings are one level lower.
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
        html! {
            @for section in self.chapter.sections() {
                @match Block::contact_of(section, self.contacts) {
                    Some(contact) => {
                        section.contact.emergency[contact.is_emergency()] { (self.blocks(section)) }
                        // A figure stands outside the card.
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

    /// The figures after these blocks; the whole plan's page has none.
    fn figures(&self, blocks: &[Block]) -> Markup {
        html! {
            @if self.alone {
                @for one in self.plan.figures_after(blocks) { (figure(self.plan, one)) }
            }
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

    /// How many levels headings are lowered.
    fn lower(&self) -> u8 {
        u8::from(!self.alone)
    }

    /// The link to the passage, hidden until the reader asks for it. Its sign comes from the style sheet, so that the passage has
    /// only the plan's words. It is named after the passage's beginning, as links with equal names should have equal targets.
    fn permalink(&self, passage: &Passage) -> Markup {
        html! {
            @if self.alone {
                a.permalink href={ "#" (passage.id) } aria-label=(permalink_name(&passage.text)) {}
            }
        }
    }

    /// A passage's text with numbers and addresses linked.
    fn text(&self, passage: &Passage) -> Markup {
        let content = inlines(self.chapter, &passage.tappable(self.contacts), &self.root);
        // A blank line would end mdBook's raw HTML.
        PreEscaped(content.into_string().replace("\n\n", "\n"))
    }
}

/// The name of a passage's permalink.
pub(crate) fn permalink_name(text: &str) -> String {
    format!("Link til afsnittet »{}«", opening(text, NAMED_BY))
}

/// How many characters of a passage its permalink's name quotes.
pub(crate) const NAMED_BY: usize = 40;

/// The first words of a text, with "…" if it is longer than `most` characters.
pub(crate) fn opening(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    format!("{} …", whole_words(text, most))
}

/// The first number of a list, if it is not 1.
fn start(items: &[Item]) -> Option<u64> {
    let first = items.first()?.passage.number?;
    (first != 1).then_some(first)
}
