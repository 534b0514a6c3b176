use crate::contacts::contact;
use crate::figure::figure;
use plan::{Block, Chapter, Inline, Item, Passage, Plan};
use serde_json::{Value, json};

/// The plan's text, block by block, with figures after their passages.
pub(crate) fn text(plan: &Plan) -> Vec<Value> {
    let mut level = 0;
    let chapters = plan.chapters.iter();
    let blocks = chapters.flat_map(|chapter| Text { plan, chapter }.sections(&mut level));
    blocks.collect()
}

/// A chapter in its plan.
struct Text<'a> {
    plan: &'a Plan,
    chapter: &'a Chapter,
}

impl Text<'_> {
    fn sections(&self, level: &mut u8) -> Vec<Value> {
        self.chapter
            .sections()
            .flat_map(|section| self.section(section, level))
            .collect()
    }

    /// A contact's section is kept together; a figure stands outside it.
    fn section(&self, section: &[Block], level: &mut u8) -> Vec<Value> {
        if let Some(contact) = Block::contact_of(section, &self.plan.contacts) {
            let held = json!({
                "kind": "contact",
                "emergency": contact.is_emergency(),
                "blocks": self.blocks(section, level),
            });
            return [held].into_iter().chain(self.figures(section)).collect();
        }
        let each = section.iter().flat_map(|block| {
            let one = [self.block(block, level)];
            one.into_iter()
                .chain(self.figures(std::slice::from_ref(block)))
        });
        each.collect()
    }

    fn figures(&self, blocks: &[Block]) -> Vec<Value> {
        let figures = self.plan.figures_after(blocks);
        figures.map(|one| figure(self.plan, one)).collect()
    }

    fn blocks(&self, blocks: &[Block], level: &mut u8) -> Vec<Value> {
        blocks
            .iter()
            .map(|block| self.block(block, level))
            .collect()
    }

    fn block(&self, block: &Block, level: &mut u8) -> Value {
        match block {
            Block::Heading(own, passage) => {
                // Heading levels must not be skipped, whatever the author has left out.
                *level = (*own).min(*level + 1);
                json!({ "kind": "heading", "level": *level, "id": passage.id, "parts": self.parts(passage) })
            }
            Block::Paragraph(passage) => {
                json!({ "kind": "paragraph", "id": passage.id, "parts": self.parts(passage) })
            }
            Block::List { ordered, items } => {
                let items = items.iter().map(|item| self.item(item, level));
                json!({ "kind": "list", "ordered": ordered, "items": items.collect::<Vec<_>>() })
            }
            Block::Boxed(inner) => json!({ "kind": "boxed", "blocks": self.blocks(inner, level) }),
            Block::ContactCard(id, _) => match self.plan.contact(id) {
                Some(one) => json!({ "kind": "card", "contact": contact(one) }),
                None => json!({ "kind": "nothing" }),
            },
        }
    }

    fn item(&self, item: &Item, level: &mut u8) -> Value {
        json!({
            "id": item.passage.id,
            "number": item.passage.number,
            "parts": self.parts(&item.passage),
            "blocks": self.blocks(&item.blocks, level),
        })
    }

    /// A passage's text with numbers and addresses linked.
    fn parts(&self, passage: &Passage) -> Vec<Value> {
        self.inlines(&passage.tappable(&self.plan.contacts))
    }

    fn inlines(&self, content: &[Inline]) -> Vec<Value> {
        let inline = |inline: &Inline| match inline {
            Inline::Text(text) => words(text),
            Inline::Break => json!({ "kind": "break" }),
            Inline::Emphasis(content) => json!({ "kind": "emph", "parts": self.inlines(content) }),
            Inline::Strong(content) => json!({ "kind": "strong", "parts": self.inlines(content) }),
            Inline::Link { to, content } => self.link(to, self.inlines(content)),
        };
        content.iter().map(inline).collect()
    }

    /// A link within the plan leads to a passage, or to the chapter's beginning.
    fn link(&self, to: &str, parts: Vec<Value>) -> Value {
        let Some(target) = self.chapter.resolve(to) else {
            return outward(to, parts);
        };
        let id = match target.split_once('#') {
            Some((_, id)) => Some(id),
            None => self.plan.chapter(&target).and_then(|chapter| {
                let first = chapter.passages().into_iter().next();
                first.map(|passage| passage.id.as_str())
            }),
        };
        json!({ "kind": "inward", "id": id, "parts": parts })
    }
}

fn words(text: &str) -> Value {
    // Typst treats a line feed in a text as a line break.
    json!({ "kind": "text", "text": text.replace(['\n', '\r'], " ") })
}

/// A link out of the plan; of an unsupported scheme only its text is kept.
fn outward(to: &str, parts: Vec<Value>) -> Value {
    let known = ["https:", "http:", "tel:", "mailto:"];
    let is_known = known.iter().any(|scheme| to.starts_with(scheme));
    json!({ "kind": "outward", "to": is_known.then_some(to), "parts": parts })
}
