//! `cargo xtask package`: the optimised program, for each system in an archive with the guide for editors.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::package::archive::{self, Packed};
use crate::package::licences::licences;
use crate::system::args::Args;
use crate::system::{cargo, pace, paths, process};
use crate::tools::{apt, setup};
use crate::widget::origin::sha256;

/// The profile, and the folder in which cargo writes it.
const PROFILE: &str = "dist";

/// A system to package for.
struct System {
    name: &'static str,
    target: &'static str,
    /// The C compiler, and its Debian package.
    compiler: (&'static str, &'static str),
    /// The linker, if not the default.
    linker: Option<&'static str>,
    /// The linker's flags.
    flags: &'static [&'static str],
    program: &'static str,
    pack: fn(&str, &[Packed<'_>]) -> Result<Vec<u8>>,
    extension: &'static str,
}

const SYSTEMS: [System; 2] = [
    // Statically linked with musl, so that it needs no system libraries.
    System {
        name: "linux-x86_64",
        target: "x86_64-unknown-linux-musl",
        compiler: ("musl-gcc", "musl-tools"),
        // Rust's musl target links statically; musl-gcc would link dynamically.
        linker: None,
        // Drops two megabytes of relocations.
        flags: &["-Clink-arg=-Wl,-z,pack-relative-relocs"],
        program: "beredskab",
        pack: archive::tar_gz,
        extension: "tar.gz",
    },
    System {
        name: "windows-x86_64",
        target: "x86_64-pc-windows-gnu",
        compiler: ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64"),
        linker: Some("x86_64-w64-mingw32-gcc"),
        // Without timestamps, for reproducible bytes.
        flags: &["-Clink-arg=-Wl,--no-insert-timestamp"],
        program: "beredskab.exe",
        pack: archive::zip,
        extension: "zip",
    },
];

/// The first steps, for a new folder.
const README: &str = include_str!("../../package/LÆSMIG.txt");

pub(crate) fn run(args: Args) -> Result<()> {
    let tests = args.flag("test")?;
    let (version, commit) = (env!("CARGO_PKG_VERSION"), commit()?);
    let folder = folder();
    // Clears an earlier run's archives, so that the checksums are of these alone.
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot delete dist/packages")?;
    }
    fs::create_dir_all(&folder).context("cannot create dist/packages")?;
    let manual = manual(&format!("{version} ({commit})"))?;
    let private = private_folders()?;
    let mut sums = String::new();
    for system in &SYSTEMS {
        let program = system.compile(&commit, &private)?;
        let (name, archive) = system.package(version, &program, &manual)?;
        fs::write(folder.join(&name), &archive)
            .with_context(|| format!("cannot write dist/packages/{name}"))?;
        sums += &format!("{}  {name}\n", sha256(&archive));
        eprintln!(
            "{name}: {} (the program {})",
            megabytes(archive.len()),
            megabytes(program.len())
        );
    }
    fs::write(folder.join("SHA256SUMS"), sums).context("cannot write SHA256SUMS")?;
    match tests {
        true => test(),
        false => Ok(()),
    }
}

fn folder() -> PathBuf {
    paths::root().join("dist/packages")
}

/// The commit to package, marked if there are changes.
fn commit() -> Result<String> {
    let describe = [
        "describe",
        "--always",
        "--abbrev=7",
        "--dirty=+",
        "--exclude=*",
    ];
    let mut git = Command::new("git");
    let described = process::output(git.args(describe).current_dir(paths::root()));
    let described = described.unwrap_or_default().trim().to_owned();
    match described.as_str() {
        "" => bail!("cannot tell which commit is packed; the folder must be a clone"),
        _ => Ok(described),
    }
}

/// The guide for editors as PDF.
fn manual(version: &str) -> Result<Vec<u8>> {
    let printed = paths::target()?.join("VEJLEDNING.pdf");
    // Of the whole workspace, so that it is not compiled twice.
    let mut compile = cargo::workspace(&["build", "--workspace", "--example", "manual"]);
    pace::timed("Typesetting the guide for editors", || {
        process::run(&mut compile)
    })?;
    let mut print = Command::new(paths::program("debug/examples", "manual")?);
    print
        .current_dir(paths::root())
        .args(["VEJLEDNING.md", version])
        .arg(&printed);
    process::run(&mut print)?;
    fs::read(&printed).context("cannot read VEJLEDNING.pdf")
}

impl System {
    /// The program; it must name none of the private folders.
    fn compile(&self, commit: &str, private: &[PathBuf]) -> Result<Vec<u8>> {
        self.prepare()?;
        let mut build = cargo::workspace(&["build", "--locked", "--profile", PROFILE]);
        build.args(["--package", "publish", "--target", self.target]);
        build.env(
            "CARGO_ENCODED_RUSTFLAGS",
            self.rustflags(private).join("\u{1f}"),
        );
        if let Some(linker) = self.linker {
            build.env(self.linker_variable(), linker);
        }
        build.env("BEREDSKAB_COMMIT", commit);
        let step = format!("Compiling beredskab for {}", self.name);
        pace::timed(&step, || process::run(&mut build))?;
        let program = paths::target()?
            .join(self.target)
            .join(PROFILE)
            .join(self.program);
        let program = fs::read(program).context("cannot read the program")?;
        for folder in private {
            if contains(&program, folder.to_string_lossy().as_bytes()) {
                bail!("the program names {}", folder.display());
            }
        }
        Ok(program)
    }

    /// Rust's target and the C compiler.
    fn prepare(&self) -> Result<()> {
        let (compiler, package) = self.compiler;
        if process::find(compiler).is_none() {
            apt::install(&[package])?;
        }
        let mut add = Command::new("rustup");
        add.args(["target", "add", self.target]);
        let goal = format!("fetch {} by rustup", self.target);
        process::step(&format!("Fetching {} …", self.target), &goal, &mut add)
    }

    /// Maps this machine's paths away: they are private, and would change the bytes.
    fn rustflags(&self, private: &[PathBuf]) -> Vec<String> {
        let remap = private
            .iter()
            .enumerate()
            .map(|(number, folder)| format!("--remap-path-prefix={}=/{number}", folder.display()));
        let flags = self.flags.iter().map(|&flag| flag.to_owned());
        remap.chain(flags).collect()
    }

    fn linker_variable(&self) -> String {
        let target = self.target.to_uppercase().replace('-', "_");
        format!("CARGO_TARGET_{target}_LINKER")
    }

    fn package(&self, version: &str, program: &[u8], manual: &[u8]) -> Result<(String, Vec<u8>)> {
        let readme = README.replace("{version}", version);
        let licences = licences(self.target, &cargo_home()?.join("registry/src"))?;
        let file = |name, content, runs| Packed {
            name,
            content,
            runs,
        };
        let files = [
            file(self.program, program, true),
            file("LÆSMIG.txt", readme.as_bytes(), false),
            file("LICENSER.txt", licences.as_bytes(), false),
            file("VEJLEDNING.pdf", manual, false),
        ];
        let name = format!("beredskab-{version}-{}", self.name);
        Ok((
            format!("{name}.{}", self.extension),
            (self.pack)(&name, &files)?,
        ))
    }
}

/// Folders that would otherwise be named in the program: the workspace, the crates, and the compiler.
fn private_folders() -> Result<Vec<PathBuf>> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    let sysroot = sysroot.context("cannot run rustc")?.trim().into();
    Ok(vec![
        paths::root().to_owned(),
        paths::target()?,
        sysroot,
        cargo_home()?,
    ])
}

/// Where cargo keeps its downloads.
fn cargo_home() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    home.context("cannot find cargo's folder; set CARGO_HOME")
}

fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|here| here == part)
}

/// Follows the guide for editors with the archives as a user downloads them.
fn test() -> Result<()> {
    let mut command = cargo::workspace(&["test", "--workspace", "--test", "packages"]);
    setup::for_packages(&mut command)?;
    process::run(command.env("BEREDSKAB_PACKAGES", folder()))
}

fn megabytes(bytes: usize) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linker_is_told_by_the_variable_of_its_target() {
        assert_eq!(
            SYSTEMS[1].linker_variable(),
            "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER"
        );
    }

    #[test]
    fn bytes_are_told_in_the_megabytes_of_a_mail() {
        assert_eq!(megabytes(34_960_000), "34.9 MB");
    }
}
