use maud::{Markup, html};
use plan::{Chapter, Inline, Passage, Plan};

/// A passage's address, seen from a page in the site's root.
pub(crate) fn address(chapter: &Chapter, passage: &Passage) -> String {
    format!("{}#{}", page_of(&chapter.path), passage.id)
}

/// The page that a chapter's file becomes.
pub(crate) fn page_of(path: &str) -> String {
    match path.strip_suffix(".md") {
        Some(stem) => format!("{stem}.html"),
        None => path.to_owned(),
    }
}

/// A passage quoted word for word, with a link to where it stands; nothing for an id that is not there.
pub(crate) fn quote(plan: &Plan, id: &str) -> Markup {
    let Some((chapter, passage)) = plan.passage(id) else {
        return html! {};
    };
    html! {
        blockquote.quote {
            p { (inlines(&passage.content)) }
            a.source href=(address(chapter, passage)) { "Læs i planen: " (chapter.title) }
        }
    }
}

/// Text with its markup.
pub(crate) fn inlines(content: &[Inline]) -> Markup {
    html! { @for inline in content { (one(inline)) } }
}

fn one(inline: &Inline) -> Markup {
    html! {
        @match inline {
            Inline::Text(text) => (text),
            Inline::Break => br;,
            Inline::Emphasis(content) => em { (inlines(content)) },
            Inline::Strong(content) => strong { (inlines(content)) },
            Inline::Link { to, content } => a href=(link(to)) { (inlines(content)) },
        }
    }
}

/// A link to a chapter's file leads to its page.
fn link(to: &str) -> String {
    match to.split_once('#') {
        Some((path, id)) if path.ends_with(".md") => format!("{}#{id}", page_of(path)),
        Some(_) => to.to_owned(),
        None => page_of(to),
    }
}
