use anyhow::{Context, Result};
use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};

/// An address as a QR code in SVG, without the quiet zone, which the sheet adds.
///
/// # Errors
/// The address is too long.
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
