//! The same input gives the same bytes, wherever and whenever it is built.

use crate::adoption::adopt;
use crate::book::{Book, collect};
use std::fs::{self, File, FileTimes};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Everything that a build writes: the site, and the configuration for servers.
fn built(book: &Book) -> Vec<(String, Vec<u8>)> {
    book.built();
    let mut files = book.files();
    let hosting = book.root().join("dist/hosting");
    collect(&hosting, &hosting, &mut files);
    files.sort();
    files
}

/// Writes the files below a folder anew, the last first, so that they lie there in another order and have other times.
fn rewritten(folder: &Path) {
    let mut files = Vec::new();
    collect(folder, folder, &mut files);
    files.sort_by(|a, b| b.cmp(a));
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (path, content) in files {
        let path = folder.join(path);
        fs::remove_file(&path).unwrap();
        fs::write(&path, content).unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_times(FileTimes::new().set_modified(long_ago))
            .unwrap();
    }
}

fn changed_after_adoption(book: &Book) {
    adopt(book, "2026-11-25");
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    adopt(book, "2028-03-01");
    book.replace("book/chapters/plan.md", "Er vred.", "Er meget vred.");
}

#[test]
fn two_builds_in_two_folders_are_identical() {
    let [first, mut second] = [Book::small().packed(), Book::small().packed()];
    [&first, &second]
        .into_iter()
        .for_each(changed_after_adoption);
    rewritten(&second.root().join("book"));
    rewritten(&second.root().join("widget"));
    second.write_to("et andet sted/med æøå");
    let [first, second] = [built(&first), built(&second)];
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&first), names(&second));
    for ((name, one), (_, other)) in first.iter().zip(&second) {
        assert!(one == other, "{name} differs");
    }
}

#[test]
fn building_again_changes_nothing() {
    let book = Book::small().packed();
    let first = built(&book);
    assert!(first == built(&book));
}
