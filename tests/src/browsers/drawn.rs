use anyhow::{Context, Result};
use fantoccini::Client;

/// Waits until the page as it is has been drawn. Until a new page has been, a browser takes no key and may tell of it as if it had
/// no styles.
pub(crate) async fn drawn(client: &Client) -> Result<()> {
    // What the page has put off until its next frame is done after that frame, so before the one after. A former page of the guide is
    // out of sight, and goes a little later.
    let frames = "
        const [done] = arguments;
        const look = () => (document.querySelector('.pages > :nth-child(2)') ? setTimeout(look, 5) : done(true));
        requestAnimationFrame(() => requestAnimationFrame(look))";
    client
        .execute_async(frames, vec![])
        .await
        .context("nothing is drawn")
        .map(drop)
}
