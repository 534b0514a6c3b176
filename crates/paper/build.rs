//! Picks the fonts that the papers are set in. The others among typst's assets are for mathematics and weigh twice as much.

use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// The families in use.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

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

/// A font's family stands in it, each letter in two bytes (OpenType, "name").
fn is_in_use(font: &&[u8]) -> bool {
    FAMILIES.iter().any(|family| {
        let name: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
        font.windows(name.len()).any(|here| here == name)
    })
}
