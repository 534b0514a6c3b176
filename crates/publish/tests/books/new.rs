//! `beredskab new`: a start that holds from the first minute.

use crate::alone::{beredskab, report};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn new(folder: &TempDir, name: &str, municipality: &str) -> Output {
    beredskab(folder.path(), &["new", name, "--kommune", municipality])
}

fn succeeded(output: &Output) -> String {
    assert!(output.status.success(), "{}", report(output));
    report(output)
}

#[test]
fn it_checks_and_builds_at_once_under_its_own_name() {
    let folder = TempDir::new().unwrap();
    let report = succeeded(&new(&folder, "plan", "Højby-Ås Kommune"));
    assert!(report.contains("plan/LÆSMIG.md"), "{report}");
    let root = folder.path().join("plan");
    let checked = succeeded(&beredskab(&root, &["check"]));
    assert!(checked.contains("Planen er i orden"), "{checked}");
    // Whose widget it is matters to another test.
    for name in ["app-1.js", "app-1_bg.wasm", "loader.js", "quick_exit.js"] {
        fs::create_dir_all(root.join("dist/widget")).unwrap();
        fs::write(root.join("dist/widget").join(name), name).unwrap();
    }
    succeeded(&beredskab(&root, &["build", "--unpacked"]));
    let page = |name: &str| fs::read_to_string(root.join("dist/site").join(name)).unwrap();
    for name in ["index.html", "guide.html", "kontakter.html", "om.html"] {
        assert!(page(name).contains("Højby-Ås Kommune"), "{name}");
        assert!(page(name).contains("Udkast"), "{name}");
    }
    assert!(page("guide.html").contains("id=\"vejviser-data\""));
    assert!(page("guide.html").contains("tel:112"));
    let icon = fs::read_to_string(root.join("book/theme/favicon.svg")).unwrap();
    assert!(icon.contains(">H</text>"), "{icon}");
}

#[test]
fn it_has_no_word_of_another_municipality() {
    let folder = TempDir::new().unwrap();
    succeeded(&new(&folder, "plan", "Højby Kommune"));
    let another = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../book");
    let name = fs::read_to_string(another.join("theme/municipality.toml")).unwrap();
    let name = name
        .split('"')
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .to_lowercase();
    let files = texts(&folder.path().join("plan"));
    assert!(files.len() >= 14);
    for (path, text) in files {
        assert!(!text.to_lowercase().contains(&name), "{path}");
        assert!(
            !text.contains("%kommune%") && !text.contains("%bogstav%"),
            "{path}"
        );
    }
}

#[test]
fn check_warns_of_each_chapter_until_its_words_are_written() {
    let folder = TempDir::new().unwrap();
    succeeded(&new(&folder, "plan", "Højby Kommune"));
    let root = folder.path().join("plan");
    let chapter = root.join("book/chapters/begreber.md");
    let adopted = ["adopt", "--date", "2026-11-25", "--case", "1", "--ja"];
    let refused = beredskab(&root, &adopted);
    assert!(!refused.status.success() && !root.join("book/editions").exists());
    let error = "book/chapters/begreber.md:3:1: fejl: 3 afsnit er ikke skrevet færdigt\n";
    assert!(report(&refused).contains(error), "{}", report(&refused));
    let checked = || succeeded(&beredskab(&root, &["check"]));
    for part in [
        "book/chapters/begreber.md:3:1: advarsel: 3 afsnit er ikke skrevet færdigt\n",
        "  råd: skriv kommunens egen tekst i linje 3, 5, 6;",
    ] {
        assert!(checked().contains(part), "{}", checked());
    }
    let text = fs::read_to_string(&chapter).unwrap();
    let written = text.replace("[Skriv her", "Her står nu").replace("]", "");
    fs::write(&chapter, written).unwrap();
    assert!(!checked().contains("begreber.md"), "{}", checked());
}

#[test]
fn a_folder_that_holds_something_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("fuld")).unwrap();
    fs::write(folder.path().join("fuld/brev.txt"), "behold mig").unwrap();
    fs::write(folder.path().join("fil"), "behold mig").unwrap();
    for (name, message) in [
        ("fuld", "ikke tom"),
        ("fil", "kan ikke bruges"),
        (".", "ikke tom"),
    ] {
        let output = new(&folder, name, "Højby Kommune");
        assert!(!output.status.success());
        assert!(
            report(&output).contains(message),
            "{name}: {}",
            report(&output)
        );
    }
    let left = texts(folder.path());
    assert_eq!(left.len(), 2, "{left:#?}");
    assert!(left.iter().all(|(_, text)| text == "behold mig"));
}

#[test]
fn an_empty_folder_is_filled_but_not_the_one_that_one_stands_in() {
    let folder = TempDir::new().unwrap();
    let refused = new(&folder, ".", "Højby Kommune");
    assert!(
        report(&refused).contains("skriv, hvad den skal hedde"),
        "{}",
        report(&refused)
    );
    fs::create_dir(folder.path().join("tom")).unwrap();
    succeeded(&new(&folder, "tom", "Højby Kommune"));
    succeeded(&new(&folder, "helt/ny", "Højby Kommune"));
    for name in ["tom", "helt/ny"] {
        assert!(folder.path().join(name).join("book/guide.toml").is_file());
    }
    let hidden = fs::read_dir(folder.path()).unwrap();
    let hidden = hidden.filter(|entry| {
        entry
            .as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.')
    });
    assert_eq!(hidden.count(), 0, "nothing of the staging is left");
}

#[test]
fn a_name_that_is_none_is_refused_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let long = "Lang".repeat(20);
    for (name, message) in [
        ("", "begynder ikke med et bogstav"),
        ("   ", "begynder ikke med et bogstav"),
        ("1. Kommune", "begynder ikke med et bogstav"),
        ("By\nKommune", "tegnet \\n kan ikke stå"),
        ("By \u{1b}[31mKommune", "tegnet \\u{1b} kan ikke stå"),
        ("By \u{202e}Kommune", "tegnet \\u{202e} kan ikke stå"),
        ("By \"Kommune\"", "tegnet \\\" kan ikke stå"),
        ("By <script>", "tegnet < kan ikke stå"),
        ("By {{kontakt}}", "tegnet { kan ikke stå"),
        ("By %bogstav%", "tegnet % kan ikke stå"),
        ("*By*", "begynder ikke med et bogstav"),
        (long.as_str(), "er længere end 60 tegn"),
    ] {
        let output = new(&folder, "plan", name);
        assert!(!output.status.success(), "{name:?}");
        assert!(
            report(&output).contains(message),
            "{name:?}: {}",
            report(&output)
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn names_as_they_are_found_are_taken() {
    for name in [
        "Ikast-Brande Kommune",
        " Lyngby-Taarbæk Kommune ",
        "Ærø Kommune",
        "Nr. Åby",
        // As macOS writes it.
        "Nr. A\u{30a}by",
    ] {
        let folder = TempDir::new().unwrap();
        succeeded(&new(&folder, "plan", name));
        let municipality = folder.path().join("plan/book/theme/municipality.toml");
        let municipality = fs::read_to_string(municipality).unwrap();
        let line = format!("name = \"{}\"\n", name.trim().replace("A\u{30a}", "Å"));
        assert!(municipality.contains(&line), "{municipality}");
    }
}

/// Every file below a folder, with its text.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap();
    let files = entries.flat_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return texts(&path);
        }
        let text = fs::read_to_string(&path).unwrap();
        vec![(path.display().to_string(), text)]
    });
    files.collect()
}
