use anyhow::{Context, Result, ensure};
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tests::{Group, Site, screen_reader};
use tokio::time::sleep;

/// A reader with Orca and Firefox on a screen that nobody sees.
pub(crate) struct Listener {
    folder: TempDir,
    address: String,
    display: String,
    /// The bytes of Orca's log that have been listened to.
    listened: usize,
    transcript: String,
    /// Whether a page has been read to its end once.
    has_heard_the_end: bool,
    _session: Group,
}

/// Starts a screen, a session's bus, a window manager, Orca and Firefox, in a folder that has Firefox' profile. Firefox comes when Orca
/// listens. Orca writes each utterance into its log; nothing is to be heard.
const SESSION: &str = r#"
    cd "$1"
    mkdir -m 700 run
    mkdir locale
    localedef -i da_DK -f UTF-8 locale/da_DK.UTF-8
    export XDG_RUNTIME_DIR="$1/run" LOCPATH="$1/locale" LANG=da_DK.UTF-8 MOZ_ENABLE_WAYLAND=0
    unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS LC_ALL
    mkdir -p "$HOME/.local/share/orca"
    cp customizations.py "$HOME/.local/share/orca/orca-customizations.py"
    mkfifo number
    "$3" -displayfd 9 -nolisten tcp -screen 0 1280x900x24 9> number &
    read -r number < number
    export DISPLAY=":$number"
    echo "$DISPLAY" > display
    exec dbus-run-session -- sh -c '
        gsettings set org.gnome.desktop.interface toolkit-accessibility true
        openbox &
        /usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 &
        orca --replace --debug --debug-file=log &
        until grep -q "SPEECH OUTPUT" log; do sleep 0.1; done
        "$2" --profile profile "$1" &
        wait
    ' sh "$2" "$4"
"#;

/// No page of the browser's own, and no link that looks visited.
const PROFILE: &str = "
user_pref('accessibility.force_disabled', -1);
user_pref('app.update.enabled', false);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('browser.startup.homepage_override.mstone', 'ignore');
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('intl.accept_languages', 'da');
user_pref('network.captive-portal-service.enabled', false);
user_pref('network.connectivity-service.enabled', false);
user_pref('places.history.enabled', false);
user_pref('termsofuse.acceptedVersion', 999);
user_pref('toolkit.telemetry.reportingpolicy.firstRun', false);
";

/// Each line of the log is written at once, and keys are not named: the transcript has them.
const CUSTOMIZATIONS: &str = "
import orca.debug
import orca.settings
orca.debug.debugFile.reconfigure(line_buffering=True)
orca.settings.enableKeyEcho = False
";

/// What Orca says when it has read a page's main part.
const END_OF_MAIN: &str = "forlader hovedindhold.";

/// How long it may take until something is said; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(60);
/// After so long a silence nothing more follows from a key.
const SILENCE: Duration = Duration::from_millis(1200);

impl Listener {
    /// Opens a page of the site; Orca reads it from its beginning.
    pub(crate) async fn open(site: &Site, path: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("profile"))?;
        fs::write(folder.path().join("profile/user.js"), PROFILE)?;
        fs::write(folder.path().join("customizations.py"), CUSTOMIZATIONS)?;
        fs::write(folder.path().join("log"), "")?;
        let address = site.url(path);
        let [screen, browser] = screen_reader()?;
        let mut command: Vec<OsString> = ["sh", "-c", SESSION, "sh"].map(Into::into).into();
        command.extend([
            folder.path().into(),
            OsString::from(&address),
            screen.into(),
            browser.into(),
        ]);
        let session = Group::start(command)?;
        let mut listener = Self {
            folder,
            address,
            display: String::new(),
            listened: 0,
            transcript: format!("> {path}\n"),
            has_heard_the_end: false,
            _session: session,
        };
        listener.hears("dokumentweb").await?;
        listener.display = fs::read_to_string(listener.path("display"))?
            .trim()
            .to_owned();
        // Under the pointer, a heading would show its link.
        listener.xdotool(&["mousemove", "0", "0"])?;
        listener.listen().await?;
        Ok(listener)
    }

    /// Presses keys, each when nothing more is said to the one before it.
    pub(crate) async fn press(&mut self, keys: &[&str]) -> Result<()> {
        for key in keys {
            self.key(key)?;
            self.transcript += &format!("> {key}\n");
            self.listen().await?;
        }
        Ok(())
    }

    /// Has what follows in the page read.
    pub(crate) async fn read_on(&mut self) -> Result<()> {
        self.press(&["KP_Add"]).await
    }

    /// Goes to another page of the site, which Orca reads from its beginning.
    pub(crate) async fn go_to(&mut self, site: &Site, path: &str) -> Result<()> {
        self.key("ctrl+l")?;
        self.new_utterances().await?;
        self.type_in(&site.url(path))?;
        // What the address bar says is the browser's matter.
        self.new_utterances().await?;
        self.key("Return")?;
        self.transcript += &format!("> {path}\n");
        self.listen().await
    }

    /// Types a text.
    pub(crate) async fn write(&mut self, text: &str) -> Result<()> {
        self.type_in(text)?;
        self.transcript += &format!("> {text}\n");
        self.listen().await
    }

    pub(crate) fn transcript(self) -> String {
        self.transcript
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn key(&self, key: &str) -> Result<()> {
        self.xdotool(&["key", key])
    }

    fn type_in(&self, text: &str) -> Result<()> {
        self.xdotool(&["type", "--delay", "60", text])
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<()> {
        let mut xdotool = Command::new("xdotool");
        xdotool.args(arguments).env("DISPLAY", &self.display);
        let done = xdotool.status().context("xdotool cannot be started")?;
        ensure!(done.success(), "xdotool {arguments:?} fails");
        Ok(())
    }

    /// Writes down what is said until there is a silence, but for what follows the page's main part and is the same on every page.
    async fn listen(&mut self) -> Result<()> {
        for utterance in self.new_utterances().await? {
            let is_end = utterance == END_OF_MAIN;
            self.transcript += &format!("{utterance}\n");
            if is_end && self.has_heard_the_end {
                break;
            }
            self.has_heard_the_end |= is_end;
        }
        Ok(())
    }

    /// What is said until there is a silence.
    async fn new_utterances(&mut self) -> Result<Vec<String>> {
        let mut length = 0;
        let mut since = Instant::now();
        while since.elapsed() < SILENCE {
            let said = fs::metadata(self.path("log"))?.len();
            if said != length {
                (length, since) = (said, Instant::now());
            }
            sleep(Duration::from_millis(50)).await;
        }
        let log = fs::read(self.path("log"))?;
        let new = String::from_utf8_lossy(&log[self.listened..]).into_owned();
        self.listened = log.len();
        let mut utterances: Vec<_> = new.lines().filter_map(utterance).collect();
        // The address bar's, which has the port.
        utterances.retain(|said| !said.contains("http://"));
        // Whether a page of the guide is left or replaced is told by chance.
        utterances.retain(|said| said != "forlader formular.");
        leave_out_the_clock(&mut utterances);
        Ok(utterances)
    }

    async fn hears(&self, words: &str) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let log = fs::read(self.path("log"))?;
            if String::from_utf8_lossy(&log).contains(words) {
                return Ok(());
            }
            sleep(Duration::from_millis(100)).await;
        }
        anyhow::bail!("»{words}« is not said at {}", self.address)
    }
}

/// What a line of Orca's log says: `12:57:15.174254 - SPEECH OUTPUT: 'Ja.'{…}`.
fn utterance(line: &str) -> Option<String> {
    let (_, said) = line.split_once(" SPEECH OUTPUT: ")?;
    let said = said.rsplit_once('{').map_or(said, |(said, _)| said).trim();
    Some(said.trim_matches(['\'', '"']).trim().to_owned())
}

/// Whether a telephone is answered now, and until when, which is a sentence of its own after "kl.".
fn leave_out_the_clock(utterances: &mut Vec<String>) {
    const BY_THE_CLOCK: &str = "(efter uret)";
    let is_of_now = |said: &str| said.starts_with("Åben") || said.starts_with("Lukket nu");
    for index in (0..utterances.len()).rev() {
        if is_of_now(&utterances[index]) {
            let has_more = utterances[index].ends_with("kl.") && index + 1 < utterances.len();
            let end = index + usize::from(has_more);
            utterances.splice(index..=end, [BY_THE_CLOCK.to_owned()]);
        }
    }
}
