use crate::world::{Desk, Template};
use crate::{Imprint, Printed};
use anyhow::{Result, anyhow};
use plan::Date;
use serde_json::Value;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// The date of a file without one. PDF/A requires a date, and the clock would break reproducibility; 1970-01-01 is the convention
/// of reproducible builds.
const UNDATED: Date = Date::constant(1970, 1, 1);

/// How many documents typst keeps cached work for.
const REMEMBERED: usize = 4;

/// A template set with its data.
///
/// # Errors
/// Template and data do not match, which is a bug, or something does not fit in a PDF.
pub(crate) fn typeset(template: Template, data: &Value) -> Result<PagedDocument> {
    let desk = Desk::new(template, data.to_string()).map_err(|error| anyhow!("{error}"))?;
    let document = typst::compile(&desk).output;
    comemo::evict(REMEMBERED);
    document.map_err(|errors| describe(&errors))
}

/// A document as PDF/UA-1 and PDF/A-2a, both based on PDF 1.7.
///
/// `name` distinguishes the municipality's documents.
///
/// # Errors
/// The document violates the standards.
pub(crate) fn pdf(document: &PagedDocument, name: &str, imprint: &Imprint) -> Result<Printed> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let standards = standards.map_err(|error| anyhow!("{}", error.message()))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{name} {}", imprint.fingerprint)),
        creator: Smart::Custom(Some("beredskab".to_owned())),
        timestamp: timestamp(imprint.adopted.unwrap_or(UNDATED)),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(document, &options).map_err(|errors| describe(&errors))?;
    let pages = document.pages().len();
    Ok(Printed { pdf, pages })
}

fn timestamp(date: Date) -> Option<Timestamp> {
    let year = i32::from(date.year());
    let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}

/// Typst's messages with their hints, for developers.
fn describe(errors: &[SourceDiagnostic]) -> anyhow::Error {
    let errors = errors.iter().map(|error| {
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", error.message, hints.collect::<String>())
    });
    let errors: Vec<_> = errors.collect();
    anyhow!("PDF’en kan ikke sættes: {}", errors.join("; "))
}
