use crate::assets::embedded::SOURCES;
use crate::assets::widget::Widget;
use plan::sha256;

/// The address of the file that says what made a site.
pub(crate) const MAKER: &str = "beredskab.txt";

/// What made a site: the hashes of the publisher's sources and of the widget's files. The same two make the same site from the same
/// books.
pub(crate) fn maker(widget: Option<&Widget>) -> String {
    let widget = widget.map_or("ingen".to_owned(), |widget| {
        let addresses = widget.files().map(|file| file.address.as_str());
        sha256(addresses.join("\n").as_bytes())[..16].to_owned()
    });
    format!("Webstedet er lavet af beredskab.\nudgiver {SOURCES}\nguide {widget}\n")
}
