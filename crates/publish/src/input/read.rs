//! Reads the files of a municipality, and of an edition.

use crate::input::folder::Folder;
use crate::input::summary::SUMMARY;
use crate::input::theme::Theme;
use crate::system::files::files;
use crate::system::litter::without_litter;
use plan::{Diagnostics, Location, Sources};
use std::fs;
use std::path::{Path, PathBuf};

/// The source document's file name.
const DOCUMENT: &str = "beredskabsplan.txt";

/// Reads the files of a municipality; `root` is the folder that holds `book/`.
///
/// # Errors
/// Every file that is missing or is not text.
pub fn read(root: &Path) -> Result<Sources, Diagnostics> {
    let mut folder = Folder::new(root);
    if !root.join("book").is_dir() {
        folder.refuse_without_book();
        return Err(folder.diagnostics);
    }
    let mut sources = folder.sources();
    folder.warn_of_documents();
    if let Err(diagnostics) = Theme::read(root) {
        folder.diagnostics.append(diagnostics);
    }
    if folder.diagnostics.has_errors() {
        return Err(folder.diagnostics);
    }
    sources.warnings = folder.diagnostics;
    Ok(sources)
}

/// Reads the files of an edition without checking them; the manifest says which belong to it.
pub(crate) fn read_frozen(folder: &Path) -> Sources {
    let mut folder = Folder {
        is_frozen: true,
        ..Folder::new(folder)
    };
    folder.sources()
}

impl Folder<'_> {
    fn sources(&mut self) -> Sources {
        Sources {
            chapters: self.chapters(),
            contacts: self.file("book/contacts.toml"),
            guide: self.file("book/guide.toml"),
            figures: self.optional("book/figures.toml"),
            adoption: self.file("book/adoption.toml"),
            municipality: self.file("book/theme/municipality.toml"),
            subjects: self.optional("book/emneord.toml"),
            evidence: self.optional("book/source/beredskabsplan.txt"),
            before: Vec::new(),
            warnings: Diagnostics::default(),
        }
    }
    /// If the folder itself is wrong, files are not reported one by one.
    fn refuse_without_book(&mut self) {
        let hint = match found_nearby(self.root) {
            Some(found) => {
                let found = found.display();
                format!("der ligger en plan i {found}; gå dertil med cd, eller skriv --root \"{found}\"")
            }
            None => "gå til mappen, der indeholder book/, eller skriv dens navn efter --root; en ny plan begyndes med »beredskab new«".to_owned(),
        };
        let place = Location::file(self.root.display().to_string());
        self.diagnostics
            .error(&place, "her er ingen plan: mappen har ingen book/", hint);
    }

    /// Warns of a document beside the source document's place, in another format or under another name.
    fn warn_of_documents(&mut self) {
        let found = files(&self.root.join("book/source")).unwrap_or_default();
        let is_text = |path: &str| path.to_lowercase().ends_with(".txt");
        let has_own = found.iter().any(|path| path == DOCUMENT);
        for path in without_litter(&found) {
            // The original of the extracted text may lie beside it.
            if path == DOCUMENT || (has_own && !is_text(&path)) {
                continue;
            }
            let hint = match is_text(&path) {
                true => format!(
                    "er det kommunens dokument, så giv filen navnet {DOCUMENT}; ellers flyt den ud af mappen"
                ),
                false => format!("gem dokumentet som ren tekst (UTF-8) i book/source/{DOCUMENT}"),
            };
            let message = format!(
                "dokumentet læses ikke: kapitlerne sammenlignes kun med book/source/{DOCUMENT}"
            );
            let place = Location::file(format!("book/source/{path}"));
            self.diagnostics.warning(&place, message, hint);
        }
    }
}

/// The nearest folder with a plan: above this one, or one or two levels below.
fn found_nearby(root: &Path) -> Option<PathBuf> {
    let is_plan = |folder: &PathBuf| folder.join(SUMMARY).is_file();
    let root = fs::canonicalize(root).ok()?;
    let mut above = root.ancestors().skip(1).map(Path::to_owned);
    above.find(is_plan).or_else(|| {
        let children = folders_in(&root);
        let below = children.iter().flat_map(|child| folders_in(child));
        let grandchildren: Vec<_> = below.collect();
        children.into_iter().chain(grandchildren).find(is_plan)
    })
}

/// The first hundred folders in a folder, by name.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut found: Vec<_> = paths.filter(|path| path.is_dir()).take(200).collect();
    found.sort();
    found
}
