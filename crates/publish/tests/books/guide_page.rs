//! The guide's page, in what a snapshot does not say.

use crate::book::Book;

#[test]
fn a_browser_compares_each_script_before_it_runs_it() {
    let page = Book::small().built().page("guide.html");
    for (tag, integrity) in [
        (
            "<script type=\"module\" src=\"assets/quick-exit-",
            "0srJnzPckZ7ih3D7ihj580JBxzDP9t3uoMS6vPkniHUqbPw59Kb/m/dQZkyabcAf",
        ),
        (
            "<script type=\"module\" src=\"assets/loader-",
            "3wK+TlMkrIceSDE5TSfUQo7jNz1SzaxbI5DSJyF7CptL+kPBjmvVGNWXrMjIfAHA",
        ),
        (
            "<link rel=\"modulepreload\" href=\"assets/guide-",
            "aXWcrdnJ2mJGLLRoxA91zCGmEDCr2JAJFz/og1GHhRRfBbpdocIYTjsfs75SlpD7",
        ),
        (
            "data-wasm=\"assets/guide-",
            "uqETWJ+ypR2XTY8D5Nd51+WXU1al3lFbg0rqjWEaGpab0Iim4NoKGLkpIY2UqPbE",
        ),
    ] {
        let (_, rest) = page.split_once(tag).unwrap();
        let (rest, _) = rest.split_once('>').unwrap();
        let found = rest.ends_with(&format!("integrity=\"sha384-{integrity}\""));
        assert!(found, "{tag}: {rest}");
    }
}

#[test]
fn only_the_guide_page_has_scripts_and_a_way_out() {
    let book = Book::small();
    for page in ["index.html", "plan.html", "om.html", "404.html"] {
        let page = book.built().page(page);
        assert!(
            !page.contains("<script src")
                && !page.contains("type=\"module\"")
                && !page.contains("modulepreload")
        );
        assert!(!page.contains("quick-exit"));
    }
}

/// What orders outcomes is handed out to the guide, and shown on no page.
#[test]
fn no_reader_sees_how_urgent_an_outcome_is() {
    let book = Book::small();
    let files = |urgency: &str| {
        let mut files = book.built().files();
        let handed_out = format!("\"urgency\":\"{urgency}\"");
        let mut times = 0;
        for (address, content) in &mut files {
            if address.ends_with(".html") {
                let text = String::from_utf8(content.clone()).unwrap();
                times += text.matches(&handed_out).count();
                *content = text.replace(&handed_out, "").into_bytes();
            }
        }
        assert_eq!(times, 1, "{urgency}");
        files
    };
    let prompt = files("prompt");
    book.replace("book/guide.toml", "\"prompt\"", "\"pressing\"");
    for ((address, was), (_, is)) in prompt.iter().zip(files("pressing")) {
        assert!(*was == is, "{address} tells of it");
    }
}

#[test]
fn the_way_out_is_there_without_a_widget_too() {
    let page = Book::small().without_widget().built().page("guide.html");
    assert!(
        page.contains("<a class=\"exit\" href=\"https://www.eksempel.dk/\" rel=\"noreferrer\">")
    );
    assert!(!page.contains("Guiden kan ikke vises"), "{page}");
}

#[test]
fn what_holds_for_some_answers_alone_is_left_to_the_guide() {
    let book = Book::small();
    book.replace(
        "book/guide.toml",
        "now = [{ passage = \"vej-ring\" }]",
        "now = [{ passage = \"vej-ring\" }, { passage = \"vej-vurderer\", when = { one_of = { question = \"hvem\", \
         choices = [\"ansat\"] } } }]",
    );
    assert_eq!(quotes(&book, "tegn"), ["Ring til os."]);
}

#[test]
fn a_quotation_s_links_are_handed_out_as_the_static_guide_has_them() {
    let book = Book::small();
    book.replace(
        "book/chapters/plan.md",
        "Vi hjælper.",
        "Udfyld [skemaet](https://by.dk/skema?a=1&b=2), eller se [vejen](plan.md#vej).",
    );
    let page = book.built().page("guide.html");
    for (words, data, static_guide) in [
        (
            "skemaet",
            "https://by.dk/skema?a=1&b=2",
            "https://by.dk/skema?a=1&amp;b=2",
        ),
        ("vejen", "plan.html#vej", "plan.html#vej"),
    ] {
        let handed_out = format!("{{\"text\":\"{words}\",\"href\":\"{data}\"}}");
        assert!(page.contains(&handed_out), "{page}");
        assert!(
            page.contains(&format!("<a href=\"{static_guide}\">{words}</a>")),
            "{page}"
        );
    }
}

#[test]
fn no_quotation_leads_anywhere_but_to_safe_addresses() {
    for to in [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://by.dk/",
        "JAVASCRIPT:x",
        "//by.dk/x",
    ] {
        let book = Book::small();
        let link = format!("Se [her]({to}).");
        book.replace("book/chapters/plan.md", "Vi hjælper.", &link);
        assert!(book.build().is_err(), "{to}");
    }
}

#[test]
fn what_all_ways_say_is_quoted_once_above_them() {
    let book = Book::small();
    book.replace(
        "book/guide.toml",
        "now = [{ passage = \"vej-ring\" }]",
        "now = [{ passage = \"vej-ring\" }, { passage = \"hjaelp\" }]",
    );
    assert_eq!(quotes(&book, "tegn"), ["Ring til os."]);
    assert!(quotes(&book, "ellers").is_empty());
    let content = book.content("guide.html");
    let (_, after) = content.split_once("<h2>Hvad du kan gøre</h2>").unwrap();
    let (above, _) = after.split_once("<section").unwrap();
    assert!(above.contains("Vi hjælper."), "{above}");
}

#[test]
fn what_an_earlier_way_has_quoted_is_only_pointed_at() {
    let book = Book::small();
    book.replace(
        "book/guide.toml",
        "[[outcome]]\nid = \"tegn\"",
        "[[outcome]]\nid = \"flere\"\nurgency = \"pressing\"\ntitle = \"Ring nu\"\n\
         when = { at_least = { count = 2, of = [\"tegn\"] } }\nnow = [{ passage = \"vej-ring\" }]\n\
         contacts = [\"vagten\"]\nbecause = []\n\n[[outcome]]\nid = \"tegn\"",
    );
    assert_eq!(quotes(&book, "flere"), ["Ring til os."]);
    assert!(quotes(&book, "tegn").is_empty());
    assert!(part(&book, "tegn").contains("href=\"plan.html#vej-ring\""));
}

#[test]
fn the_path_leaves_out_what_stands_above_it() {
    let book = Book::small();
    book.replace(
        "book/guide.toml",
        "now = [{ passage = \"hjaelp\" }]",
        "now = [{ passage = \"vej-ring\" }]",
    );
    let content = book.built().content("guide.html");
    let (_, path) = content.split_once("<ol class=\"path\">").unwrap();
    let (path, _) = path.split_once("</ol>").unwrap();
    assert!(
        path.contains("Vi vurderer.") && !path.contains("Ring til os."),
        "{path}"
    );
}

/// What the static guide quotes in the part of one outcome.
fn quotes(book: &Book, outcome: &str) -> Vec<String> {
    let part = part(book, outcome);
    let quotes = part.split("<blockquote class=\"quote\">\n<p>").skip(1);
    let quotes = quotes.filter_map(|quote| quote.split("</p>").next());
    quotes.map(str::to_owned).collect()
}

/// The static guide's part of one outcome.
fn part(book: &Book, outcome: &str) -> String {
    let content = book.built().content("guide.html");
    let start = format!("data-outcome=\"{outcome}\">");
    let (_, after) = content.split_once(&start).unwrap();
    after.split_once("</section>").unwrap().0.to_owned()
}
