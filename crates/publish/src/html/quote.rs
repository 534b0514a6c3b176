use crate::routes::page_of;
use maud::{Markup, html};
use plan::{Chapter, Inline, Passage, Plan, words};

/// A passage's address, from the site's root.
pub(crate) fn address(chapter: &Chapter, passage: &Passage) -> String {
    format!("{}#{}", page_of(&chapter.path), passage.id)
}

/// A passage quoted word for word, with a link to its place; empty for an unknown id.
pub(crate) fn quote(plan: &Plan, id: &str) -> Markup {
    html! {
        @if plan.passage(id).is_some() { div { (quote_parts(plan, id)) } }
    }
}

/// The same without the element around it.
pub(crate) fn quote_parts(plan: &Plan, id: &str) -> Markup {
    let Some((chapter, passage)) = plan.passage(id) else {
        return html! {};
    };
    html! {
        blockquote.quote { p {
            @if let Some(number) = passage.number.filter(|_| !plan.steps.contains(&passage.id)) { (number) ". " }
            (inlines(chapter, &passage.content, ""))
        } }
        (source(chapter, passage))
    }
}

/// The link to a passage's place.
pub(crate) fn source(chapter: &Chapter, passage: &Passage) -> Markup {
    html! {
        a.source href=(address(chapter, passage)) { (words::READ_IN_PLAN) (chapter.title) }
    }
}

/// A passage's text with markup; `root` leads from the page to the site's root ("" or "../").
pub(crate) fn inlines(chapter: &Chapter, content: &[Inline], root: &str) -> Markup {
    let inner = |content| inlines(chapter, content, root);
    html! {
        @for inline in content {
            @match inline {
                Inline::Text(text) => (text),
                Inline::Break => br;,
                Inline::Emphasis(content) => em { (inner(content)) },
                Inline::Strong(content) => strong { (inner(content)) },
                Inline::Link { to, content } => a href=(link(chapter, to, root)) { (inner(content)) },
            }
        }
    }
}

/// The target of a chapter's link, from a page whose `root` leads to the site's root.
pub(crate) fn link(chapter: &Chapter, to: &str, root: &str) -> String {
    let Some(target) = chapter.resolve(to) else {
        return to.to_owned();
    };
    match target.split_once('#') {
        Some((path, id)) => format!("{root}{}#{id}", page_of(path)),
        None => format!("{root}{}", page_of(&target)),
    }
}
