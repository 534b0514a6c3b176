//! Shrinks Trunk's output: short names between wasm and script, and minified scripts.
//!
//! wasm-bindgen adds a hash to each name, to avoid collisions between libraries. Here everything is linked, and hashes, which do
//! not compress, would cost each reader 1.7 kB.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser};

use crate::system::process;

pub(crate) fn minify(widget: &Path, terser: &Path) -> Result<()> {
    let files = files(widget).with_context(|| format!("cannot read {}", widget.display()))?;
    let mut names = Names::default();
    for file in with_extension(&files, "wasm") {
        let wasm = names.shorten(&fs::read(file)?)?;
        fs::write(file, wasm)?;
    }
    for file in with_extension(&files, "js") {
        let script = names.replace_in(&fs::read_to_string(file)?);
        fs::write(file, script)?;
        minify_script(terser, file)?;
    }
    Ok(())
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn with_extension<'a>(files: &'a [PathBuf], wanted: &str) -> impl Iterator<Item = &'a PathBuf> {
    files
        .iter()
        .filter(move |file| file.extension().is_some_and(|given| given == wanted))
}

pub(crate) fn minify_script(terser: &Path, script: &Path) -> Result<()> {
    let mut command = Command::new(terser);
    command
        .args(["--module", "--compress", "passes=3", "--mangle", "--output"])
        .args([script, Path::new("--"), script]);
    process::run(&mut command)
}

/// wasm-bindgen's names and their short ones.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// The wasm with short names for imports and exports.
    fn shorten(&mut self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::new();
        self.parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|error| anyhow!("cannot read the widget's wasm: {error:?}"))?;
        Ok(module.finish())
    }

    /// The short name of a wasm-bindgen name; other names are kept.
    fn short(&mut self, name: &str) -> String {
        if !name.starts_with("__") {
            return name.to_owned();
        }
        let next = self.0.len();
        let short = self.0.entry(name.to_owned());
        short.or_insert_with(|| short_name(next)).clone()
    }

    /// The script with short names, replaced as whole words.
    fn replace_in(&self, script: &str) -> String {
        let is_boundary = |c: char| !(c.is_alphanumeric() || c == '_' || c == '$');
        let words = script.split_inclusive(is_boundary);
        let replaced = words.map(|word| {
            let name = word.trim_end_matches(is_boundary);
            let short = self.0.get(name).map_or(name, String::as_str);
            [short, &word[name.len()..]].concat()
        });
        replaced.collect()
    }
}

/// `$a` to `$z`, then `$a1`: names that our scripts do not use.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => format!("${letter}"),
        round => format!("${letter}{round}"),
    }
}

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let name = self.short(import.name);
            imports.import(import.module, &name, self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let name = self.short(export.name);
        let index = self.external_index(export.kind, export.index)?;
        exports.export(&name, self.export_kind(export.kind)?, index);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    /// A module with one import, one exported function and its memory.
    fn module(import: &str, export: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", import, EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 1);
        exports.export(export, ExportKind::Func, 1);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().call(0).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn wasm_and_script_go_on_calling_each_other_by_the_same_names() {
        let (import, export) = ("__wbg_focus_d5e2fdbdb56416f0", "__wbindgen_malloc");
        let mut names = Names::default();
        let shortened = names.shorten(&module(import, export)).ok();
        assert_eq!(shortened, Some(module("$a", "$b")));
        let script = format!("{{ {import}: f, {import}2: g }}; wasm.{export}(1); main_{export}");
        let expected = format!("{{ $a: f, {import}2: g }}; wasm.$b(1); main_{export}");
        assert_eq!(names.replace_in(&script), expected);
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        let refusal = Names::default().shorten(b"<!doctype html>");
        let refusal = refusal.err().map(|error| error.to_string());
        assert!(refusal.is_some_and(|text| text.starts_with("cannot read the widget's wasm")),);
    }

    #[test]
    fn no_two_names_are_the_same() {
        let names: std::collections::BTreeSet<_> = (0..1_000).map(short_name).collect();
        assert_eq!(names.len(), 1_000);
    }
}
