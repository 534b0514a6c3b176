use guide::GuidePayload;
use leptos::tachys::dom::document;

/// The page's payload, read by `read`. It is leaked, so that every view can borrow from it.
pub(crate) fn payload(read: fn(&str) -> GuidePayload) -> Option<&'static GuidePayload> {
    let text = document()
        .get_element_by_id("vejviser-data")?
        .text_content()?;
    Some(Box::leak(Box::new(read(&text))))
}
