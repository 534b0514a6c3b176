//! The press: prints papers, if compiled in.

#[cfg(not(feature = "papers"))]
#[path = "press/absent.rs"]
mod machine;
#[cfg(feature = "papers")]
#[path = "press/typeset.rs"]
mod machine;

use plan::{Diagnostics, Plan};

pub use machine::unprintable;
pub(crate) use machine::{Press, adopted_pdf};

/// A finished document.
#[cfg(feature = "papers")]
pub(crate) use ::paper::Printed;

/// A finished document; there is none without the press.
#[cfg(not(feature = "papers"))]
pub(crate) struct Printed {
    pub(crate) pdf: Vec<u8>,
    pub(crate) pages: usize,
}

/// Whether papers can be printed here.
pub const HAS_PRESS: bool = cfg!(feature = "papers");

/// Requires that the plan can be printed; `check` reports the same.
///
/// # Errors
/// Each character that cannot, at its place.
pub(crate) fn must_be_printable(plan: &Plan) -> Result<(), Diagnostics> {
    let diagnostics = unprintable(plan);
    match diagnostics.has_errors() {
        true => Err(diagnostics),
        false => Ok(()),
    }
}
