//! What Markdown, Word, a PDF or a mail leaves in a text: rendered as it is meant, or refused with what to write instead. No sign of
//! markup is published.

use crate::book::Book;
use plan::Plan;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

use Meaning::{Reads, Refused};

enum Meaning {
    /// What a reader sees of the passage, and a part of its HTML.
    Reads(&'static str, &'static str),
    /// A part of what is told, and of the advice.
    Refused(&'static str, &'static str),
}

const BULLET: &str = "et punkt i en liste begynder med bindestreg og mellemrum";
const BLANK: &str = "er et fast mellemrum";
const JOINED: &str = "linjen bliver en del af afsnittet ovenfor";

/// Each is a piece of a chapter with a passage `{#hjaelp}`.
const ISMS: [(&str, Meaning); 99] = [
    // Stress.
    (
        "Vi **hjælper**. {#hjaelp}",
        Reads("Vi hjælper.", "<strong>hjælper</strong>"),
    ),
    (
        "Vi *hjælper*. {#hjaelp}",
        Reads("Vi hjælper.", "<em>hjælper</em>"),
    ),
    (
        "Vi __hjælper__. {#hjaelp}",
        Reads("Vi hjælper.", "<strong>hjælper</strong>"),
    ),
    (
        "Vi _hjælper_. {#hjaelp}",
        Reads("Vi hjælper.", "<em>hjælper</em>"),
    ),
    (
        "***Vi hjælper.*** {#hjaelp}",
        Reads("Vi hjælper.", "<strong>"),
    ),
    (
        "Kald det hjælp_til_alle. {#hjaelp}",
        Reads("Kald det hjælp_til_alle.", "hjælp_til_alle"),
    ),
    (
        "Vi ** hjælper ** jer. {#hjaelp}",
        Refused("fremhævningen er ikke lukket", "skriv ** både før og efter"),
    ),
    (
        "** Vigtigt ** ord {#hjaelp}",
        Refused("fremhævningen er ikke lukket", "uden mellemrum indenfor"),
    ),
    (
        "Vi **hjælper. {#hjaelp}",
        Refused("fremhævningen er ikke lukket", "skriv **"),
    ),
    (
        "Vi hjælper* jer. {#hjaelp}",
        Refused("tegnet *", "skriv \\*"),
    ),
    ("Vi *hjælper. {#hjaelp}", Refused("tegnet *", "skriv \\*")),
    (
        "Vi __hjælper. {#hjaelp}",
        Refused("tegnet _", "skriv ** før og efter"),
    ),
    ("Vi _hjælper. {#hjaelp}", Refused("tegnet _", "skriv \\_")),
    ("Navn: ________ {#hjaelp}", Refused("tegnet _", "skriv \\_")),
    (
        "Vi ~~hjælper~~. {#hjaelp}",
        Refused("overstreget tekst", "slet det, der er streget over"),
    ),
    (
        "Vi ==hjælper==. {#hjaelp}",
        Refused("understregning, markering", "**ord** bliver fremhævet"),
    ),
    (
        "Vi ++hjælper++. {#hjaelp}",
        Refused("understregning, markering", "**ord** bliver fremhævet"),
    ),
    (
        "Vi hjælper i C++. {#hjaelp}",
        Reads("Vi hjælper i C++.", "C++"),
    ),
    ("Drik H~2~O. {#hjaelp}", Refused("tegnet ~", "H₂O")),
    (
        "Det er 20 m^2^ stort. {#hjaelp}",
        Refused("hævet skrift", "m²"),
    ),
    (
        "Vi hjælper ~50 om året. {#hjaelp}",
        Reads("Vi hjælper ~50 om året.", "~50"),
    ),
    ("Vi `hjælper`. {#hjaelp}", Refused("kode", "slet")),
    ("Vi `hjælper. {#hjaelp}", Refused("tegnet `", "skriv ’")),
    (
        "Vi :smile: hjælper. {#hjaelp}",
        Refused("mærke mellem koloner", "med ord"),
    ),
    (
        "Fra kl. 10:15:30 hjælper vi. {#hjaelp}",
        Reads("Fra kl. 10:15:30 hjælper vi.", "10:15:30"),
    ),
    (
        "::: note\nVi hjælper. {#hjaelp}",
        Refused("mærke mellem koloner", "slet det"),
    ),
    // Notes, boxes to tick, pictures, links.
    (
        "Vi hjælper.[^1] {#hjaelp}",
        Refused("en fodnote", "i en parentes"),
    ),
    (
        "Vi hjælper. {#hjaelp}\n\n[^1]: Med alt. {#note}",
        Refused("en fodnote", "i en parentes"),
    ),
    (
        "Vi hjælper. {#hjaelp}\n\n[^1]: https://by.dk",
        Refused("en fodnote", "i en parentes"),
    ),
    (
        "- [ ] Vi hjælper. {#hjaelp}",
        Refused("et afkrydsningsfelt", "uden [ ]"),
    ),
    (
        "- [x] Vi hjælper. {#hjaelp}",
        Refused("et afkrydsningsfelt", "uden [ ]"),
    ),
    (
        "[x] Vi hjælper. {#hjaelp}",
        Refused("et afkrydsningsfelt", "uden [ ]"),
    ),
    (
        "Vi hjælper [sammen]. {#hjaelp}",
        Reads("Vi hjælper [sammen].", "[sammen]"),
    ),
    (
        "![Et billede](a.png) {#hjaelp}",
        Refused("et billede", "figures.toml"),
    ),
    (
        "![Et billede] (a.png) {#hjaelp}",
        Refused("et billede", "figures.toml"),
    ),
    (
        "> [!NOTE]\n> Vi hjælper. {#hjaelp}",
        Refused("[!NOTE]", "> foran linjen"),
    ),
    (
        "Vi [hjælper](https://by.dk). {#hjaelp}",
        Reads("Vi hjælper.", "<a href=\"https://by.dk\">hjælper</a>"),
    ),
    (
        "Vi [hjælper](https://by.dk \"Byen\"). {#hjaelp}",
        Refused("et links titel", "anførselstegn"),
    ),
    (
        "Vi [hjælper][1]. {#hjaelp}",
        Refused("linket er ikke skrevet rigtigt", "[ordene](https://…)"),
    ),
    (
        "Vi [hjælper](https://by.dk/to ord). {#hjaelp}",
        Refused("linket er ikke skrevet rigtigt", "uden mellemrum"),
    ),
    (
        "Vi [[hjælper]]. {#hjaelp}",
        Refused("linket er ikke skrevet rigtigt", "[ordene](https://…)"),
    ),
    (
        "Se <https://by.dk/a_b>. {#hjaelp}",
        Reads(
            "Se https://by.dk/a_b.",
            "<a href=\"https://by.dk/a_b\">https://by.dk/a_b</a>",
        ),
    ),
    (
        "Se https://by.dk/a_b. {#hjaelp}",
        Reads(
            "Se https://by.dk/a_b.",
            "<a href=\"https://by.dk/a_b\">https://by.dk/a_b</a>.",
        ),
    ),
    (
        "Se (https://by.dk/a_(b)), og ring. {#hjaelp}",
        Reads(
            "Se (https://by.dk/a_(b)), og ring.",
            "<a href=\"https://by.dk/a_(b)\">",
        ),
    ),
    (
        "Se **www.by.dk/~os**! {#hjaelp}",
        Reads(
            "Se www.by.dk/~os!",
            "<strong><a href=\"https://www.by.dk/~os\">www.by.dk/~os</a></strong>",
        ),
    ),
    (
        "Se [på https://by.dk nu](https://by.dk/nu). {#hjaelp}",
        Reads(
            "Se på https://by.dk nu.",
            "<a href=\"https://by.dk/nu\">på https://by.dk nu</a>",
        ),
    ),
    (
        "Se http://by.dk. {#hjaelp}",
        Refused(
            "linket »http://by.dk« er ikke tilladt",
            "skriv https://by.dk",
        ),
    ),
    (
        "Se https://by.dk/_a_/b. {#hjaelp}",
        Refused("er ikke skrevet, som den læses", "mellem < og >"),
    ),
    // Points as other programs write them.
    (
        "· Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "• Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "•\tVi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "– Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "— Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "\u{f0b7} Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "\u{f0a7}\tVi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "§\tVi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "Ø\tVi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "o\tVi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "o Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "-Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "✓ Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "- • Vi hjælper. {#hjaelp}",
        Refused(BULLET, "skriv - Vi hjælper."),
    ),
    (
        "Vi:\n· hjælper\n· lytter {#hjaelp}",
        Refused(BULLET, "skriv - hjælper"),
    ),
    (
        "> Vi:\n> • hjælper {#hjaelp}",
        Refused(BULLET, "skriv - hjælper"),
    ),
    (
        "Vi hjælper \u{f04a} jer. {#hjaelp}",
        Refused("kun findes i én skrifttype", "skriv det tegn"),
    ),
    ("§ 15 gælder. {#hjaelp}", Reads("§ 15 gælder.", "§ 15")),
    (
        "Vi hjælper – altid. {#hjaelp}",
        Reads("Vi hjælper – altid.", "– altid"),
    ),
    (
        "Vi hjælper -- altid. {#hjaelp}",
        Refused("to bindestreger", "skriv en tankestreg"),
    ),
    (
        "-\u{a0}Vi hjælper. {#hjaelp}",
        Refused(BLANK, "skriv - Vi hjælper."),
    ),
    (
        "*\u{a0}Vi hjælper. {#hjaelp}",
        Refused(BLANK, "skriv * Vi hjælper."),
    ),
    (
        "- Vi. {#vi}\n-\u{a0}Vi hjælper. {#hjaelp}",
        Refused(BLANK, "skriv - Vi hjælper."),
    ),
    (
        "1.\u{a0}Vi hjælper. {#hjaelp}",
        Refused(BLANK, "skriv 1. Vi hjælper."),
    ),
    (
        "##\u{a0}Vi hjælper {#hjaelp}",
        Refused(BLANK, "skriv ## Vi hjælper"),
    ),
    (
        "## Vi hjælper ## {#hjaelp}",
        Refused("tegnet #", "kun foran den"),
    ),
    (
        "##Vi hjælper {#hjaelp}",
        Refused("der mangler et mellemrum efter ##", "skriv ## Vi hjælper"),
    ),
    (
        "> # Vi hjælper {#hjaelp}",
        Refused("mere end én overskrift af første grad", "brug ##"),
    ),
    (
        "- # Vi hjælper {#hjaelp}",
        Refused("punktet begynder med tegnet #", "slet #"),
    ),
    (
        "- > Vi hjælper {#hjaelp}",
        Refused("punktet begynder med tegnet >", "slet >"),
    ),
    (
        "- - Vi hjælper {#hjaelp}",
        Refused("punktet begynder med tegnet -", "slet -"),
    ),
    ("+ Vi hjælper. {#hjaelp}", Reads("Vi hjælper.", "<ul")),
    ("* Vi hjælper. {#hjaelp}", Reads("Vi hjælper.", "<ul")),
    (
        "- **Vi** hjælper. {#hjaelp}",
        Reads("Vi hjælper.", "<strong>Vi</strong> hjælper."),
    ),
    (
        "* **Vi** *hjælper*. {#hjaelp}",
        Reads("Vi hjælper.", "<strong>Vi</strong> <em>hjælper</em>."),
    ),
    ("1) **Vi** hjælper. {#hjaelp}", Reads("Vi hjælper.", "<ol")),
    (
        "- 10. klasse: Vi hjælper. {#hjaelp}",
        Reads("10. klasse: Vi hjælper.", "<ul"),
    ),
    (
        "- 1. maj: Vi **hjælper**. {#hjaelp}\n- 2. maj {#maj}",
        Reads("1. maj: Vi hjælper.", "<strong>"),
    ),
    ("a) Vi hjælper. {#hjaelp}", Reads("a) Vi hjælper.", "a) Vi")),
    // Tables, lines, HTML, signs by name.
    (
        "| Vi | hjælper | {#hjaelp}",
        Refused("en tabels streger", "punkter i en liste"),
    ),
    (
        "| a | b |\n|---|---|\n| c | d |",
        Refused("en tabel", "punkter i en liste"),
    ),
    (
        "Vi hjælper. {#hjaelp}\n\n---",
        Refused("en vandret streg", "slet den"),
    ),
    (
        "Vi <u>hjælper</u>. {#hjaelp}",
        Refused("HTML", "**ord** bliver fremhævet"),
    ),
    (
        "Vi <hjælper alle. {#hjaelp}",
        Refused("tegnet <", "skriv \\<"),
    ),
    (
        "Vi hjælper børn < 18 år. {#hjaelp}",
        Reads("Vi hjælper børn < 18 år.", "&lt; 18"),
    ),
    (
        "Vi&nbsp;hjælper &amp; lytter. {#hjaelp}",
        Reads("Vi\u{a0}hjælper & lytter.", "&amp; lytter"),
    ),
    (
        "Vi hjæl&shy;per. {#hjaelp}",
        Refused("den bløde bindestreg", "slet den"),
    ),
    (
        "Vi&mellemrum;hjælper. {#hjaelp}",
        Refused("et tegns navn", "skriv selve tegnet"),
    ),
    (
        "Vi hjælper. {.vigtigt} {#hjaelp}",
        Refused("klammer { }", "skriv \\{"),
    ),
    (
        "Vi \\*hjælper\\* og \\{lytter\\}\\_. {#hjaelp}",
        Reads("Vi *hjælper* og {lytter}_.", "*hjælper*"),
    ),
    (
        "Vi hjælper og\\eller lytter. {#hjaelp}",
        Refused("en omvendt skråstreg", "skriv /"),
    ),
];

#[test]
fn each_is_rendered_as_meant_or_refused_with_what_to_write() {
    let mut wrong = String::new();
    for (source, meaning) in &ISMS {
        let book = with(source);
        let said = said(&book);
        let is_right = match meaning {
            Refused(what, advice) => {
                said.contains(what) && said.contains(advice) && said.contains(": fejl: ")
            }
            Reads(words, html) => {
                said.is_empty() && {
                    let page = book.built().page("plan.html");
                    visible(&page, "hjaelp") == *words && page.contains(html)
                }
            }
        };
        if !is_right {
            let page = said
                .is_empty()
                .then(|| html(&book.built().page("plan.html"), "hjaelp").to_owned());
            wrong += &format!("{source:?}: {said}{}\n", page.unwrap_or_default());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_line_end_is_a_break_where_it_is_asked_for() {
    for end in ["\\\n", "  \n"] {
        let page = with(&format!("Vi hjælper{end}og lytter. {{#hjaelp}}"))
            .built()
            .page("plan.html");
        assert!(
            html(&page, "hjaelp").contains("Vi hjælper<br>og lytter."),
            "{page}"
        );
    }
}

#[test]
fn paragraphs_that_were_pasted_without_empty_lines_are_told() {
    for (source, joined) in [
        ("Vi hjælper.\nRing til os. {#hjaelp}", 1),
        (
            "Hvem vi er\nVi er kommunen, og vi hjælper alle, der bor her.\nRing til os. {#hjaelp}",
            2,
        ),
        ("Trin:\n2. Ring til os.\n3. Vent. {#hjaelp}", 2),
        ("Enten\na) ring til os, eller\nb) skriv. {#hjaelp}", 2),
        ("> Vi hjælper.\n> Ring til os. {#hjaelp}", 1),
        ("- Vi hjælper.\nRing til os. {#hjaelp}", 1),
        // Wrapped, wherever a sentence ends.
        (
            "Vi hjælper alle, som er kommet til at\nbo her i byen.\nRing til os. {#hjaelp}",
            1,
        ),
        (
            "Vi hjælper alle, som er kommet til at\nbo her i byen og i de nære områder.\nRing til os. {#hjaelp}",
            0,
        ),
        (
            "Vi hjælper alle, som bor i\nVallensbæk, Ishøj og i andre\nbyer. {#hjaelp}",
            0,
        ),
    ] {
        let said = said(&with(source));
        assert_eq!(said.matches(JOINED).count(), joined, "{source:?}: {said}");
        assert!(!said.contains(": fejl: "), "{said}");
    }
}

#[test]
fn what_the_summary_would_lose_is_refused() {
    for (line, advice) in [
        ("# Del 1", "planen har kapitler og ingen dele"),
        ("---", "skriv en linje for hvert kapitel"),
        ("Kapitlerne er disse:", "skriv en linje for hvert kapitel"),
    ] {
        let book = Book::small();
        book.replace(
            "book/chapters/SUMMARY.md",
            "- [Plan]",
            &format!("{line}\n\n- [Plan]"),
        );
        let said = said(&book);
        assert!(
            said.contains(&format!("»{line}« i indholdsfortegnelsen kommer ikke med")),
            "{said}"
        );
        assert!(said.contains(advice), "{said}");
    }
}

#[test]
fn a_number_is_tapped_wherever_it_stands_but_in_a_link() {
    let hours = "kl. 09.00 – 15.00";
    let link = "<a href=\"tel:+4512345678\">1234 5678</a>";
    for (source, html) in [
        (
            "Tlf: 1234 5678, se [siden](https://by.dk)",
            format!("Tlf: {link}, se <a href=\"https://by.dk\">siden</a>"),
        ),
        (
            "Tlf: **1234 5678**",
            format!("Tlf: <strong>{link}</strong>"),
        ),
        (
            "**Tlf: 1234 5678 *nu***",
            format!("<strong>Tlf: {link} <em>nu</em></strong>"),
        ),
        (
            "Tlf: 1234 **5678 nu**",
            "Tlf: <a href=\"tel:+4512345678\">1234 <strong>5678</strong></a><strong> nu</strong>"
                .to_owned(),
        ),
        (
            "*Tlf: 1234* **5678**",
            "<em>Tlf: </em><a href=\"tel:+4512345678\"><em>1234</em> <strong>5678</strong></a>"
                .to_owned(),
        ),
        (
            "Tlf: 1234 5678 eller **1234 5678**",
            format!("Tlf: {link} eller <strong>{link}</strong>"),
        ),
        (
            "Se https://by.dk eller ring 1234 5678",
            format!("Se <a href=\"https://by.dk\">https://by.dk</a> eller ring {link}"),
        ),
        (
            "Se [1234 5678](https://by.dk)",
            "Se <a href=\"https://by.dk\">1234 5678</a>".to_owned(),
        ),
    ] {
        let book = Book::small();
        book.replace(
            "book/chapters/plan.md",
            &format!("Tlf: 1234 5678, {hours}"),
            &format!("{source}, {hours}"),
        );
        let page = book.built().page("plan.html");
        assert!(
            page.contains(&format!("{html}, {hours}")),
            "{source}: {page}"
        );
    }
    let book = Book::small();
    book.replace(
        "book/chapters/plan.md",
        "112 {#akut-nummer}",
        "**112** {#akut-nummer}",
    );
    assert!(
        book.built()
            .page("plan.html")
            .contains("<strong><a href=\"tel:112\">112</a></strong>")
    );
}

/// A piece of a chapter, and what a reader sees of it.
type Piece = (String, String);

fn word() -> impl Strategy<Value = String> {
    "[a-zæøå]{1,8}"
}

fn allowed() -> impl Strategy<Value = Piece> {
    let both = |text: String| (text.clone(), text);
    prop_oneof![
        4 => word().prop_map(both),
        1 => word().prop_map(|word| (format!("**{word}**"), word)),
        1 => word().prop_map(|word| (format!("*{word}*"), word)),
        1 => (word(), word()).prop_map(|(one, other)| (format!("[{one}](https://by.dk/{other}_)"), one)),
        1 => word().prop_map(|word| (format!("**[{word}](#tegn)**"), word)),
        1 => word().prop_map(move |word| both(format!("https://by.dk/{word}_?{word}=~1"))),
        1 => word().prop_map(move |word| both(format!("www.by.dk/{word}"))),
        1 => "[*_~^|{}`<\\[\\]#=\\\\]".prop_map(|sign| (format!("\\{sign}"), sign)),
        1 => Just(("&amp;".to_owned(), "&".to_owned())),
        1 => "[0-9]{1,3}%|§ [0-9]|~[0-9]|< [0-9]|\\[[a-z]{2,5}\\]|\\([a-z]+\\)|#[a-z]|[a-z]_[a-z]".prop_map(both),
    ]
}

/// Signs that are markup, or were somewhere else.
fn sign() -> impl Strategy<Value = Piece> {
    let signs = "\\*{1,3}|_{1,3}|~~|`|\\[\\^1\\]|\\[ \\]|!\\[|==|\\^|\\||\\{|\\}|\\\\|&nbsp|:smile:|##|<b>|</b|\\]\\(|--|\u{f0b7}";
    (signs, word(), signs).prop_map(|(one, word, other)| (format!("{one}{word}{other}"), word))
}

fn line(pieces: &[Piece], of: fn(&Piece) -> &String) -> String {
    let parts: Vec<_> = pieces.iter().map(|piece| of(piece).as_str()).collect();
    parts.join(" ")
}

#[test]
fn a_reader_sees_the_words_of_the_source_without_its_markup() {
    let passages = proptest::collection::vec(proptest::collection::vec(allowed(), 1..12), 400);
    let mut runner = TestRunner::new(Config::with_cases(3));
    let run = runner.run(&passages, |passages| {
        let chapter = passages.iter().enumerate().map(|(index, pieces)| {
            let sign = ["", "- ", "> ", "### "][index % 4];
            format!(
                "{sign}så {} {{#t{index}}}\n\n",
                line(pieces, |piece| &piece.0)
            )
        });
        let book = with(&format!(
            "## Mere {{#mere}}\n\nVi hjælper. {{#hjaelp}}\n\n{}",
            chapter.collect::<String>()
        ));
        prop_assert_eq!(said(&book), "");
        let page = book.built().page("plan.html");
        for (index, pieces) in passages.iter().enumerate() {
            let words = format!("så {}", line(pieces, |piece| &piece.1));
            prop_assert_eq!(visible(&page, &format!("t{index}")), words);
        }
        Ok(())
    });
    run.unwrap();
}

#[test]
fn no_sign_of_markup_is_published_whatever_is_mixed() {
    let pieces = prop_oneof![3 => allowed(), 2 => sign()];
    let passages = proptest::collection::vec(pieces, 1..8);
    let mut runner = TestRunner::new(Config::with_cases(600));
    let small = with("Vi hjælper. {#hjaelp}");
    let (published, refused) = (Cell::new(0), Cell::new(0));
    let sources = publish::read(small.root()).unwrap();
    let run = runner.run(&passages, |pieces| {
        let mut sources = sources.clone();
        let text = &mut sources.chapters[0].file.text;
        *text = text.replace(
            "Vi hjælper.",
            &format!("så {}", line(&pieces, |piece| &piece.0)),
        );
        let Ok((plan, _)) = Plan::read(&sources) else {
            refused.set(refused.get() + 1);
            return Ok(());
        };
        published.set(published.get() + 1);
        let (_, passage) = plan.passage("hjaelp").unwrap();
        let words = format!("så {}", line(&pieces, |piece| &piece.1));
        prop_assert_eq!(passage.text.as_str(), words);
        Ok(())
    });
    run.unwrap();
    let (published, refused) = (published.get(), refused.get());
    assert!(published > 30 && refused > 200, "{published} {refused}");
}

/// The small book with another first passage.
fn with(source: &str) -> Book {
    let book = Book::small();
    book.replace("book/chapters/plan.md", "Vi hjælper. {#hjaelp}", source);
    book
}

fn said(book: &Book) -> String {
    let report = match publish::read(book.root()) {
        Ok(sources) => {
            Plan::read(&sources).map_or_else(|diagnostics| diagnostics, |(_, warnings)| warnings)
        }
        Err(diagnostics) => diagnostics,
    };
    report.to_string()
}

/// A passage's element, from its list on to its permalink.
fn html<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, passage) = page.split_once(&format!(" id=\"{id}\">")).unwrap();
    passage.split_once("<a class=\"permalink\"").unwrap().0
}

/// What a reader sees of a passage.
fn visible(page: &str, id: &str) -> String {
    let mut text = String::new();
    for part in html(page, id).split('<') {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("\n", " "),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(text, |text, (sign, is)| text.replace(sign, is))
}
