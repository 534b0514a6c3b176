//! A small plan that is in order, and ways to break it.

use plan::{ChapterSource, Diagnostic, Diagnostics, Guide, Plan, SourceFile, Sources};

pub(crate) const CHAPTER: &str = include_str!("../small/book/chapters/plan.md");

pub(crate) const CONTACTS: &str = include_str!("../small/book/contacts.toml");

pub(crate) const GUIDE: &str = include_str!("../small/book/guide.toml");

/// The small plan's files.
pub(crate) fn sources() -> Sources {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    Sources {
        chapters: vec![ChapterSource {
            title: "Plan".to_owned(),
            path: "plan.md".to_owned(),
            file: file("plan.md", CHAPTER),
        }],
        contacts: file("contacts.toml", CONTACTS),
        guide: file("guide.toml", GUIDE),
        figures: None,
        adoption: file("adoption.toml", include_str!("../small/book/adoption.toml")),
        municipality: file(
            "municipality.toml",
            include_str!("../small/book/theme/municipality.toml"),
        ),
        subjects: None,
        evidence: None,
        before: vec![],
        warnings: Diagnostics::default(),
    }
}

/// The small plan's guide, checked.
pub(crate) fn guide() -> Guide {
    Plan::read(&sources()).unwrap().0.guide
}

/// The text with one part replaced, which must be there.
pub(crate) fn replaced(text: &str, part: &str, by: &str) -> String {
    assert!(text.contains(part), "»{part}« is not in the small plan");
    text.replacen(part, by, 1)
}

/// What is said of the small plan after a change in `contacts.toml`.
pub(crate) fn with_contacts(part: &str, by: &str) -> String {
    let mut sources = sources();
    sources.contacts.text = replaced(CONTACTS, part, by);
    report(&sources)
}

/// What is said of the small plan after a change in `guide.toml`.
pub(crate) fn with_guide(part: &str, by: &str) -> String {
    let mut sources = sources();
    sources.guide.text = replaced(GUIDE, part, by);
    report(&sources)
}

/// What is said of the small plan after a change in its chapter.
pub(crate) fn with_chapter(part: &str, by: &str) -> String {
    let mut sources = sources();
    sources.chapters[0].file.text = replaced(CHAPTER, part, by);
    report(&sources)
}

/// All problems as an author sees them.
pub(crate) fn report(sources: &Sources) -> String {
    let diagnostics = match Plan::read(sources) {
        Ok((_, warnings)) => warnings,
        Err(diagnostics) => diagnostics,
    };
    show(&diagnostics)
}

/// Place, message and advice, without the line of the file: `diagnostics` shows the whole.
pub(crate) fn show(diagnostics: &Diagnostics) -> String {
    let lines = diagnostics.iter().map(|diagnostic| {
        let Diagnostic {
            severity,
            place,
            message,
            hint,
            ..
        } = diagnostic;
        format!("{place}: {severity}: {message}\n  råd: {hint}")
    });
    lines.collect::<Vec<_>>().join("\n")
}
