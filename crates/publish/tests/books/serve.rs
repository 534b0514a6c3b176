use crate::book::Book;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// The command `beredskab serve` on a free port; ended when dropped.
struct Served {
    process: Child,
    said: Lines,
    address: String,
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
    fn start(book: &Book) -> Self {
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

    fn get(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap()
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }
}

/// The numbers of the builds, as the pages' script hears them.
struct News(BufReader<TcpStream>);

impl Served {
    fn news(&self) -> News {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        write!(stream, "GET /_live HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        News(BufReader::new(stream))
    }
}

impl News {
    fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream ended");
            if let Some(number) = line.trim().strip_prefix("data: ") {
                return number.to_owned();
            }
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

    let told = Lines::of(served.process.stderr.take().unwrap());
    book.replace("book/chapters/plan.md", "{#hjaelp}", "");
    let line = told.next();
    assert!(line.contains("har intet id"), "{line}");
    assert!(served.get("/plan.html").contains("Vi hjælper dig."));
}

#[test]
fn problems_are_shown_in_the_page_until_they_are_mended() {
    let book = Book::small();
    let served = Served::start(&book);
    let mut news = served.news();
    let first = news.next();
    assert!(!served.get("/plan.html").contains("live-notice"));

    book.replace("book/guide.toml", "[\"alarm\"]", "[\"<b>alram\"]");
    let second = news.next();
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
    let third = news.next();
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
    let mut news = served.news();
    news.next();
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
    news.next();
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
    // Only now does the page's script begin to listen. What was said a moment before the build's number changed is not the end.
    let mut news = served.news();
    let mut told = news.next();
    if told == own {
        told = news.next();
    }
    assert_ne!(told, own);
}

#[test]
fn the_command_speaks_danish() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args(arguments)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    let (code, help) = run(&["--help"]);
    assert_eq!(code, Some(0));
    for words in [
        "Brug: ",
        "Kommandoer:",
        "Efterse planen",
        "Tilvalg:",
        "Vis denne hjælp",
    ] {
        assert!(help.contains(words), "{help}");
    }
    for help in [help, run(&["serve", "--help"]).1] {
        for english in [
            "Usage", "Commands", "Options", "OPTIONS", "Print", "default",
        ] {
            assert!(!help.contains(english), "{help}");
        }
    }
    let (code, told) = run(&["chek"]);
    assert_eq!(code, Some(2));
    assert!(told.starts_with("fejl: kommandoen forstås ikke"), "{told}");
}

#[test]
fn a_taken_port_is_told_before_anything_is_written() {
    let book = Book::small();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = beredskab(&book, port).output().unwrap();
    assert!(!output.status.success());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        told,
        format!("fejl: porten {port} er optaget; vælg en anden med --port\n")
    );
    assert!(!book.site().exists());
}

#[test]
fn a_paper_is_printed_when_it_is_asked_for() {
    let book = Book::small();
    let served = Served::start(&book);
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
