//! Reads a chapter: a small part of Markdown, with an id on every passage.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::invisible_signs;
use crate::source::leftovers::{self, MEANT};
use crate::source::markdown_lints::{self, Lint};
use crate::source::municipality::is_secure;
use crate::source::passage::{Block, Chapter, Inline, Item, Passage, PassageKind, place_in};
use crate::source::passage_id::{is_id, suggest_id};
use crate::source::proposals::Proposals;
use crate::source::reading::Reading;
use crate::source::weave::{self, Thread};
use crate::source::{line_breaks, numbered};
use crate::text::addresses;
use crate::text::invisible::is_invisible;
use crate::text::line_index::LineIndex;
use crate::text::shorten::shorten;
use crate::text::suggest::suggest;
use guide::Location;
use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads one chapter; `file` names it in diagnostics, `path` is its path below `chapters/`.
pub(crate) fn read_chapter(
    reading: Reading,
    file: &str,
    path: &str,
    title: &str,
    text: &str,
    ids: &mut Proposals,
    diagnostics: &mut Diagnostics,
) -> Chapter {
    let lines = LineIndex::along(file, text);
    invisible_signs::refuse_all(text, |byte| lines.place(byte), diagnostics);
    let mut reader = Reader {
        reading,
        last_number: None,
        text,
        lines,
        events: Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter(),
        depth: 0,
        soft_breaks: Vec::new(),
        ids,
        diagnostics,
    };
    reader.refuse_definitions();
    let blocks = reader.blocks();
    reader.warn_of_line_breaks();
    Chapter {
        path: path.to_owned(),
        title: title.to_owned(),
        blocks,
    }
}

/// The only directive.
const CONTACT: &str = "kontakt";

/// The deepest nesting of boxes and lists.
const DEEPEST: usize = 8;

/// The longest passage in characters, about three printed pages.
const LONGEST: usize = 10_000;

struct Reader<'a> {
    reading: Reading,
    /// The number of the last item of the last numbered list.
    last_number: Option<u64>,
    text: &'a str,
    lines: LineIndex<'a>,
    events: OffsetIter<'a>,
    depth: usize,
    /// Line ends within a passage.
    soft_breaks: Vec<usize>,
    ids: &'a mut Proposals,
    diagnostics: &'a mut Diagnostics,
}

/// A passage while it is read.
#[derive(Default)]
struct Draft {
    content: Vec<Inline>,
    text: String,
    /// The text in its author's lines, without escaped characters: what may hold leftovers.
    written: String,
    pieces: Vec<(usize, Location)>,
    /// Where links begin, in the text and in the file.
    links: Vec<(usize, Location)>,
}

impl Draft {
    fn push(&mut self, text: &str, written: &str, place: Location) {
        self.pieces.push((self.text.len(), place));
        self.text.push_str(text);
        self.written.push_str(written);
        self.content.push(Inline::Text(text.to_owned()));
    }

    fn push_break(&mut self, inline: Inline) {
        self.text.push(' ');
        self.written.push('\n');
        self.content.push(inline);
    }
}

impl<'a> Reader<'a> {
    /// Reads blocks up to the end of their container.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) => blocks.extend(self.block(tag, span)),
                event => self.refuse(&span, Unwanted::of_event(&event)),
            }
        }
        blocks
    }

    /// A link's definition, `[navn]: adresse`, would silently vanish from the text.
    fn refuse_definitions(&mut self) {
        let definitions = self.events.reference_definitions().iter();
        let spans: Vec<_> = definitions
            .map(|(_, definition)| definition.span.clone())
            .collect();
        for span in &spans {
            let is_note = self.text[span.clone()].starts_with("[^");
            let unwanted = if is_note {
                &Unwanted::NOTE
            } else {
                &Unwanted::DEFINITION
            };
            self.refuse(span, unwanted);
        }
    }

    fn warn_of_line_breaks(&mut self) {
        for next in line_breaks::between_paragraphs(self.text, &self.soft_breaks) {
            self.diagnostics.warning(
                &self.lines.place_of(next),
                "linjen bliver en del af afsnittet ovenfor",
                "sæt en tom linje ind før den, og giv begge et id, hvis det er to afsnit; ellers skriv dem på én linje",
            );
        }
    }

    fn block(&mut self, tag: Tag<'a>, span: Range<usize>) -> Vec<Block> {
        let nests = matches!(tag, Tag::BlockQuote(_) | Tag::List(_));
        if nests && self.depth == DEEPEST {
            self.refuse(&span, &Unwanted::DEPTH);
            self.skip();
            return Vec::new();
        }
        self.depth += 1;
        let blocks = match tag {
            Tag::List(_) => self.list(&span),
            tag => self.block_within(tag, span).into_iter().collect(),
        };
        self.depth -= 1;
        blocks
    }

    fn block_within(&mut self, tag: Tag<'a>, span: Range<usize>) -> Option<Block> {
        match tag {
            Tag::Heading { level, .. } => {
                let draft = self.draft();
                self.check_heading(&span);
                let passage = self.passage(draft, PassageKind::Heading, &span);
                Some(Block::Heading(level as u8, passage))
            }
            Tag::Paragraph => {
                let draft = self.draft();
                self.paragraph(draft, &span)
            }
            Tag::BlockQuote(_) => Some(Block::Boxed(self.blocks())),
            tag => {
                self.refuse(&span, Unwanted::of_tag(&tag));
                self.skip();
                None
            }
        }
    }

    /// A line of hyphens below a paragraph would make it a heading; no editor means that.
    fn check_heading(&mut self, span: &Range<usize>) {
        if !self.text[span.clone()].trim_start().starts_with('#') {
            self.diagnostics.error(
                &self.place(span),
                "linjen under teksten gør den til en overskrift",
                "skriv ## foran teksten, hvis det er meningen; ellers slet linjen under den",
            );
        }
    }

    fn paragraph(&mut self, draft: Draft, span: &Range<usize>) -> Option<Block> {
        let text = draft.text.trim();
        if let Some(inside) = text.strip_prefix("{{").and_then(|t| t.strip_suffix("}}")) {
            return self.directive(inside.trim(), span);
        }
        let passage = self.passage(draft, PassageKind::Paragraph, span);
        Some(Block::Paragraph(passage))
    }

    fn directive(&mut self, inside: &str, span: &Range<usize>) -> Option<Block> {
        let place = self.place(span);
        let (name, id) = inside.split_once(' ').unwrap_or((inside, ""));
        let id = id.trim();
        if name != CONTACT {
            let hint = match suggest(name, [CONTACT]) {
                Some(_) if is_id(id) => format!("mener du {{{{kontakt {id}}}}}?"),
                _ => "det eneste direktiv er {{kontakt ID}}, alene på sin linje".to_owned(),
            };
            let message = format!("ukendt direktiv »{{{{{inside}}}}}«");
            self.diagnostics.error(&place, message, hint);
            return None;
        }
        if id.is_empty() {
            self.diagnostics.error(
                &place,
                "direktivet siger ikke, hvilken kontakt der skal vises",
                "skriv kontaktens id fra contacts.toml: {{kontakt ID}}",
            );
            return None;
        }
        Some(Block::ContactCard(id.to_owned(), place))
    }

    /// A list, or several where Markdown runs them together; sentences that begin with a date are not items.
    fn list(&mut self, span: &Range<usize>) -> Vec<Block> {
        let items = self.items();
        let first = items.first().and_then(|item| item.passage.number);
        let Some(first) = first else {
            let ordered = false;
            return vec![Block::List { ordered, items }];
        };
        let is_day = |item: &Item| self.reading != Reading::First && numbered::is_day(item);
        let is_doubtful = items.len() == 1 && first > 1 && !is_day(&items[0]);
        let goes_on = self.last_number.is_some_and(|last| last + 1 == first);
        let last = items.last().and_then(|item| item.passage.number);
        let mut blocks = Vec::new();
        for mut run in numbered::runs(items, is_day) {
            if run.iter().all(is_day) {
                blocks.extend(run.into_iter().flat_map(numbered::sentence));
                continue;
            }
            numbered::count_on(&mut run);
            let (ordered, items) = (true, run);
            blocks.push(Block::List { ordered, items });
        }
        if is_doubtful && !goes_on {
            self.refuse_lone_number(first, span);
        }
        self.last_number = last;
        blocks
    }

    fn refuse_lone_number(&mut self, number: u64, span: &Range<usize>) {
        let line = self.text[span.clone()].lines().next().unwrap_or_default();
        let place = self.place(&(span.start..span.start + line.len()));
        self.diagnostics.error(
            &place,
            format!("»{number}.« kan være begyndelsen på en sætning eller et punkt i en liste"),
            format!("er det en sætning, så skriv {number}\\. med en skråstreg; et punkt står efter punkt {}", number - 1),
        );
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Item) => items.push(self.item(span)),
                event => self.refuse(&span, Unwanted::of_event(&event)),
            }
        }
        items
    }

    /// An item's own text: its first paragraph, or the bare text in it.
    fn item(&mut self, span: Range<usize>) -> Item {
        let mut draft = Draft::default();
        let mut blocks = Vec::new();
        // Where the item's own text ends and its blocks begin.
        let mut end = span.end;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::Paragraph) if draft.text.is_empty() => draft = self.draft(),
                Event::Start(Tag::List(Some(_))) if draft.text.is_empty() && blocks.is_empty() => {
                    self.number(&at, &mut draft, &mut blocks);
                }
                Event::Start(tag) if is_block(&tag) => {
                    end = end.min(at.start);
                    blocks.extend(self.block(tag, at));
                }
                event => self.inline(event, at, &mut draft),
            }
        }
        let mut passage = self.passage(draft, PassageKind::Item, &(span.start..end));
        passage.number = numbered::number(&self.text[span]);
        Item { passage, blocks }
    }

    /// "- 10. klasse": Markdown sees a list in the item; it is text that begins with a number.
    fn number(&mut self, list: &Range<usize>, draft: &mut Draft, blocks: &mut Vec<Block>) {
        let source = &self.text[list.clone()];
        let sign = source
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(source.len());
        let blanks = source[sign..]
            .chars()
            .skip(1)
            .take_while(|c| *c == ' ')
            .count();
        let sign = &source[..source.floor_char_boundary(sign + 1 + blanks)];
        draft.push(sign, sign, self.place(list));
        // The inner list's only item.
        self.events.next();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(tag) if is_block(&tag) => blocks.extend(self.block(tag, at)),
                event => self.inline(event, at, draft),
            }
        }
        let (ordered, items) = (true, self.items());
        if !items.is_empty() {
            blocks.push(Block::List { ordered, items });
        }
    }

    /// Reads inline text up to the end of its block.
    fn draft(&mut self) -> Draft {
        let mut draft = Draft::default();
        while let Some((event, span)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, span, &mut draft);
        }
        draft
    }

    fn inline(&mut self, event: Event<'a>, span: Range<usize>, draft: &mut Draft) {
        match event {
            Event::Text(text) => {
                self.refuse_invisible(&text, &span);
                draft.push(&text, &self.written(&text, &span), self.place(&span));
            }
            Event::SoftBreak => {
                self.soft_breaks.push(span.start);
                draft.push_break(Inline::Text("\n".to_owned()));
            }
            Event::HardBreak => draft.push_break(Inline::Break),
            Event::Start(Tag::Emphasis) => self.nested(draft, &span, Inline::Emphasis),
            Event::Start(Tag::Strong) => self.nested(draft, &span, Inline::Strong),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                if !title.is_empty() {
                    self.refuse(&span, &Unwanted::LINK_TITLE);
                }
                let to = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                let place = self.place(&span);
                self.check_link(&to, &place);
                draft.links.push((draft.text.len(), place));
                self.nested(draft, &span, |content| Inline::Link { to, content });
            }
            Event::Start(tag) => {
                self.refuse(&span, Unwanted::of_tag(&tag));
                self.skip();
            }
            event => self.refuse(&span, Unwanted::of_event(&event)),
        }
    }

    fn nested(
        &mut self,
        outer: &mut Draft,
        span: &Range<usize>,
        wrap: impl FnOnce(Vec<Inline>) -> Inline,
    ) {
        // The deepest box may still hold a passage, and that emphasis.
        if self.depth == 2 * DEEPEST {
            self.refuse(span, &Unwanted::DEPTH);
            self.skip();
            return;
        }
        self.depth += 1;
        let inner = self.draft();
        self.depth -= 1;
        let start = outer.text.len();
        let pieces = inner.pieces.into_iter();
        outer
            .pieces
            .extend(pieces.map(|(at, place)| (start + at, place)));
        let links = inner.links.into_iter();
        outer
            .links
            .extend(links.map(|(at, place)| (start + at, place)));
        outer.text.push_str(&inner.text);
        outer.written.push_str(&inner.written);
        outer.content.push(wrap(inner.content));
    }

    fn passage(&mut self, mut draft: Draft, kind: PassageKind, span: &Range<usize>) -> Passage {
        let id_place = self.id_place(span);
        if draft.pieces.is_empty() {
            draft.pieces.push((0, self.place(span)));
        }
        let mut id = take_id(&mut draft);
        let is_bound = self.bound(&mut draft, span);
        self.link_addresses(&mut draft, span);
        let lint = self.lint(&draft, kind, span).filter(|_| is_bound);
        if let Some(Lint {
            part,
            message,
            hint,
            id: meant,
        }) = lint
        {
            self.diagnostics.error(&self.place(&part), message, hint);
            id = meant.or(id);
        } else if !is_bound {
            self.check_id(id.as_deref(), &draft, span, &id_place);
        } else if draft.text.contains("{#") && id.is_none()
            || has_id(&draft.content)
            || said(&draft.content) != one_line(&draft.text)
        {
            self.diagnostics.error(
                &id_place,
                format!("et id i afsnittet »{}« står ikke til sidst", shorten(&draft.text)),
                "skriv {#id} efter al anden tekst, uden for fremhævning, og hold en tom linje mellem afsnit",
            );
        } else {
            self.check_id(id.as_deref(), &draft, span, &id_place);
            self.refuse_leftovers(&draft);
        }
        Passage {
            id: id.unwrap_or_default(),
            id_place,
            kind,
            number: None,
            content: draft.content,
            text: draft.text,
            pieces: draft.pieces,
            link_places: draft.links.into_iter().map(|(_, place)| place).collect(),
        }
    }

    /// The place of `{#id}` in a block's source, or of the block.
    fn id_place(&self, span: &Range<usize>) -> Location {
        let own = self.text[span.clone()].trim_end();
        let Some(start) = own.rfind("{#") else {
            return self.place(span);
        };
        let length = own[start..]
            .find('}')
            .map_or(own.len() - start, |at| at + 1);
        self.place(&(span.start + start..span.start + start + length))
    }

    fn check_id(&mut self, id: Option<&str>, draft: &Draft, span: &Range<usize>, place: &Location) {
        match id {
            Some(id) if is_id(id) => {}
            Some(id) => self.diagnostics.error(
                place,
                format!("id’et »{id}« har andre tegn end a–z, 0–9 og bindestreg"),
                format!("skriv {{#{}}}", suggest_id(id)),
            ),
            None => {
                let end = span.start + self.text[span.clone()].trim_end().len();
                let id = self.ids.propose(&draft.text, end);
                self.diagnostics.error(
                    &self.place(span),
                    format!("afsnittet »{}« har intet id", shorten(&draft.text)),
                    format!("skriv {{#{id}}} efter afsnittet"),
                );
            }
        }
    }

    /// Leftover markup would be published as it stands.
    fn refuse_leftovers(&mut self, draft: &Draft) {
        if let Some(left) = leftovers::find(&draft.written) {
            let place = place_in(&draft.text, &draft.pieces, left.part);
            self.diagnostics.error(&place, left.message, left.hint);
        }
    }

    /// Links web addresses in the text.
    fn link_addresses(&mut self, draft: &mut Draft, span: &Range<usize>) {
        let threads = addresses::find(&draft.text)
            .into_iter()
            .map(|covers| Thread {
                to: addresses::leads_to(&draft.text[covers.clone()]),
                covers,
            });
        let threads = weave::free(&draft.content, threads.collect());
        for Thread { covers, to } in &threads {
            let place = place_in(&draft.text, &draft.pieces, covers.clone());
            let address = &draft.text[covers.clone()];
            if !self.text[span.clone()].contains(address) {
                let message = format!("adressen »{address}« er ikke skrevet, som den læses");
                let hint = "skriv adressen mellem < og >, så ingen af dens tegn læses som andet";
                self.diagnostics.error(&place, message, hint);
            }
            self.check_link(to, &place);
            draft.links.push((covers.start, place));
        }
        draft.links.sort_by_key(|(start, _)| *start);
        draft.content = weave::weave(&draft.content, &threads);
    }

    /// Notes a likely slip of the author's, with its place in the file.
    fn lint(&self, draft: &Draft, kind: PassageKind, span: &Range<usize>) -> Option<Lint> {
        let source = &self.text[span.clone()];
        let whole = |message: &str, hint: &str| {
            Some(Lint {
                part: span.clone(),
                message: message.to_owned(),
                hint: hint.to_owned(),
                id: None,
            })
        };
        if draft.text.trim().is_empty() {
            return match kind {
                PassageKind::Heading => whole(
                    "overskriften har ingen tekst",
                    "skriv overskriften mellem # og id’et",
                ),
                PassageKind::Paragraph => whole(
                    "afsnittet har ingen tekst",
                    "skriv id’et efter afsnittets tekst, på samme linje",
                ),
                PassageKind::Item => match without_sign(&self.text[span.start..]).chars().next() {
                    Some(sign @ ('#' | '>' | '-' | '+' | '*')) => whole(
                        &format!("punktet begynder med tegnet {sign}"),
                        &format!(
                            "slet {sign}; skriv \\{sign}, hvis tegnet selv skal stå i teksten"
                        ),
                    ),
                    _ => whole(
                        "punktet har ingen tekst",
                        "skriv punktets tekst efter bindestregen, eller slet linjen",
                    ),
                },
            };
        }
        let alone = "skriv {{kontakt ID}} på en linje for sig selv med en tom linje før og efter";
        match (draft.text.contains("{{"), draft.text.contains("}}")) {
            (true, true) => return whole("direktivet står ikke alene", alone),
            (true, false) => return whole("direktivet er ikke lukket", alone),
            _ if draft.text.starts_with("{kontakt ") => {
                return whole(
                    "direktivet mangler en klamme",
                    "skriv to klammer før og efter: {{kontakt ID}}",
                );
            }
            _ => {}
        }
        // The mark of a list item or a heading is not a slip.
        let own = match kind {
            PassageKind::Paragraph => source,
            PassageKind::Item => without_sign(source),
            PassageKind::Heading => source.lines().next()?.trim_start_matches(['#', ' ']),
        };
        let start = own.as_ptr() as usize - self.text.as_ptr() as usize;
        markdown_lints::find(own).map(|lint| Lint {
            part: start + lint.part.start..start + lint.part.end,
            ..lint
        })
    }

    fn check_link(&mut self, to: &str, place: &Location) {
        if leads_within(to) || is_secure(to) {
            return;
        }
        let hint = match to.split_once(':') {
            Some(("http", rest)) => format!("skriv https:{rest}, hvis siden findes der"),
            Some(("mailto" | "tel", _)) => {
                "skriv nummeret eller adressen som tekst: kontakternes bliver links af sig selv"
                    .to_owned()
            }
            None if to.starts_with("www.") => format!("skriv https://{to}"),
            _ => "et link begynder med https:// eller #, eller peger på et kapitels .md-fil"
                .to_owned(),
        };
        let message = format!("linket »{to}« er ikke tilladt");
        self.diagnostics.error(place, message, hint);
    }

    /// Notes a passage that is too long to be quoted whole.
    fn bound(&mut self, draft: &mut Draft, span: &Range<usize>) -> bool {
        let length = draft.text.chars().count();
        if length > LONGEST {
            self.diagnostics.error(
                &self.place(span),
                format!("afsnittet »{}« er på {length} tegn", shorten(&draft.text)),
                format!("del det i flere, hver med sit id; et afsnit kan være på {LONGEST} tegn"),
            );
            // The rest of it is not checked.
            *draft = Draft {
                pieces: draft.pieces.drain(..1.min(draft.pieces.len())).collect(),
                ..Draft::default()
            };
        }
        length <= LONGEST
    }

    /// The source of a piece of text, byte for byte; escaped characters become [`MEANT`].
    fn written(&self, text: &str, span: &Range<usize>) -> String {
        let meant = |text: &str| MEANT.to_string().repeat(text.len());
        if text != &self.text[span.clone()] {
            return meant(text);
        }
        let before = self.text[..span.start].bytes().rev();
        let is_escaped = before.take_while(|byte| *byte == b'\\').count() % 2 == 1;
        let first = text.chars().next().filter(|_| is_escaped);
        let (sign, rest) = text.split_at(first.map_or(0, char::len_utf8));
        meant(sign) + rest
    }

    /// A character can also be written by its number, as in `&#8238;`.
    fn refuse_invisible(&mut self, text: &str, span: &Range<usize>) {
        let written = &self.text[span.clone()];
        let hidden = text
            .chars()
            .find(|c| is_invisible(*c) && !written.contains(*c));
        if let Some(c) = hidden {
            invisible_signs::refuse(c, &self.place(span), self.diagnostics);
        }
    }

    fn refuse(&mut self, span: &Range<usize>, unwanted: &Unwanted) {
        let Unwanted { what, hint } = unwanted;
        let message = format!("{what} kan ikke stå i planens tekst");
        self.diagnostics.error(&self.place(span), message, *hint);
    }

    /// Skips to the end of the block that has just begun.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    fn place(&self, span: &Range<usize>) -> Location {
        self.lines.place_of(span.clone())
    }
}

/// Markdown that a plan does not need, and what to write instead.
struct Unwanted {
    what: &'static str,
    hint: &'static str,
}

impl Unwanted {
    const CODE: Self = Self::new("kode", "slet de mellemrum eller `, der står foran teksten");
    const DEFINITION: Self = Self::new(
        "et links adresse for sig selv",
        "skriv adressen ved ordene: [ordene](https://…)",
    );
    const DEPTH: Self = Self::new(
        "så mange bokse og lister i hinanden",
        "bokse og lister kan ligge otte niveauer i hinanden",
    );
    const HTML: Self = Self::new("HTML", "slet det, der står i < >; **ord** bliver fremhævet");
    const IMAGE: Self = Self::new(
        "et billede",
        "beskriv det med ord, eller lav en figur i figures.toml",
    );
    const LINK_TITLE: Self = Self::new(
        "et links titel",
        "slet det, der står i anførselstegn efter adressen",
    );
    const NOTE: Self = Self::new(
        "en fodnote",
        "skriv noten i en parentes dér, hvor den hører til, eller som et afsnit for sig selv",
    );
    const RULE: Self = Self::new(
        "en vandret streg",
        "slet den; overskrifter deler teksten op",
    );
    const TABLE: Self = Self::new("en tabel", "skriv rækkerne som punkter i en liste");
    const OTHER: Self = Self::new(
        "dette",
        "brug kun overskrifter, afsnit, lister, bokse (>), fremhævning og links",
    );

    const fn new(what: &'static str, hint: &'static str) -> Self {
        Self { what, hint }
    }

    fn of_tag(tag: &Tag<'_>) -> &'static Self {
        match tag {
            Tag::CodeBlock(_) => &Self::CODE,
            Tag::HtmlBlock => &Self::HTML,
            Tag::Image { .. } => &Self::IMAGE,
            Tag::Table(_) => &Self::TABLE,
            _ => &Self::OTHER,
        }
    }

    fn of_event(event: &Event<'_>) -> &'static Self {
        match event {
            Event::Code(_) => &Self::CODE,
            Event::Html(_) | Event::InlineHtml(_) => &Self::HTML,
            Event::Rule => &Self::RULE,
            _ => &Self::OTHER,
        }
    }
}

/// Whether a link leads to a chapter or passage of the plan.
pub(crate) fn leads_within(to: &str) -> bool {
    let path = to.split('#').next().unwrap_or_default();
    !to.contains(':') && (path.is_empty() || path.ends_with(".md"))
}

/// Whether an id is left in the visible text.
fn has_id(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) => text.contains("{#"),
        Inline::Break => false,
        Inline::Emphasis(inner) | Inline::Strong(inner) => has_id(inner),
        Inline::Link { content, .. } => has_id(content),
    })
}

/// The visible text, as [`one_line`].
fn said(content: &[Inline]) -> String {
    fn collect(content: &[Inline], said: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(text) => said.push_str(text),
                Inline::Break => said.push(' '),
                Inline::Emphasis(inner) | Inline::Strong(inner) => collect(inner, said),
                Inline::Link { content, .. } => collect(content, said),
            }
        }
    }
    let mut said = String::new();
    collect(content, &mut said);
    one_line(&said)
}

/// The text without line breaks and trailing blanks.
fn one_line(text: &str) -> String {
    text.trim_end().replace('\n', " ")
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_)
    )
}

/// An item's source without its mark.
fn without_sign(source: &str) -> &str {
    let number = source.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = number.strip_prefix(['-', '+', '*', '.', ')']);
    rest.unwrap_or(source).trim_start_matches([' ', '\t'])
}

/// Removes ` {#id}` from the end of the draft.
fn take_id(draft: &mut Draft) -> Option<String> {
    let text = draft.text.trim_end();
    let start = text.rfind("{#")?;
    let id = text[start..]
        .strip_prefix("{#")?
        .strip_suffix('}')?
        .to_owned();
    let kept = text[..start].trim_end().len();
    let mut cut = draft.text.len() - kept;
    draft.text.truncate(kept);
    draft.written.truncate(kept);
    // The id is text, perhaps in several pieces.
    while cut > 0 {
        let Some(Inline::Text(last)) = draft.content.last_mut() else {
            break;
        };
        let taken = cut.min(last.len());
        last.truncate(last.len() - taken);
        cut -= taken;
        if last.is_empty() {
            draft.content.pop();
        }
    }
    Some(id)
}
