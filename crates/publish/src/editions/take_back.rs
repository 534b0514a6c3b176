use crate::editions::adopt::{adoption_steps, lock};
use crate::editions::load::{EDITIONS, read_editions};
use crate::input::failure::Failure;
use crate::system::file_op::FileOp;
use anyhow::{Result, bail};
use plan::{Date, Decision, Edition, day_in_danish};
use std::path::{Path, PathBuf};

/// `adoption.toml` before any adoption.
const DRAFT: &str = "# Planens vedtagelse. Indtil kommunalbestyrelsen har vedtaget planen, er den et udkast, og det siger hver side.\n\
                     status = \"udkast\"\n";

/// The newest edition, ready to be taken back: frozen by mistake and never published.
pub struct TakingBack {
    root: PathBuf,
    decision: Decision,
    is_signed: bool,
    before: Option<Decision>,
    /// Where the edition's folder is moved to, from the root.
    aside: String,
}

impl TakingBack {
    /// Finds the edition of this date; writes nothing.
    ///
    /// # Errors
    /// The edition differs from its manifest, or is not the newest.
    pub fn prepare(root: &Path, date: Date) -> Result<Self, Failure> {
        let mut editions = read_editions(root)?;
        let edition = newest_of(date, editions.pop())?;
        let aside = |number| format!("{EDITIONS}/.fortrudt-{date}-{number}");
        let mut free = (1..).map(aside).filter(|aside| !root.join(aside).exists());
        Ok(Self {
            root: root.to_owned(),
            is_signed: edition.signature.is_some(),
            decision: edition.decision,
            before: editions.pop().map(|before| before.decision),
            aside: free.next().unwrap_or_default(),
        })
    }

    /// A summary to read before taking back.
    pub fn summary(&self) -> String {
        let Decision { date, case, .. } = &self.decision;
        let then = match &self.before {
            Some(before) => format!(
                "er udgaven af {} igen den gældende",
                day_in_danish(before.date)
            ),
            None => "er planen igen et udkast".to_owned(),
        };
        let signed = match self.is_signed {
            true => "Den er underskrevet; se efter, om den er offentliggjort.\n",
            false => "",
        };
        format!(
            "Udgaven af {} (sag {case}) tages tilbage.\n{signed}\
             Den slettes ikke: dens mappe flyttes til {}/. Bagefter {then}.\n\
             Planens tekst og data ændres ikke. En udgave, der har været offentliggjort, må ikke tages tilbage.\n",
            day_in_danish(*date),
            self.aside,
        )
    }

    /// Restores `adoption.toml` to the edition before, then moves the edition aside. After an interruption the edition is there
    /// whole, and the same command completes it.
    ///
    /// # Errors
    /// Something cannot be written; no edition is lost.
    pub fn take_back(&self) -> Result<(), Failure> {
        let _lock = lock(&self.root)?;
        Ok(self.steps().iter().try_for_each(FileOp::take)?)
    }

    fn steps(&self) -> Vec<FileOp> {
        let decision = self.before.as_ref();
        let decision = decision.map_or_else(|| DRAFT.to_owned(), Decision::to_toml);
        let mut steps = adoption_steps(&self.root, decision);
        let editions = self.root.join(EDITIONS);
        let shown = editions.join(self.decision.date.to_string());
        steps.push(FileOp::Rename(shown, self.root.join(&self.aside)));
        steps.push(FileOp::Sync(editions));
        steps
    }
}

fn newest_of(date: Date, newest: Option<Edition>) -> Result<Edition> {
    let day = day_in_danish(date);
    match newest {
        Some(newest) if newest.date() == date => Ok(newest),
        Some(newest) => bail!(
            "den nyeste udgave er af {}, og kun den kan tages tilbage; der er intet ændret ved en udgave af {day}",
            day_in_danish(newest.date())
        ),
        None => bail!("der er ingen udgave af {day} i {EDITIONS}/, og intet er ændret"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::editions::adopt::tests::{adopted, small};
    use crate::editions::load::read_publication;

    #[test]
    fn cut_off_after_any_step_the_edition_is_there_and_the_same_command_ends_it() {
        let date: Date = "2026-11-25".parse().unwrap();
        let count = TakingBack::prepare(adopted(small()).path(), date)
            .unwrap()
            .steps()
            .len();
        for taken in 0..=count {
            let book = adopted(small());
            let taking = TakingBack::prepare(book.path(), date).unwrap();
            taking.steps()[..taken]
                .iter()
                .for_each(|step| step.take().unwrap());
            if let Ok(again) = TakingBack::prepare(book.path(), date) {
                again.take_back().unwrap();
            }
            let (publication, _) = read_publication(book.path()).unwrap();
            assert!(publication.editions.is_empty(), "{taken}");
            let aside = book.path().join(format!("{EDITIONS}/.fortrudt-{date}-1"));
            assert!(aside.join("manifest.json").is_file(), "{taken}");
        }
    }
}
