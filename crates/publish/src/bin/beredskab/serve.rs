//! `beredskab serve`: shows the site on this machine, and rebuilds it on every change.

use crate::build::{SITE_UNTOUCHED, build};
use crate::terminal::{report, say};
use publish::{Failure, LiveReload, Paths, Place, Server, Watch};
use std::thread;

pub(crate) fn serve(paths: &Paths, port: u16) -> Result<(), Failure> {
    let runtime = tokio::runtime::Runtime::new().map_err(anyhow::Error::from)?;
    // The port comes first: the site of a running server must not change.
    let server = runtime.block_on(Server::bind(&paths.site, port))?;
    let book = paths.root.join("book");
    if !book.is_dir() {
        // Missing files are reported one by one, not as a folder that cannot be watched.
        publish::read(&paths.root)?;
    }
    let watch = Watch::below(&book);
    let server = server.map(|router| publish::add_papers(router, &paths.root));
    let live = LiveReload::default();
    let rebuild = {
        let (paths, live) = (paths.clone(), live.clone());
        move || {
            let done = build(&paths);
            let place = done.as_ref().ok().map(|(publication, _)| {
                // Whoever moves the site to another folder starts the preview again.
                Place::of(&publication.plan.municipality)
            });
            let done = done.map(|(_, warnings)| warnings);
            if let Err(failure) = &done {
                report(failure, Some(SITE_UNTOUCHED));
            }
            live.show(&done);
            place
        }
    };
    // With files that cannot be read yet, in the root of a host.
    let server = server.at(rebuild().unwrap_or_else(Place::root));
    thread::spawn(move || watch.each(|| drop(rebuild())));
    say(&format!(
        "Webstedet vises på http://{}{} – stop med Ctrl+C\n",
        server.address()?,
        server.folder()
    ))?;
    Ok(runtime.block_on(publish::serve(server, live))?)
}
