//! Writes `schemas/` anew: `cargo run --package plan --example write_schemas`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    std::fs::create_dir_all(&folder)?;
    for (name, schema) in plan::schemas() {
        std::fs::write(folder.join(name), format!("{:#}\n", schema.as_value()))?;
    }
    Ok(())
}
