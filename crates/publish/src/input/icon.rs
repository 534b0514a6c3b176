//! Checks `theme/favicon.svg`: it must be a self-contained drawing. A reader can open it as a page, so it must neither run nor load
//! anything.

use plan::{Diagnostics, Location, SourceFile};
use roxmltree::{Attribute, Document, Node};

/// Elements that draw.
const ELEMENTS: [&str; 20] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "use",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
];

const SVG: &str = "http://www.w3.org/2000/svg";
const HINT: &str =
    "gem ikonet som en enkel tegning: former og farver, uden scripts, stilark og billeder udefra";

/// Notes everything that is not drawing.
pub(crate) fn check(file: &SourceFile, diagnostics: &mut Diagnostics) {
    let mut refuse = |byte: usize, message: String| {
        diagnostics.error(&Location::at(&file.path, &file.text, byte), message, HINT);
    };
    // Deep nesting could overflow a parser.
    if file.text.matches('<').count() > 5_000 {
        refuse(0, "ikonet er for indviklet".to_owned());
        return;
    }
    let document = match Document::parse(&file.text) {
        Ok(document) => document,
        Err(error) => {
            let at = error.pos();
            let before = file
                .text
                .split_inclusive('\n')
                .take(at.row.saturating_sub(1) as usize);
            let line: usize = before.map(str::len).sum();
            refuse(
                line + at.col.saturating_sub(1) as usize,
                "filen er ikke en SVG-tegning, der kan læses".to_owned(),
            );
            return;
        }
    };
    if document.root_element().tag_name().name() != "svg" {
        refuse(0, "filen er ikke en SVG-tegning".to_owned());
    }
    for node in document.descendants() {
        let byte = node.range().start;
        if node.is_pi() {
            refuse(byte, "ikonet henviser til et stilark".to_owned());
        } else if node.is_element() && !draws(&node) {
            refuse(
                byte,
                format!("»{}« kan ikke stå i ikonet", node.tag_name().name()),
            );
        }
        for attribute in node
            .attributes()
            .filter(|attribute| !is_harmless(attribute))
        {
            refuse(
                byte,
                format!("»{}« kan ikke stå i ikonet", attribute.name()),
            );
        }
    }
}

fn draws(node: &Node<'_, '_>) -> bool {
    let namespace = node.tag_name().namespace().unwrap_or(SVG);
    namespace == SVG && ELEMENTS.contains(&node.tag_name().name())
}

/// Whether the attribute has no effect besides drawing, and refers to the drawing only.
fn is_harmless(attribute: &Attribute<'_, '_>) -> bool {
    let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
    let plain: String = value.to_ascii_lowercase().split_whitespace().collect();
    let is_own = |reference: &str| reference.trim_start_matches(['"', '\'']).starts_with('#');
    let refers = name == "href" || name == "src" || name == "base";
    !name.starts_with("on")
        && (!refers || is_own(&plain))
        && plain.split("url(").skip(1).all(is_own)
        && !plain.contains(['\\', '@'])
        && !plain.contains("/*")
        && !plain.contains("image(")
        && !plain.contains("image-set(")
        && !plain.contains("javascript:")
}
