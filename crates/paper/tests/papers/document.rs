//! A PDF, and what it holds as others see it.

use crate::programs::run;
use paper::Printed;
use serde_json::Value;
use tempfile::NamedTempFile;

pub(crate) struct Document {
    file: NamedTempFile,
    pub(crate) pages: usize,
}

/// What stands between the header and the footer of an A4 page, in points.
const BODY: [&str; 10] = ["-r", "72", "-x", "0", "-y", "88", "-W", "596", "-H", "668"];

impl Document {
    pub(crate) fn of(printed: &Printed) -> Self {
        let file = NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &printed.pdf).unwrap();
        Self {
            file,
            pages: printed.pages,
        }
    }

    fn path(&self) -> &str {
        self.file.path().to_str().unwrap()
    }

    fn report(&self, program: &str, arguments: &[&str]) -> String {
        let arguments: Vec<_> = arguments.iter().copied().chain([self.path()]).collect();
        String::from_utf8(run(program, &arguments).stdout).unwrap()
    }

    /// The text of every page without what each of them repeats.
    pub(crate) fn body(&self) -> String {
        let arguments: Vec<_> = BODY.into_iter().chain(["-raw", self.path(), "-"]).collect();
        String::from_utf8(run("pdftotext", &arguments).stdout).unwrap()
    }

    /// All that stands on each page.
    pub(crate) fn page_texts(&self) -> Vec<String> {
        let output = run("pdftotext", &["-raw", self.path(), "-"]).stdout;
        let text = String::from_utf8(output).unwrap();
        let pages = text.split_terminator('\u{c}');
        pages.map(str::to_owned).collect()
    }

    /// What poppler knows of the file.
    pub(crate) fn info(&self) -> String {
        self.report("pdfinfo", &[])
    }

    /// Its metadata as XMP.
    pub(crate) fn metadata(&self) -> String {
        self.report("pdfinfo", &["-meta"])
    }

    /// A line for each font.
    pub(crate) fn fonts(&self) -> Vec<String> {
        let fonts = self.report("pdffonts", &[]);
        fonts.lines().skip(2).map(str::to_owned).collect()
    }

    /// What qpdf finds wrong.
    pub(crate) fn faults(&self) -> String {
        let output = run("qpdf", &["--check", self.path()]);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        match output.status.success() && !said.contains("WARNING") {
            true => String::new(),
            false => said,
        }
    }

    /// Its objects as qpdf tells them.
    pub(crate) fn structure(&self) -> Value {
        serde_json::from_str(&self.report("qpdf", &["--json=2"])).unwrap()
    }

    /// The titles of its bookmarks in reading order.
    pub(crate) fn bookmarks(&self) -> Vec<String> {
        let mut titles = Vec::new();
        collect(&self.structure()["outlines"], &mut titles);
        titles
    }

    /// Where its links out of it lead, in the order of the file.
    pub(crate) fn links(&self) -> Vec<String> {
        let uris = self.dictionaries();
        let uris = uris
            .iter()
            .filter_map(|object| object["/A"]["/URI"].as_str());
        uris.map(|uri| uri.trim_start_matches("u:").to_owned())
            .collect()
    }

    /// How many links lead to a place in it.
    pub(crate) fn inward_links(&self) -> usize {
        let objects = self.dictionaries();
        let links = objects.iter().filter(|one| one["/Subtype"] == "/Link");
        links.filter(|one| one["/A"]["/URI"].is_null()).count()
    }

    /// Its alternative texts.
    pub(crate) fn alternatives(&self) -> Vec<String> {
        let objects = self.dictionaries();
        let figures = objects.iter().filter(|one| one["/S"] == "/Figure");
        let texts = figures.filter_map(|one| one["/Alt"].as_str());
        texts
            .map(|text| text.trim_start_matches("u:").to_owned())
            .collect()
    }

    fn dictionaries(&self) -> Vec<Value> {
        let structure = self.structure();
        let objects = structure["qpdf"][1].as_object().unwrap();
        let values = objects.values().map(|object| object["value"].clone());
        values.filter(Value::is_object).collect()
    }
}

fn collect(outlines: &Value, titles: &mut Vec<String>) {
    for outline in outlines.as_array().into_iter().flatten() {
        titles.push(outline["title"].as_str().unwrap().to_owned());
        collect(&outline["kids"], titles);
    }
}

/// A text without what setting it in lines adds or takes: spaces, hyphens and the signs before items.
pub(crate) fn letters(text: &str) -> String {
    let is_letter =
        |one: &char| !one.is_whitespace() && !matches!(one, '-' | '\u{ad}' | '\u{2010}' | '•');
    text.chars().filter(is_letter).collect()
}
