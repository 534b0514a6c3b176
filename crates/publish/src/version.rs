use crate::editions_page::folder;
use plan::{Chapter, Date, Publication, day_in_danish};

/// How today's text is asked for and addressed.
pub(crate) const TODAY: &str = "udkast";

/// A text that can be compared with others: an edition, or today's.
#[derive(Clone, Copy)]
pub(crate) struct Version<'a> {
    /// The edition's day; none for today's text.
    pub(crate) date: Option<Date>,
    /// What it says.
    pub(crate) chapters: &'a [Chapter],
}

impl<'a> Version<'a> {
    /// Today's text.
    pub(crate) fn today(publication: &'a Publication) -> Self {
        Self {
            date: None,
            chapters: &publication.plan.chapters,
        }
    }

    /// The editions, oldest first.
    pub(crate) fn editions(publication: &'a Publication) -> Vec<Self> {
        let editions = publication.editions.iter().map(|edition| Self {
            date: Some(edition.date()),
            chapters: &edition.plan.chapters,
        });
        editions.collect()
    }

    /// "udgaven af 25. november 2026", "det nuværende udkast".
    pub(crate) fn name(&self) -> String {
        match self.date {
            Some(date) => format!("udgaven af {}", day_in_danish(date)),
            None => "det nuværende udkast".to_owned(),
        }
    }

    /// What stands for it in an address: "2026-11-25", "udkast".
    pub(crate) fn in_address(&self) -> String {
        in_address(self.date)
    }

    /// The folder of its pages, seen from the site's root: "udgaver/2026-11-25/", "".
    pub(crate) fn folder(&self) -> String {
        self.date.map(folder).unwrap_or_default()
    }
}

/// What stands for an edition, or for today's text, in an address.
pub(crate) fn in_address(date: Option<Date>) -> String {
    date.map_or(TODAY.to_owned(), |date| date.to_string())
}
