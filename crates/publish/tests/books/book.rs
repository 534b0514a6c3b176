//! A copy of the small book in a folder of its own, and what can be done with it.

use publish::{Paths, Printing, WidgetSource, build};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(crate) struct Book {
    folder: TempDir,
    widget: WidgetSource,
    out: PathBuf,
    packed: bool,
    papers: Printing,
}

impl Book {
    /// The small book, with a stand-in for the widget.
    pub(crate) fn small() -> Self {
        Self::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan/tests/small"))
    }

    /// A copy of the `book/` in this folder, with a stand-in for the widget.
    pub(crate) fn of(root: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&root.join("book"), &folder.path().join("book"));
        let book = Self {
            widget: WidgetSource::Folder(folder.path().join("widget")),
            out: PathBuf::from("dist/site"),
            packed: false,
            papers: Printing::Never,
            folder,
        };
        for name in ["app-1.js", "app-1_bg.wasm", "loader.js", "quick_exit.js"] {
            book.put(&format!("widget/{name}"), name);
        }
        book
    }

    pub(crate) fn without_widget(mut self) -> Self {
        self.widget = WidgetSource::Nowhere;
        self
    }

    /// With compressed forms beside the files.
    pub(crate) fn packed(mut self) -> Self {
        self.packed = true;
        self
    }

    /// With the papers.
    pub(crate) fn printed(mut self) -> Self {
        self.papers = Printing::Now;
        self
    }

    /// From now on the site is written to this folder below the root.
    pub(crate) fn write_to(&mut self, out: &str) {
        self.out = PathBuf::from(out);
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn site(&self) -> PathBuf {
        self.root().join(&self.out)
    }

    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn replace(&self, path: &str, part: &str, by: &str) -> &Self {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        assert!(text.contains(part), "»{part}« is not in {path}");
        self.put(path, text.replacen(part, by, 1))
    }

    /// Publishes the book, which must go well.
    pub(crate) fn built(&self) -> &Self {
        self.build().unwrap();
        self
    }

    /// Publishes the book; if that fails, what is said.
    pub(crate) fn build(&self) -> Result<(), String> {
        let paths = Paths {
            root: self.root().to_owned(),
            widget: self.widget.clone(),
            site: self.site(),
            packed: self.packed,
            papers: self.papers,
        };
        build(&paths)
            .map(drop)
            .map_err(|failure| failure.to_string())
    }

    /// A page of the site as it was written.
    pub(crate) fn page(&self, path: &str) -> String {
        fs::read_to_string(self.site().join(path)).unwrap()
    }

    /// What stands in a page's `main`.
    pub(crate) fn content(&self, path: &str) -> String {
        let page = self.page(path);
        let (_, after) = page.split_once("<main id=\"indhold\">").unwrap();
        let (content, _) = after.split_once("</main>").unwrap();
        // One element a line reads better in a snapshot.
        content.trim().replace("><", ">\n<")
    }

    /// All files of the site with their bytes, by address.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        collect(&self.site(), &self.site(), &mut files);
        files.sort();
        files
    }
}

/// The folder of this repository, which holds a `book/` of its own.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

pub(crate) fn collect(site: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(site, &path, files);
        } else {
            let address = path
                .strip_prefix(site)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            files.push((address, fs::read(&path).unwrap()));
        }
    }
}
