use std::fmt;
use std::ops::Range;

/// A place in a file that an author writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file's path, relative to the municipality's root.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// The column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
    /// The width in characters; 0 where it is not known.
    pub width: u32,
}

impl Location {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            ..Self::default()
        }
    }

    /// The place of a byte in a file's text.
    pub fn at(file: &str, text: &str, byte: usize) -> Self {
        Self::of(file, text, byte..byte)
    }

    /// The place of a part of a file's text, up to the end of the line it begins on.
    pub fn of(file: &str, text: &str, part: Range<usize>) -> Self {
        let start = text.floor_char_boundary(part.start);
        let end = text.ceil_char_boundary(part.end.max(start));
        let (before, part) = (&text[..start], &text[start..end]);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let on_line = part.lines().next().unwrap_or_default().trim_end();
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() as u32 + 1,
            column: before[line_start..].chars().count() as u32 + 1,
            width: on_line.chars().count() as u32,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for number in [self.line, self.column] {
            if number == 0 {
                break;
            }
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}
