//! What machines read of the site: calendars, search engines, feed readers, archives of law.

mod akoma_ntoso;
mod calendar;
mod feed;
pub(crate) mod linked_data;
mod plan_json;
mod well_known;

use crate::assets::file::write;
use crate::routes::{AKOMA_NTOSO, CALENDAR, FEED, PLAN_JSON, PLAN_SCHEMA, edition_folder};
use anyhow::Result;
use plan::Publication;
use std::path::Path;

/// Writes it all into a site that has its pages, but for what stands in these.
pub(crate) fn write_data(
    publication: &Publication,
    colours: &str,
    icon: Option<&str>,
    site: &Path,
) -> Result<()> {
    well_known::write_well_known(&publication.plan.municipality, colours, icon, site)?;
    let put = |address: &str, text: String| write(site, address, text.as_bytes());
    put(PLAN_JSON, plan_json::plan_json(publication)?)?;
    put(PLAN_SCHEMA, plan_json::schema())?;
    if let Some(decision) = publication.decision() {
        let municipality = &publication.plan.municipality;
        put(CALENDAR, calendar::calendar(municipality, decision))?;
    }
    if let Some(feed) = feed::feed(publication) {
        put(FEED, feed)?;
    }
    publication.editions.iter().try_for_each(|edition| {
        let address = format!("{}{AKOMA_NTOSO}", edition_folder(edition.date()));
        put(&address, akoma_ntoso::akoma_ntoso(edition))
    })
}
