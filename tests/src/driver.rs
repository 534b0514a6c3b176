use crate::environment;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A running chromedriver, which ends with this value and takes its browser along.
pub(crate) struct Driver {
    guard: Child,
    port: u16,
    /// Kept open: chromedriver would die of writing to a closed pipe.
    _output: BufReader<ChildStdout>,
}

/// Runs chromedriver until its own input ends: when the driver is dropped, and as well when the test program is killed.
///
/// Chromium outlives a chromedriver that is killed, so everything in the process group is told to end: all that was
/// started here and nothing else. Profiles lie in a folder of their own and go with it; the last files of one may still
/// be written when it is first removed.
const GUARD: &str = r#"
    profiles=$(mktemp -d)
    TMPDIR=$profiles "$@" &
    cat > /dev/null
    trap "" TERM
    kill 0
    wait
    rm -rf "$profiles" || { sleep 1; rm -rf "$profiles"; }
"#;

impl Driver {
    pub(crate) fn start() -> Result<Self> {
        let chromedriver = environment::chromedriver()?;
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "sh"])
            .arg(chromedriver)
            .arg("--port=0") // any that is free
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("sh cannot be started")?;
        let output = guard.stdout.take().context("chromedriver is mute")?;
        let mut output = BufReader::new(output);
        let port = announced_port(&mut output)?;
        Ok(Self {
            guard,
            port,
            _output: output,
        })
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Closes its input.
        drop(self.guard.stdin.take());
        _ = self.guard.wait();
    }
}

/// Reads on until chromedriver says "… was started successfully on port 40123."
fn announced_port(output: &mut impl BufRead) -> Result<u16> {
    let mut lines = output.lines();
    let port = lines.find_map(|line| {
        let line = line.ok()?;
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    port.context("chromedriver går ikke i gang; kør `cargo xtask test`")
}
