//! No press: compiled without the feature `papers`, so that the first page need not wait for it.

use super::Printed;
use crate::input::theme::Theme;
use crate::papers::links::What;
use anyhow::{Result, bail};
use plan::{Decision, Diagnostics, Plan, Publication};
use std::path::Path;

const ABSENT: &str = "PDF-filerne er ikke klar: det program, der laver dem, er ikke bygget færdigt; prøv igen om lidt, eller byg uden dem med --no-pdf";

pub(crate) struct Press;

impl Press {
    pub(crate) fn of(_: &Publication, _: &Theme) -> Self {
        Self
    }

    pub(crate) fn print(&self, _: What) -> Result<Printed> {
        bail!(ABSENT)
    }
}

/// Nothing: only the press knows its fonts.
pub fn unprintable(_: &Plan) -> Diagnostics {
    Diagnostics::default()
}

pub(crate) fn adopted_pdf(_: &Path, _: &Plan, _: &Decision) -> Result<Vec<u8>> {
    bail!(ABSENT)
}
