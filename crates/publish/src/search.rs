use crate::assets::File;
use crate::search_index::search_index;
use crate::widget::{Script, Scripts};
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
        let script = without_comments(include_str!("../theme/search.js"));
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

/// The script without indentation and the lines that are comments: this publisher has no minifier, and needs none for one script.
pub(crate) fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_is_sent() {
        let script = "// Why.\n\nconst a = () => {\n  return 1; // one\n};\n";
        assert_eq!(
            without_comments(script),
            "const a = () => {\nreturn 1; // one\n};\n"
        );
    }
}
