//! The plan on paper, as files of the site.

use crate::assets;
use crate::diff::changed_passages;
use crate::preprocessor::{ABOUT, FRONT, GUIDE, WHOLE};
use crate::quote::{page_of, to_root};
use crate::signposts::colour;
use crate::theme::Theme;
use anyhow::{Result, anyhow};
use maud::{Markup, html};
use mdbook_preprocessor::book::{Book, Chapter};
use paper::{Colours, Imprint, Printed};
use plan::{Decision, PassagePrint, Plan, Problems, Publication, Reading, day_in_danish};
use std::path::Path;

/// A paper of the site's: where it lies, what a link to it says, and what prints it.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) address: &'static str,
    link: &'static str,
    pub(crate) print: fn(&Plan, &Imprint) -> Result<Printed>,
}

/// The whole plan.
pub(crate) const PLAN: Kind = Kind {
    address: "beredskabsplan.pdf",
    link: "Hent planen",
    print: paper::plan_pdf,
};
const SHEET: Kind = Kind {
    address: "kontaktark.pdf",
    link: "Kontaktark til opslagstavlen",
    print: paper::contact_sheet,
};
const CARD: Kind = Kind {
    address: "lommekort.pdf",
    link: "Lommekort med kontakterne (A6)",
    print: paper::pocket_card,
};
const CARDS: Kind = Kind {
    address: "lommekort-a4.pdf",
    link: "Lommekort på A4 til at klippe ud",
    print: paper::pocket_cards,
};

pub(crate) const KINDS: [Kind; 4] = [PLAN, SHEET, CARD, CARDS];

/// When the papers of a site are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printing {
    /// With the site, which holds and links them.
    Now,
    /// When they are asked for; the site links them.
    OnRequest,
    /// They are not; the site has no links to them.
    Never,
}

/// The papers of one plan, as far as they are printed.
pub(crate) struct Papers(Vec<(Kind, Printed)>);

impl Papers {
    /// Prints them all.
    pub(crate) fn print(plan: &Plan, imprint: &Imprint) -> Result<Self> {
        let papers = KINDS.into_iter().map(|kind| {
            let printed = (kind.print)(plan, imprint)?;
            Ok((kind, printed))
        });
        Ok(Self(papers.collect::<Result<_>>()?))
    }

    /// Links them, and leaves the printing to [`crate::add_papers`].
    pub(crate) fn on_request() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn write_to(&self, site: &Path) -> Result<()> {
        let mut papers = self.0.iter();
        papers.try_for_each(|(kind, printed)| assets::write(site, kind.address, &printed.pdf))
    }

    /// Puts links to the papers on the pages where a reader looks for them. Beside the plan's own text they say no more than
    /// `verify` can tell without printing; elsewhere they say how long and how large a paper is.
    pub(crate) fn link_from(&self, book: &mut Book, plan: &Plan) {
        book.for_each_chapter_mut(|chapter| {
            let path = path_of(chapter);
            let links = match path.as_str() {
                path if path == FRONT.path => self.measured(&KINDS),
                path if path == ABOUT.path => self.measured(&[PLAN]),
                path => links_beside_text(plan, path),
            };
            chapter.content.push_str(&links.into_string());
        });
    }

    fn measured(&self, kinds: &[Kind]) -> Markup {
        let measure = |kind: &Kind| {
            let mut papers = self.0.iter();
            let (_, printed) = papers.find(|(own, _)| own.address == kind.address)?;
            Some(measure(printed))
        };
        links(kinds, "", measure)
    }
}

/// The links to the papers on a page of the plan's text: the plan where it is read as a whole, sheet and cards where the
/// contacts stand.
pub(crate) fn links_beside_text(plan: &Plan, path: &str) -> Markup {
    let contacts = plan.contacts.first();
    let contacts = contacts.and_then(|contact| plan.passage(&contact.passage));
    let kinds: &[Kind] = match contacts {
        _ if path == WHOLE.path => &[PLAN],
        Some((chapter, _)) if path == chapter.path => &[SHEET, CARD, CARDS],
        _ => return Markup::default(),
    };
    links(kinds, &to_root(path), |_| None)
}

fn links(kinds: &[Kind], root: &str, measure: impl Fn(&Kind) -> Option<String>) -> Markup {
    html! {
        div.parts {
            h2 { "Til udskrift" }
            ul {
                @for kind in kinds {
                    li {
                        a href={ (root) (kind.address) } type="application/pdf" {
                            (kind.link) " (PDF" @if let Some(measure) = measure(kind) { ", " (measure) } ")"
                        }
                    }
                }
            }
        }
    }
}

fn path_of(chapter: &Chapter) -> String {
    let path = chapter.path.as_deref().unwrap_or(Path::new(""));
    path.to_string_lossy().replace('\\', "/")
}

/// How long and how large it is: "10 sider, 145 kB".
fn measure(printed: &Printed) -> String {
    let pages = match printed.pages {
        1 => "1 side".to_owned(),
        pages => format!("{pages} sider"),
    };
    format!("{pages}, {} kB", printed.pdf.len().div_ceil(1000))
}

/// That the papers of a plan can be printed; `check` tells the same.
///
/// # Errors
/// Each sign that cannot, at its place.
pub(crate) fn must_be_printable(plan: &Plan) -> Result<(), Problems> {
    let problems = paper::unprintable(plan);
    match problems.has_errors() {
        true => Err(problems),
        false => Ok(()),
    }
}

/// The whole plan as the council has adopted it, to be frozen with its edition.
pub(crate) fn adopted_pdf(root: &Path, plan: &Plan, decision: &Decision) -> Result<Vec<u8>> {
    let theme = Theme::read(root).map_err(|problems| anyhow!("{problems}"))?;
    let imprint = of_decision(plan, decision, colours(&theme));
    Ok(paper::plan_pdf(plan, &imprint)?.pdf)
}

/// What the papers of today's text say of themselves.
pub(crate) fn imprint(publication: &Publication, theme: &Theme) -> Imprint {
    let (plan, status) = (&publication.plan, publication.status());
    match publication.decision() {
        Some(decision) if !status.is_draft() => Imprint {
            fingerprint: publication.fingerprint(),
            ..of_decision(plan, decision, colours(theme))
        },
        _ => Imprint {
            edition: status.in_words(),
            draft: true,
            changes: changed_passages(publication),
            ..of_text(plan, colours(theme))
        },
    }
}

/// What is printed cannot tell later that another edition has followed, so it says when it was adopted and no more.
fn of_decision(plan: &Plan, decision: &Decision, colours: Colours) -> Imprint {
    let (body, day) = (&decision.body, day_in_danish(decision.date));
    Imprint {
        edition: format!("Vedtaget af {body} den {day}, sag {}", decision.case),
        adopted: Some(decision.date),
        case: Some(decision.case.clone()),
        next_revision: Some(decision.next_revision),
        ..of_text(plan, colours)
    }
}

fn of_text(plan: &Plan, colours: Colours) -> Imprint {
    let site = plan.municipality.address.clone();
    let guide = site.as_ref();
    Imprint {
        fingerprint: PassagePrint::whole(&PassagePrint::all(&plan.chapters, Reading::CURRENT)),
        legal_basis: plan.municipality.legal_basis.clone(),
        guide: guide.map(|site| format!("{site}/{}", page_of(GUIDE.path))),
        site,
        colours,
        ..Imprint::default()
    }
}

fn colours(theme: &Theme) -> Colours {
    let named = |name| colour(&theme.colours, name);
    Colours::of(named("--accent"), named("--acute"))
}
