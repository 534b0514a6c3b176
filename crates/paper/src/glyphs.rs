use crate::world::FONTS;
use anyhow::{Result, bail};
use plan::{Chapter, Plan, is_invisible};

/// That every character of the plan's text can be printed.
///
/// # Errors
/// The first that cannot, with its place.
pub(crate) fn check(plan: &Plan) -> Result<()> {
    for passage in plan.chapters.iter().flat_map(Chapter::passages) {
        let mut characters = passage.text.char_indices();
        if let Some((byte, character)) = characters.find(|(_, one)| !is_printable(*one)) {
            bail!(
                "{}: tegnet »{character}« (U+{:04X}) findes ikke i PDF’ens skrifter; skriv det med almindelige tegn, \
                 eller byg uden PDF med --no-pdf",
                passage.place_of(byte..byte + character.len_utf8()),
                u32::from(character),
            );
        }
    }
    Ok(())
}

fn is_printable(character: char) -> bool {
    let in_a_font = || {
        let mut fonts = FONTS.iter();
        fonts.any(|font| font.info().coverage.contains(character.into()))
    };
    character.is_whitespace() || is_invisible(character) || in_a_font()
}
