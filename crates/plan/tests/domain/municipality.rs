//! Whose plan it is, and where a reader goes who leaves in a hurry.

use crate::small::{replaced, report, sources};
use plan::{Municipality, Plan};

const ADDRESS: &str = "https://www.eksempel.dk/";

fn with_address(address: &str) -> String {
    let mut sources = sources();
    let text = &sources.municipality.text;
    sources.municipality.text = replaced(text, ADDRESS, address);
    report(&sources)
}

#[test]
fn the_neutral_page_is_told_by_its_host() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    assert_eq!(plan.municipality.leave_to, ADDRESS);
    assert_eq!(plan.municipality.leave_to_host(), "www.eksempel.dk");
}

#[test]
fn a_whole_secure_address_is_taken() {
    for address in [
        "https://eksempel.dk",
        "https://vejr.eksempel.dk/by?uge=1#nu",
        "https://eksempel.dk:8443/",
        "https://rådhuset.dk/",
        "https://www.søby-ærø.dk:8443/side",
        "https://xn--rdhuset-exa.dk/",
    ] {
        assert_eq!(with_address(address), "");
    }
}

#[test]
fn anything_else_is_refused_at_its_place() {
    for address in [
        "http://www.eksempel.dk/",
        "www.eksempel.dk",
        "javascript:alert(1)",
        "//www.eksempel.dk/",
        "https://",
        "https:///side",
        "https://eksempel",
        "https://www..dk/",
        "https://bruger@eksempel.dk/",
        "https://:kode@eksempel.dk/",
        "https://eksempel.dk:99999/",
        "https://eksempel.dk:port/",
        "https://eksempel.dk:8443:1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://%65ksempel.dk/",
        "https://eksempel.dk./",
        "https://.eksempel.dk/",
        "https://xn--a-.dk/",
        "https://råd huset.dk/",
        "https:eksempel.dk",
        "HTTPS://eksempel.dk",
        " https://eksempel.dk/",
        "data:text/html,https://eksempel.dk",
        "ftp://eksempel.dk/",
        "blob:https://eksempel.dk/",
        "https://eksempel.dk/en side",
        "",
    ] {
        assert_eq!(
            with_address(address),
            format!(
                "municipality.toml:4:12: fejl: »{address}« er ikke en sikker adresse\n  \
                 råd: skriv hele adressen på en neutral side, f.eks. \"https://www.eksempel.dk/\""
            )
        );
    }
}

#[test]
fn the_council_chooses_the_page_itself() {
    let mut sources = sources();
    let line = format!("leave_to = \"{ADDRESS}\"");
    sources.municipality.text = replaced(&sources.municipality.text, &line, "");
    assert!(report(&sources).contains("nøglen »leave_to« mangler"));
}

#[test]
fn a_key_that_nobody_knows_is_told() {
    let mut sources = sources();
    sources.municipality.text.push_str("farve = \"rød\"\n");
    assert!(report(&sources).contains("ukendt nøgle »farve«"));
}

/// What is said of the small plan with one line more in `municipality.toml`; it is the fifth.
fn with_line(line: &str) -> String {
    let mut sources = sources();
    sources.municipality.text.push_str(line);
    report(&sources)
}

#[test]
fn the_site_s_address_is_a_host_or_a_folder_of_one() {
    let report = |address: &str| with_line(&format!("address = \"{address}\"\n"));
    for (address, read, folder) in [
        ("https://plan.eksempel.dk", "https://plan.eksempel.dk", "/"),
        ("https://plan.eksempel.dk/", "https://plan.eksempel.dk", "/"),
        ("https://eksempel.dk:8443", "https://eksempel.dk:8443", "/"),
        (
            "https://rådhuset.dk:8443",
            "https://xn--rdhuset-exa.dk:8443",
            "/",
        ),
        ("https://by.dk/plan", "https://by.dk/plan", "/plan/"),
        (
            "https://by.dk/Om-os/plan_1/",
            "https://by.dk/Om-os/plan_1",
            "/Om-os/plan_1/",
        ),
        (
            "https://by.dk:8443/plan",
            "https://by.dk:8443/plan",
            "/plan/",
        ),
        (
            "https://ærø.dk/plan/",
            "https://xn--r-3fa9c.dk/plan",
            "/plan/",
        ),
    ] {
        assert_eq!(report(address), "");
        let mut sources = sources();
        let line = format!("address = \"{address}\"\n");
        sources.municipality.text.push_str(&line);
        let (plan, _) = Plan::read(&sources).unwrap();
        assert_eq!(plan.municipality.folder(), folder);
        assert_eq!(plan.municipality.address.as_deref(), Some(read));
    }
    assert_eq!(Municipality::default().folder(), "/");
    for address in [
        "https://plan.eksempel.dk//",
        "https://eksempel.dk//plan",
        "https://eksempel.dk/plan//",
        "https://eksempel.dk/eksempel.dk",
        "https://eksempel.dk/plan/index.html",
        "https://eksempel.dk/../plan",
        "https://eksempel.dk/pl%61n",
        "https://eksempel.dk/plån",
        "https://eksempel.dk/en plan",
        "https://eksempel.dk/plan;{}",
        "https://eksempel.dk/plan?x",
        "https://eksempel.dk/plan#x",
        "https://eksempel.dk?plan",
        "http://plan.eksempel.dk",
        "plan.eksempel.dk",
        "",
    ] {
        assert_eq!(
            report(address),
            format!(
                "municipality.toml:5:11: fejl: »{address}« er ikke et websteds adresse\n  \
                 råd: skriv https:// og webstedets navn, og hvis det ligger i en mappe på et andet websted, så mappens \
                 navn, f.eks. \"https://plan.eksempel.dk\" eller \"https://www.eksempel.dk/beredskab\"; mapper skrives \
                 med bogstaverne a-z, tal, - og _"
            )
        );
    }
}

#[test]
fn the_guide_may_be_shown_by_pages_of_named_sites() {
    let report = |origin: &str| with_line(&format!("embed = [\"{origin}\"]\n"));
    for origin in [
        "https://www.by.dk",
        "https://www.by.dk/",
        "https://by.dk:8443",
    ] {
        assert_eq!(report(origin), "");
    }
    for origin in [
        "https://www.by.dk/side",
        "http://www.by.dk",
        "https://*.by.dk",
        "*",
        "https://by.dk;",
        "'self'",
        "",
    ] {
        let refused = report(origin);
        assert!(
            refused.contains(":5:10: fejl: ") && refused.contains("er ikke et websteds navn"),
            "{refused}"
        );
    }
    let mut sources = sources();
    sources
        .municipality
        .text
        .push_str("embed = [\"https://rådhuset.dk/\", \"https://by.dk\"]\n");
    let (plan, _) = Plan::read(&sources).unwrap();
    assert_eq!(
        plan.municipality.embed,
        ["https://xn--rdhuset-exa.dk", "https://by.dk"]
    );
}

#[test]
fn the_accessibility_statement_has_a_secure_address() {
    let report = |address: &str| with_line(&format!("accessibility_statement = \"{address}\"\n"));
    assert_eq!(report("https://www.eksempel.dk/erklaering/1?sprog=da"), "");
    let refused = report("http://www.eksempel.dk/");
    assert!(refused.contains(":5:27: fejl: »http://www.eksempel.dk/« er ikke en sikker adresse"));
}

#[test]
fn holes_are_told_of_by_mail_or_on_a_page() {
    let security = |contact: &str, rest: &str| {
        let mut sources = sources();
        let table = format!("[security]\ncontact = \"{contact}\"\n{rest}\n");
        sources.municipality.text.push_str(&table);
        sources
    };
    let date = "expires = 2030-06-30";
    for (contact, link) in [
        ("it-vagt@eksempel.dk", "mailto:it-vagt@eksempel.dk"),
        ("https://eksempel.dk/hul", "https://eksempel.dk/hul"),
        ("vagt@rådhuset.dk", "mailto:vagt@xn--rdhuset-exa.dk"),
        ("https://rådhuset.dk/hul", "https://xn--rdhuset-exa.dk/hul"),
    ] {
        let (plan, _) = Plan::read(&security(contact, date)).unwrap();
        let found = plan.municipality.security.unwrap();
        assert_eq!(
            (found.contact.as_str(), found.expires.as_str()),
            (link, "2030-06-30")
        );
    }
    for contact in [
        "vagt",
        "@eksempel.dk",
        "a b@eksempel.dk",
        "vagt@eksempel",
        "vagt@x.dk/y",
        "tel:112",
    ] {
        let said = report(&security(contact, date));
        assert!(said.contains(":6:11: fejl:"), "{said}");
        assert!(said.contains("er ikke en adresse at skrive til"), "{said}");
    }
    assert!(report(&security("vagt@eksempel.dk", "")).contains("nøglen »expires« mangler"));
}

#[test]
fn the_council_s_key_is_one_of_minisign() {
    let report = |key: &str| with_line(&format!("signing_key = \"{key}\"\n"));
    let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    assert_eq!(report(key), "");
    let secret = "RWRTY0IyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for wrong in [
        "",
        "minisign.pub",
        &key[1..],
        &key.replace('Q', "!"),
        secret,
    ] {
        assert_eq!(
            report(wrong),
            format!(
                "municipality.toml:5:15: fejl: »{wrong}« er ikke en offentlig nøgle fra minisign\n  \
                 råd: skriv linjen, der begynder med RW, fra filen minisign.pub"
            )
        );
    }
}

#[test]
fn the_host_is_told_as_it_is_written_and_without_its_port() {
    for (address, host) in [
        ("https://www.rådhuset.dk/side", "www.rådhuset.dk"),
        ("https://eksempel.dk:8443/", "eksempel.dk"),
    ] {
        let mut sources = sources();
        sources.municipality.text = replaced(&sources.municipality.text, ADDRESS, address);
        let (plan, _) = Plan::read(&sources).unwrap();
        assert_eq!(plan.municipality.leave_to_host(), host);
    }
}

#[test]
fn a_site_in_a_folder_has_no_security_txt_and_says_so() {
    let mut sources = sources();
    sources.municipality.text.push_str(
        "address = \"https://by.dk/plan\"\n[security]\ncontact = \"it@by.dk\"\nexpires = 2030-06-30\n",
    );
    let (_, warnings) = Plan::read(&sources).unwrap();
    let warnings = warnings.to_string();
    assert!(
        warnings.contains("municipality.toml:7:11: advarsel: webstedet ligger i en mappe"),
        "{warnings}"
    );
}
