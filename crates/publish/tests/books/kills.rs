//! Nothing is lost when a build is killed, and two at a time do not hinder each other. Each test does a few rounds; the environment's
//! `BEREDSKAB_ROUNDS` asks for as many as it says.

use crate::book::{Book, collect};
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How many rounds a test does.
pub(crate) fn rounds(usual: usize) -> usize {
    let asked = std::env::var("BEREDSKAB_ROUNDS").ok();
    asked.map_or(usual, |rounds| rounds.parse().unwrap())
}

/// How long a run takes that nobody kills.
pub(crate) fn time(mut run: Child) -> Duration {
    let start = Instant::now();
    run.wait().unwrap();
    start.elapsed()
}

/// Kills a run at a random instant of the time that it usually takes; tells whether it was still running.
pub(crate) fn kill_within(usual: Duration, mut run: Child) -> bool {
    let share = RandomState::new().hash_one(0) as f64 / u64::MAX as f64;
    sleep(usual.mul_f64(share));
    let is_running = run.try_wait().unwrap().is_none();
    run.kill().unwrap();
    run.wait().unwrap();
    is_running
}

fn build(book: &Book) -> Child {
    let build = ["build", "--no-pdf", "--unpacked", "--widget", "widget"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_beredskab"));
    command.args(build).arg("--root").arg(book.root());
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
    quiet.stderr(Stdio::piped()).spawn().unwrap()
}

type Files = Vec<(String, Vec<u8>)>;

fn files(folder: &Path) -> Files {
    let mut files = Vec::new();
    if folder.exists() {
        collect(folder, folder, &mut files);
    }
    files.sort();
    files
}

fn names(book: &Book) -> Vec<String> {
    let entries = fs::read_dir(book.root().join("dist")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const TEXTS: [&str; 2] = ["Vi hjælper.", "Vi hjælper dig."];

/// The book with one text and the other, each with its site.
fn two_sites(book: &Book) -> [Files; 2] {
    [0, 1].map(|text| {
        book.replace("book/chapters/plan.md", TEXTS[1 - text], TEXTS[text]);
        assert!(build(book).wait().unwrap().success());
        files(&book.site())
    })
}

#[test]
fn a_build_that_is_killed_loses_nothing_and_leaves_nothing_for_good() {
    let book = Book::small();
    book.replace("book/chapters/plan.md", TEXTS[0], TEXTS[1]);
    let sites = two_sites(&book);
    let usual = time(build(&book));
    let rounds = rounds(24);
    let (mut hit, mut between) = (0, 0);
    for round in 0..rounds {
        let (last, next) = (1 - round % 2, round % 2);
        book.replace("book/chapters/plan.md", TEXTS[last], TEXTS[next]);
        hit += usize::from(kill_within(usual, build(&book)));
        let site = match files(&book.site()) {
            // Cut off between the two steps of the swap.
            nothing if nothing.is_empty() => {
                between += 1;
                files(&book.root().join("dist/.old-site"))
            }
            site => site,
        };
        assert!(sites.contains(&site), "round {round}");
        assert!(build(&book).wait().unwrap().success());
        assert_eq!(files(&book.site()), sites[next], "round {round}");
        assert_eq!(names(&book), ["hosting", "site"], "round {round}");
    }
    println!("{hit} of {rounds} builds were killed while they ran, {between} between two steps");
    assert!(hit > rounds / 4, "{hit} of {rounds}");
}

#[test]
fn two_builds_at_a_time_both_end_well() {
    let book = Book::small();
    build(&book).wait().unwrap();
    let site = files(&book.site());
    let mut waited = 0;
    for round in 0..rounds(8) {
        let both = [build(&book), build(&book)];
        for one in both {
            let output = one.wait_with_output().unwrap();
            let report = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.success(), "round {round}: {report}");
            waited += usize::from(report.starts_with("En anden bygning skriver i "));
        }
        assert_eq!(files(&book.site()), site, "round {round}");
        assert_eq!(names(&book), ["hosting", "site"], "round {round}");
    }
    println!("{waited} builds waited");
    assert!(waited > 0);
}

#[test]
fn a_build_that_has_to_wait_says_so_and_then_builds() {
    let book = Book::small();
    fs::create_dir(book.root().join("dist")).unwrap();
    let lock = fs::File::create(book.root().join("dist/.site.laas")).unwrap();
    lock.lock().unwrap();
    let mut waiting = build(&book);
    let report = crate::serve::Lines::of(waiting.stderr.take().unwrap());
    assert!(report.next().starts_with("En anden bygning skriver i "));
    assert!(!book.site().exists());
    drop(lock);
    assert!(waiting.wait().unwrap().success());
    assert_eq!(names(&book), ["hosting", "site"]);
}

/// A command in a mount namespace of its own, where the rights to make one are given.
#[cfg(target_os = "linux")]
fn with_mounts(script: &str, book: &Book) -> Option<String> {
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-ec", script, env!("CARGO_BIN_EXE_beredskab")])
        .current_dir(book.root())
        .output()
        .ok()?;
    let report = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    if report.contains("mounted\n") {
        return Some(report);
    }
    eprintln!("not tried, as no mount is allowed here: {report}");
    None
}

/// A folder that is a disk of its own cannot be moved, and one in the lower layer of a container cannot either.
#[cfg(target_os = "linux")]
#[test]
fn a_site_on_a_disk_of_its_own_and_in_a_container_s_layer_is_written() {
    let build = "\"$0\" build --no-pdf --unpacked --widget widget";
    let own_disk = "mkdir -p dist/site; mount -t tmpfs none dist/site";
    let layer = "mkdir -p dist/site l/u l/w; \"$0\" build --no-pdf --unpacked --widget widget >/dev/null; mount -t tmpfs none l; \
                 mkdir l/u l/w; mount -t overlay none -o lowerdir=dist,upperdir=l/u,workdir=l/w dist";
    for mount in [own_disk, layer] {
        let book = Book::small();
        let script = format!("{mount}; echo mounted; {build}; {build}; ls -A dist dist/site");
        let Some(report) = with_mounts(&script, &book) else {
            continue;
        };
        let times = report.matches("Webstedet er skrevet i ./dist/site").count();
        assert!(times == 2 && report.contains("filer.txt"), "{report}");
        assert!(
            !report.contains(".site.ny") && !report.contains(".old-site"),
            "{report}"
        );
    }
}
