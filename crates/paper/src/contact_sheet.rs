use crate::sheet::{data, on_one_page};
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

/// One A4 page for the staff room's wall: every contact, in the largest type that fits, and a QR code to the guide where its
/// address is known.
///
/// # Errors
/// If the contacts do not fit on one page, or a character cannot be printed.
pub fn contact_sheet(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    let mut data = data(plan, imprint)?;
    data["document"] = json!(format!("Kontaktark – {}", plan.municipality.name));
    let document = on_one_page(TEMPLATE, &mut data, "ét A4-ark")?;
    pdf(&document, "kontaktark", imprint)
}
