use crate::input::source_file::{self, Refusal};
use plan::{Diagnostics, Location, SourceFile};
use std::ops::Range;
use std::path::Path;

/// The size limit of a whole plan in bytes.
pub(super) const MOST: usize = 2_000_000;

/// A municipality's folder, and the problems in its files so far.
pub(crate) struct Folder<'a> {
    pub(super) root: &'a Path,
    pub(crate) diagnostics: Diagnostics,
    /// Bytes read so far.
    pub(super) read: usize,
    /// Whether it is an edition's.
    pub(super) is_frozen: bool,
}

impl<'a> Folder<'a> {
    pub(crate) fn new(root: &'a Path) -> Self {
        Self {
            root,
            diagnostics: Diagnostics::default(),
            read: 0,
            is_frozen: false,
        }
    }
    pub(super) fn file(&mut self, path: &str) -> SourceFile {
        let file = self.optional(path);
        if file.is_none() {
            let (message, hint) = Refusal::Missing.describe();
            self.diagnostics.error(&Location::file(path), message, hint);
        }
        file.unwrap_or_default()
    }

    pub(crate) fn optional(&mut self, path: &str) -> Option<SourceFile> {
        let bytes = match source_file::read(self.root, path) {
            Ok(bytes) => bytes,
            Err(Refusal::Missing) => return None,
            Err(refusal) => {
                let (message, hint) = refusal.describe();
                self.diagnostics.error(&Location::file(path), message, hint);
                Vec::new()
            }
        };
        self.read += bytes.len();
        let broken = std::str::from_utf8(&bytes).is_err();
        let text = String::from_utf8_lossy(&bytes);
        let file = SourceFile {
            path: path.to_owned(),
            text: as_read(&text),
        };
        if broken {
            let sign = file
                .text
                .find(char::REPLACEMENT_CHARACTER)
                .unwrap_or_default();
            self.error_in(
                &file,
                sign..sign + char::REPLACEMENT_CHARACTER.len_utf8(),
                "filen er ikke gemt som UTF-8",
                "gem den igen, og vælg tegnkodningen UTF-8; se så efter, om æ, ø og å er, som de skal være",
            );
            self.diagnostics.quote([&file]);
        }
        Some(file)
    }

    /// Notes an error in this file.
    pub(super) fn error_in(
        &mut self,
        file: &SourceFile,
        part: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let place = Location::of(&file.path, &file.text, part);
        self.diagnostics.error(&place, message, hint);
    }
}

/// The text without byte order mark and with line feeds only.
pub(crate) fn as_read(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}
