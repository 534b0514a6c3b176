//! What search engines and other machines read of the site.

use crate::adoption::adopt;
use crate::book::Book;
use serde_json::{Value, json};

const ADDRESS: &str = "address = \"https://plan.by.dk\"\n";

/// The small book with lines more in `municipality.toml`.
fn with_lines(lines: &str) -> Book {
    let book = Book::small();
    let leave_to = "leave_to = \"https://www.eksempel.dk/\"\n";
    let more = format!("{leave_to}{lines}");
    book.replace("book/theme/municipality.toml", leave_to, &more);
    book.built();
    book
}

fn is_there(book: &Book, address: &str) -> bool {
    book.site().join(address).is_file()
}

/// The value of a `meta` element, by its name or property.
fn meta(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("\"{name}\" content=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

#[test]
fn without_an_address_nothing_claims_to_know_it() {
    let book = with_lines("");
    for (address, content) in book.files() {
        let text = String::from_utf8_lossy(&content);
        assert!(
            !text.contains("canonical") && !text.contains("og:url"),
            "{address}"
        );
    }
    assert_eq!(book.page("robots.txt"), "User-agent: *\nAllow: /\n");
    assert!(!is_there(&book, "sitemap.xml"));
}

#[test]
fn with_an_address_every_page_knows_its_own() {
    let book = with_lines(ADDRESS);
    for (page, address) in [
        ("index.html", "https://plan.by.dk/"),
        ("plan.html", "https://plan.by.dk/plan.html"),
        ("was/index.html", "https://plan.by.dk/was/"),
    ] {
        let html = book.page(page);
        let link = format!("<link rel=\"canonical\" href=\"{address}\">");
        assert!(html.contains(&link), "{html}");
        assert_eq!(meta(&html, "og:url").as_deref(), Some(address));
        let entry = format!("<url><loc>{address}</loc></url>");
        assert!(book.page("sitemap.xml").contains(&entry), "{page}");
    }
    assert!(!book.page("404.html").contains("canonical"));
    assert!(!book.page("sitemap.xml").contains("404"));
    assert!(
        book.page("robots.txt")
            .ends_with("\nSitemap: https://plan.by.dk/sitemap.xml\n")
    );
}

#[test]
fn a_page_is_described_by_its_own_words() {
    let book = with_lines("");
    let chapter = book.page("plan.html");
    assert_eq!(
        meta(&chapter, "description").as_deref(),
        Some("Vi hjælper.")
    );
    let expected = [
        ("og:title", "Plan"),
        ("og:description", "Vi hjælper."),
        ("og:type", "article"),
        ("og:locale", "da_DK"),
        ("og:site_name", "Plan – By Kommune"),
    ];
    for (name, value) in expected {
        assert_eq!(meta(&chapter, name).as_deref(), Some(value), "{name}");
    }
    let front = book.page("index.html");
    assert_eq!(meta(&front, "description").as_deref(), Some("En plan."));
    assert_eq!(meta(&front, "og:type").as_deref(), Some("website"));
}

#[test]
fn the_contacts_are_told_as_linked_data_where_they_stand() {
    let book = with_lines(ADDRESS);
    let data = |page: &str| -> Option<Value> {
        let html = book.page(page);
        let (_, rest) = html.split_once("<script type=\"application/ld+json\">")?;
        Some(serde_json::from_str(rest.split_once("</script>")?.0).unwrap())
    };
    let front = data("index.html").unwrap();
    assert_eq!(data("plan.html").as_ref(), Some(&front));
    let [front, plan] = [0, 1].map(|index| front["@graph"][index].clone());
    assert_eq!(plan["@type"], "Legislation");
    assert_eq!(plan["url"], "https://plan.by.dk/hele-planen.html");
    assert_eq!(plan["creativeWorkStatus"], "Udkast");
    assert_eq!(plan.get("legislationLegalForce"), None);
    assert_eq!(plan.get("isBasedOn"), None);
    for page in ["om.html", "guide.html", "404.html"] {
        assert_eq!(data(page), None, "{page}");
    }
    assert_eq!(front["@type"], "GovernmentService");
    assert_eq!(front["url"], "https://plan.by.dk/");
    assert_eq!(
        front["provider"],
        json!({ "@type": "GovernmentOrganization", "name": "By Kommune" })
    );
    let points: Vec<_> = front["availableChannel"]
        .as_array()
        .unwrap()
        .iter()
        .collect();
    let points: Vec<_> = points
        .iter()
        .map(|channel| &channel["servicePhone"])
        .collect();
    let phone = points
        .iter()
        .find(|point| point["telephone"] == "+4512345678")
        .unwrap();
    assert_eq!(phone["hoursAvailable"][0]["opens"], "09:00");
    assert_eq!(phone["hoursAvailable"][0]["closes"], "15:00");
    assert!(points.iter().any(|point| point["email"] == "vagt@by.dk"));
    assert!(points.iter().any(|point| point["telephone"] == "112"));
    let law = "legal_basis = \"Barnets lov § 15 stk. 3\"\nname = ";
    book.replace("book/theme/municipality.toml", "name = ", law);
    adopt(&book, "2026-11-25");
    book.built();
    let plan = data("index.html").unwrap()["@graph"][1].clone();
    assert_eq!(plan["legislationDate"], "2026-11-25");
    assert_eq!(plan["legislationPassedBy"]["name"], "Kommunalbestyrelsen");
    assert_eq!(plan["legislationLegalForce"], "https://schema.org/InForce");
    assert_eq!(plan["isBasedOn"]["name"], "Barnets lov § 15 stk. 3");
    assert_eq!(plan.get("creativeWorkStatus"), None);
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    book.built();
    let plan = data("index.html").unwrap()["@graph"][1].clone();
    assert_eq!(plan["creativeWorkStatus"], "Udkast");
    assert_eq!(plan.get("legislationDate"), None);
}

#[test]
fn the_manifest_has_the_municipality_s_name_icon_and_colours() {
    let book = Book::small();
    book.put("book/theme/favicon.svg", "<svg/>");
    book.put(
        "book/theme/colours.css",
        ":root { --accent: #123; --paper: #fed } @media x { :root { --accent: #fff } }",
    );
    let manifest: Value = serde_json::from_str(&book.built().page("site.webmanifest")).unwrap();
    assert_eq!(manifest["name"], "Plan – By Kommune");
    assert_eq!(manifest["lang"], "da");
    assert_eq!(manifest["theme_color"], "#123");
    assert_eq!(manifest["background_color"], "#fed");
    assert!(is_there(
        &book,
        manifest["icons"][0]["src"].as_str().unwrap()
    ));
    assert!(
        book.page("index.html")
            .contains("<link rel=\"manifest\" href=\"site.webmanifest\">")
    );
    // A municipality without colours or icon of its own has a manifest all the same.
    let manifest: Value = serde_json::from_str(&with_lines("").page("site.webmanifest")).unwrap();
    assert!(manifest["theme_color"].is_null() && manifest["icons"].is_null());
}

#[test]
fn who_to_tell_of_a_hole_is_told_where_it_is_looked_for() {
    let path = ".well-known/security.txt";
    assert!(!is_there(&with_lines(""), path));
    let security = "[security]\ncontact = \"vagt@by.dk\"\nexpires = 2030-06-30\n";
    let book = with_lines(&format!("{ADDRESS}{security}"));
    assert_eq!(
        book.page(path),
        "Contact: mailto:vagt@by.dk\nExpires: 2030-06-30T23:59:59Z\nPreferred-Languages: da, en\n\
         Canonical: https://plan.by.dk/.well-known/security.txt\n"
    );
}

#[test]
fn the_accessibility_statement_is_the_municipality_s_own() {
    let book = with_lines("accessibility_statement = \"https://was.by.dk/1\"\n");
    let page = book.content("was/index.html");
    assert!(page.contains("<a href=\"https://was.by.dk/1\">"), "{page}");
    let page = with_lines("").content("was/index.html");
    assert!(page.contains("har endnu ikke oplyst"), "{page}");
}

#[test]
fn a_site_says_by_which_publisher_and_with_which_guide_it_was_made() {
    let book = Book::small();
    let first = book.built().page("beredskab.txt");
    let [name, publisher, guide] = first.lines().collect::<Vec<_>>()[..] else {
        panic!("{first}");
    };
    assert_eq!(name, "Webstedet er lavet af beredskab.");
    let is_print = |line: &str, of: &str| {
        let digits = line.strip_prefix(of);
        digits.is_some_and(|digits| {
            digits.len() == 16 && digits.chars().all(|c| c.is_ascii_hexdigit())
        })
    };
    assert!(
        is_print(publisher, "udgiver ") && is_print(guide, "guide "),
        "{first}"
    );
    book.put("widget/quick_exit.js", "another quick exit")
        .built();
    let second = book.page("beredskab.txt");
    assert!(
        second.contains(publisher) && !second.contains(guide),
        "{second}"
    );
    let bare = Book::small().without_widget();
    assert!(
        bare.built()
            .page("beredskab.txt")
            .ends_with("\nguide ingen\n")
    );
}
