use crate::assets::file::File;
use crate::assets::script::{Script, Scripts, without_comments};
use crate::assets::search_index::search_index;
use anyhow::Result;
use plan::Plan;
use std::path::Path;

/// The files of the search, which are loaded on its page alone: the script at once, the index when a reader begins.
#[derive(Clone, Debug)]
pub struct Search {
    script: File,
    index: File,
}

impl Search {
    /// For a checked plan.
    pub fn of(plan: &Plan) -> Self {
        let script = without_comments(include_str!("../../theme/search.js"));
        Self {
            script: File::new("search", "js", script.into_bytes()),
            index: File::new("search", "json", search_index(plan).into_bytes()),
        }
    }

    /// The index's address, and what a browser compares it with.
    pub(crate) fn index(&self) -> Script {
        self.index.script()
    }

    /// Writes the files into the site; returns what its page runs.
    pub(crate) fn write_to(&self, site: &Path) -> Result<Scripts> {
        for file in [&self.script, &self.index] {
            file.write_to(site)?;
        }
        Ok(Scripts {
            run: vec![self.script.script()],
            fetched: vec![],
        })
    }
}
