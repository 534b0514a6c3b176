use anyhow::{Context, Result};
use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};

/// An address as a QR code, drawn as SVG without the white rim, which the sheet has.
///
/// # Errors
/// If the address is too long for one.
pub(crate) fn qr(address: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M);
    let code = code.with_context(|| format!("»{address}« er for lang til en QR-kode"))?;
    let drawing = code
        .render::<Color<'_>>()
        .quiet_zone(false)
        .module_dimensions(8, 8)
        .build();
    Ok(drawing)
}
