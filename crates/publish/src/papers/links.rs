//! The plan on paper, as files of the site.

use crate::assets::file;
use crate::input::theme::Theme;
use crate::papers::press::{Press, Printed};
use crate::routes::{ABOUT, FRONT, WHOLE, to_root};
use anyhow::Result;
use maud::{Markup, html};
use plan::{Plan, Publication};
use std::path::Path;

/// A paper of the site's: what is printed, where it lies, and what a link to it says.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) what: What,
    pub(crate) address: &'static str,
    link: &'static str,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Plan,
    ContactSheet,
    PocketCard,
    PocketCards,
}

/// The whole plan.
pub(crate) const PLAN: Kind = Kind {
    what: What::Plan,
    address: "beredskabsplan.pdf",
    link: "Hent planen",
};
const SHEET: Kind = Kind {
    what: What::ContactSheet,
    address: "kontaktark.pdf",
    link: "Kontaktark til opslagstavlen",
};
const CARD: Kind = Kind {
    what: What::PocketCard,
    address: "lommekort.pdf",
    link: "Lommekort med kontakterne (A6)",
};
const CARDS: Kind = Kind {
    what: What::PocketCards,
    address: "lommekort-a4.pdf",
    link: "Lommekort på A4 til at klippe ud",
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
    pub(crate) fn print(publication: &Publication, theme: &Theme) -> Result<Self> {
        let press = Press::of(publication, theme);
        let papers = KINDS.into_iter().map(|kind| {
            let printed = press.print(kind.what)?;
            Ok((kind, printed))
        });
        Ok(Self(papers.collect::<Result<_>>()?))
    }

    /// Links them, and leaves the printing to whoever serves the site.
    pub(crate) fn on_request() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn write_to(&self, site: &Path) -> Result<()> {
        let mut papers = self.0.iter();
        papers.try_for_each(|(kind, printed)| file::write(site, kind.address, &printed.pdf))
    }

    /// The links to the papers on a page, where a reader looks for them. Beside the plan's own text they say no more than `verify`
    /// can tell without printing; elsewhere they say how long and how large a paper is.
    pub(crate) fn links_on(&self, plan: &Plan, path: &str) -> Markup {
        match path {
            _ if path == FRONT.path => self.measured(&KINDS),
            _ if path == ABOUT.path => self.measured(&[PLAN]),
            _ => links_beside_text(plan, path),
        }
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
fn links_beside_text(plan: &Plan, path: &str) -> Markup {
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

/// How long and how large it is: "10 sider, 145 kB".
fn measure(printed: &Printed) -> String {
    let pages = match printed.pages {
        1 => "1 side".to_owned(),
        pages => format!("{pages} sider"),
    };
    format!("{pages}, {} kB", printed.pdf.len().div_ceil(1000))
}
