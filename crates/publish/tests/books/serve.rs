use crate::book::Book;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The command `beredskab serve` on a free port; ended when dropped.
pub(crate) struct Served {
    process: Child,
    pub(crate) said: Lines,
    pub(crate) address: String,
}

/// What a process says, line by line; a test waits for it for a while and no longer.
pub(crate) struct Lines(Receiver<String>);

impl Lines {
    pub(crate) fn of(stream: impl Read + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let lines = BufReader::new(stream).lines().map_while(Result::ok);
            lines.for_each(|line| drop(sender.send(line)));
        });
        Self(receiver)
    }

    pub(crate) fn next(&self) -> String {
        self.0
            .recv_timeout(Duration::from_secs(20))
            .expect("nothing was said in 20 seconds")
    }
}

impl Served {
    pub(crate) fn start(book: &Book) -> Self {
        let mut process = beredskab(book, 0).spawn().unwrap();
        let said = Lines::of(process.stdout.take().unwrap());
        let address = loop {
            if let Some((_, rest)) = said.next().split_once("http://") {
                break rest.split('/').next().unwrap().to_owned();
            }
        };
        Self {
            process,
            said,
            address,
        }
    }

    pub(crate) fn get(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap()
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        ))
    }

    /// What comes back for these very bytes, until the server closes the connection.
    pub(crate) fn ask(&self, request: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }
}

/// The number of the newest build, as the pages' script asks for it.
impl Served {
    fn newest(&self) -> String {
        let answer = self.get("/_live");
        answer.rsplit_once("\r\n\r\n").unwrap().1.to_owned()
    }

    /// The number of the next build after this one, when it has ended.
    fn newer_than(&self, number: &str) -> String {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let newest = self.newest();
            if newest != number {
                return newest;
            }
            assert!(Instant::now() < end, "no build in 20 seconds");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn beredskab(book: &Book, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beredskab"));
    command.args([
        "serve",
        "--widget",
        "widget",
        "--port",
        &port.to_string(),
        "--root",
    ]);
    command
        .arg(book.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn pages_have_their_headers_and_types() {
    let mut book = Book::small();
    book.write_to("dist/preview");
    let served = Served::start(&book);
    let page = served.get("/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains("content-type: text/html; charset=utf-8"),
        "{page}"
    );
    assert!(page.contains(
        "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"
    ));
    let files = book.files();
    let (wasm, _) = files
        .iter()
        .find(|(name, _)| name.ends_with(".wasm"))
        .unwrap();
    let wasm = served.get(&format!("/{wasm}"));
    assert!(
        wasm.contains("content-type: application/wasm") && wasm.contains("immutable"),
        "{wasm}"
    );
    let missing = served.get("/findes/ikke");
    assert!(
        missing.starts_with("HTTP/1.1 404") && missing.contains("Siden findes ikke"),
        "{missing}"
    );
    assert!(
        !served
            .get("/../../widget/loader.js")
            .starts_with("HTTP/1.1 200")
    );
}

#[test]
fn a_change_is_shown_at_once_and_a_mistake_leaves_the_last_good_page() {
    let book = Book::small();
    let mut served = Served::start(&book);
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    let line = served.said.next();
    assert!(line.starts_with("Webstedet er skrevet"), "{line}");
    assert!(served.get("/plan.html").contains("Vi hjælper dig."));

    let report = Lines::of(served.process.stderr.take().unwrap());
    book.replace("book/chapters/plan.md", "{#hjaelp}", "");
    let line = report.next();
    assert!(line.contains("har intet id"), "{line}");
    assert!(served.get("/plan.html").contains("Vi hjælper dig."));
}

#[test]
fn problems_are_shown_in_the_page_until_they_are_mended() {
    let book = Book::small();
    let served = Served::start(&book);
    let first = served.newest();
    assert!(!served.get("/plan.html").contains("live-notice"));

    book.replace("book/guide.toml", "[\"alarm\"]", "[\"<b>alram\"]");
    let second = served.newer_than(&first);
    assert_ne!(first, second);
    let page = served.get("/plan.html");
    for part in [
        "<section class=\"live-notice\" role=\"alert\" aria-label=\"Fejl i planen\">",
        "1 fejl i planen",
        "den sidste udgave uden fejl",
        "book/guide.toml, linje 33",
        "<code>contacts = [<mark>&quot;&lt;b&gt;alram&quot;</mark>]</code>",
        "Råd: ",
        "Vi hjælper.",
        &format!("data-build=\"{second}\""),
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<b>"), "{page}");
    assert!(served.get("/findes/ikke").contains("1 fejl i planen"));
    // What is shown passes under the site's own policy.
    assert!(
        page.contains("style-src 'self'") && !page.contains("style=\""),
        "{page}"
    );

    book.replace("book/guide.toml", "<b>alram", "alarm");
    let third = served.newer_than(&second);
    let page = served.get("/plan.html");
    assert!(page.contains(&format!("data-build=\"{third}\"")), "{page}");
    assert!(!page.contains("live-notice"), "{page}");
}

#[test]
fn warnings_are_shown_without_alarm() {
    let book = Book::small();
    book.put("book/chapters/mere.md", "# Mere {#mere}\n");
    let page = Served::start(&book).get("/plan.html");
    assert!(
        page.contains("1 advarsel om planen") && page.contains("mere.md"),
        "{page}"
    );
    assert!(
        page.contains("<details>") && !page.contains("role=\"alert\""),
        "{page}"
    );
}

#[test]
fn a_plan_that_was_never_right_is_served_with_its_problems_alone() {
    let book = Book::small();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]");
    let served = Served::start(&book);
    let first = served.newest();
    for path in ["/", "/plan.html"] {
        let page = served.get(path);
        assert!(page.starts_with("HTTP/1.1 503"), "{page}");
        assert!(
            page.contains("<html lang=\"da\">") && page.contains("1 fejl i planen"),
            "{page}"
        );
        assert!(page.contains("content-security-policy: "), "{page}");
    }
    book.replace("book/guide.toml", "alram", "alarm");
    served.newer_than(&first);
    let page = served.get("/plan.html");
    assert!(
        page.starts_with("HTTP/1.1 200") && !page.contains("live-notice"),
        "{page}"
    );
}

#[test]
fn a_page_that_loads_while_a_build_ends_hears_of_it() {
    let book = Book::small();
    let served = Served::start(&book);
    let page = served.get("/plan.html");
    let (_, rest) = page.split_once("data-build=\"").unwrap();
    let (own, _) = rest.split_once('"').unwrap();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    let line = served.said.next();
    assert!(line.starts_with("Webstedet er skrevet"), "{line}");
    // Only now does the page's script begin to ask.
    served.newer_than(own);
}

#[test]
fn every_open_tab_hears_of_a_build() {
    let book = Book::small();
    let served = Served::start(&book);
    let first = served.newest();
    // As many as a browser keeps open, each by a connection of its own that an answer leaves free for the next question.
    let mut tabs: Vec<_> = (0..40)
        .map(|_| BufReader::new(TcpStream::connect(&served.address).unwrap()))
        .collect();
    let mut ask = || -> Vec<String> { tabs.iter_mut().map(|tab| number(tab, "/_live")).collect() };
    assert!(ask().iter().all(|number| *number == first));
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    let second = served.newer_than(&first);
    assert!(ask().iter().all(|number| *number == second));
}

/// What is answered on a connection that stays open.
fn number(tab: &mut BufReader<TcpStream>, path: &str) -> String {
    tab.get_ref()
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    write!(
        tab.get_mut(),
        "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )
    .unwrap();
    let mut length = 0;
    loop {
        let mut line = String::new();
        assert_ne!(tab.read_line(&mut line).unwrap(), 0, "the connection ended");
        if let Some(given) = line.strip_prefix("content-length: ") {
            length = given.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    tab.read_exact(&mut body).unwrap();
    String::from_utf8(body).unwrap()
}

#[test]
fn a_taken_port_is_told_before_anything_is_written() {
    let book = Book::small();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = beredskab(&book, port).output().unwrap();
    assert!(!output.status.success());
    let report = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        report,
        format!("fejl: porten {port} er optaget; vælg en anden med --port\n")
    );
    assert!(!book.root().join("dist").exists());
}

#[test]
fn a_paper_is_printed_when_it_is_asked_for() {
    let mut book = Book::small();
    book.write_to("dist/preview");
    let served = Served::start(&book);
    assert!(book.site().join("index.html").is_file());
    assert!(!book.site().join("lommekort.pdf").exists());
    let bytes = served.bytes("/lommekort.pdf");
    let answer = String::from_utf8_lossy(&bytes);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("content-type: application/pdf"), "{answer}");
    assert!(answer.contains("%PDF-1.7"), "{answer}");
    book.replace("book/chapters/plan.md", "{#hjaelp}", "");
    let failed = served.get("/beredskabsplan.pdf");
    assert!(failed.starts_with("HTTP/1.1 500"), "{failed}");
    assert!(failed.contains("har intet id"), "{failed}");
}

/// What is shown while somebody writes is no site to be put on a server, and does not touch the one that is.
#[test]
fn the_preview_leaves_the_built_site_as_it_is_and_links_its_papers() {
    let book = Book::small().printed();
    let site = book.built().files();
    let served = Served::start(&book);
    for page in ["/", "/om.html", "/hele-planen.html"] {
        let page = served.get(page);
        assert!(page.contains("href=\"beredskabsplan.pdf\""), "{page}");
    }
    assert_eq!(book.files(), site);
    assert!(book.root().join("dist/preview/index.html").is_file());
}

#[test]
fn a_site_in_a_folder_is_shown_there() {
    let mut book = Book::small();
    let name = "leave_to = ";
    let address = format!("address = \"https://by.dk/om/plan\"\n{name}");
    book.replace("book/theme/municipality.toml", name, &address);
    book.write_to("dist/preview");
    let served = Served::start(&book);
    let page = served.get("/om/plan/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("src=\"/om/plan/_live.js\""), "{page}");
    for file in ["plan.html", "_live", "_live.js", "_live.css"] {
        let answer = served.get(&format!("/om/plan/{file}"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let missing = served.get("/om/plan/findes/ikke.html");
    assert!(missing.starts_with("HTTP/1.1 404"), "{missing}");
    assert!(
        missing.contains("href=\"/om/plan/index.html\""),
        "{missing}"
    );
    for (path, target) in [
        ("/", "/om/plan/"),
        ("/om", "/om/plan/"),
        ("/om/plan", "/om/plan/"),
        ("/om/plan/was", "/om/plan/was/"),
    ] {
        let answer = served.get(path);
        assert!(answer.starts_with("HTTP/1.1 307"), "{answer}");
        assert!(
            answer.contains(&format!("location: {target}\r\n")),
            "{answer}"
        );
    }
    for elsewhere in ["/plan.html", "/om/planer/", "/_live", "/om/plan.html"] {
        let answer = served.get(elsewhere);
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
}
