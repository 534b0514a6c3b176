use crate::assets::file::File;
use crate::assets::script::{Script, Scripts, without_comments};
use crate::assets::search_index::{index_of_one_file, search_index};
use anyhow::Result;
use plan::Plan;
use std::path::Path;

/// The search of the file that holds the whole plan: its script, and its index. `guide` is the guide's address in it.
pub(crate) fn of_one_file(plan: &Plan, guide: &str) -> (String, String) {
    (script(), index_of_one_file(plan, guide))
}

fn script() -> String {
    without_comments(include_str!("../../theme/search.js"))
}

/// The files of the search, loaded on its page only: the script at once, the index when the reader begins to type.
#[derive(Clone, Debug)]
pub struct Search {
    script: File,
    index: File,
}

impl Search {
    /// For a checked plan; `has_changes` says whether the site has pages of changes.
    pub fn of(plan: &Plan, has_changes: bool) -> Self {
        let index = search_index(plan, has_changes);
        Self {
            script: File::new("search", "js", script().into_bytes()),
            index: File::new("search", "json", index.into_bytes()),
        }
    }

    /// The index's address and integrity value.
    pub(crate) fn index(&self) -> Script {
        self.index.script()
    }

    /// Writes the files into the site; returns what the search page runs.
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
