use crate::sheet::{data, on_few_pages};
use crate::typeset::{pdf, typeset};
use crate::world::Template;
use crate::{Imprint, Printed};
use anyhow::Result;
use plan::Plan;
use serde_json::{Value, json};

const TEMPLATE: Template = Template {
    name: "pocket-card.typ",
    text: include_str!("../typst/pocket-card.typ"),
};

/// An A6 card with every contact, continued on further pages if needed.
///
/// # Errors
/// A character cannot be printed.
pub fn pocket_card(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    let mut data = card(plan, imprint)?;
    let document = on_few_pages(TEMPLATE, &mut data)?;
    pdf(&document, "lommekort", imprint)
}

/// Four pocket cards on A4 with cutting marks; a card with too many contacts is printed once, in two columns.
///
/// # Errors
/// As for one card.
pub fn pocket_cards(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    let mut data = card(plan, imprint)?;
    // All four have the single card's type size, as an overfull card would run over unnoticed.
    on_few_pages(TEMPLATE, &mut data)?;
    data["four"] = json!(true);
    pdf(&typeset(TEMPLATE, &data)?, "lommekort-a4", imprint)
}

fn card(plan: &Plan, imprint: &Imprint) -> Result<Value> {
    let mut data = data(plan, imprint)?;
    data["document"] = json!(format!("Lommekort – {}", plan.municipality.name));
    data["four"] = json!(false);
    Ok(data)
}
