//! The executable alone: without Rust, Node, PATH or anything beside it.

use crate::book::Book;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the executable in a folder, in an empty environment.
pub(crate) fn beredskab(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beredskab"));
    let command = command.args(arguments).current_dir(folder).env_clear();
    command.output().unwrap()
}

/// What it has to say, on either channel.
pub(crate) fn report(output: &Output) -> String {
    let both = [output.stderr.as_slice(), &output.stdout].concat();
    String::from_utf8(both).unwrap()
}

/// A folder outside of the repository that holds `book/` and nothing else.
fn book_alone() -> Book {
    let book = Book::small();
    fs::remove_dir_all(book.root().join("widget")).unwrap();
    book
}

#[test]
fn it_publishes_with_the_finished_widget() {
    let book = book_alone();
    let output = beredskab(book.root(), &["build"]);
    let widget = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../app/finished");
    assert!(output.status.success(), "{}", report(&output));
    let assets = book.root().join("dist/site/assets");
    let contents = |folder: &Path, extension: &str| {
        let files = with_extension(folder, extension);
        files
            .iter()
            .map(|file| fs::read(file).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(contents(&assets, "wasm"), contents(&widget, "wasm"));
    // The search's script is not the widget's.
    let (in_widget, in_site) = (contents(&widget, "js"), contents(&assets, "js"));
    assert_eq!((in_widget.len(), in_site.len()), (3, 4));
    assert!(in_widget.iter().all(|script| in_site.contains(script)));
}

#[test]
fn a_widget_beside_the_book_comes_before_its_own_and_one_that_is_asked_for_before_both() {
    let book = book_alone();
    for (folder, arguments) in [
        ("dist/widget", &["build", "--unpacked"][..]),
        ("andet", &["build", "--unpacked", "--widget", "andet"]),
    ] {
        for name in ["app-1.js", "app-1_bg.wasm", "loader.js", "quick_exit.js"] {
            book.put(&format!("{folder}/{name}"), format!("{name} i {folder}"));
        }
        let output = beredskab(book.root(), arguments);
        assert!(output.status.success(), "{}", report(&output));
        let wasm = with_extension(&book.root().join("dist/site/assets"), "wasm");
        let wasm = fs::read_to_string(&wasm[0]).unwrap();
        assert_eq!(wasm, format!("app-1_bg.wasm i {folder}"));
    }
}

#[test]
fn a_widget_that_is_asked_for_and_not_there_is_missed() {
    let book = book_alone();
    for folder in ["dist/widget", "andet"] {
        fs::create_dir_all(book.root().join("dist/widget")).unwrap();
        let output = beredskab(book.root(), &["build", "--widget", folder]);
        assert!(!output.status.success());
        assert!(
            report(&output).contains("guiden er ikke bygget"),
            "{}",
            report(&output)
        );
    }
}

/// In the order of their names; none where there is no folder.
fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|own| own == extension));
    files.sort();
    files
}
