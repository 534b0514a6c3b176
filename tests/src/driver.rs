use crate::Engine;
use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// A running driver, which ends with this value and takes its browser along.
pub(crate) struct Driver {
    guard: Child,
    port: u16,
}

/// Runs a driver until its own input ends: when the driver is dropped, and as well when the test program is killed.
///
/// A browser outlives a driver that is killed, so everything in the process group is told to end: all that was started
/// here and nothing else. Profiles lie in a folder of their own and go with it, as does what a browser keeps in the home
/// folder; the last files may still be written when it is first removed.
const GUARD: &str = r#"
    home=$(mktemp -d)
    TMPDIR=$home HOME=$home XDG_CACHE_HOME= XDG_CONFIG_HOME= XDG_DATA_HOME= "$@" &
    cat > /dev/null
    trap "" TERM
    kill 0
    wait
    for _ in 1 2 3 4 5; do rm -rf "$home" && break; sleep 1; done
"#;

/// How long a driver may take until it listens; only a broken one takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

impl Driver {
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let port = free_port().context("no free port")?;
        let guard = Command::new("sh")
            .args(["-c", GUARD, "sh"])
            .args(engine.driver(port)?)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("sh cannot be started")?;
        let driver = Self { guard, port };
        driver.listens().await.with_context(|| {
            format!("det, der styrer {engine}, går ikke i gang; kør `cargo xtask test`")
        })?;
        Ok(driver)
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    async fn listens(&self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let connected = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await;
            if connected.is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        }
        bail!("nothing listens on port {}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Closes its input.
        drop(self.guard.stdin.take());
        _ = self.guard.wait();
    }
}

/// A port that is free, and that stays so until the driver takes it: the system hands out none below 32768 by itself.
/// (WebKitWebDriver does not tell which port it took when it is left to choose.)
fn free_port() -> Option<u16> {
    const LOWEST: u16 = 20_000;
    const COUNT: u16 = 12_000;
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Another run of the tests looks from elsewhere.
    let start = std::process::id().wrapping_mul(97);
    let candidate = |_| {
        let offset = start.wrapping_add(TAKEN.fetch_add(1, Ordering::Relaxed).into());
        LOWEST + u16::try_from(offset % u32::from(COUNT)).unwrap_or_default()
    };
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    (0..COUNT).map(candidate).find(is_free)
}
