use crate::contacts::contacts;
use crate::qr::qr;
use crate::typeset::typeset;
use crate::world::Template;
use crate::{Imprint, glyphs};
use anyhow::{Result, bail};
use plan::Plan;
use serde_json::{Value, json};
use typst_layout::PagedDocument;

/// The sizes that are tried, from the largest: what every contact fits in is the size in use.
const SCALES: [f64; 11] = [
    1.45, 1.3, 1.15, 1.0, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.53,
];

/// What a sheet of contacts shows, on paper of its template's size.
pub(crate) fn data(plan: &Plan, imprint: &Imprint) -> Result<Value> {
    glyphs::check(plan)?;
    let mut data = imprint.data();
    data["title"] = json!(plan.municipality.title);
    data["municipality"] = json!(plan.municipality.name);
    data["contacts"] = json!(contacts(plan));
    data["qr"] = json!(imprint.guide.as_deref().map(qr).transpose()?);
    Ok(data)
}

/// Sets a sheet in the largest type in which it is one page; `data` then tells which that is.
///
/// # Errors
/// If even the smallest readable type is too large.
pub(crate) fn on_one_page(
    template: Template,
    data: &mut Value,
    what: &str,
) -> Result<PagedDocument> {
    for scale in SCALES {
        data["scale"] = json!(scale);
        let document = typeset(template, data)?;
        if document.pages().len() == 1 {
            return Ok(document);
        }
    }
    bail!(
        "kontakterne kan ikke stå læseligt på {what}; forkort deres navne i contacts.toml, eller byg uden PDF med --no-pdf"
    )
}
