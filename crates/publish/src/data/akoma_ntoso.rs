//! An edition in Akoma Ntoso 3.0 (OASIS LegalDocML), the form in which parliaments and archives keep texts of law.
//!
//! Each passage is an element with its id as `eId`; from these, in document order, the edition's fingerprint can be computed
//! again. A chapter's file is its `wId`.

use maud::{Markup, PreEscaped, html};
use plan::{Block, Chapter, Date, Edition, Inline, Item};

/// The edition's file.
pub(super) fn akoma_ntoso(edition: &Edition) -> String {
    let plan = &edition.plan;
    let text = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" {
            doc name="beredskabsplan" contains="originalVersion" {
                (meta(edition))
                preface { p { docTitle { (plan.municipality.title) } } }
                mainBody {
                    @for chapter in &plan.chapters { (Writer::new(&plan.chapters, chapter).chapter()) }
                }
            }
        }
    };
    text.into_string()
}

/// Who adopted what, and when: the work, this wording of it, and this file.
fn meta(edition: &Edition) -> Markup {
    let (date, decision) = (edition.date(), &edition.decision);
    let fingerprint = &edition.manifest.fingerprint;
    let work = format!("/akn/dk/doc/beredskabsplan/{date}/{}", &fingerprint[..16]);
    let expression = format!("{work}/dan@{date}");
    html! {
        meta {
            identification source="#ref_kommune" {
                FRBRWork {
                    (core(&work, date))
                    FRBRcountry value="dk" {}
                    FRBRsubtype value="beredskabsplan" {}
                    FRBRnumber value=(decision.case) {}
                    FRBRauthoritative value="true" {}
                }
                FRBRExpression { (core(&expression, date)) FRBRlanguage language="dan" {} }
                FRBRManifestation { (core(&format!("{expression}.xml"), date)) FRBRformat value="application/akn+xml" {} }
            }
            lifecycle source="#ref_kommune" {
                eventRef eId="event_1" date=(date) source="#ref_vedtaget" type="generation" {}
            }
            references source="#ref_kommune" {
                TLCOrganization eId="ref_kommune" href="/akn/ontology/organization/dk/kommune" showAs=(edition.plan.municipality.name) {}
                TLCOrganization eId="ref_vedtaget" href="/akn/ontology/organization/dk/kommunalbestyrelse" showAs=(decision.body) {}
            }
            proprietary source="#ref_kommune" {
                udgave xmlns="urn:beredskab:udgave" fingerprint=(fingerprint) next-revision=(decision.next_revision) {}
            }
        }
    }
}

fn core(uri: &str, date: Date) -> Markup {
    html! {
        FRBRthis value={ (uri) "/!main" } {}
        FRBRuri value=(uri) {}
        FRBRdate date=(date) name="vedtagelse" {}
        FRBRauthor href="#ref_kommune" {}
    }
}

/// Writes a chapter, and counts what has an `eId` in it that is no passage's. Theirs hold no underscore.
struct Writer<'a> {
    chapters: &'a [Chapter],
    chapter: &'a Chapter,
    sections: usize,
    boxes: usize,
}

impl<'a> Writer<'a> {
    fn new(chapters: &'a [Chapter], chapter: &'a Chapter) -> Self {
        Self {
            chapters,
            chapter,
            sections: 0,
            boxes: 0,
        }
    }

    fn chapter(&mut self) -> Markup {
        let Chapter { path, blocks, .. } = self.chapter;
        html! {
            chapter eId=(self.id_of(path)) wId=(path) { (self.part(blocks)) }
        }
    }

    /// The chapter's own `eId`, by its number.
    fn id_of(&self, path: &str) -> String {
        let mut chapters = self.chapters.iter();
        let number = chapters.position(|chapter| chapter.path == path);
        number.map_or_else(String::new, |number| format!("chp_{}", number + 1))
    }

    /// What stands below a heading, which comes first: its own blocks, then a section for each heading of the level below it.
    fn part(&mut self, blocks: &[Block]) -> Markup {
        let (heading, blocks) = match blocks.split_first() {
            Some((Block::Heading(_, heading), rest)) => (Some(heading), rest),
            _ => (None, blocks),
        };
        let (own, sections) = sections(blocks);
        html! {
            @if let Some(passage) = heading { heading eId=(passage.id) { (self.inlines(&passage.content)) } }
            @if sections.is_empty() {
                content { (self.blocks(own)) @if own.is_empty() { p {} } }
            } @else {
                @if !own.is_empty() { intro { (self.blocks(own)) } }
                @for section in sections {
                    section eId=(self.next_section()) { (self.part(section)) }
                }
            }
        }
    }

    fn next_section(&mut self) -> String {
        self.sections += 1;
        format!("{}__sec_{}", self.id_of(&self.chapter.path), self.sections)
    }

    fn next_box(&mut self) -> String {
        self.boxes += 1;
        format!("{}__box_{}", self.id_of(&self.chapter.path), self.boxes)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Markup {
        html! {
            @for block in blocks { (self.block(block)) }
        }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading(_, passage) => {
                html! { p class="overskrift" eId=(passage.id) { (self.inlines(&passage.content)) } }
            }
            Block::Paragraph(passage) => {
                html! { p eId=(passage.id) { (self.inlines(&passage.content)) } }
            }
            Block::List {
                ordered: true,
                items,
            } => html! { ol { (self.items(items)) } },
            Block::List { items, .. } => html! { ul { (self.items(items)) } },
            Block::Boxed(inner) => html! {
                blockContainer class="boks" eId=(self.next_box()) { (self.blocks(inner)) }
            },
            // Not part of the text.
            Block::ContactCard(..) => Markup::default(),
        }
    }

    /// An item's own text is a paragraph in it, so that it can be told from what lies below it.
    fn items(&mut self, items: &[Item]) -> Markup {
        html! {
            @for Item { passage, blocks } in items {
                li value=[passage.number] {
                    p eId=(passage.id) { (self.inlines(&passage.content)) }
                    @for block in blocks {
                        @match block {
                            // The standard has no box within an item.
                            Block::Boxed(inner) => (self.blocks(inner)),
                            block => (self.block(block)),
                        }
                    }
                }
            }
        }
    }

    fn inlines(&self, content: &[Inline]) -> Markup {
        html! {
            @for part in content {
                @match part {
                    Inline::Text(text) => (text),
                    Inline::Break => eol {},
                    Inline::Emphasis(inner) => i { (self.inlines(inner)) },
                    Inline::Strong(inner) => b { (self.inlines(inner)) },
                    Inline::Link { to, content } => a href=(self.target(to)) { (self.inlines(content)) },
                }
            }
        }
    }

    /// A link to a passage or a chapter leads to its `eId`.
    fn target(&self, to: &str) -> String {
        match self.chapter.resolve(to) {
            None => to.to_owned(),
            Some(inside) => match inside.split_once('#') {
                Some((_, id)) => format!("#{id}"),
                None => format!("#{}", self.id_of(&inside)),
            },
        }
    }
}

/// The blocks before the first heading, and the sections after it. A deeper heading belongs to the one before it.
fn sections(blocks: &[Block]) -> (&[Block], Vec<&[Block]>) {
    let level = |block: &Block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    };
    let first = blocks.iter().position(|block| level(block).is_some());
    let (own, below) = blocks.split_at(first.unwrap_or(blocks.len()));
    let mut top = below.first().and_then(level).unwrap_or_default();
    let sections = below.chunk_by(|_, next| match level(next) {
        Some(level) if level <= top => {
            top = level;
            false
        }
        _ => true,
    });
    (own, sections.collect())
}
