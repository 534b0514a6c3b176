use crate::input::folder::Folder;
use crate::input::{icon, palette};
use plan::Diagnostics;
use std::path::Path;

/// The municipality's look: files of `book/theme/` that are copied into the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Theme {
    /// `colours.css`; empty if there is none.
    pub(crate) colours: String,
    /// `favicon.svg`.
    pub(crate) icon: Option<String>,
}

impl Theme {
    /// Reads and checks the look; `root` is the folder that holds `book/`.
    ///
    /// # Errors
    /// Every problem in its files.
    pub(crate) fn read(root: &Path) -> Result<Self, Diagnostics> {
        let mut folder = Folder::new(root);
        let colours = folder.optional("book/theme/colours.css");
        let icon = folder.optional("book/theme/favicon.svg");
        let mut diagnostics = folder.diagnostics;
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        if let Some(colours) = &colours {
            palette::check(colours, &mut diagnostics);
        }
        if let Some(icon) = &icon {
            icon::check(icon, &mut diagnostics);
        }
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        Ok(Self {
            colours: colours.unwrap_or_default().text,
            icon: icon.map(|icon| icon.text),
        })
    }
}
