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

/// The day that stands in a file that has none. PDF/A demands one, and the clock must not be asked, as the same text gives
/// the same bytes; for "no day" reproducible builds have agreed on the day on which computers began to count.
const UNDATED: Date = Date::constant(1970, 1, 1);

/// How many documents typst may remember its work for.
const REMEMBERED: usize = 4;

/// A template with its data set in type.
///
/// # Errors
/// If the template and the data do not go together, which is a mistake of ours, or something does not fit in a PDF.
pub(crate) fn typeset(template: Template, data: &Value) -> Result<PagedDocument> {
    let desk = Desk::new(template, data.to_string()).map_err(|error| anyhow!("{error}"))?;
    let document = typst::compile(&desk).output;
    comemo::evict(REMEMBERED);
    document.map_err(|errors| describe(&errors))
}

/// A document as a file: PDF/UA-1, and PDF/A-2a, which share PDF 1.7.
///
/// `name` tells the municipality's documents apart.
///
/// # Errors
/// If the document does not keep to the standards.
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

/// typst's own words, each with its hints: they are for us and not for an editor.
fn describe(errors: &[SourceDiagnostic]) -> anyhow::Error {
    let errors = errors.iter().map(|error| {
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", error.message, hints.collect::<String>())
    });
    let errors: Vec<_> = errors.collect();
    anyhow!("PDF’en kan ikke sættes: {}", errors.join("; "))
}
