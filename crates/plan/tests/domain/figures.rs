//! What a figure says must stand in the plan.

use crate::small::{replaced, show, sources};
use plan::{Act, Diagnostics, Figure, FigureContent, Plan, SourceFile};

const FIGURES: &str = r#"
[[levels]]
after = "tegn-vaek"
title = "Tegnene"
[[levels.level]]
passage = "tegn-vred"
name = "Er vred"
part = [{ label = "Hvad", text = ["vred"] }, { label = "Hjælp", passage = "hjaelp", text = ["Vi hjælper", "hjælper"] }]
[[levels.level]]
passage = "tegn"
name = "Tegn"
of = ["tegn-vred"]

[path]
after = "vej-vurderer"
title = "Vejen"
[[path.act]]
step = "vej-ring"
what = "Ring"
[[path.act]]
step = "vej-ring"
what = "til os"
instead = true
[[path.act]]
step = "vej-vurderer"
who = "Vi"
what = "vurderer"

[contacts]
after = "akut-nummer"
title = "Hvem?"
passage = "hjaelp"
when = "hjælper"
"#;

fn read(figures: &str) -> Result<(Plan, Diagnostics), Diagnostics> {
    let mut sources = sources();
    sources.figures = Some(SourceFile {
        path: "figures.toml".to_owned(),
        text: figures.to_owned(),
    });
    Plan::read(&sources)
}

#[track_caller]
fn report(part: &str, by: &str, message: &str) {
    let diagnostics = read(&replaced(FIGURES, part, by)).unwrap_err();
    let report = show(&diagnostics);
    assert!(report.contains(message), "{report}");
}

#[test]
fn figures_are_read_with_their_words() {
    let (plan, diagnostics) = read(FIGURES).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let after: Vec<_> = plan.figures.iter().map(|f| f.after.as_str()).collect();
    assert_eq!(after, ["tegn-vaek", "vej-vurderer", "akut-nummer"]);
    let [
        Figure {
            content: FigureContent::Levels(levels),
            ..
        },
        Figure {
            content: FigureContent::Path(acts),
            ..
        },
        _,
    ] = plan.figures.as_slice()
    else {
        panic!("{:?}", plan.figures)
    };
    assert_eq!(levels[0].parts[1].texts, ["Vi hjælper", "hjælper"]);
    assert_eq!(levels[1].of, [0]);
    let steps = |act: &Act| (act.step, act.instead, act.what.clone());
    let steps: Vec<_> = acts.iter().map(steps).collect();
    assert_eq!(
        steps,
        [
            (1, false, "Ring".to_owned()),
            (1, true, "til os".to_owned()),
            (2, false, "vurderer".to_owned())
        ]
    );
}

#[test]
fn a_plan_needs_no_figures() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    assert!(plan.figures.is_empty());
}

#[test]
fn words_that_do_not_stand_in_their_passage_are_told_with_their_place() {
    report(
        "\"vred\"",
        "\"gal\"",
        "figures.toml:8:35: fejl: »gal« står ikke i afsnittet »tegn-vred« (plan.md:7:3)\n  \
         råd: afsnittet lyder: »Er vred.«",
    );
    for (part, by) in [
        ("\"Er vred\"", "\"Er vre\""),
        ("\"Vi hjælper\"", "\"Vi hjælper jer\""),
        ("\"til os\"", "\"os til\""),
        ("who = \"Vi\"", "who = \"vi\""),
        ("when = \"hjælper\"", "when = \"\""),
        ("who = \"Vi\"", "when = \"Så\""),
    ] {
        report(part, by, "står ikke i afsnittet");
    }
}

#[test]
fn what_is_referred_to_must_be_there() {
    report(
        "\"tegn-vaek\"",
        "\"tegn-vek\"",
        "intet afsnit har id’et »tegn-vek«",
    );
    report(
        "of = [\"tegn-vred\"]",
        "of = [\"tegn\"]",
        "intet niveau ovenfor bygger på afsnittet »tegn«",
    );
    report(
        "\"akut-nummer\"",
        "\"tegn-vaek\"",
        "der står allerede en figur efter afsnittet »tegn-vaek«",
    );
    report("title = \"Hvem?\"", "navn = \"\"", "ukendt nøgle »navn«");
}

#[test]
fn a_path_shows_every_step_in_the_plan_s_order() {
    let message = "figuren viser ikke handlevejens trin i planens rækkefølge\n  \
                   råd: trinene er: vej-ring, vej-vurderer";
    let last = "[[path.act]]\nstep = \"vej-vurderer\"\nwho = \"Vi\"\nwhat = \"vurderer\"\n";
    report(last, "", message);
    let first = "[[path.act]]\nstep = \"vej-ring\"\nwhat = \"Ring\"\n";
    report(first, &format!("{last}{first}"), message);
}

#[test]
fn nothing_is_done_instead_of_nothing() {
    report(
        "what = \"Ring\"",
        "what = \"Ring\"\ninstead = true",
        "det første i en handlevej kan ikke gøres i stedet for noget",
    );
}

#[test]
fn a_figure_shows_something() {
    let empty = "[[levels]]\nafter = \"tegn\"\ntitle = \"Tom\"\nlevel = []\n\
                 [path]\nafter = \"vej\"\ntitle = \"Øde\"\nact = []\n";
    let report = show(&read(empty).unwrap_err());
    for title in ["Tom", "Øde"] {
        let message = format!("figuren »{title}« viser ikke noget");
        assert!(report.contains(&message), "{report}");
    }
}

#[test]
fn no_passage_can_take_a_figure_s_id() {
    let mut sources = sources();
    let chapter = &mut sources.chapters[0].file.text;
    *chapter = chapter.replace("{#hjaelp}", "{#figur-hjaelp}");
    let report = show(&Plan::read(&sources).unwrap_err());
    assert!(
        report.contains("id’et »figur-hjaelp« bruger siden selv"),
        "{report}"
    );
}
