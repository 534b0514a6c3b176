use crate::packed::pack;
use crate::renderer::Frame;
use crate::signposts::signposts;
use crate::swap::NewSite;
use crate::theme::Theme;
use crate::{Failure, Preprocessor, Renderer, Search, Widget, assets, hosting, read};
use anyhow::Result;
use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, Chapter};
use mdbook_driver::config::Config;
use mdbook_summary::Summary;
use plan::{Plan, Problems};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folders of one publication.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The folder that holds `book/`.
    pub root: PathBuf,
    /// The finished widget; without one the guide's page holds the static twin alone.
    pub widget: Option<PathBuf>,
    /// Where the site is written.
    pub site: PathBuf,
    /// Whether compressed forms of the files lie beside them.
    pub packed: bool,
}

impl Paths {
    /// Where the configuration for web servers is written.
    fn hosting(&self) -> PathBuf {
        self.root.join("dist/hosting")
    }
}

/// Publishes a plan: reads, checks, renders beside the last site and takes its place.
///
/// # Errors
/// Every problem in the authors' files, or what else stood in the way; the last site is then untouched.
pub fn build(paths: &Paths) -> Result<Problems, Failure> {
    let (plan, warnings) = Plan::read(&read(&paths.root)?)?;
    let theme = Theme::read(&paths.root)?;
    let widget = paths.widget.as_deref().map(Widget::find).transpose()?;
    let new = NewSite::beside(&paths.site, &paths.root.join("book"))?;
    render(
        Arc::new(plan),
        widget.map(Arc::new),
        &theme,
        &paths.root,
        new.path(),
    )?;
    if paths.packed {
        pack(new.path(), &paths.site)?;
    }
    new.publish()?;
    hosting::write_beside(&paths.hosting())?;
    Ok(warnings)
}

fn render(
    plan: Arc<Plan>,
    widget: Option<Arc<Widget>>,
    theme: &Theme,
    root: &Path,
    site: &Path,
) -> Result<()> {
    let icon = icon(theme, site)?;
    let search = Search::of(&plan);
    let frame = Frame {
        style: style(theme, site)?,
        icon: icon.clone(),
        scripts: widget
            .as_ref()
            .map(|widget| widget.copy_to(site))
            .transpose()?
            .unwrap_or_default(),
        search: search.write_to(site)?,
    };
    let mut book = MDBook::load_with_config_and_summary(root, config(site), Summary::default())?;
    book.book = chapters(&plan);
    book.with_preprocessor(Preprocessor::new(
        Arc::clone(&plan),
        widget,
        Some(Arc::new(search)),
    ));
    book.with_renderer(Renderer::new(Arc::clone(&plan), frame));
    book.build()?;
    signposts(&plan, &theme.colours, icon.as_deref(), site)?;
    hosting::write_in_site(site)
}

/// The chapters as they have been read and checked, so that mdBook reads no file of its own accord. Their content is the preprocessor's.
fn chapters(plan: &Plan) -> Book {
    let chapters = plan.chapters.iter().map(|chapter| {
        Chapter::new(&chapter.title, String::new(), &chapter.path, Vec::new()).into()
    });
    Book::new_with_items(chapters.collect())
}

/// mdBook's configuration for us; `book.toml` is for a plain `mdbook build`.
fn config(site: &Path) -> Config {
    let mut config = Config::default();
    config.book.src = "book/chapters".into();
    config.book.language = Some("da".to_owned());
    config.build.build_dir = std::path::absolute(site).unwrap_or_else(|_| site.to_owned());
    config.build.create_missing = false;
    config.build.use_default_preprocessors = false;
    config
}

/// One style sheet: the municipality's colours, then ours.
fn style(theme: &Theme, site: &Path) -> Result<String> {
    let style = [
        theme.colours.as_bytes(),
        include_bytes!("../theme/site.css"),
    ]
    .concat();
    assets::write_hashed(site, "site", "css", &style)
}

fn icon(theme: &Theme, site: &Path) -> Result<Option<String>> {
    let icon = theme.icon.as_ref();
    icon.map(|icon| assets::write_hashed(site, "favicon", "svg", icon.as_bytes()))
        .transpose()
}
