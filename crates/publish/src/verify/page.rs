use ego_tree::iter::Edge;
use plan::{Block, Chapter, Passage};
use scraper::node::Element;
use scraper::{Html, Node};

/// The passages of a page as a browser shows them: each block with an id in `main`, by id and its own words, without those of
/// nested blocks.
pub(crate) fn passages(html: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(html);
    let mut passages: Vec<(String, String)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut mains = 0;
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let name = element.name();
                    let around = open.last().and_then(|open| open.passage);
                    mains += usize::from(name == "main");
                    let passage = match element.id().filter(|_| mains > 0) {
                        _ if is_phrase(name) => around,
                        Some(id) if is_passage(name) => {
                            let number = open.last_mut().and_then(|list| list.number(element));
                            let number = number.map(|number| format!("{number}. "));
                            passages.push((id.to_owned(), number.unwrap_or_default()));
                            Some(passages.len() - 1)
                        }
                        _ => None,
                    };
                    let next = (name == "ol").then(|| counted(element.attr("start")).unwrap_or(1));
                    open.push(Open { passage, next });
                    if let (Some(at), "br") = (around, name) {
                        passages[at].1.push(' ');
                    }
                }
                Node::Text(text) => {
                    if let Some(at) = open.last().and_then(|open| open.passage) {
                        passages[at].1.push_str(text);
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    mains -= usize::from(element.name() == "main");
                    open.pop();
                }
            }
        }
    }
    for (_, text) in &mut passages {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    passages.retain(|(_, text)| !text.is_empty());
    passages
}

/// An open element.
struct Open {
    /// The passage that its words belong to.
    passage: Option<usize>,
    /// The number of the next item, in a numbered list.
    next: Option<u64>,
}

impl Open {
    /// The number that a browser puts before this item.
    fn number(&mut self, item: &Element) -> Option<u64> {
        let next = self.next.as_mut()?;
        let number = counted(item.attr("value")).unwrap_or(*next);
        *next = number.saturating_add(1);
        Some(number)
    }
}

fn counted(number: Option<&str>) -> Option<u64> {
    number?.trim().parse().ok()
}

/// Passages as a chapter, for comparing.
pub(crate) fn chapter(path: &str, passages: Vec<(String, String)>) -> Vec<Chapter> {
    let block = |(id, text): (String, String)| {
        Block::Paragraph(Passage {
            id,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            ..Passage::default()
        })
    };
    vec![Chapter {
        path: path.to_owned(),
        title: String::new(),
        blocks: passages.into_iter().map(block).collect(),
    }]
}

fn is_passage(name: &str) -> bool {
    matches!(name, "p" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether the element is phrasing content, no block of its own.
fn is_phrase(name: &str) -> bool {
    matches!(
        name,
        "a" | "em" | "strong" | "br" | "span" | "b" | "i" | "time"
    )
}
