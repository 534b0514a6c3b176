//! The widget as the browser starts it.

fn main() {
    app::start();
}
