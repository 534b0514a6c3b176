use ego_tree::iter::Edge;
use plan::{Block, Inline, Passage};
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::BTreeSet;

/// A page as a reader's browser is given it: what stands in its `main`, and what in all of it could lead a reader astray.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// How many elements `main` it has.
    pub(crate) mains: usize,
    /// The blocks with an id, in reading order.
    pub(crate) passages: Vec<Standing>,
    /// The texts of all other blocks.
    pub(crate) others: Vec<String>,
    /// Every kind of element, with its attributes but for its id and where it leads.
    pub(crate) elements: BTreeSet<String>,
    /// Where links lead that call or write to somebody, in `main` or not.
    pub(crate) calls: BTreeSet<String>,
    /// Where links in `main` lead.
    pub(crate) links: BTreeSet<String>,
    /// What comes from another host, runs a script that stands in the page, or styles it there.
    pub(crate) foreign: BTreeSet<String>,
}

/// A block with an id.
#[derive(Debug)]
pub(crate) struct Standing {
    /// Its id.
    pub(crate) id: String,
    /// Its own words with one space between them, without those of blocks within it.
    pub(crate) text: String,
    /// The elements around it, the outermost first, and its own.
    pub(crate) within: Vec<String>,
    /// Where its own links lead.
    pub(crate) links: Vec<String>,
}

/// A block that is being read.
struct Open {
    name: String,
    /// As what it is compared.
    described: String,
    /// Where it stands among the passages, or among the other texts.
    owner: Owner,
    /// The number of the next item, in a numbered list.
    next: Option<u64>,
}

#[derive(Clone, Copy)]
enum Owner {
    Passage(usize),
    Other(usize),
    Nobody,
}

impl Page {
    /// Reads HTML, however broken.
    pub(crate) fn read(html: &str) -> Self {
        let document = Html::parse_document(html);
        let mut page = Self::default();
        let mut open: Vec<Open> = Vec::new();
        let mut mains = 0;
        let mut drawings = 0;
        for edge in document.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        page.look_at(element);
                        let name = element.name();
                        if mains > 0 {
                            page.enter(element, drawings > 0, &mut open);
                        }
                        mains += usize::from(name == "main");
                        page.mains += usize::from(name == "main");
                        drawings += usize::from(name == "svg");
                    }
                    Node::Text(text) if mains > 0 => page.say(text, &mut open),
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        mains -= usize::from(element.name() == "main");
                        drawings -= usize::from(element.name() == "svg");
                        if mains > 0 {
                            open.pop();
                        }
                    }
                }
            }
        }
        page.passages.retain(|passage| !passage.text.is_empty());
        for text in page
            .passages
            .iter_mut()
            .map(|p| &mut p.text)
            .chain(&mut page.others)
        {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        page.others.retain(|text| !text.is_empty());
        page
    }

    /// The passages as blocks of a chapter, so that they can be compared as such.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let passages = self.passages.iter();
        passages
            .map(|passage| paragraph(&passage.id, &passage.text))
            .collect()
    }

    fn enter(&mut self, element: &Element, is_drawn: bool, open: &mut Vec<Open>) {
        let name = element.name().to_owned();
        let described = match is_drawn {
            // Where the strokes of a drawing run is nobody's text.
            true => format!("svg {name}"),
            false => described(element),
        };
        self.elements.insert(described.clone());
        let parent = open.last().map_or(Owner::Nobody, |parent| parent.owner);
        let owner = match element.id() {
            _ if is_phrase(&name) => parent,
            Some(id) if is_passage(&name) => {
                let number = open.last_mut().and_then(|list| list.number(element));
                let around = open.iter().map(|open| &open.described);
                let within = around.chain([&described]).cloned().collect();
                self.passages.push(Standing {
                    id: id.to_owned(),
                    text: number
                        .map(|number| format!("{number}. "))
                        .unwrap_or_default(),
                    within,
                    links: Vec::new(),
                });
                Owner::Passage(self.passages.len() - 1)
            }
            _ => Owner::Nobody,
        };
        if let Some(href) = element
            .attr("href")
            .filter(|_| !has_class(element, "permalink"))
        {
            self.links.insert(href.to_owned());
            if let Owner::Passage(at) = owner {
                self.passages[at].links.push(href.to_owned());
            }
        }
        if name == "br" {
            self.add(" ", owner);
        }
        let next = (name == "ol").then(|| counted(element.attr("start")).unwrap_or(1));
        open.push(Open {
            name,
            described,
            owner,
            next,
        });
    }

    fn say(&mut self, text: &str, open: &mut [Open]) {
        if text.trim().is_empty()
            && !matches!(open.last(), Some(last) if !matches!(last.owner, Owner::Nobody))
        {
            return;
        }
        // The block that the words stand in, past the phrases in it.
        let Some(last) = open.iter().rposition(|open| !is_phrase(&open.name)) else {
            self.others.push(text.to_owned());
            return;
        };
        if let Owner::Nobody = open[last].owner {
            self.others.push(String::new());
            let owner = Owner::Other(self.others.len() - 1);
            open[last..].iter_mut().for_each(|open| open.owner = owner);
        }
        self.add(text, open[last].owner);
    }

    fn add(&mut self, text: &str, owner: Owner) {
        match owner {
            Owner::Passage(at) => self.passages[at].text.push_str(text),
            Owner::Other(at) => self.others[at].push_str(text),
            Owner::Nobody => {}
        }
    }

    /// What an element can do wherever it stands.
    fn look_at(&mut self, element: &Element) {
        let name = element.name();
        let attr = |name: &str| element.attr(name).unwrap_or_default();
        for href in element
            .attr("href")
            .into_iter()
            .chain(element.attr("action"))
        {
            let plain: String = href.chars().filter(|c| !c.is_whitespace()).collect();
            let scheme = plain.split([':', '/', '?', '#']).next().unwrap_or_default();
            let has_scheme = plain[scheme.len()..].starts_with(':');
            match (has_scheme, scheme.to_ascii_lowercase().as_str()) {
                (true, "tel" | "mailto" | "sms" | "callto" | "facetime" | "skype") => {
                    self.calls.insert(href.to_owned());
                }
                (true, "javascript" | "data" | "vbscript" | "blob") => {
                    self.foreign.insert(format!("<{name} href=\"{href}\">"));
                }
                _ => {}
            }
        }
        let runs = element.attrs().any(|(name, _)| name.starts_with("on"));
        let is_odd = match name {
            "script" => {
                attr("type") != "application/ld+json"
                    && !is_ours(attr("src"))
                    && attr("type") != "application/json"
            }
            "link" => attr("rel").contains("stylesheet") && !is_ours(attr("href")),
            "meta" => element.attr("http-equiv").is_some(),
            "base" | "style" | "iframe" | "frame" | "object" | "embed" | "template"
            | "foreignobject" => true,
            "body" | "html" | "main" | "header" | "nav" => element.attr("hidden").is_some(),
            _ => false,
        };
        if is_odd || runs || element.attr("style").is_some() {
            self.foreign.insert(format!("<{}>", described(element)));
        }
    }
}

impl Open {
    /// The number that a browser puts before the next item.
    fn number(&mut self, item: &Element) -> Option<u64> {
        let number = counted(item.attr("value")).or(self.next)?;
        self.next.as_mut().map(|next| {
            *next = number + 1;
            number
        })
    }
}

fn counted(number: Option<&str>) -> Option<u64> {
    number?.trim().parse().ok()
}

/// A paragraph with this id and text.
pub(crate) fn paragraph(id: &str, text: &str) -> Block {
    Block::Paragraph(Passage {
        id: id.to_owned(),
        content: vec![Inline::Text(text.to_owned())],
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        ..Passage::default()
    })
}

/// Whether a file's address is within the site.
fn is_ours(address: &str) -> bool {
    let address = address.trim();
    !address.is_empty() && !address.contains([':', '\\']) && !address.starts_with("//")
}

fn is_passage(name: &str) -> bool {
    matches!(name, "p" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// What stands in a line of text and is no block of its own.
fn is_phrase(name: &str) -> bool {
    matches!(
        name,
        "a" | "em" | "strong" | "br" | "span" | "b" | "i" | "time"
    )
}

fn has_class(element: &Element, class: &str) -> bool {
    element.classes().any(|one| one == class)
}

/// Its name and attributes, but for its id and where it leads.
fn described(element: &Element) -> String {
    let attrs = element
        .attrs()
        .filter(|(name, _)| !["id", "href"].contains(name));
    let mut attrs: Vec<_> = attrs
        .map(|(name, value)| format!(" {name}=\"{value}\""))
        .collect();
    attrs.sort();
    format!("{}{}", element.name(), attrs.concat())
}
