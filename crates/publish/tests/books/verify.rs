//! `beredskab verify`: what is as it was adopted is told so, and whatever is not is found and named.

use crate::adoption::adopt;
use crate::book::Book;
use minisign::KeyPair;
use plan::{FilePrint, Manifest, sha256};
use publish::{Failure, Server, Verdict, Verify, verify};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

const DATE: &str = "2026-11-25";
const NEXT: &str = "2028-03-01";

/// The small book, adopted and published.
fn published() -> Book {
    let book = Book::small();
    adopt(&book, DATE);
    book.built();
    book
}

/// The command itself, asked about the book's own site: its exit code and what it says.
fn asked(book: &Book, more: &[&str]) -> (i32, String) {
    asked_of(book, book.site().to_str().unwrap(), more)
}

fn asked_of(book: &Book, site: &str, more: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_beredskab"))
        .args(["verify", site, "--root"])
        .arg(book.root())
        .args(more)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    (output.status.code().unwrap(), said)
}

/// Changes a file of the site.
fn tamper(book: &Book, address: &str, part: &str, by: &str) {
    book.replace(&format!("dist/site/{address}"), part, by);
}

fn manifest(book: &Book) -> Manifest {
    let path = book
        .root()
        .join(format!("book/editions/{DATE}/manifest.json"));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Freezes this as the edition's PDF.
fn freeze_pdf(book: &Book, content: &str) {
    let mut manifest = manifest(book);
    manifest
        .files
        .retain(|file| file.path != "beredskabsplan.pdf");
    manifest.files.push(FilePrint {
        path: "beredskabsplan.pdf".to_owned(),
        sha256: sha256(content.as_bytes()),
    });
    manifest.files.sort_by(|a, b| a.path.cmp(&b.path));
    let folder = format!("book/editions/{DATE}");
    book.put(&format!("{folder}/beredskabsplan.pdf"), content);
    book.put(
        &format!("{folder}/manifest.json"),
        serde_json::to_string_pretty(&manifest).unwrap(),
    );
}

fn all_is_well(book: &Book) -> String {
    let manifest = manifest(book);
    format!(
        "Alt er, som det blev vedtaget den 25. november 2026: {} afsnit, fingeraftryk {}\n",
        manifest.passages.len(),
        manifest.fingerprint
    )
}

#[test]
fn what_is_as_it_was_adopted_is_told_so() {
    let book = published();
    assert_eq!(asked(&book, &[]), (0, all_is_well(&book)));
    assert_eq!(asked(&book, &["--edition", DATE]), (0, all_is_well(&book)));
    let book = Book::small().packed();
    adopt(&book, DATE);
    book.built();
    assert_eq!(asked(&book, &[]), (0, all_is_well(&book)));
}

#[test]
fn an_edition_that_another_has_followed_is_still_what_it_was() {
    let book = published();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    adopt(&book, NEXT);
    book.built();
    assert_eq!(asked(&book, &["--edition", DATE]), (0, all_is_well(&book)));
    let (code, told) = asked(&book, &[]);
    assert!(code == 0 && told.contains("den 1. marts 2028"), "{told}");
}

#[test]
fn a_draft_in_the_root_is_not_what_was_adopted() {
    let book = published();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    book.built();
    let (code, told) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        told.contains(
            "/plan.html: afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjælper dig.+}\n"
        ),
        "{told}"
    );
    assert!(
        !told.contains(&format!("/udgaver/{DATE}/plan.html")),
        "{told}"
    );
}

/// What is said after a change in a page: of the edition, and of the same page in the root.
#[test]
fn whatever_is_changed_in_a_page_is_found_and_named() {
    let book = published();
    let page = format!("udgaver/{DATE}/plan.html");
    let cases = [
        (
            "Vi hjælper.",
            "Vi hjalper.",
            "afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjalper.+}",
        ),
        (
            "Vi hjælper.",
            "Vi hjælper.\u{200b}",
            "afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjælper.\u{fffd}+}",
        ),
        (
            "<li id=\"tegn-vred\">Er vred.",
            "<li>",
            "afsnittet #tegn-vred mangler\n    [-Er vred.-]",
        ),
        (
            "<li id=\"tegn-vred\">",
            "<li id=\"tegn-glad\">",
            "afsnittet #tegn-vred har fået id’et #tegn-glad",
        ),
        ("Er vred.", "", "afsnittet #tegn-vred mangler"),
        (
            "<p id=\"hjaelp\">",
            "<p>Ring til 9999 9999.</p><p id=\"hjaelp\">",
            "her står noget, der ikke hører til planen: »Ring til 9999 9999.«",
        ),
        (
            "<p id=\"hjaelp\">",
            "Ring ikke.<p id=\"hjaelp\">",
            "her står noget, der ikke hører til planen: »Ring ikke.«",
        ),
        (
            "<p id=\"hjaelp\">",
            "<p id=\"ny\">Ring ikke.</p><p id=\"hjaelp\">",
            "afsnittet #ny er ikke vedtaget\n    {+Ring ikke.+}",
        ),
        (
            "</summary>",
            " og ring ikke</summary>",
            "her står noget, der ikke hører til planen: »Link til et bestemt afsnit og ring ikke«",
        ),
        (
            "<p id=\"hjaelp\">",
            "<p id=\"hjaelp\" hidden>",
            "afsnittet #hjaelp er sat op på en anden måde: p hidden=\"\" i stedet for p\n",
        ),
        (
            "<p id=\"hjaelp\">",
            "<p id=\"hjaelp\" style=\"color:white\">",
            "siden har noget fremmed, der kan ændre, hvad der vises: <p style=\"color:white\">",
        ),
        (
            "Er vred.",
            "<s>Er vred.</s>",
            "siden har noget, der ikke hører til den: <s>",
        ),
        (
            "<h1 id=\"plan\">",
            "<h1 id=\"plan\"><img src=x alt=\"Ring ikke\">",
            "siden har noget, der ikke hører til den: <img alt=\"Ring ikke\" src=\"x\">",
        ),
        (
            "</main>",
            "<a href=\"tel:99999999\"></a></main>",
            "et link fører til »tel:99999999«, som ingen af planens kontakter har",
        ),
        (
            "</main>",
            "<a href=\"https://ond.dk/\"></a></main>",
            "et link fører til »https://ond.dk/«, som ikke hører til siden",
        ),
        (
            "</footer>",
            "<a href=\" TEL:99999999\">Ring</a></footer>",
            "et link fører til »TEL:99999999«, som ingen af planens kontakter har",
        ),
        (
            "</head>",
            "<script>alert(1)</script></head>",
            "siden har noget fremmed, der kan ændre, hvad der vises: <script>",
        ),
        (
            "</head>",
            "<script src=\"//ond.dk/x.js\"></script></head>",
            "noget fremmed, der kan ændre, hvad der vises: <script src=\"//ond.dk/x.js\">",
        ),
        (
            "</head>",
            "<meta http-equiv=refresh content=\"0;url=//ond.dk\"></head>",
            "noget fremmed",
        ),
        (
            "</main>",
            "</main><main id=x>Hej</main>",
            "det er ikke en af planens sider: den har ikke ét <main>",
        ),
    ];
    for (part, by, finding) in cases {
        let good = book.page(&page);
        tamper(&book, &page, part, by);
        let (code, told) = asked(&book, &[]);
        assert_eq!(code, 1, "{by}\n{told}");
        assert!(
            told.contains(&format!("/{page}: ")) && told.contains(finding),
            "{by}\n{told}"
        );
        assert!(!told.contains("\n/plan.html"), "{by}\n{told}");
        assert!(
            told.contains(" fra det, der blev vedtaget den 25. november 2026.\n"),
            "{told}"
        );
        book.put(&format!("dist/site/{page}"), good);
    }
    assert_eq!(asked(&book, &[]).0, 0);
}

#[test]
fn swapped_passages_are_found_on_each_page_that_has_them() {
    let book = published();
    for page in [
        "plan.html",
        "hele-planen.html",
        "udgaver/2026-11-25/hele-planen.html",
    ] {
        let good = book.page(page);
        let [vred, vaek] = ["Er vred.", "Er væk."];
        let swapped = good
            .replace(vred, "§")
            .replace(vaek, vred)
            .replace("§", vaek);
        let swapped = swapped
            .replace("tegn-vred", "§")
            .replace("tegn-vaek", "tegn-vred");
        book.put(
            &format!("dist/site/{page}"),
            swapped.replace("§", "tegn-vaek"),
        );
        let (code, told) = asked(&book, &[]);
        assert_eq!(code, 1, "{told}");
        assert!(
            told.contains(&format!("/{page}: afsnittet #tegn-v")),
            "{told}"
        );
        assert!(told.contains(" står et andet sted\n"), "{told}");
        book.put(&format!("dist/site/{page}"), good);
    }
}

#[test]
fn a_number_that_leads_elsewhere_is_found_wherever_it_can_be_tapped() {
    let book = published();
    let number = "tel:+4512345678";
    for page in ["plan.html", "hele-planen.html", "index.html", "guide.html"] {
        let good = book.page(page);
        assert!(good.contains(number), "{page}");
        book.put(
            &format!("dist/site/{page}"),
            good.replace(number, "tel:+4599999999"),
        );
        let (code, told) = asked(&book, &[]);
        let finding = format!(
            "/{page}: et link fører til »tel:+4599999999«, som ingen af planens kontakter har"
        );
        assert!(code == 1 && told.contains(&finding), "{told}");
        book.put(&format!("dist/site/{page}"), good);
    }
}

#[test]
fn a_compressed_form_that_says_something_else_is_found() {
    let book = Book::small().packed();
    adopt(&book, DATE);
    book.built();
    let other = book
        .page("plan.html")
        .replace("Vi hjælper.", "Vi hjælper ikke.");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(other.as_bytes()).unwrap();
    book.put("dist/site/plan.html.gz", packed.finish().unwrap());
    book.put("dist/site/hele-planen.html.br", "hej");
    let (code, told) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        told.contains("/plan.html (pakket med gzip): afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjælper ikke.+}"),
        "{told}"
    );
    assert!(
        told.contains("/hele-planen.html (pakket med br): filen kan ikke læses"),
        "{told}"
    );
}

#[test]
fn a_changed_pdf_and_a_changed_manifest_are_found() {
    let book = published();
    freeze_pdf(&book, "%PDF-1.7 vedtaget");
    book.built();
    assert_eq!(asked(&book, &[]), (0, all_is_well(&book)));
    let pdf = format!("dist/site/udgaver/{DATE}/beredskabsplan.pdf");
    let manifest = format!("dist/site/udgaver/{DATE}/manifest.json");
    for (path, by, finding) in [
        (
            &pdf,
            Some("%PDF-1.7 forandret"),
            "beredskabsplan.pdf: filen er en anden end den vedtagne",
        ),
        (&pdf, None, "beredskabsplan.pdf: filen mangler"),
        (
            &manifest,
            Some("{}"),
            "manifest.json: filen er en anden end den vedtagne (SHA-256 44136fa3",
        ),
        (
            &manifest,
            None,
            "manifest.json: filen mangler; er det den rigtige adresse og den rigtige udgave?",
        ),
    ] {
        let path = book.root().join(path);
        let good = fs::read(&path).unwrap();
        match by {
            Some(by) => fs::write(&path, by).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let (code, told) = asked(&book, &[]);
        assert!(code == 1 && told.contains(finding), "{told}");
        fs::write(&path, good).unwrap();
    }
}

#[test]
fn a_missing_page_and_another_folder_are_told() {
    let book = published();
    fs::remove_file(book.site().join("plan.html")).unwrap();
    let (code, told) = asked(&book, &[]);
    assert!(
        code == 1 && told.contains("/plan.html: siden mangler\n"),
        "{told}"
    );
    fs::write(book.site().join("plan.html"), b"<main>\xff").unwrap();
    let (code, told) = asked(&book, &[]);
    assert!(
        code == 1 && told.contains("/plan.html: siden er ikke skrevet som UTF-8\n"),
        "{told}"
    );
    let other = book.root().join("book");
    let (code, told) = asked_of(&book, other.to_str().unwrap(), &[]);
    assert_eq!(code, 1);
    assert!(
        told.starts_with(
            "/udgaver/2026-11-25/manifest.json: filen mangler; er det den rigtige adresse"
        ),
        "{told}"
    );
}

#[test]
fn the_council_s_own_edition_is_seen_to_first() {
    let book = published();
    let path = format!("book/editions/{DATE}/book/chapters/plan.md");
    book.replace(&path, "Vi hjælper.", "Vi hjælper ikke.");
    let (code, told) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        told.contains(&format!(
            "{path}: fejl: udgaven er ændret efter vedtagelsen"
        )),
        "{told}"
    );
}

#[test]
fn a_question_that_has_no_answer_has_an_exit_code_of_its_own() {
    let book = Book::small();
    book.built();
    let (code, told) = asked(&book, &[]);
    assert!(
        code == 2 && told.starts_with("fejl: kommunen har ingen vedtaget udgave"),
        "{told}"
    );
    adopt(&book, DATE);
    for (site, more, message) in [
        ("findes-ikke", vec![], "fejl: findes-ikke er ingen mappe"),
        (
            "ftp://by.dk",
            vec![],
            "fejl: »ftp://by.dk« er ikke et websteds adresse",
        ),
        (
            "https://",
            vec![],
            "fejl: »https://« er ikke et websteds adresse",
        ),
        (
            "http://127.0.0.1:1",
            vec![],
            "fejl: http://127.0.0.1:1/udgaver/2026-11-25/manifest.json: serveren tager ikke imod",
        ),
        (
            ".",
            vec!["--edition", NEXT],
            "fejl: kommunen har ingen udgave af 2028-03-01; udgaverne er 2026-11-25",
        ),
        (
            ".",
            vec!["--edition", "i går"],
            "fejl: »i går« passer ikke i »--edition <UDGAVE>«; skriv en dag",
        ),
        (
            ".",
            vec!["--key", "RWforkert"],
            "fejl: »RWforkert« er ikke en nøgle fra minisign",
        ),
    ] {
        let (code, told) = asked_of(&book, site, &more);
        assert!(
            code == 2 && told.starts_with(message),
            "{site} {more:?}: {told}"
        );
    }
}

fn sign(book: &Book, keys: &KeyPair) {
    let folder = book.root().join(format!("book/editions/{DATE}"));
    let manifest = fs::read(folder.join("manifest.json")).unwrap();
    let signature = minisign::sign(Some(&keys.pk), &keys.sk, Cursor::new(manifest), None, None);
    fs::write(
        folder.join("manifest.json.minisig"),
        signature.unwrap().to_string(),
    )
    .unwrap();
}

#[test]
fn a_signature_is_verified_by_the_council_s_key() {
    let [keys, others] = [0, 1].map(|_| KeyPair::generate_unencrypted_keypair().unwrap());
    let [key, other] = [&keys, &others].map(|keys| keys.pk.to_base64());
    let book = published();
    let (code, told) = asked(&book, &["--key", &key]);
    assert!(
        code == 1 && told.contains("manifest.json.minisig: udgaven er ikke underskrevet"),
        "{told}"
    );

    sign(&book, &keys);
    book.built();
    let (code, told) = asked(&book, &[]);
    assert!(
        code == 0 && told.starts_with("bemærk: kommunens underskrift er ikke efterprøvet"),
        "{told}"
    );
    assert_eq!(asked(&book, &["--key", &key]), (0, all_is_well(&book)));
    let file = book.root().join("minisign.pub");
    fs::write(&file, format!("untrusted comment: By Kommune\n{key}\n")).unwrap();
    assert_eq!(asked(&book, &["--key", file.to_str().unwrap()]).0, 0);
    book.replace(
        "book/theme/municipality.toml",
        "name =",
        &format!("signing_key = \"{key}\"\nname ="),
    );
    assert_eq!(asked(&book, &[]), (0, all_is_well(&book)));

    let (code, told) = asked(&book, &["--key", &other]);
    assert!(
        code == 1 && told.contains("underskriften er lavet med en anden nøgle end kommunens"),
        "{told}"
    );
    let served = format!("dist/site/udgaver/{DATE}/manifest.json.minisig");
    let good = fs::read(book.root().join(&served)).unwrap();
    book.put(&served, "hej");
    let (code, told) = asked(&book, &[]);
    assert!(
        code == 1 && told.contains("manifest.json.minisig: filen er en anden end den vedtagne"),
        "{told}"
    );
    book.put(&served, good);
    freeze_pdf(&book, "%PDF-1.7");
    let (code, told) = asked(&book, &[]);
    assert!(
        code == 1 && told.contains("underskriften passer ikke til manifestet"),
        "{told}"
    );
}

/// Serves the book's site on loopback and asks about it there.
fn served(book: &Book) -> Result<Verdict, Failure> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::bind(&book.site(), 0)).unwrap();
    let address = format!("http://{}", server.address().unwrap());
    runtime.spawn(server.run());
    ask(book, &address)
}

fn ask(book: &Book, address: &str) -> Result<Verdict, Failure> {
    verify(&Verify {
        root: book.root(),
        site: address,
        edition: None,
        key: None,
    })
}

#[test]
fn a_served_site_is_asked_as_a_browser_asks_it() {
    let book = Book::small().packed();
    adopt(&book, DATE);
    book.built();
    assert_eq!(served(&book).unwrap().to_string(), all_is_well(&book));
    fs::write(book.site().join("plan.html.br"), "hej").unwrap();
    let told = served(&book).unwrap().to_string();
    assert!(
        told.contains("/plan.html (pakket med br): svaret kan ikke pakkes ud"),
        "{told}"
    );
}

/// Answers every request so; the address is put in for `{address}`.
fn answering(answer: &'static str, endless: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let answer = answer.replace("{address}", &address);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let answer = answer.clone();
            thread::spawn(move || {
                let mut request = [0; 4096];
                let _ = stream.read(&mut request);
                let mut done = stream.write_all(answer.as_bytes());
                while endless && done.is_ok() {
                    done = stream.write_all(&[b'x'; 65536]);
                }
            });
        }
    });
    address
}

#[test]
fn a_server_that_answers_oddly_is_told_of_and_asked_no_further() {
    let book = published();
    let told = |answer, endless| match ask(&book, &answering(answer, endless)) {
        Ok(verdict) => verdict.to_string(),
        Err(failure) => failure.to_string(),
    };
    for (answer, endless, message) in [
        (
            "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            false,
            "manifest.json svarer med fejlen 500",
        ),
        (
            "HTTP/1.1 302 X\r\nLocation: {address}/ring\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            false,
            "manifest.json omdirigerer i ring",
        ),
        (
            "HTTP/1.1 301 X\r\nLocation: https://ond.dk/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            false,
            "manifest.json omdirigerer til https://ond.dk/; er det dér, planen ligger, så angiv den adresse",
        ),
        (
            "HTTP/1.1 301 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            false,
            "omdirigerer uden at sige hvorhen",
        ),
        (
            "HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            false,
            "/plan.html: siden mangler",
        ),
        ("hej", false, "serveren kan ikke spørges"),
        (
            "HTTP/1.1 200 X\r\nContent-Length: 3\r\nConnection: close\r\n\r\nhej",
            false,
            "den har ikke ét <main>",
        ),
        (
            "HTTP/1.1 200 X\r\nContent-Length: 10737418240\r\n\r\n",
            true,
            "/plan.html: filen er større end 4 MB",
        ),
        (
            "HTTP/1.1 200 X\r\nConnection: close\r\n\r\n",
            true,
            "/plan.html: filen er større end 4 MB",
        ),
        (
            "HTTP/1.1 200 X\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nhej",
            false,
            "/plan.html: serveren siger, at tegnene er iso-8859-1 og ikke UTF-8",
        ),
    ] {
        let told = told(answer, endless);
        assert!(told.contains(message), "{answer}\n{told}");
    }
}
