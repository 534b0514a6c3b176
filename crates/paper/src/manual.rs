use crate::typeset::{pdf, typeset};
use crate::world::Template;
use crate::{Imprint, Printed};
use anyhow::{Result, bail};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use serde_json::{Value, json};

const TEMPLATE: Template = Template {
    name: "manual.typ",
    text: include_str!("../typst/manual.typ"),
};

/// The guide for editors as PDF, from our own Markdown; `version` is the program's.
///
/// # Errors
/// It uses Markdown that is not supported, such as images.
pub fn manual_pdf(markdown: &str, version: &str) -> Result<Printed> {
    let imprint = Imprint {
        fingerprint: version.to_owned(),
        ..Imprint::default()
    };
    let mut data = imprint.data();
    data["municipality"] = json!("beredskab");
    data["document"] = json!(format!("Vejledning til beredskab {version}"));
    data["content"] = json!(content(&mut Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES
    ))?);
    pdf(&typeset(TEMPLATE, &data)?, "vejledning", &imprint)
}

/// The content of the element that has just begun.
fn content(events: &mut Parser<'_>) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    while let Some(event) = events.next() {
        found.push(match event {
            Event::End(_) => break,
            Event::Start(tag) => {
                let mut element = element(&tag)?;
                element["content"] = json!(content(events)?);
                element
            }
            Event::Text(text) => json!({ "kind": "text", "text": text.as_ref() }),
            Event::Code(text) => json!({ "kind": "code", "text": text.as_ref() }),
            Event::SoftBreak => json!({ "kind": "text", "text": " " }),
            other => bail!("vejledningen kan ikke sættes: {other:?}"),
        });
    }
    Ok(found)
}

fn element(tag: &Tag<'_>) -> Result<Value> {
    Ok(match tag {
        Tag::Heading { level, .. } => json!({ "kind": "heading", "level": *level as usize }),
        Tag::List(first) => json!({ "kind": "list", "ordered": first.is_some() }),
        Tag::Table(columns) => json!({ "kind": "table", "columns": columns.len() }),
        Tag::Link { dest_url, .. } => json!({ "kind": "link", "to": dest_url.as_ref() }),
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => json!({ "kind": "block" }),
        Tag::Paragraph => json!({ "kind": "paragraph" }),
        Tag::Item => json!({ "kind": "item" }),
        Tag::TableHead | Tag::TableRow => json!({ "kind": "row" }),
        Tag::TableCell => json!({ "kind": "cell" }),
        Tag::Strong => json!({ "kind": "strong" }),
        Tag::Emphasis => json!({ "kind": "emphasis" }),
        other => bail!("vejledningen kan ikke sættes: {other:?}"),
    })
}
