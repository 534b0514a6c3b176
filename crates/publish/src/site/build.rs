use crate::assets::file;
use crate::assets::page_script::write_script;
use crate::assets::script::Scripts;
use crate::assets::search::Search;
use crate::assets::widget::{Widget, WidgetSource};
use crate::data::write_data;
use crate::editions::load::read_publication;
use crate::hosting;
use crate::hosting::place::Place;
use crate::input::failure::Failure;
use crate::input::theme::Theme;
use crate::pages::all::{Parts, pages};
use crate::pages::changes::changes_pages;
use crate::pages::edition::EditionPages;
use crate::pages::embedded::{embedded_page, with_targets};
use crate::pages::not_found::not_found_page;
use crate::pages::page::Page;
use crate::papers::links::{Papers, Printing};
use crate::papers::press::must_be_printable;
use crate::routes::{ONE_FILE, page_of, to_root};
use crate::site::edition_files;
use crate::site::frame::{Files, Frame};
use crate::site::maker::{MAKER, maker};
use crate::site::one_file::one_file;
use crate::site::precompress::pack;
use crate::site::site_files::SiteFiles;
use crate::site::staging::NewSite;
use crate::site::toc::Contents;
use crate::system::parallel::at_once;
use anyhow::Result;
use plan::{Diagnostics, Location, Publication};
use std::path::{Path, PathBuf};

/// The folders of one publication.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The folder that holds `book/`.
    pub root: PathBuf,
    /// The widget's source.
    pub widget: WidgetSource,
    /// Where the site is written.
    pub site: PathBuf,
    /// Whether to write precompressed files.
    pub packed: bool,
    /// Whether to print the papers.
    pub papers: Printing,
}

impl Paths {
    /// Where the servers' configuration is written.
    fn hosting(&self) -> PathBuf {
        self.root.join("dist/hosting")
    }
}

/// Publishes a plan: reads, checks, renders beside the last site and swaps it in. Returns what was published, and the warnings.
///
/// # Errors
/// Every problem in the authors' files, or another obstacle; the last site is unchanged.
pub fn build(paths: &Paths) -> Result<(Publication, Diagnostics), Failure> {
    let (publication, mut warnings) = read_publication(&paths.root)?;
    if paths.papers == Printing::Now {
        must_be_printable(&publication.plan)?;
    }
    let theme = Theme::read(&paths.root)?;
    let widget = paths.widget.find()?;
    let new = NewSite::beside(&paths.site, &paths.root.join("book"))?;
    render(
        &publication,
        widget.as_ref(),
        &theme,
        &paths.root,
        &new.path(),
        paths.papers,
    )?;
    if paths.packed {
        pack(&new.path(), &paths.site)?;
    }
    if let Some(aside) = new.publish()? {
        warnings.warning(
            &Location::file(aside.display().to_string()),
            "her ligger det forrige websted; det kunne ikke ses, at alt i mappen er skrevet af beredskab",
            "se efter, om der er noget, du skal bruge, og slet mappen",
        );
    }
    hosting::write_beside(&paths.hosting(), &Place::of(&publication.plan.municipality))?;
    Ok((publication, warnings))
}

/// Writes everything but the precompressed files into an empty folder.
pub(crate) fn render(
    publication: &Publication,
    widget: Option<&Widget>,
    theme: &Theme,
    root: &Path,
    site: &Path,
    printing: Printing,
) -> Result<()> {
    file::write(site, MAKER, maker(widget).as_bytes())?;
    let icon = icon(theme, site)?;
    let plan = &publication.plan;
    let changes = changes_pages(publication);
    let search = Search::of(plan, !changes.is_empty());
    let style = style(theme);
    let files = Files {
        style: file::write_hashed(site, "site", "css", style.as_bytes())?,
        icon: icon.clone(),
        guide: widget
            .map(|widget| widget.copy_to(site))
            .transpose()?
            .unwrap_or_default(),
        search: search.write_to(site)?,
        embedded: match plan.municipality.embed.is_empty() {
            true => Scripts::default(),
            false => write_script(site, "embedded", include_str!("../../theme/embedded.js"))?,
        },
        due: match publication.decision() {
            Some(_) => write_script(site, "due", include_str!("../../theme/due.js"))?,
            None => Scripts::default(),
        },
    };
    let papers = match printing {
        Printing::Now => Some(Papers::print(publication, theme)?),
        Printing::OnRequest => Some(Papers::on_request()),
        Printing::Never => None,
    };
    if let Some(papers) = &papers {
        papers.write_to(site)?;
    }
    let parts = Parts {
        widget,
        search: Some(&search),
        papers: papers.as_ref(),
        changes: &changes,
    };
    write_pages(publication, parts, files, site)?;
    // A chapter of that name is the plan's.
    if !plan
        .chapters
        .iter()
        .any(|chapter| page_of(&chapter.path) == ONE_FILE)
    {
        file::write(site, ONE_FILE, one_file(publication, &style).as_bytes())?;
    }
    write_data(publication, &theme.colours, icon.as_deref(), site)?;
    edition_files::copy(publication, root, site)?;
    hosting::write_in_site(site, &Place::of(&plan.municipality))?;
    SiteFiles::of(site)?.write_to(site)
}

/// Writes each page in its frame: today's, the editions', those of changes, and the 404 page.
fn write_pages(
    publication: &Publication,
    parts: Parts<'_>,
    files: Files,
    site: &Path,
) -> Result<()> {
    let frame = Frame::new(publication, files)?;
    let write = |pages: &[&Page<'_>], contents: &Contents| {
        let done = at_once(pages, |page| {
            let html = frame.render(page, contents, &to_root(&page.path))?;
            file::write(site, &page_of(&page.path), html.as_bytes())
        });
        done.into_iter().collect::<Result<()>>()
    };
    let today = pages(publication, parts)?;
    let contents = Contents::of(&today);
    write(&Vec::from_iter(&today), &contents)?;
    for edition in &publication.editions {
        let pages = EditionPages::of(publication, edition);
        let contents = contents.of_edition(&pages);
        write(&Vec::from_iter(pages.all()), &contents)?;
    }
    let changes = parts.changes.iter().map(|changes| &changes.page);
    write(&Vec::from_iter(changes), &contents)?;
    if let Some(page) = embedded_page(&publication.plan, parts.widget)? {
        let html = with_targets(&frame.render(&page, &contents, "")?);
        file::write(site, &page_of(&page.path), html.as_bytes())?;
    }
    // The 404 page is shown at any depth, so its links are absolute.
    let root = publication.plan.municipality.folder();
    let missing = not_found_page(&publication.plan, &root);
    let html = frame.render(&missing, &contents, &root)?;
    file::write(site, &page_of(&missing.path), html.as_bytes())
}

/// One style sheet: the municipality's colours, then ours.
fn style(theme: &Theme) -> String {
    [&theme.colours, include_str!("../../theme/site.css")].concat()
}

fn icon(theme: &Theme, site: &Path) -> Result<Option<String>> {
    let icon = theme.icon.as_ref();
    icon.map(|icon| file::write_hashed(site, "favicon", "svg", icon.as_bytes()))
        .transpose()
}
