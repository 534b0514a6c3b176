//! Files compiled into the binary. `build.rs` writes the tables.

include!(concat!(env!("OUT_DIR"), "/within.rs"));
