use crate::assets::due;
use crate::assets::file;
use crate::assets::script::Scripts;
use crate::assets::search::Search;
use crate::assets::widget::Widget;
use crate::assets::widget::WidgetSource;
use crate::editions::load::read_publication;
use crate::hosting;
use crate::input::failure::Failure;
use crate::input::theme::Theme;
use crate::papers::links::{Papers, Printing};
use crate::papers::press::must_be_printable;
use crate::routes::CALENDAR;
use crate::site::calendar::calendar;
use crate::site::edition_files;
use crate::site::maker::{MAKER, maker};
use crate::site::precompress::pack;
use crate::site::preprocessor::Preprocessor;
use crate::site::renderer::Frame;
use crate::site::renderer::Renderer;
use crate::site::site_files::SiteFiles;
use crate::site::staging::NewSite;
use crate::site::well_known::signposts;
use anyhow::Result;
use mdbook_preprocessor::{Preprocessor as _, PreprocessorContext};
use mdbook_renderer::book::{Book, Chapter};
use mdbook_renderer::config::Config;
use mdbook_renderer::{RenderContext, Renderer as _};
use plan::{Diagnostics, Location, Plan, Publication};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folders of one publication.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The folder that holds `book/`.
    pub root: PathBuf,
    /// Where the finished widget is taken from.
    pub widget: WidgetSource,
    /// Where the site is written.
    pub site: PathBuf,
    /// Whether compressed forms of the files lie beside them.
    pub packed: bool,
    /// Whether the papers are printed.
    pub papers: Printing,
}

impl Paths {
    /// Where the configuration for web servers is written.
    fn hosting(&self) -> PathBuf {
        self.root.join("dist/hosting")
    }
}

/// Publishes a plan: reads, checks, renders beside the last site and takes its place. Returns what was published, and what is
/// worth a warning.
///
/// # Errors
/// Every problem in the authors' files, or what else stood in the way; the last site is then untouched.
pub fn build(paths: &Paths) -> Result<(Arc<Publication>, Diagnostics), Failure> {
    let (publication, mut warnings) = read_publication(&paths.root)?;
    let publication = Arc::new(publication);
    if paths.papers == Printing::Now {
        must_be_printable(&publication.plan)?;
    }
    let theme = Theme::read(&paths.root)?;
    let widget = paths.widget.find()?;
    let new = NewSite::beside(&paths.site, &paths.root.join("book"))?;
    render(
        Arc::clone(&publication),
        widget.map(Arc::new),
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
    hosting::write_beside(&paths.hosting())?;
    Ok((publication, warnings))
}

/// Writes all of a site that stands for itself, which is everything but the compressed forms; its folder is empty.
pub(crate) fn render(
    publication: Arc<Publication>,
    widget: Option<Arc<Widget>>,
    theme: &Theme,
    root: &Path,
    site: &Path,
    printing: Printing,
) -> Result<()> {
    file::write(site, MAKER, maker(widget.as_deref()).as_bytes())?;
    let icon = icon(theme, site)?;
    let plan = &publication.plan;
    let search = Search::of(plan);
    let frame = Frame {
        style: style(theme, site)?,
        icon: icon.clone(),
        scripts: widget
            .as_ref()
            .map(|widget| widget.copy_to(site))
            .transpose()?
            .unwrap_or_default(),
        search: search.write_to(site)?,
        due: match publication.decision() {
            Some(_) => due::write_script(site)?,
            None => Scripts::default(),
        },
    };
    let papers = match printing {
        Printing::Now => Some(Papers::print(&publication, theme)?),
        Printing::OnRequest => Some(Papers::on_request()),
        Printing::Never => None,
    };
    if let Some(papers) = &papers {
        papers.write_to(site)?;
    }
    let preprocessor = Preprocessor::new(Arc::clone(&publication), widget, Some(Arc::new(search)));
    let renderer = Renderer::new(Arc::clone(&publication), preprocessor.changes(), frame);
    // As mdBook runs them; its own driver would bring along a renderer of its own, with fonts and icons.
    let name = renderer.name().to_owned();
    let context = PreprocessorContext::new(root.to_owned(), Config::default(), name);
    let book = preprocessor
        .with_papers(papers)
        .run(&context, chapters(plan))?;
    renderer.render(&RenderContext::new(root, book, Config::default(), site))?;
    signposts(plan, &theme.colours, icon.as_deref(), site)?;
    if let Some(decision) = publication.decision() {
        let text = calendar(&plan.municipality, decision);
        file::write(site, CALENDAR, text.as_bytes())?;
    }
    edition_files::copy(&publication, root, site)?;
    hosting::write_in_site(site)?;
    SiteFiles::of(site)?.write_to(site)
}

/// The chapters as they have been read and checked, so that mdBook reads no file of its own accord. Their content is the preprocessor's.
fn chapters(plan: &Plan) -> Book {
    let chapters = plan.chapters.iter().map(|chapter| {
        Chapter::new(&chapter.title, String::new(), &chapter.path, Vec::new()).into()
    });
    Book::new_with_items(chapters.collect())
}

/// One style sheet: the municipality's colours, then ours.
fn style(theme: &Theme, site: &Path) -> Result<String> {
    let style = [
        theme.colours.as_bytes(),
        include_bytes!("../../theme/site.css"),
    ]
    .concat();
    file::write_hashed(site, "site", "css", &style)
}

fn icon(theme: &Theme, site: &Path) -> Result<Option<String>> {
    let icon = theme.icon.as_ref();
    icon.map(|icon| file::write_hashed(site, "favicon", "svg", icon.as_bytes()))
        .transpose()
}
