//! Picks the fonts that the papers are set in. The others among typst's assets are for mathematics and weigh twice as much.

use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// The families in use, and of each what the names of the styles have in them that no paper is set in. Were one ever asked for, its
/// nearest relative would stand in.
const FAMILIES: [(&str, &[&str]); 2] = [
    ("Libertinus Serif", &["Semibold Italic"]),
    ("DejaVu Sans Mono", &["Bold", "Oblique"]),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    let folder = Path::new(&folder);
    let mut table = "static FILES: &[&[u8]] = &[\n".to_owned();
    for (number, font) in typst_assets::fonts().filter(is_in_use).enumerate() {
        let name = format!("{number}.font");
        fs::write(folder.join(&name), font)?;
        writeln!(table, "    include_bytes!({name:?}),").map_err(io::Error::other)?;
    }
    fs::write(folder.join("fonts.rs"), table + "];\n")
}

fn is_in_use(font: &&[u8]) -> bool {
    FAMILIES.iter().any(|(family, unused)| {
        names(font, family) && !unused.iter().any(|style| names(font, style))
    })
}

/// A font's family and style stand in it, each letter in two bytes (OpenType, "name").
fn names(font: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    font.windows(name.len()).any(|here| here == name)
}
