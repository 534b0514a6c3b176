use crate::assets;
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

#[derive(Clone, Debug)]
struct File {
    name: String,
    content: Vec<u8>,
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
        let the_one = |belongs: &dyn Fn(&str) -> bool| {
            let mut found = names.iter().filter(|name| belongs(name));
            match (found.next(), found.next()) {
                (Some(name), None) => File::read(folder, name),
                _ => bail!(missing()),
            }
        };
        Ok(Self {
            script: the_one(&|name| name.ends_with(".js") && ![LOADER, EXIT].contains(&name))?,
            wasm: the_one(&|name| name.ends_with(".wasm"))?,
            loader: the_one(&|name| name == LOADER)?,
            exit: the_one(&|name| name == EXIT)?,
        })
    }

    /// The script's address in the site.
    pub fn script(&self) -> String {
        self.script.address()
    }

    /// The wasm's address in the site.
    pub fn wasm(&self) -> String {
        self.wasm.address()
    }

    /// What a browser compares the wasm with before it runs it.
    pub fn wasm_integrity(&self) -> String {
        assets::integrity(&self.wasm.content)
    }

    /// Copies the widget into the site; returns the scripts that its page needs.
    pub(crate) fn copy_to(&self, site: &Path) -> Result<Scripts> {
        for file in [&self.script, &self.wasm] {
            assets::write(site, &file.address(), &file.content)?;
        }
        let hashed = |stem: &str, file: &File| {
            let address = assets::write_hashed(site, stem, "js", &file.content)?;
            anyhow::Ok(file.script_at(address))
        };
        Ok(Scripts {
            // The way out first: it does not wait for the guide.
            run: vec![hashed("exit", &self.exit)?, hashed("loader", &self.loader)?],
            fetched: vec![self.script.script_at(self.script())],
        })
    }
}

impl File {
    fn read(folder: &Path, name: &str) -> Result<Self> {
        let path = folder.join(name);
        let content =
            fs::read(&path).with_context(|| format!("{} kan ikke læses", path.display()))?;
        let name = name.to_owned();
        Ok(Self { name, content })
    }

    fn address(&self) -> String {
        format!("{}/{}", assets::FOLDER, self.name)
    }

    fn script_at(&self, address: String) -> Script {
        let integrity = assets::integrity(&self.content);
        Script { address, integrity }
    }
}

const LOADER: &str = "loader.js";
const EXIT: &str = "exit.js";
