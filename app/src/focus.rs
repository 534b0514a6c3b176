use crate::dom::find;
use guide::words;
use leptos::prelude::document;

/// The link from the message about a missing answer to the choices.
pub(crate) const TO_CHOICES: &str = ".guide .error-summary a";

/// Focuses what is new after a step: the message about a missing answer, or the top of a page.
///
/// A screen reader reads the focused element, and Tab continues from it.
pub(crate) fn show_what_is_new() {
    let message = find(".guide .error-summary");
    mark_title(message.is_some());
    if let (Some(message), Some(question)) = (message, find(".guide .choices")) {
        // Until it is answered; then the next page comes.
        _ = question.set_attribute("aria-invalid", "true");
        _ = message.focus();
    } else if let (Some(guide), Some(heading)) = (find(".guide"), find(".guide h1")) {
        guide.scroll_into_view();
        _ = heading.focus();
    }
}

/// Shows a message beneath the question, which screen readers announce.
pub(crate) fn say(message: &str) {
    if let Some(place) = find("#vejviser-besked") {
        place.set_text_content(Some(message));
    }
}

/// Focuses the question's first choice.
pub(crate) fn show_choices() {
    if let Some(first) = find(".guide .choice input") {
        _ = first.focus();
    }
}

/// Marks a missing answer in the page's title, which screen readers read first.
pub(crate) fn mark_title(missing: bool) {
    let title = document().title();
    let plain = title.strip_prefix(words::ERROR).unwrap_or(&title);
    let mark = if missing { words::ERROR } else { "" };
    document().set_title(&[mark, plain].concat());
}
