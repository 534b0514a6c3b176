//! `beredskab verify`: what is as it was adopted is told so, and whatever is not is found and named.

use crate::adoption::adopt;
use crate::book::Book;
use minisign::KeyPair;
use plan::{FileHash, Manifest, sha256};
use publish::{Bounds, Failure, Place, Server, Verdict, Verifier, Verify, WidgetSource};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

pub(crate) const DATE: &str = "2026-11-25";
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
        .args(["--widget", "widget"])
        .args(more)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    (output.status.code().unwrap(), said)
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
    manifest.files.push(FileHash {
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

/// What another version would have written of itself.
pub(crate) fn by_another_version(book: &Book) {
    let maker = book.page("beredskab.txt");
    let other = maker.replace("udgiver ", "udgiver f");
    book.put("dist/site/beredskab.txt", other);
}

/// What is told of a sound site, with a note that this file has changed since the edition.
fn report_of_changed(book: &Book, file: &str) -> String {
    book.built();
    let (code, report) = asked(book, &[]);
    assert_eq!(code, 0, "{report}");
    assert!(
        report.contains("bemærk: ") && report.contains(file),
        "{report}"
    );
    report
}

fn all_is_well(book: &Book) -> String {
    let manifest = manifest(book);
    format!(
        "bemærk: webstedet har ingen PDF-filer uden for udgaverne\n\
         Alt er, som det blev vedtaget den 25. november 2026: {} afsnit, fingeraftryk {}\n",
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
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 0 && report.contains("den 1. marts 2028"),
        "{report}"
    );
}

#[test]
fn a_draft_in_the_root_is_not_what_was_adopted() {
    let book = published();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    book.built();
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        report.contains(
            "/plan.html: afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjælper dig.+}\n"
        ),
        "{report}"
    );
    assert!(
        !report.contains(&format!("/udgaver/{DATE}/plan.html")),
        "{report}"
    );
    let notes: Vec<_> = report
        .lines()
        .filter(|line| line.starts_with("bemærk: "))
        .collect();
    assert_eq!(
        notes,
        [
            "bemærk: webstedet viser et udkast: kommunens tekst, som den er i book/ i dag",
            "bemærk: webstedet har ingen PDF-filer uden for udgaverne",
        ]
    );
    // By another version it is that draft all the same, and the text outside of the edition is not held against it once more.
    by_another_version(&book);
    book.replace("dist/site/plan.html", "<body class", "<body data-new class");
    let (_, report) = asked(&book, &[]);
    assert_eq!(report.matches("#hjaelp").count(), 1, "{report}");
}

#[test]
fn of_texts_that_are_equally_near_the_adopted_one_is_compared_with() {
    let book = published();
    book.replace("book/guide.toml", "\"Fare?\"", "\"Er der fare?\"");
    // The two pages on which the question stands are of neither.
    for page in ["guide.html", "regler.html"] {
        book.replace(&format!("dist/site/{page}"), "Fare?", "Fred?");
    }
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(report.contains("»Fred« i stedet for »Fare«"), "{report}");
}

#[test]
fn a_draft_with_a_file_too_many_is_compared_with_the_draft() {
    let book = published();
    book.replace("book/guide.toml", "\"Fare?\"", "\"Er der fare?\"");
    book.built();
    book.put("dist/site/ond.html", "Ring ikke.");
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        report.contains("/ond.html: filen hører ikke til"),
        "{report}"
    );
    assert!(!report.contains("/guide.html"), "{report}");
}

#[test]
fn that_today_s_files_cannot_be_used_is_told_where_something_differs() {
    let book = published();
    book.put("book/contacts.toml", "[[contact]]\nid = 1\n");
    let unusable = "bemærk: kommunens filer i book/ kan ikke bruges, som de er i dag";
    let (code, report) = asked(&book, &[]);
    assert!(code == 0 && !report.contains(unusable), "{report}");
    book.replace("dist/site/plan.html", "Er vred.", "Er glad.");
    let (code, report) = asked(&book, &[]);
    assert!(code == 1 && report.contains(unusable), "{report}");
    let book = published();
    book.replace("dist/site/plan.html", "Er vred.", "Er glad.");
    let (code, report) = asked(&book, &[]);
    assert!(code == 1 && !report.contains(unusable), "{report}");
}

#[test]
fn a_draft_s_own_contacts_are_the_plan_s() {
    let book = published();
    for path in ["book/chapters/plan.md", "book/contacts.toml"] {
        book.replace(path, "1234 5678", "8765 4321");
    }
    book.built();
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    let [changed, words, ..] = report.lines().collect::<Vec<_>>()[..] else {
        panic!("{report}");
    };
    assert_eq!(changed, "/plan.html: afsnittet #vagten-telefon er ændret");
    assert_eq!(
        words,
        "    Tlf: [-1234 5678,-] {+8765 4321,+} kl. 09.00 – 15.00"
    );
    assert!(
        report.contains(
            "bemærk: webstedet viser et udkast: kommunens tekst, som den er i book/ i dag\n"
        ),
        "{report}"
    );
    assert!(
        report.ends_with("\nDer er 1 forskel fra det, der blev vedtaget den 25. november 2026.\n"),
        "{report}"
    );
}

#[test]
fn a_draft_is_compared_with_the_council_s_own_text_as_well() {
    let book = published();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    book.built();
    book.replace("dist/site/index.html", "<h1>", "<p>Ring ikke 112.</p><h1>");
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        report.contains("/plan.html: afsnittet #hjaelp er ændret"),
        "{report}"
    );
    assert!(
        report.contains("/index.html: linje 42 (efter #indhold) står »<p>Ring ikke 112.</p>«"),
        "{report}"
    );
    assert!(report.contains("Der er 2 forskelle"), "{report}");
}

#[test]
fn a_draft_s_chapters_are_told_as_such() {
    let book = published();
    book.replace(
        "book/chapters/SUMMARY.md",
        "(plan.md)",
        "(plan.md)\n- [Mere](mere.md)",
    );
    book.put(
        "book/chapters/mere.md",
        "# Mere {#mere}\n\nOg mere. {#og-mere}\n",
    );
    book.built();
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        report.starts_with("/mere.html: kapitlet »Mere«: Nyt kapitel\n/mere.html: afsnittet #mere er ikke vedtaget\n"),
        "{report}"
    );
}

#[test]
fn data_that_has_changed_since_is_named_while_the_text_is_adopted() {
    let book = published();
    book.replace("book/guide.toml", "\"Fare?\"", "\"Er der fare?\"");
    let report = report_of_changed(&book, "book/guide.toml");
    assert!(
        report.contains(
            "\nPlanens tekst er, som den blev vedtaget den 25. november 2026: 13 afsnit, "
        ),
        "{report}"
    );
    book.replace("dist/site/guide.html", "Er der fare?", "Er der fred?");
    assert_eq!(asked(&book, &[]).0, 1);
}

#[test]
fn colours_that_have_changed_since_are_named_and_the_site_that_has_them_is_sound() {
    let book = published();
    book.put("book/theme/colours.css", ":root { --accent: #123 }");
    report_of_changed(&book, "book/theme/colours.css");
}

#[test]
fn a_site_from_before_the_next_edition_is_still_proven_to_be_the_one_it_shows() {
    let book = published();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    adopt(&book, NEXT);
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 1 && report.contains("/udgaver/2028-03-01/manifest.json: filen mangler"),
        "{report}"
    );
    let former = "bemærk: webstedet viser udgaven som den gældende, men en anden har afløst den\n";
    let (code, report) = asked(&book, &["--edition", DATE]);
    assert_eq!(
        (code, report),
        (0, format!("{former}{}", all_is_well(&book)))
    );
    book.built();
    // A later draft in the root does not concern it.
    book.replace(
        "book/chapters/plan.md",
        "Vi hjælper dig.",
        "Vi hjælper alle.",
    );
    book.built();
    let draft = "bemærk: teksten uden for udgavens mappe er et udkast\n";
    let (code, report) = asked(&book, &["--edition", DATE]);
    assert_eq!(
        (code, report),
        (0, format!("{draft}{}", all_is_well(&book)))
    );
    assert_eq!(asked(&book, &[]).0, 1);
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
        let (code, report) = asked(&book, &[]);
        assert_eq!(code, 1, "{report}");
        assert!(
            report.contains(&format!("/{page}: afsnittet #tegn-v")),
            "{report}"
        );
        assert!(report.contains(" står et andet sted\n"), "{report}");
        book.put(&format!("dist/site/{page}"), good);
    }
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
        let (code, report) = asked(&book, &[]);
        assert!(code == 1 && report.contains(finding), "{report}");
        fs::write(&path, good).unwrap();
    }
}

#[test]
fn a_missing_page_and_another_folder_are_told() {
    let book = published();
    fs::remove_file(book.site().join("plan.html")).unwrap();
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 1 && report.contains("/plan.html: siden mangler\n"),
        "{report}"
    );
    fs::write(book.site().join("plan.html"), b"<main>\xff").unwrap();
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 1 && report.contains("/plan.html: siden er ikke skrevet som UTF-8\n"),
        "{report}"
    );
    let other = book.root().join("book");
    let (code, report) = asked_of(&book, other.to_str().unwrap(), &[]);
    assert_eq!(code, 1);
    assert!(
        report.starts_with(
            "/udgaver/2026-11-25/manifest.json: filen mangler; er det den rigtige adresse"
        ),
        "{report}"
    );
}

#[test]
fn the_council_s_own_edition_is_seen_to_first() {
    let book = published();
    let path = format!("book/editions/{DATE}/book/chapters/plan.md");
    book.replace(&path, "Vi hjælper.", "Vi hjælper ikke.");
    let (code, report) = asked(&book, &[]);
    assert_eq!(code, 1);
    assert!(
        report.contains(&format!(
            "{path}: fejl: udgaven er ændret efter vedtagelsen"
        )),
        "{report}"
    );
}

#[test]
fn a_question_that_has_no_answer_has_an_exit_code_of_its_own() {
    let book = Book::small();
    book.built();
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 2 && report.starts_with("fejl: kommunen har ingen vedtaget udgave"),
        "{report}"
    );
    book.put("book/editions", "ingen mappe");
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 2
            && report.starts_with("fejl: ")
            && report.contains("book/editions kan ikke læses"),
        "{report}"
    );
    fs::remove_file(book.root().join("book/editions")).unwrap();
    adopt(&book, DATE);
    let signature = book
        .root()
        .join(format!("book/editions/{DATE}/manifest.json.minisig"));
    fs::create_dir(&signature).unwrap();
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 2 && report.contains("manifest.json.minisig kan ikke læses"),
        "{report}"
    );
    fs::remove_dir(&signature).unwrap();
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
        let (code, report) = asked_of(&book, site, &more);
        assert!(
            code == 2 && report.starts_with(message),
            "{site} {more:?}: {report}"
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
    let (code, report) = asked(&book, &["--key", &key]);
    assert!(
        code == 1 && report.contains("manifest.json.minisig: udgaven er ikke underskrevet"),
        "{report}"
    );

    sign(&book, &keys);
    book.built();
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 0 && report.starts_with("bemærk: kommunens underskrift er ikke efterprøvet"),
        "{report}"
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

    let (code, report) = asked(&book, &["--key", &other]);
    assert!(
        code == 1 && report.contains("underskriften er lavet med en anden nøgle end kommunens"),
        "{report}"
    );
    let served = format!("dist/site/udgaver/{DATE}/manifest.json.minisig");
    let good = fs::read(book.root().join(&served)).unwrap();
    book.put(&served, "hej");
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 1 && report.contains("manifest.json.minisig: filen er en anden end den vedtagne"),
        "{report}"
    );
    book.put(&served, good);
    freeze_pdf(&book, "%PDF-1.7");
    let (code, report) = asked(&book, &[]);
    assert!(
        code == 1 && report.contains("underskriften passer ikke til manifestet"),
        "{report}"
    );
}

/// Serves the book's site on loopback and asks about it there.
fn served(book: &Book) -> Result<Verdict, Failure> {
    served_in("/", book)
}

/// The same in a folder of its host.
fn served_in(folder: &str, book: &Book) -> Result<Verdict, Failure> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let site = book.site();
    let place = Place {
        folder: folder.to_owned(),
        ..Place::root()
    };
    let server = runtime.block_on(Server::bind(&site, 0)).unwrap().at(place);
    let address = format!("http://{}{folder}", server.address().unwrap());
    runtime.spawn(server.run());
    ask(book, &address)
}

pub(crate) fn ask(book: &Book, site: &str) -> Result<Verdict, Failure> {
    ask_within(book, site, Bounds::default())
}

pub(crate) fn ask_within(book: &Book, site: &str, bounds: Bounds) -> Result<Verdict, Failure> {
    verifier(book, bounds)?.verify(site)
}

pub(crate) fn verifier(book: &Book, bounds: Bounds) -> Result<Verifier, Failure> {
    Verifier::new(&Verify {
        root: book.root(),
        edition: None,
        key: None,
        widget: &WidgetSource::Folder(book.root().join("widget")),
        bounds,
    })
}

#[test]
fn a_served_site_is_asked_as_a_browser_asks_it() {
    let book = Book::small().packed();
    adopt(&book, DATE);
    book.built();
    let of_the_web = "bemærk: over nettet ses kun de filer, som planen har; andre filer på serveren og dens egen opsætning er ikke efterprøvet\nAlt er";
    let report = served(&book).unwrap().to_string();
    assert_eq!(report, all_is_well(&book).replace("Alt er", of_the_web));
    fs::write(book.site().join("plan.html.br"), "hej").unwrap();
    let report = served(&book).unwrap().to_string();
    assert!(
        report.contains("/plan.html (pakket med br): svaret kan ikke pakkes ud"),
        "{report}"
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
    let report = |answer, endless| match ask(&book, &answering(answer, endless)) {
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
            "manifest.json: filen mangler; er det den rigtige adresse",
        ),
        (
            "hej",
            false,
            "manifest.json: svaret er ikke, som en webserver svarer; er det",
        ),
        (
            "HTTP/1.1 200 X\r\nContent-Length: 3\r\nConnection: close\r\n\r\nhej",
            false,
            "/plan.html: afsnittet #hjaelp mangler",
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
        let report = report(answer, endless);
        assert!(report.contains(message), "{answer}\n{report}");
    }
}

#[test]
fn a_site_in_a_folder_is_asked_there() {
    let book = Book::small().packed();
    let name = "leave_to = ";
    let address = format!("address = \"https://by.dk/om/plan/\"\n{name}");
    book.replace("book/theme/municipality.toml", name, &address);
    adopt(&book, DATE);
    book.built();
    let verdict = served_in("/om/plan/", &book).unwrap();
    assert_eq!(verdict.is_adopted(), Some(true), "{verdict}");
    let page = book.page("404.html");
    assert!(page.contains("href=\"/om/plan/index.html\""), "{page}");
    let page = book.page("index.html");
    let link = "<link rel=\"canonical\" href=\"https://by.dk/om/plan/\">";
    assert!(page.contains(link), "{page}");
    assert!(
        book.page("sitemap.xml")
            .contains("<loc>https://by.dk/om/plan/om.html</loc>")
    );
    for of_the_host in ["robots.txt", "_headers", ".well-known/security.txt"] {
        assert!(!book.site().join(of_the_host).exists(), "{of_the_host}");
    }
    let headers = std::fs::read_to_string(book.root().join("dist/hosting/_headers")).unwrap();
    let rules: Vec<_> = headers
        .lines()
        .filter(|line| line.starts_with('/'))
        .collect();
    assert_eq!(
        rules,
        [
            "/om/plan/*",
            "/om/plan/*.pdf",
            "/om/plan/beredskabsplan.html",
            "/om/plan/assets/*"
        ]
    );
    assert!(
        book.page("web.config")
            .contains("path=\"om\\plan\\404.html\"")
    );
}
