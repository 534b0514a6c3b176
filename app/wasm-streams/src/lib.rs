//! Stands in for the crate wasm-streams, see `[patch.crates-io]` in the workspace's manifest.
//!
//! Leptos always brings it along, to stream data between browser and server. The widget has no server. But the real crate exports
//! functions to JavaScript, and what is exported no optimiser may leave out: 4,500 bytes (brotli) for every reader, unused.

use futures_core::stream::LocalBoxStream;
use wasm_bindgen::JsValue;

type Chunk = Result<JsValue, JsValue>;

/// A stream of the browser's, as far as `server_fn` names it.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps the browser's own.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Gives the browser's own back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Not here.
    pub fn from_stream(_: impl Sized) -> Self {
        unreachable!("the widget sends nothing to a server")
    }

    /// Not here.
    pub fn into_stream(self) -> LocalBoxStream<'static, Chunk> {
        unreachable!("the widget receives nothing from a server")
    }
}
