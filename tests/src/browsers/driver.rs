use crate::browsers::engine::Engine;
use crate::machine::child_process::{ChildProcess, free_port};
use anyhow::{Context, Result};

/// A running driver; dropping it ends its browser.
pub(crate) struct Driver(ChildProcess);

impl Driver {
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let driver = ChildProcess::start(engine.driver(port)?, port).await;
        let driver = driver.with_context(|| {
            format!("the driver of {engine} does not start; run `cargo xtask test`")
        })?;
        Ok(Self(driver))
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.0.address())
    }
}
