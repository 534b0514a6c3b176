use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// A program with all its children, which end when the value is dropped.
pub struct Group(Child);

/// A program that listens on this machine; dropping it ends it with all its children.
pub struct ChildProcess {
    _group: Group,
    address: SocketAddr,
}

/// Runs a program until its standard input ends: when the value is dropped, or the test program is killed.
///
/// A browser outlives a killed driver, so the whole process group is ended, and nothing else. Profiles and the browser's home
/// folder are removed with it; the last files may still be written during the first removal.
const GUARD: &str = r#"
    home=$(mktemp -d)
    TMPDIR=$home HOME=$home XDG_CACHE_HOME= XDG_CONFIG_HOME= XDG_DATA_HOME= "$@" &
    cat > /dev/null
    trap "" TERM
    kill 0
    wait
    for _ in 1 2 3 4 5; do rm -rf "$home" && break; sleep 1; done
"#;

/// How long a program may take to listen; only a broken one takes as long.
const PATIENCE: Duration = Duration::from_secs(30);

impl ChildProcess {
    /// Starts a program and waits until it listens on this port.
    ///
    /// # Errors
    /// It cannot be started, or does not listen.
    pub async fn start(command: Vec<OsString>, port: u16) -> Result<Self> {
        let group = Group::start(command)?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let child_process = Self {
            _group: group,
            address,
        };
        child_process.listens().await?;
        Ok(child_process)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    async fn listens(&self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if TcpStream::connect(self.address).await.is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        }
        bail!("nothing listens on {}", self.address)
    }
}

impl Group {
    /// Starts a program with its arguments.
    ///
    /// # Errors
    /// There is no shell to start it.
    pub fn start(command: Vec<OsString>) -> Result<Self> {
        let guard = Command::new("sh")
            .args(["-c", GUARD, "sh"])
            .args(command)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("sh cannot be started")?;
        Ok(Self(guard))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Closes its standard input.
        drop(self.0.stdin.take());
        _ = self.0.wait();
    }
}

/// A port that is free and stays so: the system assigns none below 32768 by itself. (WebKitWebDriver does not report the port it
/// chooses.)
///
/// # Errors
/// All are taken.
pub fn free_port() -> Result<u16> {
    const LOWEST: u16 = 20_000;
    const COUNT: u16 = 12_000;
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Parallel runs of the tests start elsewhere.
    let start = std::process::id().wrapping_mul(97);
    let candidate = |_| {
        let offset = start.wrapping_add(TAKEN.fetch_add(1, Ordering::Relaxed).into());
        LOWEST + u16::try_from(offset % u32::from(COUNT)).unwrap_or_default()
    };
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let mut candidates = (0..COUNT).map(candidate);
    candidates.find(is_free).context("no free port")
}
