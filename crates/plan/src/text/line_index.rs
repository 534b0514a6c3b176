//! Line and column of a byte, without counting from the start of the file each time.

use guide::Location;
use std::ops::Range;

/// The distance between marks in bytes; a few more where it would split a character.
const STEP: usize = 256;

/// Marks along a file's text.
pub(crate) struct LineIndex<'a> {
    file: &'a str,
    text: &'a str,
    marks: Vec<Mark>,
}

/// A byte with its line and column, both from 1.
#[derive(Clone, Copy)]
struct Mark {
    byte: usize,
    line: u32,
    column: u32,
}

impl<'a> LineIndex<'a> {
    /// An index of this text; `file` names it in places.
    pub(crate) fn along(file: &'a str, text: &'a str) -> Self {
        let mut mark = Mark {
            byte: 0,
            line: 1,
            column: 1,
        };
        let mut marks = vec![mark];
        while mark.byte + STEP < text.len() {
            mark = mark.moved_to(text, text.ceil_char_boundary(mark.byte + STEP));
            marks.push(mark);
        }
        Self { file, text, marks }
    }

    /// The place of a byte.
    pub(crate) fn place(&self, byte: usize) -> Location {
        let byte = self.text.floor_char_boundary(byte);
        let next = self.marks.partition_point(|mark| mark.byte <= byte);
        // The first mark is at byte 0.
        let mark = self.marks[next.saturating_sub(1)].moved_to(self.text, byte);
        Location {
            file: self.file.to_owned(),
            line: mark.line,
            column: mark.column,
            width: 0,
        }
    }

    /// The place of a part, up to the end of the line it begins on.
    pub(crate) fn place_of(&self, part: Range<usize>) -> Location {
        let start = self.text.floor_char_boundary(part.start);
        let end = self.text.ceil_char_boundary(part.end.max(start));
        let on_line = self.text[start..end].lines().next().unwrap_or_default();
        Location {
            width: on_line.trim_end().chars().count() as u32,
            ..self.place(start)
        }
    }
}

impl Mark {
    /// The mark of a later byte.
    fn moved_to(self, text: &str, byte: usize) -> Self {
        let between = &text[self.byte..byte];
        let lines = between.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let (line, before) = match between.rsplit_once('\n') {
            Some((_, last)) => (last, 1),
            None => (between, self.column),
        };
        Self {
            byte,
            line: self.line + lines,
            column: before + line.chars().count() as u32,
        }
    }
}
