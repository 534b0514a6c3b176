//! The list of characters that nobody sees, beside Unicode's own properties.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, NoncharacterCodePoint};
use icu_properties::{CodePointMapData, CodePointSetData};
use plan::is_invisible;

#[test]
fn the_list_is_unicode_s_own() {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let no_character = CodePointSetData::new::<NoncharacterCodePoint>();
    let categories = CodePointMapData::<GeneralCategory>::new();
    let separators = [
        GeneralCategory::LineSeparator,
        GeneralCategory::ParagraphSeparator,
    ];
    for c in '\0'..=char::MAX {
        let expected = match c {
            '\t' | '\n' => false,
            // Marks for annotations, and what stands where a character has been lost.
            '\u{fff9}'..='\u{fffb}' | '\u{fffd}' => true,
            _ => {
                c.is_control()
                    || ignorable.contains(c)
                    || no_character.contains(c)
                    || separators.contains(&categories.get(c))
            }
        };
        assert_eq!(
            is_invisible(c),
            expected,
            "{:?}",
            c.escape_unicode().to_string()
        );
    }
}
