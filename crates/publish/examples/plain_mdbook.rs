//! `plain_mdbook ROOT OUT`: builds a municipality's chapters as mdBook comes, to measure the publisher against.

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use std::env::args_os;
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut paths = args_os().skip(1).map(PathBuf::from);
    let (Some(root), Some(out)) = (paths.next(), paths.next()) else {
        anyhow::bail!("usage: plain_mdbook ROOT OUT");
    };
    let mut config = Config::default();
    config.book.src = "book/chapters".into();
    config.build.build_dir = std::path::absolute(out)?;
    MDBook::load_with_config(root, config)?.build()
}
