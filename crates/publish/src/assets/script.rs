//! Scripts of the site.

/// A script of the site with its integrity value.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its address, relative to the site's root.
    pub address: String,
    /// Its SHA-384, for the attribute `integrity`.
    pub integrity: String,
}

/// The scripts of the guide's page.
#[derive(Clone, Debug, Default)]
pub struct Scripts {
    /// Run at once, in this order.
    pub run: Vec<Script>,
    /// Preloaded for those that run.
    pub fetched: Vec<Script>,
}

impl Scripts {
    /// These, then others.
    pub(crate) fn and(mut self, others: &Self) -> Self {
        self.run.extend(others.run.iter().cloned());
        self.fetched.extend(others.fetched.iter().cloned());
        self
    }
}

/// The script without indentation and comment lines; a minifier would be too much for one script.
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
