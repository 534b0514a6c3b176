use crate::assets::embedded::SOURCES;
use crate::assets::widget::Widget;
use plan::sha256;

/// The address of the file that says by which publisher and widget a site was made.
pub(crate) const MAKER: &str = "beredskab.txt";

/// What made a site: the publisher, by the fingerprint of its sources, and the guide's widget, by that of its files. Whoever has the
/// same two makes the same site of the same books.
pub(crate) fn maker(widget: Option<&Widget>) -> String {
    let widget = widget.map_or("ingen".to_owned(), |widget| {
        let addresses = widget.files().map(|file| file.address.as_str());
        sha256(addresses.join("\n").as_bytes())[..16].to_owned()
    });
    format!("Webstedet er lavet af beredskab.\nudgiver {SOURCES}\nguide {widget}\n")
}
