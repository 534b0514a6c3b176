use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text with each letter composed (Unicode's NFC): å is one character, whoever has written it. Systems and PDFs differ in this, and
/// no reader sees it.
pub fn composed(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}
