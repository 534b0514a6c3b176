//! What the executable carries within, so that it needs nothing beside it: `build.rs` writes the tables.

include!(concat!(env!("OUT_DIR"), "/within.rs"));
