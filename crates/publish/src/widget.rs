use crate::assets::{self, File};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The finished widget as Trunk leaves it in `dist/widget`; the same for every municipality.
#[derive(Clone, Debug)]
pub struct Widget {
    script: File,
    wasm: File,
    loader: File,
    exit: File,
}

/// A script of the site, and what a browser compares it with before it runs it.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its address, relative to the site's root.
    pub address: String,
    /// Its SHA-384, as in the attribute `integrity`.
    pub integrity: String,
}

/// The scripts of the guide's page.
#[derive(Clone, Debug, Default)]
pub struct Scripts {
    /// Run as soon as the page is there, in this order.
    pub run: Vec<Script>,
    /// Fetched meanwhile, for those that run.
    pub fetched: Vec<Script>,
}

impl Widget {
    /// Reads the widget's files from a folder.
    ///
    /// # Errors
    /// If the folder does not hold exactly one script, one wasm, the loader and the way out, or they cannot be read.
    pub fn find(folder: &Path) -> Result<Self> {
        let missing = || {
            format!(
                "guiden er ikke bygget i {}; kør »cargo xtask build«",
                folder.display()
            )
        };
        let entries = fs::read_dir(folder).with_context(missing)?;
        let names: Vec<_> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        let the_one = |stem: &str, extension: &str, belongs: &dyn Fn(&str) -> bool| {
            let mut found = names.iter().filter(|name| belongs(name));
            match (found.next(), found.next()) {
                (Some(name), None) => read(&folder.join(name), stem, extension),
                _ => bail!(missing()),
            }
        };
        let is_glue = |name: &str| name.ends_with(".js") && ![LOADER, EXIT].contains(&name);
        Ok(Self {
            script: the_one("guide", "js", &is_glue)?,
            wasm: the_one("guide", "wasm", &|name| name.ends_with(".wasm"))?,
            loader: the_one("loader", "js", &|name| name == LOADER)?,
            exit: the_one("exit", "js", &|name| name == EXIT)?,
        })
    }

    /// The script's address in the site.
    pub fn script(&self) -> &str {
        &self.script.address
    }

    /// The wasm's address in the site.
    pub fn wasm(&self) -> &str {
        &self.wasm.address
    }

    /// What a browser compares the wasm with before it runs it.
    pub fn wasm_integrity(&self) -> String {
        assets::integrity(&self.wasm.content)
    }

    /// Copies the widget into the site; returns the scripts that its page needs.
    pub(crate) fn copy_to(&self, site: &Path) -> Result<Scripts> {
        for file in [&self.script, &self.wasm, &self.loader, &self.exit] {
            file.write_to(site)?;
        }
        Ok(Scripts {
            // The way out first: it does not wait for the guide.
            run: vec![self.exit.script(), self.loader.script()],
            fetched: vec![self.script.script()],
        })
    }
}

fn read(path: &Path, stem: &str, extension: &str) -> Result<File> {
    let content = fs::read(path).with_context(|| format!("{} kan ikke læses", path.display()))?;
    Ok(File::new(stem, extension, content))
}

const LOADER: &str = "loader.js";
const EXIT: &str = "exit.js";
