//! Replaces the crate wasm-streams, see `[patch.crates-io]` in the workspace's manifest.
//!
//! Leptos depends on it to stream data between browser and server. The widget has no server, but the real crate exports functions
//! to JavaScript, which no optimiser may drop: 4,500 bytes (brotli) for every reader, unused.

use futures_core::stream::LocalBoxStream;
use wasm_bindgen::JsValue;

type Chunk = Result<JsValue, JsValue>;

/// A browser's stream, as far as `server_fn` needs the type.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Returns the browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Unsupported.
    pub fn from_stream(_: impl Sized) -> Self {
        unreachable!("the widget sends nothing to a server")
    }

    /// Unsupported.
    pub fn into_stream(self) -> LocalBoxStream<'static, Chunk> {
        unreachable!("the widget receives nothing from a server")
    }
}
