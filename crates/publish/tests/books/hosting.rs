//! What web servers are told, and the compressed forms of the files.

use crate::book::Book;
use flate2::Compression;
use publish::{AS_DOWNLOAD, DOWNLOADED, FILE_KINDS, HEADERS, headers};
use std::fs;
use std::io::Read;

#[test]
fn every_text_lies_beside_itself_in_smaller_forms() {
    let book = Book::small().packed();
    let files = book.built().files();
    let (mut packed, mut whole) = (0, 0);
    for (address, content) in &files {
        let mut unpacked = Vec::new();
        if address.ends_with(".br") {
            brotli::BrotliDecompress(&mut content.as_slice(), &mut unpacked).unwrap();
        } else if address.ends_with(".gz") {
            let mut decoder = flate2::read::GzDecoder::new(content.as_slice());
            decoder.read_to_end(&mut unpacked).unwrap();
        } else {
            whole += 1;
            continue;
        }
        packed += 1;
        let (plain, _) = address.rsplit_once('.').unwrap();
        let (_, original) = files.iter().find(|(other, _)| other == plain).unwrap();
        assert!(
            *original == unpacked && content.len() < original.len(),
            "{address}"
        );
    }
    assert!(packed > whole, "{packed} of {whole}");
    let has = |address: &str| files.iter().any(|(given, _)| given == address);
    assert!(has("plan.html.br") && has("plan.html.gz") && has("was/index.html.br"));
}

#[test]
fn a_form_of_the_last_site_is_kept_only_as_long_as_it_holds_the_same_text() {
    let book = Book::small().packed();
    let good = book.built().files();
    let form = book.site().join("plan.html.gz");
    // Not as small as ours would be, which tells it apart.
    let mut quick = Vec::new();
    flate2::read::GzEncoder::new(book.page("plan.html").as_bytes(), Compression::fast())
        .read_to_end(&mut quick)
        .unwrap();
    fs::write(&form, &quick).unwrap();
    assert_eq!(
        fs::read(book.built().site().join("plan.html.gz")).unwrap(),
        quick
    );
    for broken in [&quick[..quick.len() / 2], b"", b"gammel"] {
        fs::write(&form, broken).unwrap();
        assert_eq!(book.built().files(), good);
    }
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    let mut page = String::new();
    flate2::read::GzDecoder::new(
        fs::read(book.built().site().join("plan.html.gz"))
            .unwrap()
            .as_slice(),
    )
    .read_to_string(&mut page)
    .unwrap();
    assert_eq!(page, book.page("plan.html"));
}

#[test]
fn iis_gets_every_header_and_every_content_type() {
    let book = Book::small().printed();
    let config = book.built().page("web.config");
    let config = roxmltree::Document::parse(&config).unwrap();
    let all = |element: &'static str, name: &'static str, value: &'static str| {
        let elements = config.descendants();
        let elements = elements.filter(move |node| node.has_tag_name(element));
        elements.filter_map(move |node| Some((node.attribute(name)?, node.attribute(value)?)))
    };
    let mut added: Vec<_> = all("add", "name", "value").collect();
    let mut papers = added.split_off(HEADERS.len());
    assert_eq!(added, HEADERS);
    assert_eq!(papers.remove(0), AS_DOWNLOAD);
    // Each PDF has its own policy, and no other.
    let mut pdfs: Vec<_> = book
        .files()
        .into_iter()
        .map(|(address, _)| address)
        .collect();
    pdfs.retain(|address| address.ends_with(".pdf"));
    assert!(pdfs.len() >= 4, "{pdfs:?}");
    let places = config
        .descendants()
        .filter(|node| node.has_tag_name("location"));
    let places: Vec<_> = places.filter_map(|node| node.attribute("path")).collect();
    assert_eq!(
        places,
        [
            vec!["assets", DOWNLOADED],
            pdfs.iter().map(String::as_str).collect()
        ]
        .concat()
    );
    assert_eq!(papers, vec![headers("pdf")[0]; pdfs.len()]);
    let removed = config
        .descendants()
        .filter(|node| node.has_tag_name("remove"));
    let removed = removed.filter(|node| node.attribute("name") == Some("content-security-policy"));
    assert_eq!(removed.count(), pdfs.len());
    let kinds: Vec<_> = all("mimeMap", "fileExtension", "mimeType").collect();
    let expected = FILE_KINDS.map(|kind| (format!(".{}", kind.extension), kind.content_type));
    let expected: Vec<_> = expected
        .iter()
        .map(|(name, kind)| (name.as_str(), *kind))
        .collect();
    assert_eq!(kinds, expected);
    let missing = config
        .descendants()
        .find(|node| node.has_tag_name("error"))
        .unwrap();
    assert_eq!(missing.attribute("path"), Some("404.html"));
    assert_eq!(missing.attribute("statusCode"), Some("404"));
}

#[test]
fn header_file_hosts_get_every_header_once() {
    let file = Book::small().built().page("_headers");
    let (rest, assets) = file.split_once("/assets/*\n").unwrap();
    let (rest, download) = rest.split_once("/beredskabsplan.html\n").unwrap();
    assert_eq!(download, "  content-disposition: attachment\n");
    let (all, papers) = rest.split_once("/*.pdf\n").unwrap();
    let (name, policy) = headers("pdf")[0];
    assert_eq!(papers, format!("  ! {name}\n  {name}: {policy}\n"));
    let headers: Vec<_> = all
        .lines()
        .skip(1)
        .map(|line| line.strip_prefix("  ").unwrap().split_once(": ").unwrap())
        .collect();
    assert!(all.starts_with("/*\n"));
    assert_eq!(headers, HEADERS);
    assert_eq!(
        assets,
        "  cache-control: public, max-age=31536000, immutable\n"
    );
}

#[test]
fn a_pdf_may_be_shown_by_the_browser_itself_and_do_nothing_else() {
    let [(name, pdf), others @ ..] = headers("pdf");
    assert_eq!(name, "content-security-policy");
    assert_eq!(others, HEADERS[1..]);
    let allowed: Vec<_> = pdf
        .split("; ")
        .filter(|rule| !rule.ends_with("'none'"))
        .collect();
    // What Safari's viewer asks for; a sandbox or Trusted Types would stop it as well.
    assert_eq!(
        allowed,
        [
            "connect-src 'self'",
            "object-src 'self'",
            "style-src 'unsafe-inline'"
        ]
    );
    for rule in ["default-src", "base-uri", "form-action", "frame-ancestors"] {
        assert!(pdf.contains(&format!("{rule} 'none'")), "{rule}");
    }
    for kind in FILE_KINDS.iter().filter(|kind| kind.extension != "pdf") {
        assert_eq!(headers(kind.extension), HEADERS);
    }
}

#[test]
fn what_servers_include_lies_beside_the_site() {
    let book = Book::small();
    book.built();
    for name in ["Caddyfile", "nginx-http.conf", "nginx-server.conf"] {
        let path = book.root().join("dist/hosting").join(name);
        assert!(path.is_file(), "{name}");
        assert!(!book.site().join(name).exists());
    }
}

#[test]
fn a_page_for_frames_is_there_only_for_named_sites() {
    let book = Book::small();
    assert!(!book.built().site().join("guide-indlejret.html").exists());
    let before = book.files();
    assert!(
        !before
            .iter()
            .any(|(address, _)| address.contains("embedded"))
    );
    let name = "leave_to = ";
    let embed = format!("embed = [\"https://by.dk\", \"https://skole.dk:8443/\"]\n{name}");
    book.replace("book/theme/municipality.toml", name, &embed);
    book.built();
    let page = book.page("guide-indlejret.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(page.contains("<a target=\"_top\" class=\"exit\""), "{page}");
    assert!(page.contains("<script type=\"module\" src=\"assets/embedded-"));
    assert!(!page.contains("class=\"list\"") && !page.contains("masthead"));
    // One rule for one page; no other page of the site may be framed.
    let policy = headers("html")[0].1;
    let policy = policy.replace(
        "frame-ancestors 'none'",
        "frame-ancestors https://by.dk https://skole.dk:8443",
    );
    let hosting =
        |name: &str| fs::read_to_string(book.root().join("dist/hosting").join(name)).unwrap();
    for (what, text) in [
        ("nginx", hosting("nginx-http.conf")),
        ("caddy", hosting("Caddyfile")),
        ("_headers", book.page("_headers")),
        ("IIS", book.page("web.config").replace("&#39;", "'")),
    ] {
        assert_eq!(text.matches(&policy).count(), 1, "{what}: {text}");
        assert_eq!(
            text.matches("frame-ancestors https://").count(),
            1,
            "{what}"
        );
    }
}
