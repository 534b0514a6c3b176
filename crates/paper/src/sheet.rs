use crate::contacts::contacts;
use crate::qr::qr;
use crate::typeset::typeset;
use crate::world::Template;
use crate::{Imprint, glyphs};
use anyhow::Result;
use plan::Plan;
use serde_json::{Value, json};
use typst_layout::PagedDocument;

/// The type sizes to try, largest first.
const SCALES: [f64; 11] = [
    1.45, 1.3, 1.15, 1.0, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.53,
];

/// The data of a sheet of contacts, on the template's paper.
pub(crate) fn data(plan: &Plan, imprint: &Imprint) -> Result<Value> {
    glyphs::check(plan)?;
    let mut data = imprint.data();
    data["title"] = json!(plan.municipality.title);
    data["municipality"] = json!(plan.municipality.name);
    data["contacts"] = json!(contacts(plan));
    data["qr"] = json!(imprint.guide.as_deref().map(qr).transpose()?);
    Ok(data)
}

/// The type size of a sheet with several pages: more pages are better than small type.
const LONG: f64 = 0.84;

/// Sets a sheet in the largest type that fits one page, or in readable type on several; `data` records the size.
///
/// # Errors
/// Template and data do not match.
pub(crate) fn on_few_pages(template: Template, data: &mut Value) -> Result<PagedDocument> {
    data["long"] = json!(false);
    for scale in SCALES {
        data["scale"] = json!(scale);
        let document = typeset(template, data)?;
        if document.pages().len() == 1 {
            return Ok(document);
        }
    }
    data["scale"] = json!(LONG);
    data["long"] = json!(true);
    typeset(template, data)
}
