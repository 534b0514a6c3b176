use crate::world::FONTS;
use anyhow::{Result, bail};
use plan::{Adoption, Chapter, Diagnostics, Location, Plan, is_invisible};

/// Characters of the plan that no font has, as errors at their places: the first in each passage, and in the authors' other texts.
pub fn unprintable(plan: &Plan) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for passage in plan.chapters.iter().flat_map(Chapter::passages) {
        if let Some((byte, sign)) = odd_sign(&passage.text) {
            let place = passage.place_of(byte..byte + sign.len_utf8());
            refuse(sign, &place, &mut diagnostics);
        }
    }
    for (file, text) in other_texts(plan) {
        if let Some((_, sign)) = odd_sign(text) {
            refuse(sign, &Location::file(file), &mut diagnostics);
        }
    }
    diagnostics
}

/// Checks that the plan can be printed.
///
/// # Errors
/// Every character that cannot.
pub(crate) fn check(plan: &Plan) -> Result<()> {
    let diagnostics = unprintable(plan);
    if diagnostics.has_errors() {
        bail!("{diagnostics}");
    }
    Ok(())
}

/// Printed texts besides the passages, each with its file.
fn other_texts(plan: &Plan) -> Vec<(&'static str, &str)> {
    let municipality = [&plan.municipality.name, &plan.municipality.title];
    let decision = match &plan.adoption {
        Adoption::Adopted(decision) => vec![&decision.body, &decision.case],
        Adoption::Draft => Vec::new(),
    };
    let titles = plan.figures.iter().map(|figure| &figure.title);
    let titles = titles.map(|title| ("book/figures.toml", title.as_str()));
    let municipality = municipality.map(|text| ("book/theme/municipality.toml", text.as_str()));
    let decision = decision.into_iter();
    let decision = decision.map(|text| ("book/adoption.toml", text.as_str()));
    municipality
        .into_iter()
        .chain(decision)
        .chain(titles)
        .collect()
}

fn odd_sign(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, sign)| !is_printable(*sign))
}

fn refuse(sign: char, place: &Location, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        place,
        format!("tegnet »{sign}« (U+{:04X}) findes ikke i PDF’ens skrifter", u32::from(sign)),
        "skriv det med almindelige tegn, eller byg uden PDF med --no-pdf; planen kan ikke vedtages med det",
    );
}

fn is_printable(character: char) -> bool {
    let in_a_font = || {
        let mut fonts = FONTS.iter();
        fonts.any(|font| font.info().coverage.contains(character.into()))
    };
    character.is_whitespace() || is_invisible(character) || in_a_font()
}
