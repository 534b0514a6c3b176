//! `cargo xtask bench`: how much a phone fetches, how long a step of the guide takes, and how long the publisher takes.
//!
//! Sizes have budgets and can fail; times depend on the machine and are only reported.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::bench::{browser, readers, sizes, yardstick};
use crate::site::fixture::Fixture;
use crate::site::publisher;
use crate::site::synthetic_book::MadeBook;
use crate::system::args::Args;
use crate::system::{cargo, paths, process};
use crate::widget::trunk;

const RUNS: usize = 5;
const CHAPTERS: usize = 1_000;

pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    trunk::build()?;
    process::run(publisher::optimised()?.arg("build"))?;
    let site = paths::root().join("dist/site");
    let within = sizes_of(paths::root(), &site);
    println!("\nthe invented municipality, whose plan is longer\n");
    let fixture = Fixture::find()?;
    fixture.build(Command::new(paths::program("release", "beredskab")?))?;
    let within = within.and(sizes_of(&fixture.municipality, &fixture.site()));
    readers::report()?;
    // Everything is reported even if a size is over budget.
    println!("\nthe guide's steps on a phone, in frames of 1/60 second\n");
    println!("{:<36} {:>8} {:>8}", "", "median", "most");
    browser::measure("pace", &site)?;
    yardstick::report()?;
    println!("\nLighthouse: a phone on a slow network\n");
    let faultless = browser::measure("lighthouse", &site);
    times()?;
    within.and(faultless)
}

/// Reports the sizes of a municipality's site.
fn sizes_of(municipality: &Path, site: &Path) -> Result<()> {
    let summary = municipality.join("book/chapters/SUMMARY.md");
    let summary = fs::read_to_string(&summary)
        .with_context(|| format!("cannot read {}", summary.display()))?;
    sizes::report(site, &paths::root().join("dist/widget"), &summary)
}

fn times() -> Result<()> {
    let plain = [
        "build",
        "--release",
        "--package",
        "publish",
        "--example",
        "plain_mdbook",
    ];
    process::run(&mut cargo::workspace(&plain))?;
    println!("\ntime of the whole process in seconds, {RUNS} runs in turn\n");
    println!("{:<36} {:>8} {:>8}", "", "least", "median");
    compare("this plan", &MadeBook::create(0)?)?;
    compare(
        &format!("{CHAPTERS} chapters more"),
        &MadeBook::create(CHAPTERS)?,
    )?;
    growth()
}

/// How the publisher's time grows when a plan is adopted, changed, and four times as long. Ratios depend little on the machine.
fn growth() -> Result<()> {
    println!("\nhow the time to build grows, without PDFs, as ratios\n");
    let least = |book: &MadeBook| -> Result<f64> {
        let build = || time(publisher(book.root(), &book.root().join("ours"))?.arg("--no-pdf"));
        let times = (0..RUNS).map(|_| build()).collect::<Result<_>>()?;
        Ok(Spread::of(times).least)
    };
    let short = least(&MadeBook::create(CHAPTERS / 4)?)?;
    let book = MadeBook::create(CHAPTERS)?;
    let draft = least(&book)?;
    time(&mut adoption(book.root())?)?;
    let adopted = least(&book)?;
    book.change()?;
    let changed = least(&book)?;
    for (what, ratio) in [
        ("adopted / draft", adopted / draft),
        ("adopted and changed / draft", changed / draft),
        (
            "time per chapter, four times as many",
            draft / (4.0 * short),
        ),
    ] {
        println!("{what:<36} {ratio:>8.2}");
    }
    Ok(())
}

fn adoption(book: &Path) -> Result<Command> {
    let mut command = Command::new(paths::program("release", "beredskab")?);
    command.args(["adopt", "--date", "2026-11-25", "--case", "26/1", "--ja"]);
    command.arg("--root").arg(book);
    Ok(command)
}

/// Builds the book alternately with the publisher and with plain mdBook, so that other load affects both.
fn compare(name: &str, book: &MadeBook) -> Result<()> {
    let root = book.root();
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(time(&mut publisher(root, &root.join("ours"))?)?);
        plain.push(time(&mut plain_mdbook(root, &root.join("plain"))?)?);
    }
    print!(
        "{}",
        time_table(name, &Spread::of(ours), &Spread::of(plain))
    );
    Ok(())
}

fn publisher(book: &Path, out: &Path) -> Result<Command> {
    let mut command = Command::new(paths::program("release", "beredskab")?);
    command
        .arg("build")
        .arg("--root")
        .arg(book)
        .arg("--out")
        .arg(out);
    // mdBook compresses nothing.
    command
        .arg("--unpacked")
        .arg("--widget")
        .arg(paths::root().join("dist/widget"));
    Ok(command)
}

fn plain_mdbook(book: &Path, out: &Path) -> Result<Command> {
    let mut command = Command::new(paths::program("release", "examples/plain_mdbook")?);
    command.arg(book).arg(out);
    Ok(command)
}

fn time(command: &mut Command) -> Result<Duration> {
    let start = Instant::now();
    let output = command
        .output()
        .context("cannot run what is to be measured")?;
    let time = start.elapsed();
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        bail!("what was to be measured has failed");
    }
    Ok(time)
}

/// The minimum, which is closest to the program's own time, and the median, which is closest to what a user sees.
struct Spread {
    least: f64,
    median: f64,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        let seconds = |at: usize| times.get(at).map_or(f64::NAN, Duration::as_secs_f64);
        Self {
            least: seconds(0),
            median: seconds(times.len() / 2),
        }
    }
}

fn time_table(name: &str, ours: &Spread, plain: &Spread) -> String {
    let ratio = Spread {
        least: ours.least / plain.least,
        median: ours.median / plain.median,
    };
    let rows = [
        ("beredskab", ours),
        ("mdBook alone", plain),
        ("ratio", &ratio),
    ];
    let row = |(what, Spread { least, median }): (&str, &Spread)| {
        format!(
            "{:<36} {least:>8.2} {median:>8.2}\n",
            format!("{name}: {what}")
        )
    };
    rows.map(row).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn least_and_median_do_not_depend_on_the_order() {
        let spread = Spread::of([9, 1, 4, 2, 3].map(Duration::from_secs).to_vec());
        assert_eq!((spread.least, spread.median), (1.0, 3.0));
    }

    #[test]
    fn the_ratio_is_that_of_the_publisher_to_mdbook() {
        let table = time_table(
            "row",
            &Spread {
                least: 1.0,
                median: 3.0,
            },
            &Spread {
                least: 0.5,
                median: 1.0,
            },
        );
        assert!(table.ends_with("    2.00     3.00\n"), "{table}");
    }
}
