use crate::assets::embedded::WIDGET;
use crate::assets::file::{self, File};
use crate::assets::script::Scripts;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The finished widget, the same for every municipality.
#[derive(Clone, Debug)]
pub struct Widget {
    script: File,
    wasm: File,
    loader: File,
    quick_exit: File,
    is_inline: bool,
}

/// Where the finished widget comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WidgetSource {
    /// A folder.
    Folder(PathBuf),
    /// The executable.
    Within,
    /// No widget: the guide's page has the static guide only.
    Nowhere,
}

impl WidgetSource {
    /// The folder asked for; otherwise `dist/widget` below the root, where Trunk writes, if present; otherwise the executable.
    pub fn choose(asked: Option<&Path>, root: &Path) -> Self {
        let beside = root.join("dist/widget");
        match asked {
            Some(folder) => Self::Folder(root.join(folder)),
            None if beside.is_dir() => Self::Folder(beside),
            None => Self::Within,
        }
    }

    /// Reads the widget.
    ///
    /// # Errors
    /// It is incomplete.
    pub fn find(&self) -> Result<Option<Widget>> {
        match self {
            Self::Folder(folder) => Widget::find(folder).map(Some),
            Self::Within => Widget::within().map(Some),
            Self::Nowhere => Ok(None),
        }
    }
}

impl Widget {
    /// Reads the widget's files from a folder.
    ///
    /// # Errors
    /// The folder does not hold exactly one script, one wasm, the loader and the quick exit, or they cannot be read.
    pub fn find(folder: &Path) -> Result<Self> {
        let missing = || {
            format!(
                "guiden er ikke bygget i {}; kør »cargo xtask widget«",
                folder.display()
            )
        };
        let entries = fs::read_dir(folder).with_context(missing)?;
        let names: Vec<_> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).with_context(|| format!("{} kan ikke læses", path.display()))
        };
        Self::of(&names, read, &missing)
    }

    /// The widget embedded in the executable.
    fn within() -> Result<Self> {
        let names: Vec<_> = WIDGET.iter().map(|(name, _)| *name).collect();
        let missing = || "programmet er bygget uden en hel guide".to_owned();
        let read = |name: &str| {
            let found = WIDGET.iter().find(|(own, _)| *own == name);
            found
                .map(|(_, content)| content.to_vec())
                .with_context(missing)
        };
        Self::of(&names, read, &missing)
    }

    fn of(
        names: &[&str],
        read: impl Fn(&str) -> Result<Vec<u8>>,
        missing: &dyn Fn() -> String,
    ) -> Result<Self> {
        let the_one = |stem: &str, extension: &str, belongs: &dyn Fn(&str) -> bool| {
            let mut found = names.iter().filter(|name| belongs(name));
            match (found.next(), found.next()) {
                (Some(name), None) => Ok(File::new(stem, extension, read(name)?)),
                _ => bail!(missing()),
            }
        };
        let is_glue = |name: &str| name.ends_with(".js") && ![LOADER, QUICK_EXIT].contains(&name);
        Ok(Self {
            script: the_one("guide", "js", &is_glue)?,
            wasm: the_one("guide", "wasm", &|name| name.ends_with(".wasm"))?,
            loader: the_one("loader", "js", &|name| name == LOADER)?,
            quick_exit: the_one("quick-exit", "js", &|name| name == QUICK_EXIT)?,
            is_inline: false,
        })
    }

    /// The same with `data:` addresses: a plain mdBook has no place for its files.
    #[must_use]
    pub fn inline(self) -> Self {
        let script = |file: File| file.inline("text/javascript");
        Self {
            script: script(self.script),
            wasm: self.wasm.inline("application/wasm"),
            loader: script(self.loader),
            quick_exit: script(self.quick_exit),
            is_inline: true,
        }
    }

    /// The scripts that the page must name itself, where no frame does.
    pub(crate) fn inline_scripts(&self) -> impl Iterator<Item = &str> {
        let scripts = self.is_inline.then(|| self.run());
        scripts
            .into_iter()
            .flatten()
            .map(|file| file.address.as_str())
    }

    /// The quick exit first: it does not wait for the guide.
    fn run(&self) -> [&File; 2] {
        [&self.quick_exit, &self.loader]
    }

    /// The script's address in the site.
    pub fn script(&self) -> &str {
        &self.script.address
    }

    /// The wasm's address in the site.
    pub fn wasm(&self) -> &str {
        &self.wasm.address
    }

    /// The wasm's integrity value.
    pub fn wasm_integrity(&self) -> String {
        file::integrity(&self.wasm.content)
    }

    /// All its files; each has its hash in its name.
    pub(crate) fn files(&self) -> [&File; 4] {
        [&self.script, &self.wasm, &self.loader, &self.quick_exit]
    }

    /// Copies the widget into the site; returns the scripts of its page.
    pub(crate) fn copy_to(&self, site: &Path) -> Result<Scripts> {
        for file in self.files() {
            file.write_to(site)?;
        }
        Ok(Scripts {
            run: self.run().map(File::script).to_vec(),
            fetched: vec![self.script.script()],
        })
    }
}

const LOADER: &str = "loader.js";
const QUICK_EXIT: &str = "quick_exit.js";
