//! `beredskab adopt`: shows what will be frozen, asks, and freezes.

use crate::misunderstood;
use crate::terminal::{say, tell};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use jiff::ZonedDateTime;
use plan::{Date, Decision, USUAL_BODY, composed, latest_revision};
use publish::{Adopting, Failure};
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// What the council has decided, as it is typed.
#[derive(Args)]
#[command(next_help_heading = "Tilvalg")]
pub(crate) struct AdoptArguments {
    /// Dagen, planen blev vedtaget, f.eks. 2026-11-25
    #[arg(long, value_name = "DAG")]
    date: Option<String>,
    /// Sagsnummeret, f.eks. 26/12345
    #[arg(long, value_name = "NUMMER")]
    case: Option<String>,
    /// Hvem der har vedtaget planen; ellers Kommunalbestyrelsen
    #[arg(long, default_value = USUAL_BODY, value_name = "NAVN", hide_default_value = true)]
    body: String,
    /// Dagen, planen senest skal revideres; ellers fire år efter vedtagelsen
    #[arg(long, value_name = "DAG")]
    next_revision: Option<String>,
    /// Spørg ikke, men fastfrys udgaven
    #[arg(long)]
    ja: bool,
    #[command(flatten)]
    today: Today,
}

/// The day that it is, which a test may choose.
#[derive(Args, Default)]
pub(crate) struct Today {
    /// En anden dag end i dag
    #[arg(long, hide = true, value_name = "DAG", value_parser = misunderstood::day)]
    today: Option<Date>,
}

impl Today {
    /// The given day, or today's by this machine's clock.
    pub(crate) fn date(&self) -> Date {
        self.today.unwrap_or_else(|| ZonedDateTime::now().date())
    }
}

pub(crate) fn adopt(root: &Path, arguments: &AdoptArguments) -> Result<(), Failure> {
    let adopting = Adopting::prepare(root, arguments.decision()?, arguments.today.date())?;
    tell(adopting.warnings());
    say(&adopting.summary())?;
    if adopting.is_done() {
        return say("Udgaven er allerede fastfrosset; der er intet at gøre.\n");
    }
    if !arguments.ja {
        ask()?;
    }
    adopting.freeze()?;
    say(&format!(
        "Udgaven er fastfrosset i {}/. Byg og læg webstedet op, og gem mappen book/ i kommunens arkiv.\n",
        adopting.folder()
    ))
}

impl AdoptArguments {
    fn decision(&self) -> Result<Decision> {
        let date = day(
            "--date",
            self.date.as_deref(),
            "dagen, planen blev vedtaget",
        )?
        .context("skriv dagen, planen blev vedtaget, f.eks. --date 2026-11-25")?;
        let revision = self.next_revision.as_deref();
        let revision = day(
            "--next-revision",
            revision,
            "dagen, planen senest skal revideres",
        )?;
        let case = self.case.as_deref().map(str::trim).unwrap_or_default();
        let body = self.body.trim();
        if case.is_empty() {
            bail!("skriv sagsnummeret, f.eks. --case 26/12345");
        }
        if body.is_empty() {
            bail!("skriv, hvem der har vedtaget planen, f.eks. --body \"{USUAL_BODY}\"");
        }
        if [case, body]
            .iter()
            .any(|text| text.contains(char::is_control))
        {
            bail!("sagsnummeret og navnet skal stå på én linje");
        }
        Ok(Decision {
            body: composed(body),
            date,
            case: composed(case),
            next_revision: revision.unwrap_or_else(|| latest_revision(date)),
        })
    }
}

fn day(option: &str, text: Option<&str>, what: &str) -> Result<Option<Date>> {
    let Some(text) = text else {
        return Ok(None);
    };
    let day = text
        .parse()
        .ok()
        .filter(|day: &Date| day.to_string() == text);
    let day = day.with_context(|| {
        format!(
            "»{text}« er ikke en dag; skriv {what}, som år-måned-dag, f.eks. {option} 2026-11-25"
        )
    });
    day.map(Some)
}

/// Nothing is frozen by accident: the answer is a whole word.
fn ask() -> Result<(), Failure> {
    if !io::stdin().is_terminal() {
        let words = "intet er fastfrosset; læs det ovenfor igennem, og skriv --ja efter kommandoen for at fastfryse udgaven";
        return Err(anyhow!(words).into());
    }
    say("Skriv ja for at fastfryse udgaven: ")?;
    let mut answer = String::new();
    io::stdin()
        .lock()
        .read_line(&mut answer)
        .context("svaret kan ikke læses")?;
    if !answer.trim().eq_ignore_ascii_case("ja") {
        return Err(anyhow!("intet er fastfrosset").into());
    }
    Ok(())
}
