//! The plan on paper, as files of the site.

use crate::assets::file;
use crate::input::theme::Theme;
use crate::papers::press::{Press, Printed};
use crate::routes::{ABOUT, FRONT, WHOLE, to_root};
use anyhow::Result;
use maud::{Markup, html};
use plan::{Plan, Publication};
use std::path::Path;

/// A printed document of the site: what, where, and its link's text.
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

/// When the papers are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printing {
    /// With the site, which contains and links them.
    Now,
    /// On request; the site links them.
    OnRequest,
    /// Not at all, and not linked.
    Never,
}

/// The papers of one plan, as far as printed.
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

    /// Links only; the server prints.
    pub(crate) fn on_request() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn write_to(&self, site: &Path) -> Result<()> {
        let mut papers = self.0.iter();
        papers.try_for_each(|(kind, printed)| file::write(site, kind.address, &printed.pdf))
    }

    /// A page's links to papers. Beside the plan's text they say no more than `verify` can know without printing; elsewhere they
    /// give length and size.
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

/// The links beside the plan's text: the plan with the whole text, sheet and cards with the contacts.
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

/// Length and size: "10 sider, 145 kB".
fn measure(printed: &Printed) -> String {
    let pages = match printed.pages {
        1 => "1 side".to_owned(),
        pages => format!("{pages} sider"),
    };
    format!("{pages}, {} kB", printed.pdf.len().div_ceil(1000))
}
