use crate::sheet::{data, on_few_pages};
use crate::typeset::pdf;
use crate::world::Template;
use crate::{Imprint, Printed};
use anyhow::Result;
use plan::Plan;
use serde_json::json;

const TEMPLATE: Template = Template {
    name: "contact-sheet.typ",
    text: include_str!("../typst/contact-sheet.typ"),
};

/// An A4 sheet for the staff room's wall: every contact, in the largest type that fits one page or else on several pages, and a QR
/// code to the guide if its address is known.
///
/// # Errors
/// A character cannot be printed.
pub fn contact_sheet(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    let mut data = data(plan, imprint)?;
    data["document"] = json!(format!("Kontaktark – {}", plan.municipality.name));
    let document = on_few_pages(TEMPLATE, &mut data)?;
    pdf(&document, "kontaktark", imprint)
}
