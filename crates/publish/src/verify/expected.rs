use crate::assets::widget::Widget;
use crate::input::theme::Theme;
use crate::papers::links::Printing;
use crate::site::build::render;
use crate::system::files::files;
use anyhow::{Context, Result};
use plan::Publication;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The site as this publisher makes it, without compressed forms.
pub(crate) struct Expected {
    folder: TempDir,
    /// The address of each file, sorted.
    pub(crate) addresses: Vec<String>,
}

impl Expected {
    /// What this publisher would publish; `pdf` says whether that includes the papers.
    pub(crate) fn of(
        publication: &Publication,
        theme: &Theme,
        root: &Path,
        widget: Option<&Widget>,
        pdf: bool,
    ) -> Result<Self> {
        let folder =
            tempfile::tempdir().context("der kan ikke skrives i systemets midlertidige mappe")?;
        render(
            publication,
            widget,
            theme,
            root,
            folder.path(),
            match pdf {
                true => Printing::Now,
                false => Printing::Never,
            },
        )?;
        let addresses = files(folder.path())?;
        Ok(Self { folder, addresses })
    }

    pub(crate) fn has(&self, address: &str) -> bool {
        self.addresses
            .binary_search_by(|own| own.as_str().cmp(address))
            .is_ok()
    }

    /// A file's content, by its address.
    pub(crate) fn content(&self, address: &str) -> Result<Vec<u8>> {
        fs::read(self.folder.path().join(address))
            .with_context(|| format!("{address} kan ikke læses"))
    }
}
