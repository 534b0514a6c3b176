//! A column of boxes as SVG, with arrows between them and lines past them: narrow, so that a phone shows it at the size of the text
//! around it.
//!
//! Where all stands follows from the text alone: each box is as high as its lines.

use crate::diagram::wrapped::{Face, SIZE, wrapped};
use maud::{Markup, html};
use std::ops::Range;

/// All lengths are in the drawing's units: one is a CSS pixel in a window of 320 with its margins and a scroll bar.
const WIDTH: u32 = 272;
/// Around all, for the strokes of the outermost boxes.
const MARGIN: u32 = 3;
const PADDING: u32 = 10;
const LINE: u32 = 22;
/// Between one entry of a box and the next, and before one that begins something new.
const ENTRY: u32 = 5;
const PART: u32 = 14;
/// Between one box and the next, with an arrow and without.
const GAP: u32 = 34;
const SPACE: u32 = 14;
/// How far an entry is moved in.
const INDENT: u32 = 20;
/// Between the lines past boxes, and all of them together at most.
const LANE: u32 = 14;
const LANES: u32 = 56;
const HEAD: u32 = 5;
const ARROW_AT: u32 = 24;
/// From an arrow to its words.
const BESIDE: u32 = 14;

/// Boxes below one another.
pub(crate) struct Column {
    /// How wide each box is, and how far the lines past them stand apart.
    width: u32,
    pitch: u32,
    pub(crate) boxes: Vec<Box>,
    pub(crate) branches: Vec<Branch>,
}

/// A box with its text, or text that stands alone.
pub(crate) struct Box {
    pub(crate) kind: Kind,
    top: u32,
    height: u32,
    join: Join,
    pub(crate) texts: Vec<Text>,
    pub(crate) marks: Vec<Mark>,
    /// Where a line parts the upper half from the lower.
    pub(crate) rule: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    /// Text without a frame.
    Note,
    Strong,
    Acute,
}

/// What stands between a box and the one above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    Nothing,
    /// One leads to the other, and when.
    Arrow(String),
    Words(String),
}

/// A line of text; `y` is where its letters stand.
pub(crate) struct Text {
    x: u32,
    y: u32,
    pub(crate) face: Face,
    pub(crate) line: String,
}

/// What stands before an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// One can be chosen.
    Ring,
    /// Several can be chosen.
    Square,
    /// One of a list.
    Dot,
}

pub(crate) struct Mark {
    pub(crate) y: u32,
    sign: Sign,
}

/// A line out of boxes, down past others, into another.
pub(crate) struct Branch {
    from: Vec<u32>,
    lane: u32,
    to: u32,
}

/// A piece of a box's text.
pub(crate) struct Entry {
    indent: u32,
    face: Face,
    text: String,
    sign: Option<Sign>,
    /// How far it stands below the entry above.
    above: u32,
}

impl Column {
    /// An empty one, with room at its side for so many lines.
    pub(crate) fn with_lanes(count: usize) -> Self {
        let count = count as u32;
        let pitch = LANE.min(LANES / count.max(1)).max(1);
        Self {
            width: WIDTH - 2 * MARGIN - pitch * count,
            pitch,
            boxes: Vec::new(),
            branches: Vec::new(),
        }
    }

    /// A box below the others, of one half or of two with a line between them.
    pub(crate) fn add(&mut self, kind: Kind, join: Join, upper: &[Entry], lower: &[Entry]) {
        let gap = match self.boxes.last() {
            None => 0,
            Some(_) => self.gap(&join),
        };
        let mut block = Box {
            kind,
            top: self.bottom() + gap,
            height: PADDING,
            join,
            texts: Vec::new(),
            marks: Vec::new(),
            rule: None,
        };
        block.write(upper, self.width);
        if !lower.is_empty() {
            block.height += PADDING;
            block.rule = Some(block.top + block.height);
            block.height += PADDING;
            block.write(lower, self.width);
        }
        // Text without a frame stands nearer to what it is about.
        if kind != Kind::Note {
            block.height += PADDING;
        }
        self.boxes.push(block);
    }

    /// A line from these heights to the title of the box at this place.
    pub(crate) fn branch(&mut self, from: Vec<u32>, lane: usize, to: usize) {
        let Some(end) = self.boxes.get(to) else {
            return;
        };
        // A condition stands above the title; what a name stands above, follows from it.
        let half = end.rule.filter(|_| end.kind != Kind::Plain);
        self.branches.push(Branch {
            from,
            lane: MARGIN + self.width + self.pitch * (lane as u32 + 1),
            to: half.unwrap_or(end.top) + PADDING + LINE / 2,
        });
    }

    /// The drawing with its title and what it shows; their ids begin with this one.
    ///
    /// Each box is an image of its own in one and the same plane, so that a printer breaks the page between boxes and not through them.
    pub(crate) fn markup(&self, id: &str, title: &str, description: &str) -> Markup {
        let (title_id, description_id) = (format!("{id}-titel"), format!("{id}-beskrivelse"));
        html! {
            div.drawing role="img" aria-labelledby=(title_id) aria-describedby=(description_id) {
                @for (index, (block, strip)) in self.boxes.iter().zip(self.strips()).enumerate() {
                    svg width=(WIDTH) height=(strip.len())
                        viewBox={ "0 " (strip.start) " " (WIDTH) " " (strip.len()) }
                    {
                        @if index == 0 {
                            title #(title_id) { (title) }
                            desc #(description_id) { (description) }
                        }
                        (block.markup(self.width))
                        @if let Some(below) = self.boxes.get(index + 1) { (self.join(block, below)) }
                        @for branch in &self.branches { (branch.markup(MARGIN + self.width, &strip)) }
                    }
                }
            }
        }
    }

    fn bottom(&self) -> u32 {
        self.boxes.last().map_or(MARGIN, Box::bottom)
    }

    /// The stretch of the drawing that each box has to itself, with what joins the one below to it.
    fn strips(&self) -> Vec<Range<u32>> {
        let starts = self.boxes.iter().map(|block| block.top - MARGIN);
        let starts: Vec<_> = starts.chain([self.bottom() + MARGIN]).collect();
        starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    fn gap(&self, join: &Join) -> u32 {
        let words = LINE * self.lines(join).len() as u32;
        match join {
            Join::Nothing => SPACE,
            Join::Arrow(_) => GAP.max(words + SPACE),
            Join::Words(_) => words + SPACE,
        }
    }

    fn lines(&self, join: &Join) -> Vec<String> {
        match join {
            Join::Nothing => Vec::new(),
            Join::Arrow(words) | Join::Words(words) => {
                wrapped(words, self.width - ARROW_AT - BESIDE, Face::Plain)
            }
        }
    }

    /// What joins a box to the one above.
    fn join(&self, above: &Box, below: &Box) -> Markup {
        let (from, tip) = (above.bottom() + MARGIN, below.top - MARGIN);
        let is_arrow = matches!(below.join, Join::Arrow(_));
        let x = MARGIN + if is_arrow { ARROW_AT } else { PADDING };
        let lines = self.lines(&below.join);
        let free = (below.top - above.bottom()).saturating_sub(LINE * lines.len() as u32);
        html! {
            @if is_arrow {
                path d={ "M" (x) " " (from) "V" (tip - HEAD) } {}
                path.head d={ "M" (x) " " (tip) "l-" (HEAD) " -" (HEAD + 2) "h" (2 * HEAD) "z" } {}
            }
            @for (y, line) in (above.bottom() + free / 2 + SIZE..).step_by(LINE as usize).zip(lines) {
                @if !line.is_empty() { text x=(x + if is_arrow { BESIDE } else { 0 }) y=(y) { (line) } }
            }
        }
    }
}

impl Box {
    /// The height at which its middle stands.
    pub(crate) fn middle(&self) -> u32 {
        self.top + self.height / 2
    }

    fn bottom(&self) -> u32 {
        self.top + self.height
    }

    fn write(&mut self, entries: &[Entry], width: u32) {
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.height += entry.above;
            }
            if let Some(sign) = entry.sign {
                let y = self.bottom() + LINE / 2;
                self.marks.push(Mark { y, sign });
            }
            let x = MARGIN + PADDING + entry.indent;
            let room = width.saturating_sub(2 * PADDING + entry.indent);
            for line in wrapped(&entry.text, room, entry.face) {
                self.texts.push(Text {
                    x,
                    y: self.bottom() + SIZE,
                    face: entry.face,
                    line,
                });
                self.height += LINE;
            }
        }
    }

    fn markup(&self, width: u32) -> Markup {
        let class = match self.kind {
            Kind::Plain | Kind::Note => None,
            Kind::Strong => Some("strong"),
            Kind::Acute => Some("strong acute"),
        };
        let (left, right) = (MARGIN, MARGIN + width);
        html! {
            g class=[class] {
                @if self.kind != Kind::Note {
                    rect x=(left) y=(self.top) width=(width) height=(self.height) rx="3" {}
                }
                @match (self.rule, self.kind) {
                    (Some(y), Kind::Plain) => {
                        rect.name x=(left) y=(self.top) width=(width) height=(y - self.top) rx="3" {}
                    },
                    (Some(y), _) => path d={ "M" (left) " " (y) "H" (right) } {},
                    (None, _) => {},
                }
                @for mark in &self.marks { (mark.markup()) }
                @for text in &self.texts {
                    text x=(text.x) y=(text.y) class=[(text.face == Face::Bold).then_some("bold")] { (text.line) }
                }
            }
        }
    }
}

impl Mark {
    fn markup(&self) -> Markup {
        let x = MARGIN + PADDING;
        html! {
            @match self.sign {
                Sign::Ring => circle cx=(x + 5) cy=(self.y) r="5" {},
                Sign::Square => rect x=(x) y=(self.y - 5) width="10" height="10" {},
                Sign::Dot => circle.head cx=(x + 5) cy=(self.y) r="2.5" {},
            }
        }
    }
}

impl Branch {
    /// What of it stands in this strip of the drawing; `edge` is the boxes' right edge.
    fn markup(&self, edge: u32, strip: &Range<u32>) -> Markup {
        let start = self.from.iter().copied().min().unwrap_or(self.to);
        if self.to < strip.start || start >= strip.end {
            return html! {};
        }
        let ends = strip.contains(&self.to);
        let (lane, tip) = (self.lane, edge + MARGIN);
        html! {
            path d={
                @for from in self.from.iter().filter(|from| strip.contains(from)) { "M" (edge) " " (from) "H" (lane) }
                "M" (lane) " " (start.max(strip.start))
                @if ends { "V" (self.to) "H" (tip + HEAD) } @else { "V" (strip.end) }
            } {}
            @if ends { path.head d={ "M" (tip) " " (self.to) "l" (HEAD + 2) " -" (HEAD) "v" (2 * HEAD) "z" } {} }
        }
    }
}

impl Entry {
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            indent: 0,
            face: Face::Plain,
            text: text.to_owned(),
            sign: None,
            above: ENTRY,
        }
    }

    pub(crate) fn bold(text: &str) -> Self {
        Self {
            face: Face::Bold,
            ..Self::plain(text)
        }
    }

    /// The title of what follows.
    pub(crate) fn label(text: &str) -> Self {
        Self {
            above: PART,
            ..Self::bold(text)
        }
    }

    /// Moved in so many times.
    pub(crate) fn nested(depth: usize, text: &str) -> Self {
        Self {
            // A condition can be nested deeper than the box is wide.
            indent: INDENT * depth.min(4) as u32,
            ..Self::plain(text)
        }
    }

    pub(crate) fn with(sign: Sign, text: &str) -> Self {
        Self {
            indent: INDENT,
            sign: Some(sign),
            ..Self::plain(text)
        }
    }
}

#[cfg(test)]
impl Column {
    /// What is laid out wrongly, whatever the drawing shows.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut must = |holds: bool, fault: String| {
            if !holds {
                faults.push(fault);
            }
        };
        for (above, below) in self.boxes.iter().zip(self.boxes.iter().skip(1)) {
            let gap = above.bottom() + self.gap(&below.join);
            must(gap <= below.top, format!("too near: {}", below.top));
        }
        for block in &self.boxes {
            let mut above = block.top;
            for text in &block.texts {
                let right = text.x + crate::diagram::wrapped::width(&text.line, text.face);
                // A single letter is never broken, however little room there is.
                let fits = right <= MARGIN + self.width - PADDING || text.line.chars().count() == 1;
                must(fits, format!("too wide: {:?}", text.line));
                let below_the_last = text.y >= above + SIZE && text.y < block.bottom();
                must(below_the_last, format!("out of its box: {:?}", text.line));
                let rule = block.rule.unwrap_or(block.top);
                let clear = text.y < rule || text.y - SIZE > rule;
                must(clear, format!("on the rule: {:?}", text.line));
                above = text.y;
            }
        }
        let strips = self.strips();
        let mut end = 0;
        for (block, strip) in self.boxes.iter().zip(&strips) {
            must(strip.start == end, format!("a gap at {end}"));
            let holds = strip.contains(&block.top) && strip.contains(&block.bottom());
            must(holds, format!("{strip:?} cuts its box"));
            end = strip.end;
        }
        must(MARGIN + self.width + MARGIN <= WIDTH, "too wide".to_owned());
        must(
            end == self.bottom() + MARGIN,
            format!("it ends not at {end}"),
        );
        for branch in &self.branches {
            let beside = branch.lane > MARGIN + self.width && branch.lane < WIDTH;
            must(beside, format!("a line at {}", branch.lane));
            let mut boxes = self.boxes.iter();
            let ends = boxes.any(|block| (block.top..block.bottom()).contains(&branch.to));
            must(ends, format!("a line to nothing at {}", branch.to));
        }
        faults
    }
}
