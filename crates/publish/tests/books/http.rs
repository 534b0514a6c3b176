//! The preview's server, asked byte for byte.

use crate::book::Book;
use crate::serve::Served;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

/// Sends a request whose lines are these, and splits the answer into its head and what follows.
fn ask(served: &Served, lines: &[&str]) -> (String, Vec<u8>) {
    let request = lines.join("\r\n") + "\r\nConnection: close\r\n\r\n";
    let answer = served.ask(&request);
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("{lines:?}: no answer"));
    let head = String::from_utf8(answer[..end + 2].to_vec()).unwrap();
    (head, answer[end + 4..].to_vec())
}

const LOCAL: &str = "Host: localhost";

#[test]
fn a_head_is_that_of_the_whole_answer() {
    let book = Book::small();
    let served = Served::start(&book);
    for path in [
        "/",
        "/plan.html",
        "/was",
        "/was/",
        "/findes/ikke",
        "/_live",
        "/_live.js",
    ] {
        let (whole, body) = ask(&served, &[&format!("GET {path} HTTP/1.1"), LOCAL]);
        let (head, nothing) = ask(&served, &[&format!("HEAD {path} HTTP/1.1"), LOCAL]);
        let lines = |head: &str| -> Vec<String> {
            // That there is nothing need not be told of a head.
            let unreported =
                |line: &&str| !line.starts_with("date: ") && *line != "content-length: 0";
            let lines = head.lines().filter(unreported);
            lines.map(str::to_owned).collect()
        };
        assert_eq!(lines(&head), lines(&whole), "{path}");
        assert!(nothing.is_empty(), "{path}");
        let length = format!("content-length: {}\r\n", body.len());
        assert!(body.is_empty() || head.contains(&length), "{path}: {head}");
    }
}

#[test]
fn nothing_but_reading_is_allowed() {
    let book = Book::small();
    let served = Served::start(&book);
    for method in ["OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"] {
        for path in [
            "/",
            "/plan.html",
            "/_live",
            "/lommekort.pdf",
            "/findes/ikke",
        ] {
            let (head, body) = ask(&served, &[&format!("{method} {path} HTTP/1.1"), LOCAL]);
            assert!(head.starts_with("HTTP/1.1 405"), "{method} {path}: {head}");
            assert!(
                head.contains("\r\nallow: GET, HEAD\r\n"),
                "{method} {path}: {head}"
            );
            assert!(
                head.contains("\r\ncontent-security-policy: "),
                "{method} {path}: {head}"
            );
            assert!(body.is_empty(), "{method} {path}");
        }
    }
    for request in ["OPTIONS * HTTP/1.1", "CONNECT localhost:80 HTTP/1.1"] {
        let (head, _) = ask(&served, &[request, LOCAL]);
        assert!(head.starts_with("HTTP/1.1 405"), "{request}: {head}");
    }
    let (head, _) = ask(&served, &["POST / HTTP/1.1", LOCAL, "Content-Length: 0"]);
    assert!(head.starts_with("HTTP/1.1 405"), "{head}");
}

#[test]
fn it_answers_to_the_names_of_this_machine_alone() {
    let book = Book::small();
    let served = Served::start(&book);
    let status = |lines: &[&str]| ask(&served, lines).0[9..12].to_owned();
    for host in [
        "localhost",
        "LocalHost:3000",
        "localhost.",
        "127.0.0.1:1",
        "127.8.8.8",
        "[::1]:3000",
        "plan.localhost",
    ] {
        assert_eq!(
            status(&["GET / HTTP/1.1", &format!("Host: {host}")]),
            "200",
            "{host}"
        );
    }
    for host in [
        "angriber.dk",
        "localhost.angriber.dk",
        "127.0.0.1.angriber.dk",
        "192.168.0.1",
        "0.0.0.0",
        "notlocalhost",
        "[::2]",
    ] {
        for path in ["/", "/_live", "/lommekort.pdf"] {
            let (head, body) = ask(
                &served,
                &[&format!("GET {path} HTTP/1.1"), &format!("Host: {host}")],
            );
            assert!(head.starts_with("HTTP/1.1 421"), "{host}: {head}");
            assert!(
                String::from_utf8(body)
                    .unwrap()
                    .contains("kun på denne maskine"),
                "{host}"
            );
        }
    }
    assert_eq!(status(&["GET http://angriber.dk/ HTTP/1.1", LOCAL]), "421");
    assert_eq!(status(&["GET http://localhost/ HTTP/1.1", LOCAL]), "200");
    assert_eq!(status(&["GET / HTTP/1.1"]), "400");
    assert_eq!(status(&["GET / HTTP/1.1", LOCAL, LOCAL]), "400");
    assert_eq!(status(&["GET / HTTP/1.1", "Host: a b"]), "400");
    assert_eq!(status(&["GET / HTTP/1.0"]), "200");
}

#[test]
fn a_page_comes_whole_whatever_part_of_it_is_asked_for() {
    let book = Book::small();
    let served = Served::start(&book);
    let (_, whole) = ask(&served, &["GET /plan.html HTTP/1.1", LOCAL]);
    for line in [
        "Range: bytes=5-14",
        "Range: bytes=9999999-",
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
        "If-Unmodified-Since: Thu, 01 Jan 2015 00:00:00 GMT",
        "If-None-Match: *",
        "Accept-Encoding: br, gzip",
        "Expect: 100-continue",
    ] {
        let (head, body) = ask(&served, &["GET /plan.html HTTP/1.1", LOCAL, line]);
        assert!(head.starts_with("HTTP/1.1 200"), "{line}: {head}");
        assert!(body == whole, "{line}");
    }
}

#[test]
fn an_address_leads_to_its_file_however_it_is_written_and_never_out_of_the_site() {
    let book = Book::small();
    book.put("dist/hemmelig.txt", "hemmelig");
    let served = Served::start(&book);
    let answer = |path: &str| {
        let (head, body) = ask(&served, &[&format!("GET {path} HTTP/1.1"), LOCAL]);
        (head, String::from_utf8_lossy(&body).into_owned())
    };
    for path in [
        "/plan%2Ehtml",
        "//plan.html",
        "/./plan.html",
        "/%70lan.html",
        "/plan.html?x=/../",
        "/assets/..%2Fplan.html",
    ] {
        let (head, body) = answer(path);
        let is_page = head.starts_with("HTTP/1.1 200") && body.contains("Vi hjælper.");
        assert!(
            is_page || head.starts_with("HTTP/1.1 404"),
            "{path}: {head}"
        );
        assert!(
            head.contains("\r\ncontent-type: text/html"),
            "{path}: {head}"
        );
    }
    assert!(answer("/plan%2Ehtml").1.contains("Vi hjælper."));
    for path in [
        "/web.config",
        "/web%2Econfig",
        "//web.config",
        "/./_headers",
        "/%5Fheaders",
        "/plan.html/",
        "/plan.html.br",
        "/../hemmelig.txt",
        "/%2e%2e/hemmelig.txt",
        "/..%2fhemmelig.txt",
        "/assets/../../hemmelig.txt",
        "/..%5chemmelig.txt",
        "/%2e%2e%2fhemmelig.txt",
        "//../hemmelig.txt",
        "/%00",
        "/plan.html%00",
        "/%ff",
        "/%",
        "/%zz",
        "/a/./../../hemmelig.txt",
    ] {
        let (head, body) = answer(path);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
        assert!(body.contains("Siden findes ikke"), "{path}: {body}");
    }
    // A folder's address ends with a slash, in the preview as in production.
    let (head, body) = answer("/was");
    assert!(
        head.starts_with("HTTP/1.1 307") && head.contains("\r\nlocation: /was/\r\n"),
        "{head}"
    );
    assert!(body.is_empty(), "{body}");
}

#[test]
fn what_is_no_request_and_who_is_slow_harm_nobody() {
    let book = Book::small();
    let served = Served::start(&book);
    let slow: Vec<_> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(&served.address).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHos").unwrap();
            stream
        })
        .collect();
    let long = format!(
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n",
        "x".repeat(1 << 20)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n",
        "X: x\r\n".repeat(1000)
    );
    let address = format!(
        "GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "x".repeat(100_000)
    );
    for request in [
        "\r\n\r\n\0\0\0",
        "\x16\x03\x01",
        "GET / HTTP/9.9\r\n\r\n",
        "GET\r\n\r\n",
        &long,
        &many,
        &address,
    ] {
        let mut stream = TcpStream::connect(&served.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_millis(500)))
            .unwrap();
        // The server may be gone before it has taken all of it.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let status = String::from_utf8_lossy(&answer);
        assert!(
            !status.starts_with("HTTP/1.1 5") && !status.starts_with("HTTP/1.1 2"),
            "{status}"
        );
    }
    // Two at once on one connection are answered in their order.
    let two = "GET /_live.js HTTP/1.1\r\nHost: localhost\r\n\r\nGET /plan.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let both = String::from_utf8(served.ask(two)).unwrap();
    assert!(both.find("setTimeout").unwrap() < both.find("Vi hjælper.").unwrap());
    // Byte by byte is slow, and answered all the same.
    let mut stream = TcpStream::connect(&served.address).unwrap();
    for byte in b"GET /plan.html HTTP/1.0\r\n\r\n" {
        stream.write_all(&[*byte]).unwrap();
        thread::sleep(Duration::from_millis(2));
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("Vi hjælper."));
    drop(slow);
}

#[test]
fn a_paper_has_its_own_policy_in_the_preview_too() {
    let book = Book::small();
    let served = Served::start(&book);
    let policy = |path: &str| {
        let (head, _) = ask(&served, &[&format!("HEAD {path} HTTP/1.1"), LOCAL]);
        let policy = head
            .lines()
            .filter_map(|line| line.strip_prefix("content-security-policy: "));
        policy.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(policy("/lommekort.pdf"), [publish::headers("pdf")[0].1]);
    assert_eq!(policy("/plan.html"), [publish::headers("html")[0].1]);
    assert_eq!(policy("/findes-ikke.pdf"), [publish::headers("html")[0].1]);
    book.replace("book/chapters/plan.md", "{#hjaelp}", "");
    assert_eq!(policy("/lommekort.pdf"), [publish::headers("html")[0].1]);
}
