//! The archives that are handed out, as whoever downloads them has them: unpacked in a folder of their own, without the repository,
//! and on Linux in an empty environment. Wine stands for Windows.
//!
//! `cargo xtask package --test` makes the archives and runs these; they are no part of the ordinary tests, as an optimised program
//! takes minutes to compile.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;
use tests::{ChildProcess, files_below, free_port, get, repository};
use tokio::runtime::Runtime;

/// The day on which the guide for editors has the plan adopted.
const TODAY: &[&str] = &["--today", "2026-11-25"];
/// What is added where nobody can be asked.
const YES: &[&str] = &["--ja", "--today", "2026-11-25"];

#[test]
fn on_linux_the_guide_for_editors_leads_to_a_site_that_is_proven() {
    follow_the_guide(&Program::on_linux());
}

#[test]
fn on_windows_the_guide_for_editors_leads_to_a_site_that_is_proven() {
    if let Some(program) = Program::on_windows() {
        follow_the_guide(&program);
    }
}

#[test]
fn both_make_the_same_site() {
    let Some(windows) = Program::on_windows() else {
        return;
    };
    let sites = [Program::on_linux(), windows].map(|program| {
        let plan = Plan::of_repository(&program);
        plan.must(&["build"]);
        files(&plan.folder.join("dist/site"))
    });
    let [linux, windows] = &sites;
    assert!(linux.len() > 80);
    assert_eq!(
        linux.keys().collect::<Vec<_>>(),
        windows.keys().collect::<Vec<_>>()
    );
    for (address, content) in linux {
        assert!(windows[address] == *content, "{address} differs");
    }
}

#[test]
fn files_as_windows_writes_them_make_the_same_site() {
    for program in Program::all() {
        let plan = Plan::of_repository(&program);
        plan.must(&["build"]);
        let site = plan.folder.join("dist/site");
        let before = files(&site);
        for (path, content) in files(&plan.folder.join("book")) {
            let Ok(text) = String::from_utf8(content) else {
                continue;
            };
            let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
            fs::write(plan.folder.join("book").join(path), text).unwrap();
        }
        plan.must(&["build"]);
        assert!(files(&site) == before);
    }
}

#[test]
fn a_folder_of_250_characters_holds_a_plan() {
    for program in Program::all() {
        let mut plan = Plan::of_repository(&program);
        let mut deep = plan.folder.clone();
        while deep.as_os_str().len() < 250 {
            deep.push("en mappe med æøå");
        }
        fs::create_dir_all(&deep).unwrap();
        fs::rename(plan.folder.join("book"), deep.join("book")).unwrap();
        plan.folder = deep;
        plan.must(&["build"]);
        let adopt = ["adopt", "--date", "2026-11-25", "--case", "26/1"];
        plan.must(&[&adopt, YES].concat());
        plan.must(&["build"]);
        plan.must(&["verify", "dist/site"]);
    }
}

#[test]
fn a_chapter_is_not_called_as_a_device_of_windows() {
    for program in Program::all() {
        let plan = Plan::new(&program);
        let summary = plan.folder.join("book/chapters/SUMMARY.md");
        let text = fs::read_to_string(&summary).unwrap();
        let (before, rest) = text.split_once("](").unwrap();
        let (_, after) = rest.split_once(')').unwrap();
        fs::write(&summary, format!("{before}](con.md){after}")).unwrap();
        let printed = plan.refused(&["check"]);
        assert!(
            printed.contains("et kapitel kan ikke hedde »con.md«"),
            "{printed}"
        );
    }
}

#[test]
fn a_message_has_paths_as_the_system_writes_them() {
    for program in Program::all() {
        let plan = Plan::new(&program);
        fs::write(
            plan.folder.join("book/contacts.toml"),
            "[[contact]]\nid = 1\n",
        )
        .unwrap();
        let printed = plan.refused(&["check"]);
        let path = match program.is_windows {
            true => r"book\contacts.toml:2:",
            false => "book/contacts.toml:2:",
        };
        assert!(printed.contains(path), "{printed}");
    }
}

#[test]
fn the_preview_answers() {
    for program in Program::all() {
        let plan = Plan::of_repository(&program);
        let answer = Runtime::new().unwrap().block_on(async {
            let port = free_port().unwrap();
            let root = plan.folder.to_str().unwrap();
            let command = plan.command(&["serve", "--root", root, "--port", &port.to_string()]);
            let served = ChildProcess::start(words(&command), port).await.unwrap();
            get(served.address(), "/").await.unwrap()
        });
        assert_eq!(answer.status, 200);
        assert!(text(&answer.body).contains("<h1"));
    }
}

#[test]
fn a_program_tells_its_version_and_commit() {
    for program in Program::all() {
        let printed = program.run(&program.folder, &["--version"]);
        assert!(printed.status.success());
        let printed = text(&printed.stdout);
        let (version, commit) = printed.trim().split_once(" (").unwrap();
        assert_eq!(version, format!("beredskab {}", env!("CARGO_PKG_VERSION")));
        assert!(commit.trim_end_matches(['+', ')']).len() == 7, "{printed}");
    }
}

#[test]
fn beside_the_program_lie_the_guide_the_licences_and_the_first_steps() {
    for program in Program::all() {
        let has = |name: &str| fs::read(program.folder.join(name)).unwrap();
        assert!(has("VEJLEDNING.pdf").starts_with(b"%PDF-"));
        let licences = text(&has("LICENSER.txt"));
        for part in ["\ntypst v", "Permission is hereby granted", "Libertinus"] {
            assert!(licences.contains(part), "{part}");
        }
        let steps = text(&has("LÆSMIG.txt"));
        assert!(
            steps.contains("beredskab check") && !steps.contains('{'),
            "{steps}"
        );
    }
}

#[test]
fn the_checksums_are_those_of_the_archives() {
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "SHA256SUMS"])
        .current_dir(packages())
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", text(&checked.stdout));
    assert_eq!(text(&checked.stdout).lines().count(), 2);
}

#[test]
fn a_program_and_its_archive_can_be_mailed() {
    for program in Program::all() {
        let size = |path: &Path| fs::metadata(path).unwrap().len();
        let (unpacked, packed) = (size(&program.file), size(&program.archive));
        assert!(
            unpacked <= 35_000_000,
            "{}: {unpacked} bytes",
            program.file.display()
        );
        assert!(
            packed <= 15_000_000,
            "{}: {packed} bytes",
            program.archive.display()
        );
    }
}

/// Each command that the guide gives works, in its order, on the plan of the repository.
fn follow_the_guide(program: &Program) {
    let plan = Plan::of_repository(program);
    let guide = fs::read_to_string(repository().join("VEJLEDNING.md")).unwrap();
    let boxes = guide
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let commands = boxes
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("beredskab "));
    let mut done = 0;
    for command in commands {
        let words: Vec<_> = command.split_whitespace().collect();
        let day: &[&str] = match words[0] {
            "adopt" => YES,
            "check" => TODAY,
            _ => &[],
        };
        plan.must(&[&words, day].concat());
        done += 1;
    }
    assert!(done > 5);
    assert!(plan.folder.join("dist/site/beredskabsplan.pdf").exists());
    let printed = plan.must(&["verify", "dist/site"]);
    assert!(
        printed.contains("Alt er, som det blev vedtaget"),
        "{printed}"
    );
}

/// A program that is handed out, unpacked.
struct Program {
    archive: PathBuf,
    folder: PathBuf,
    file: PathBuf,
    is_windows: bool,
    _unpacked: TempDir,
}

impl Program {
    /// Of both systems, as far as they are here.
    fn all() -> Vec<Self> {
        [Some(Self::on_linux()), Self::on_windows()]
            .into_iter()
            .flatten()
            .collect()
    }

    fn on_linux() -> Self {
        Self::unpack("linux-x86_64.tar.gz", "beredskab", |archive, folder| {
            let archive = flate2::read::GzDecoder::new(archive);
            tar::Archive::new(archive).unpack(folder).unwrap();
        })
    }

    /// None where there is no Wine, which is told.
    fn on_windows() -> Option<Self> {
        if wine().is_none() {
            eprintln!("Here is no Wine (WINE): the program for Windows is not tried.");
            return None;
        }
        let program = Self::unpack("windows-x86_64.zip", "beredskab.exe", |archive, folder| {
            zip::ZipArchive::new(archive)
                .unwrap()
                .extract(folder)
                .unwrap();
        });
        let library =
            env::var_os("BEREDSKAB_BCRYPTPRIMITIVES").expect("set by cargo xtask package");
        fs::copy(library, program.folder.join("bcryptprimitives.dll")).unwrap();
        Some(program)
    }

    fn unpack(archive: &str, file: &str, unpack: fn(File, &Path)) -> Self {
        let all = fs::read_dir(packages())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let found: Vec<_> = all
            .filter(|path| path.to_string_lossy().ends_with(archive))
            .collect();
        let [archive] = found.as_slice() else {
            panic!("one archive of {archive}: {found:?}");
        };
        let unpacked = tempfile::tempdir().unwrap();
        unpack(File::open(archive).unwrap(), unpacked.path());
        let folder = fs::read_dir(unpacked.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        Self {
            archive: archive.clone(),
            file: folder.join(file),
            folder,
            is_windows: file.ends_with(".exe"),
            _unpacked: unpacked,
        }
    }

    fn command(&self, folder: &Path, words: &[&str]) -> Command {
        let mut command = match self.is_windows {
            true => {
                let mut wine = Command::new(wine().unwrap());
                wine.arg(&self.file).env("WINEDEBUG", "-all");
                wine
            }
            false => {
                let mut command = Command::new(&self.file);
                command.env_clear();
                command
            }
        };
        command.args(words).current_dir(folder).stdin(Stdio::null());
        command
    }

    fn run(&self, folder: &Path, words: &[&str]) -> Output {
        self.command(folder, words).output().unwrap()
    }
}

/// A plan in a folder of its own, and the program that works on it.
struct Plan<'a> {
    program: &'a Program,
    folder: PathBuf,
    _temporary: TempDir,
}

impl<'a> Plan<'a> {
    fn of_repository(program: &'a Program) -> Self {
        let plan = Self::empty(program);
        for (path, content) in files(&repository().join("book")) {
            let path = plan.folder.join("book").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        plan
    }

    /// Begun by the program.
    fn new(program: &'a Program) -> Self {
        let mut plan = Self::empty(program);
        plan.must(&["new", "Sønderå", "--kommune", "Sønderå Kommune"]);
        plan.folder.push("Sønderå");
        plan
    }

    fn empty(program: &'a Program) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("Beredskab på Ærø");
        fs::create_dir(&folder).unwrap();
        Self {
            program,
            folder,
            _temporary: temporary,
        }
    }

    fn command(&self, words: &[&str]) -> Command {
        self.program.command(&self.folder, words)
    }

    /// What is said; it must go well.
    fn must(&self, words: &[&str]) -> String {
        let output = self.program.run(&self.folder, words);
        let printed = text(&output.stdout) + &text(&output.stderr);
        assert!(output.status.success(), "{words:?}: {printed}");
        printed
    }

    fn refused(&self, words: &[&str]) -> String {
        let output = self.program.run(&self.folder, words);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        text(&output.stderr)
    }
}

fn packages() -> PathBuf {
    let folder = env::var_os("BEREDSKAB_PACKAGES");
    folder
        .expect("BEREDSKAB_PACKAGES: run cargo xtask package --test")
        .into()
}

fn wine() -> Option<PathBuf> {
    env::var_os("WINE").map(PathBuf::from)
}

/// Each file below a folder with its content, by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = files_below(folder).unwrap().into_iter();
    let relative = paths.map(|path| path.trim_start_matches('/').to_owned());
    relative
        .map(|path| {
            let content = fs::read(folder.join(&path)).unwrap();
            (path, content)
        })
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A command as it would be typed.
fn words(command: &Command) -> Vec<OsString> {
    let program = std::iter::once(command.get_program());
    program
        .chain(command.get_args())
        .map(OsStr::to_owned)
        .collect()
}
