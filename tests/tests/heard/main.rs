//! What a blind reader hears: Orca speaks the site, and each utterance is written down, as it would be spoken.
//!
//! The transcript lies beside the municipality's `book/`. Read it aloud after a change; `UPDATE_HEARD=1` writes it anew.

mod listener;

use anyhow::{Context, Result, bail, ensure};
use listener::Listener;
use std::fs;
use tests::{Network, Site, queries};
use tokio::runtime::Runtime;

/// A walk with an error and its outcome, a chapter with a figure, and a search.
async fn transcript() -> Result<String> {
    let site = Site::serve(Network::Whole).await?;
    let mut listener = Listener::open(&site, "/guide.html").await?;
    // Past what the first question means, to its last answer.
    let last = ["h", "Tab", "Tab", "Down", "Down", "space", "Tab", "Return"];
    listener.press(&last).await?;
    // On without an answer, by the message's link to the answers, and on with the second.
    let error = ["Tab", "Tab", "Return", "Tab", "Return"];
    listener.press(&error).await?;
    listener.press(&["Down", "space", "Tab", "Return"]).await?;
    // Signs, of which several can be chosen.
    listener.read_on().await?;
    listener
        .press(&["Tab", "Tab", "space", "b", "Return"])
        .await?;
    // The rest by the keys for the next box, circle and button.
    for kind in ["x", "x", "r", "r"] {
        listener.press(&[kind, "space", "b", "Return"]).await?;
    }
    // The answers are looked through; then the outcome.
    listener.press(&["Tab"; 8]).await?;
    listener.press(&["Return"]).await?;
    listener.read_on().await?;
    // A chapter with a figure.
    listener.go_to(&site, "/indsatser/overblik.html").await?;
    // The search, and its first result.
    listener.go_to(&site, "/soeg.html#soegeord").await?;
    listener.write("min nabo").await?;
    listener.press(&["Tab"]).await?;
    Ok(listener.transcript())
}

/// On a busy machine Orca's events may overtake each other; a fault of the site is heard each time.
const TRIES: usize = 2;

#[test]
fn what_is_heard_is_as_it_was_read_aloud() -> Result<()> {
    let file = queries()?.with_file_name("heard.txt");
    let listen = || Runtime::new()?.block_on(transcript());
    if std::env::var_os("UPDATE_HEARD").is_some() {
        let heard = listen()?;
        fs::write(&file, &heard)?;
        return said_well(&heard);
    }
    let known = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    said_well(&known)?;
    let mut differences = Vec::new();
    for _ in 0..TRIES {
        let heard = listen()?;
        if heard == known {
            return Ok(());
        }
        differences.push(first_difference(&known, &heard));
    }
    bail!("{}", differences.join("\n\n"))
}

/// What no listener should have to hear: a word for something that is empty or can only be clicked, and the same twice in a row.
fn said_well(heard: &str) -> Result<()> {
    let lines: Vec<_> = heard.lines().collect();
    for line in &lines {
        let is_idle = ["statuslinje", "klik", "clickable"]
            .iter()
            .any(|word| line.contains(word));
        ensure!(!is_idle && !line.is_empty(), "»{line}« is heard");
    }
    let told = |line: &str| line.chars().count() > 12 && !line.starts_with("> ");
    for pair in lines.windows(2) {
        ensure!(
            pair[0] != pair[1] || !told(pair[0]),
            "»{}« is heard twice",
            pair[0]
        );
    }
    for pair in lines.windows(2).filter(|pair| pair[0] == "> Return") {
        ensure!(!pair[1].starts_with("> "), "nothing is heard after Return");
    }
    Ok(())
}

fn first_difference(known: &str, heard: &str) -> String {
    let pairs = known.lines().zip(heard.lines());
    let same = pairs.take_while(|(known, heard)| known == heard).count();
    let around = |text: &str| {
        let lines = text.lines().skip(same.saturating_sub(3)).take(8);
        lines.collect::<Vec<_>>().join("\n")
    };
    format!(
        "from line {}:\n{}\n\ninstead of\n{}",
        same + 1,
        around(heard),
        around(known)
    )
}
