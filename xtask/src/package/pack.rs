//! `cargo xtask package`: the program as it is handed out, for each system in an archive with the guide for editors.

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

/// The profile, which is also the folder in which cargo leaves what it compiles.
const PROFILE: &str = "dist";

/// A system that the program is handed out for.
struct System {
    name: &'static str,
    target: &'static str,
    /// The compiler for C, and its package of Debian's.
    compiler: (&'static str, &'static str),
    /// What links, where it is not what links for this machine.
    linker: Option<&'static str>,
    /// What the linker is told.
    flags: &'static [&'static str],
    program: &'static str,
    pack: fn(&str, &[Packed<'_>]) -> Result<Vec<u8>>,
    extension: &'static str,
}

const SYSTEMS: [System; 2] = [
    // Linked with musl, whose code it then carries: it asks nothing of the system's own libraries.
    System {
        name: "linux-x86_64",
        target: "x86_64-unknown-linux-musl",
        compiler: ("musl-gcc", "musl-tools"),
        // Rust's own musl links a program that stands alone; musl-gcc would link one that asks for the system's.
        linker: None,
        // Two megabytes less of addresses.
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
        // No hour, so that the same source gives the same bytes.
        flags: &["-Clink-arg=-Wl,--no-insert-timestamp"],
        program: "beredskab.exe",
        pack: archive::zip,
        extension: "zip",
    },
];

/// What a fresh folder begins with.
const README: &str = include_str!("../../package/LÆSMIG.txt");

pub(crate) fn run(args: Args) -> Result<()> {
    let tests = args.flag("test")?;
    let (version, commit) = (env!("CARGO_PKG_VERSION"), commit()?);
    let folder = folder();
    // Away with what an earlier run has left: a list of checksums tells of these alone.
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

/// The commit that is packed, and whether it is quite that.
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
    // Of the whole workspace, so that what the tests have compiled is not compiled again.
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
    /// The program, which names none of the private folders.
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

    /// The target of Rust's compiler, and the compiler for C.
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

    /// Where things lie on this machine is nobody's business, and would make other bytes on another.
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

/// The folders whose names would else stand in the program: this one, that of the crates, and the compiler's.
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

/// Where cargo keeps what it has downloaded.
fn cargo_home() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    home.context("cannot find cargo's folder; set CARGO_HOME")
}

fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|here| here == part)
}

/// The archives as whoever downloads them has them, followed through the guide for editors.
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
