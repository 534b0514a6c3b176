use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// A template in `typst/`.
#[derive(Clone, Copy)]
pub(crate) struct Template {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

/// Imported by every template.
const COMMON: [Template; 2] = [
    Template {
        name: "common.typ",
        text: include_str!("../typst/common.typ"),
    },
    Template {
        name: "figure.typ",
        text: include_str!("../typst/figure.typ"),
    },
];

/// The name under which a template reads its data.
const DATA: &str = "data.json";

// `build.rs` says which fonts, and why.
include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The fonts that paper is set in.
pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let fonts = FILES
        .iter()
        .filter_map(|&font| Font::new(Bytes::new(font), 0));
    fonts.collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// What typst can access: a template, its imports and its data. No file system, no clock, no packages.
pub(crate) struct Desk {
    sources: Vec<Source>,
    data: (FileId, Bytes),
}

impl Desk {
    pub(crate) fn new(template: Template, data: String) -> FileResult<Self> {
        let sources = [template].into_iter().chain(COMMON);
        let sources =
            sources.map(|template| Ok(Source::new(id(template.name)?, template.text.to_owned())));
        Ok(Self {
            sources: sources.collect::<FileResult<_>>()?,
            data: (id(DATA)?, Bytes::from_string(data)),
        })
    }
}

fn id(name: &str) -> FileResult<FileId> {
    let path = VirtualPath::new(name).map_err(|_| FileError::Other(None))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (data, bytes) = &self.data;
        match *data == id {
            true => Ok(bytes.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
