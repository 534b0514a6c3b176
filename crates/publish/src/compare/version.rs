use crate::routes::{edition_folder, text_in_address};
use plan::{Chapter, Date, Publication, day_in_danish};

/// A text to compare: an edition, or today's.
#[derive(Clone, Copy)]
pub(crate) struct Version<'a> {
    /// The edition's date; `None` for today's text.
    pub(crate) date: Option<Date>,
    /// Its chapters.
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

    /// Its name in an address: "2026-11-25", "udkast".
    pub(crate) fn in_address(&self) -> String {
        text_in_address(self.date)
    }

    /// The folder of its pages from the site's root: "udgaver/2026-11-25/", "".
    pub(crate) fn folder(&self) -> String {
        self.date.map(edition_folder).unwrap_or_default()
    }
}
