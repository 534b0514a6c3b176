use crate::dom::find;
use guide::words;
use leptos::prelude::document;

/// What leads from the message about a missing answer to the choices.
pub(crate) const TO_CHOICES: &str = ".guide .error-summary a";

/// Brings the reader to what a step has made new: the message about a missing answer, or else the top of a page.
///
/// A screen reader reads what gets the focus, and the Tab key goes on from there.
pub(crate) fn show_what_is_new() {
    let message = find(".guide .error-summary");
    mark_title(message.is_some());
    if let (Some(message), Some(question)) = (message, find(".guide fieldset")) {
        // Until it is answered: then another page comes.
        _ = question.set_attribute("aria-invalid", "true");
        _ = message.focus();
    } else if let (Some(guide), Some(heading)) = (find(".guide"), find(".guide h1")) {
        guide.scroll_into_view();
        _ = heading.focus();
    }
}

/// Lets the page say something beneath the question, where a screen reader hears it, too.
pub(crate) fn say(message: &str) {
    if let Some(place) = find("#vejviser-besked") {
        place.set_text_content(Some(message));
    }
}

/// Brings the reader to the first choice of the question.
pub(crate) fn show_choices() {
    if let Some(first) = find(".guide .choice input") {
        _ = first.focus();
    }
}

/// Says in the page's title, which is the first that a screen reader reads, whether an answer is missing.
pub(crate) fn mark_title(missing: bool) {
    let title = document().title();
    let plain = title.strip_prefix(words::ERROR).unwrap_or(&title);
    let mark = if missing { words::ERROR } else { "" };
    document().set_title(&[mark, plain].concat());
}
