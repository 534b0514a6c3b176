//! What `serve` notices of the folder `book/`.

use crate::book::Book;
use crate::serve::Served;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

const PLAN: &str = "book/chapters/plan.md";

/// The chapter's page holds these words within 20 seconds.
fn shows(served: &Served, words: &str) {
    let end = Instant::now() + Duration::from_secs(20);
    while !served.get("/plan.html").contains(words) {
        assert!(Instant::now() < end, "»{words}« is not shown in 20 seconds");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_folder_that_is_moved_away_and_back_is_still_watched() {
    let book = Book::small();
    let served = Served::start(&book);
    let (here, away) = (book.root().join("book"), book.root().join("væk"));
    for time in 1..=2 {
        fs::rename(&here, &away).unwrap();
        shows(&served, "class=\"live-notice\" role=\"alert\"");
        fs::rename(&away, &here).unwrap();
        let words = format!("Vi hjælper dig {time}.");
        shows(&served, "Vi hjælper");
        book.replace(PLAN, "Vi hjælper", &format!("{words} Vi hjælper"));
        shows(&served, &words);
    }
    // Another folder takes its place, as when a backup is put back.
    let other = Book::small();
    other.replace(PLAN, "Vi hjælper.", "Vi hjælper alle.");
    fs::rename(&here, &away).unwrap();
    fs::rename(other.root().join("book"), &here).unwrap();
    shows(&served, "Vi hjælper alle.");
    book.replace(PLAN, "Vi hjælper alle.", "Vi hjælper hver dag.");
    shows(&served, "Vi hjælper hver dag.");
}

#[test]
fn a_file_that_is_replaced_by_another_is_noticed() {
    let book = Book::small();
    let served = Served::start(&book);
    for time in 1..=3 {
        let beside = book.root().join("book/chapters/.plan.md.swp");
        let text = fs::read_to_string(book.root().join(PLAN)).unwrap();
        let words = format!("Vi hjælper {time}.");
        fs::write(
            &beside,
            text.replacen("Vi hjælper", &format!("{words} Vi hjælper"), 1),
        )
        .unwrap();
        fs::rename(&beside, book.root().join(PLAN)).unwrap();
        shows(&served, &words);
    }
}

#[test]
fn a_new_chapter_in_a_new_folder_is_noticed_and_what_follows_in_it() {
    let book = Book::small();
    let served = Served::start(&book);
    book.put(
        "book/chapters/mere/nyt.md",
        "# Nyt {#nyt}\n\nFørst. {#foerst}\n",
    );
    book.replace(
        "book/chapters/SUMMARY.md",
        "(plan.md)",
        "(plan.md)\n- [Nyt](mere/nyt.md)",
    );
    shows(&served, "mere/nyt.html");
    book.put(
        "book/chapters/mere/nyt.md",
        "# Nyt {#nyt}\n\nSiden. {#foerst}\n",
    );
    let end = Instant::now() + Duration::from_secs(20);
    while !served.get("/mere/nyt.html").contains("Siden.") {
        assert!(Instant::now() < end);
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_last_of_many_quick_changes_is_the_one_that_is_shown() {
    let book = Book::small();
    let served = Served::start(&book);
    let text = fs::read_to_string(book.root().join(PLAN)).unwrap();
    for time in 0..200 {
        book.put(
            PLAN,
            text.replacen("Vi hjælper.", &format!("Vi hjælper {time:03}."), 1),
        );
        thread::sleep(Duration::from_millis(5));
    }
    shows(&served, "Vi hjælper 199.");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_told_and_the_folder_noticed_when_it_is_there_itself() {
    let book = Book::small();
    let (here, there) = (book.root().join("book"), book.root().join("egentlig"));
    fs::rename(&here, &there).unwrap();
    std::os::unix::fs::symlink(&there, &here).unwrap();
    let served = Served::start(&book);
    shows(&served, "uden for book/");
    fs::remove_file(&here).unwrap();
    fs::rename(&there, &here).unwrap();
    shows(&served, "Vi hjælper.");
    book.replace(PLAN, "Vi hjælper.", "Vi hjælper dig.");
    shows(&served, "Vi hjælper dig.");
}
