use crate::packed::pack;
use crate::paper::{Papers, imprint, status};
use crate::renderer::Frame;
use crate::signposts::signposts;
use crate::swap::NewSite;
use crate::{Failure, Preprocessor, Renderer, Search, Widget, WidgetSource, assets, hosting, read};
use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use plan::{Plan, Problems};
use std::fs;
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
    pub pdf: bool,
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
    let widget = paths.widget.find()?;
    let new = NewSite::beside(&paths.site, &paths.root.join("book"))?;
    render(
        Arc::new(plan),
        widget.map(Arc::new),
        &paths.root,
        new.path(),
        paths.pdf,
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
    root: &Path,
    site: &Path,
    pdf: bool,
) -> Result<()> {
    let colours = theme_file(root, "colours.css")?.unwrap_or_default();
    let icon = icon(root, site)?;
    let search = Search::of(&plan);
    let frame = Frame {
        style: style(&colours, site)?,
        icon: icon.clone(),
        scripts: widget
            .as_ref()
            .map(|widget| widget.copy_to(site))
            .transpose()?
            .unwrap_or_default(),
        search: search.write_to(site)?,
    };
    let papers = pdf.then(|| {
        let imprint = imprint(&plan, status(&plan), &String::from_utf8_lossy(&colours));
        Papers::print(&plan, &imprint)
    });
    let papers = papers.transpose()?;
    if let Some(papers) = &papers {
        papers.write_to(site)?;
    }
    let mut book = MDBook::load_with_config(root, config(site))?;
    let preprocessor = Preprocessor::new(Arc::clone(&plan), widget, Some(Arc::new(search)));
    book.with_preprocessor(preprocessor.with_papers(papers));
    book.with_renderer(Renderer::new(Arc::clone(&plan), frame));
    book.build()?;
    signposts(&plan, &colours, icon.as_deref(), site)?;
    hosting::write_in_site(site)
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
fn style(colours: &[u8], site: &Path) -> Result<String> {
    let style = [colours, include_bytes!("../theme/site.css")].concat();
    assets::write_hashed(site, "site", "css", &style)
}

fn icon(root: &Path, site: &Path) -> Result<Option<String>> {
    let icon = theme_file(root, "favicon.svg")?;
    icon.map(|icon| assets::write_hashed(site, "favicon", "svg", &icon))
        .transpose()
}

pub(crate) fn theme_file(root: &Path, name: &str) -> Result<Option<Vec<u8>>> {
    let path = root.join("book/theme").join(name);
    match fs::read(&path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} kan ikke læses", path.display())),
    }
}
