use guide::GuidePayload;
use leptos::tachys::dom::document;

/// Reads what the page hands out. It is kept for as long as the page stands, so that every view can borrow from it.
pub(crate) fn payload() -> Option<&'static GuidePayload> {
    let text = document()
        .get_element_by_id("vejviser-data")?
        .text_content()?;
    Some(Box::leak(Box::new(GuidePayload::read(&text))))
}
