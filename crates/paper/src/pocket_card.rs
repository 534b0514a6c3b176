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

/// A card of A6 with every contact, for the pocket; where they are too many for one page, it goes on to others.
///
/// # Errors
/// If a character cannot be printed.
pub fn pocket_card(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    let mut data = card(plan, imprint)?;
    let document = on_few_pages(TEMPLATE, &mut data)?;
    pdf(&document, "lommekort", imprint)
}

/// Four pocket cards on a sheet of A4 with marks for cutting; one whose contacts are too many stands there once, in two columns.
///
/// # Errors
/// As for one card.
pub fn pocket_cards(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    let mut data = card(plan, imprint)?;
    // The card tells the size in which the four are set, as a card that is full would run over unseen.
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
