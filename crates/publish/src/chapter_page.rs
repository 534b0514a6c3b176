use crate::contact_card::contact_card;
use crate::quote::inlines;
use maud::{Markup, PreEscaped, Render, html};
use plan::{Block, Chapter, Contact, Inline, Item, Passage, Plan};

/// A chapter as HTML: each passage with its id, each contact's section as its card.
pub(crate) fn chapter_page(plan: &Plan, chapter: &Chapter) -> Markup {
    let sections = chapter
        .blocks
        .chunk_by(|_, next| !matches!(next, Block::Heading(..)));
    html! {
        @for section in sections {
            @match contact_of(plan, section) {
                Some(contact) => section.contact.emergency[contact.is_emergency()] {
                    (blocks(plan, section))
                },
                None => (blocks(plan, section)),
            }
        }
    }
}

/// The contact that a section's heading names.
fn contact_of<'a>(plan: &'a Plan, section: &[Block]) -> Option<&'a Contact> {
    let Some(Block::Heading(_, heading)) = section.first() else {
        return None;
    };
    plan.contacts
        .iter()
        .find(|contact| contact.passage == heading.id)
}

fn blocks(plan: &Plan, blocks: &[Block]) -> Markup {
    html! { @for block in blocks { (one(plan, block)) } }
}

fn one(plan: &Plan, block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(level, passage) => (heading(*level, passage)),
            Block::Paragraph(passage) => p id=(passage.id) { (text(plan, passage)) },
            Block::List { ordered: true, items } => ol { (self::items(plan, items)) },
            Block::List { ordered: false, items } => ul { (self::items(plan, items)) },
            Block::Boxed(inner) => aside.boxed { (blocks(plan, inner)) },
            Block::ContactCard(id, _) => @if let Some(contact) = plan.contact(id) {
                (contact_card(contact, 2))
            },
        }
    }
}

fn heading(level: u8, passage: &Passage) -> Markup {
    let (id, content) = (&passage.id, inlines(&passage.content));
    html! {
        @match level {
            1 => h1 id=(id) { (content) },
            2 => h2 id=(id) { (content) },
            3 => h3 id=(id) { (content) },
            4 => h4 id=(id) { (content) },
            5 => h5 id=(id) { (content) },
            _ => h6 id=(id) { (content) },
        }
    }
}

fn items(plan: &Plan, items: &[Item]) -> Markup {
    html! {
        @for item in items {
            li id=(item.passage.id) {
                (text(plan, &item.passage))
                (blocks(plan, &item.blocks))
            }
        }
    }
}

/// A passage's text, with the numbers and addresses that stand in it made to be tapped.
fn text(plan: &Plan, passage: &Passage) -> Markup {
    let channels = plan.contacts.iter().flat_map(|contact| &contact.channels);
    let here = channels.filter(|channel| channel.passage == passage.id);
    let plain = passage
        .content
        .iter()
        .all(|part| matches!(part, Inline::Text(_)));
    for channel in here.filter(|_| plain) {
        if let Some((before, after)) = passage.text.split_once(&channel.value) {
            return html! { (before) a href=(channel.href()) { (channel.value) } (after) };
        }
    }
    // A blank line would end the raw HTML that mdBook is given.
    let content = inlines(&passage.content).render().into_string();
    PreEscaped(content.replace("\n\n", "\n"))
}
