//! The widget as the browser starts it.

use guide::GuidePayload;

fn main() {
    app::start(GuidePayload::read);
}
