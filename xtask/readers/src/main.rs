//! The widget with another reader of its payload.

use guide::GuidePayload;

fn main() {
    app::start(read);
}

#[cfg(feature = "serde_json")]
fn read(json: &str) -> GuidePayload {
    serde_json::from_str(json).expect("the payload")
}

/// For its size alone: in a page the bytes would also need base64, and postcard cannot read fields that were skipped.
#[cfg(feature = "postcard")]
fn read(bytes: &str) -> GuidePayload {
    postcard::from_bytes(bytes.as_bytes()).expect("the payload")
}

#[cfg(feature = "serde-wasm-bindgen")]
fn read(json: &str) -> GuidePayload {
    let value = js_sys::JSON::parse(json).expect("the payload");
    serde_wasm_bindgen::from_value(value).expect("the payload")
}

#[cfg(not(any(
    feature = "serde_json",
    feature = "postcard",
    feature = "serde-wasm-bindgen"
)))]
fn read(json: &str) -> GuidePayload {
    GuidePayload::read(json)
}
