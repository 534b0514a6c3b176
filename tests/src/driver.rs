use crate::Engine;
use crate::child_process::{ChildProcess, free_port};
use anyhow::{Context, Result};

/// A running driver, which ends with this value and takes its browser along.
pub(crate) struct Driver(ChildProcess);

impl Driver {
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let driver = ChildProcess::start(engine.driver(port)?, port).await;
        let driver = driver.with_context(|| {
            format!("det, der styrer {engine}, går ikke i gang; kør `cargo xtask test`")
        })?;
        Ok(Self(driver))
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.0.address())
    }
}
