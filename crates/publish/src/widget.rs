use crate::assets;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The finished widget as Trunk leaves it in `dist/widget`; the same for every municipality.
#[derive(Clone, Debug)]
pub struct Widget {
    folder: PathBuf,
    script: String,
    wasm: String,
}

impl Widget {
    /// Finds the widget's files in a folder.
    ///
    /// # Errors
    /// If the folder does not hold exactly one script, one wasm and the loader.
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
                (Some(name), None) => Ok(name.clone()),
                _ => bail!(missing()),
            }
        };
        the_one(&|name| name == LOADER)?;
        Ok(Self {
            folder: folder.to_owned(),
            script: the_one(&|name| name.ends_with(".js") && name != LOADER)?,
            wasm: the_one(&|name| name.ends_with(".wasm"))?,
        })
    }

    /// The script's address in the site.
    pub fn script(&self) -> String {
        format!("{}/{}", assets::FOLDER, self.script)
    }

    /// The wasm's address in the site.
    pub fn wasm(&self) -> String {
        format!("{}/{}", assets::FOLDER, self.wasm)
    }

    /// Copies the widget into the site; returns the loader's address.
    pub(crate) fn copy_to(&self, site: &Path) -> Result<String> {
        for (name, address) in [(&self.script, self.script()), (&self.wasm, self.wasm())] {
            assets::write(site, &address, &self.read(name)?)?;
        }
        assets::write_hashed(site, "loader", "js", &self.read(LOADER)?)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.folder.join(name);
        fs::read(&path).with_context(|| format!("{} kan ikke læses", path.display()))
    }
}

const LOADER: &str = "loader.js";
