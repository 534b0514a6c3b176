use crate::contacts::contacts;
use crate::text::text;
use crate::typeset::{pdf, typeset};
use crate::world::Template;
use crate::{Imprint, Printed, glyphs};
use anyhow::Result;
use plan::Plan;
use serde_json::json;

const TEMPLATE: Template = Template {
    name: "plan.typ",
    text: include_str!("../typst/plan.typ"),
};

/// The whole plan: contacts, contents, every passage word for word, figures, and how to verify the text.
///
/// # Errors
/// A character is in none of the fonts.
pub fn plan_pdf(plan: &Plan, imprint: &Imprint) -> Result<Printed> {
    glyphs::check(plan)?;
    let municipality = &plan.municipality;
    let mut data = imprint.data();
    data["title"] = json!(municipality.title);
    data["municipality"] = json!(municipality.name);
    data["document"] = json!(format!("{} – {}", municipality.title, municipality.name));
    data["contacts"] = json!(contacts(plan));
    data["blocks"] = json!(text(plan));
    data["facts"] = json!(imprint.facts());
    data["changes"] = json!(imprint.changes);
    data["fingerprint"] = json!(imprint.whole_fingerprint());
    data["verify"] = json!(verify(imprint));
    pdf(&typeset(TEMPLATE, &data)?, "beredskabsplan", imprint)
}

/// The command that verifies the text, with the site's address if known.
fn verify(imprint: &Imprint) -> String {
    let site = imprint.site.as_deref().unwrap_or("ADRESSE");
    format!("beredskab verify {site}")
}
