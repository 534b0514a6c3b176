//! `beredskab adopt`: shows what will be frozen, asks, and freezes.

use crate::misunderstood;
use crate::terminal::{say, tell};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use jiff::ZonedDateTime;
use plan::{Date, Decision, USUAL_BODY, composed, day_in_danish, latest_revision};
use publish::{Failure, PendingAdoption, TakingBack};
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// The council's decision, as typed.
#[derive(Args)]
#[command(next_help_heading = "Tilvalg")]
pub(crate) struct AdoptArguments {
    /// Dagen, planen blev vedtaget, f.eks. 2026-11-25
    #[arg(
        long,
        value_name = "DAG",
        value_parser = misunderstood::day,
        required_unless_present = "fortryd"
    )]
    date: Option<Date>,
    /// Sagsnummeret, f.eks. 26/12345
    #[arg(
        long,
        value_name = "NUMMER",
        value_parser = misunderstood::line,
        required_unless_present = "fortryd"
    )]
    case: Option<String>,
    /// Hvem der har vedtaget planen; ellers Kommunalbestyrelsen
    #[arg(
        long,
        default_value = USUAL_BODY,
        value_name = "NAVN",
        hide_default_value = true,
        value_parser = misunderstood::line
    )]
    body: String,
    /// Dagen, planen senest skal revideres; ellers fire år efter vedtagelsen
    #[arg(long, value_name = "DAG", value_parser = misunderstood::day)]
    next_revision: Option<Date>,
    /// Spørg ikke, men fastfrys udgaven
    #[arg(long)]
    ja: bool,
    /// Dagen ligger i fremtiden, og det er rigtigt
    #[arg(long)]
    i_fremtiden: bool,
    /// Tag den nyeste udgave tilbage, som er fra denne dag og fastfrosset ved en fejl
    #[arg(
        long,
        value_name = "DAG",
        value_parser = misunderstood::day,
        conflicts_with_all = ["date", "case"]
    )]
    fortryd: Option<Date>,
    /// Spørg ikke: udgaven, der tages tilbage, har ikke været offentliggjort
    #[arg(long)]
    ikke_offentliggjort: bool,
    #[command(flatten)]
    today: Today,
}

/// Today's date, which a test can set.
#[derive(Args, Default)]
pub(crate) struct Today {
    /// En anden dag end i dag
    #[arg(long, hide = true, value_name = "DAG", value_parser = misunderstood::day)]
    today: Option<Date>,
}

impl Today {
    /// The given date, or today's by this machine's clock.
    pub(crate) fn date(&self) -> Date {
        self.today.unwrap_or_else(|| ZonedDateTime::now().date())
    }
}

pub(crate) fn adopt(root: &Path, arguments: &AdoptArguments) -> Result<(), Failure> {
    match (arguments.fortryd, arguments.decision()) {
        (Some(date), _) => take_back(root, date, arguments),
        (None, Some(decision)) => freeze(root, decision, arguments),
        // Clap rejects a command line with neither.
        (None, None) => Ok(()),
    }
}

fn freeze(root: &Path, decision: Decision, arguments: &AdoptArguments) -> Result<(), Failure> {
    let date = decision.date.to_string();
    let adopting = PendingAdoption::prepare(root, decision, arguments.today.date())?;
    tell(adopting.warnings());
    say(&adopting.summary())?;
    if adopting.is_done() {
        // Clears what an interrupted run has left.
        adopting.freeze()?;
        return say("Udgaven er allerede fastfrosset; der er intet at gøre.\n");
    }
    arguments.refuse_to_drop_a_deadline(adopting.earlier_deadline())?;
    if adopting.is_in_future() && !arguments.i_fremtiden {
        let refusal = "intet er fastfrosset: dagen ligger i fremtiden, og så er --ja ikke nok; ret den, eller skriv --i-fremtiden, hvis planen først gælder som vedtaget fra den dag";
        ask(
            "Dagen ligger i fremtiden. Skriv den igen for at fastfryse udgaven: ",
            &date,
            refusal,
        )?;
    } else if !arguments.ja {
        let refusal = "intet er fastfrosset; læs det ovenfor igennem, og skriv --ja efter kommandoen for at fastfryse udgaven";
        ask("Skriv ja for at fastfryse udgaven: ", "ja", refusal)?;
    }
    adopting.freeze()?;
    say(&format!(
        "Udgaven er fastfrosset i {}/. Byg og læg webstedet op, og gem mappen book/ i kommunens arkiv.\n",
        adopting.folder()
    ))
}

fn take_back(root: &Path, date: Date, arguments: &AdoptArguments) -> Result<(), Failure> {
    let taking = TakingBack::prepare(root, date)?;
    say(&taking.summary())?;
    if !arguments.ikke_offentliggjort {
        let refusal = "intet er ændret; har udgaven aldrig ligget på nettet, så skriv --ikke-offentliggjort efter kommandoen for at tage den tilbage";
        let question = "Har den aldrig ligget på nettet, så skriv »ikke offentliggjort« for at tage den tilbage: ";
        ask(question, "ikke offentliggjort", refusal)?;
    }
    taking.take_back()?;
    say("Udgaven er taget tilbage. Byg webstedet igen, før noget lægges op.\n")
}

impl AdoptArguments {
    /// What is to be frozen, if anything.
    fn decision(&self) -> Option<Decision> {
        let (date, case) = (self.date?, self.case.as_deref()?);
        Some(Decision {
            body: composed(&self.body),
            date,
            case: composed(case),
            next_revision: self.next_revision.unwrap_or_else(|| latest_revision(date)),
        })
    }

    /// Refuses to silently drop an earlier deadline that the council has set.
    fn refuse_to_drop_a_deadline(&self, earlier: Option<Date>) -> Result<()> {
        let Some(earlier) = earlier.filter(|_| self.next_revision.is_none()) else {
            return Ok(());
        };
        bail!(
            "intet er fastfrosset: udgaven før skal revideres senest den {}, tidligere end loven kræver; skriv, hvilken frist der nu gælder, f.eks. --next-revision {earlier} for den samme",
            day_in_danish(earlier)
        )
    }
}

/// Asks for whole words, so that nothing happens by accident. `refusal` is the error where nobody can be asked.
fn ask(question: &str, wanted: &str, refusal: &'static str) -> Result<(), Failure> {
    if !io::stdin().is_terminal() {
        return Err(anyhow!(refusal).into());
    }
    say(question)?;
    let mut answer = String::new();
    io::stdin()
        .lock()
        .read_line(&mut answer)
        .context("svaret kan ikke læses")?;
    if !answer.trim().eq_ignore_ascii_case(wanted) {
        return Err(anyhow!("svaret var et andet, så intet er ændret").into());
    }
    Ok(())
}
