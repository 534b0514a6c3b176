use crate::editions::load::{EDITIONS, MANIFEST, PDF, Parts, read_edition};
use crate::input::failure::Failure;
use crate::papers::press;
use crate::system::file_op::FileOp;
use crate::system::files::files;
use crate::system::litter::without_litter;
use crate::system::lock::Lock;
use anyhow::{Context, Result, anyhow, bail};
use plan::{
    Adoption, Changes, Date, Decision, Diagnostics, Edition, FileHash, Manifest, Plan, Publication,
    day_in_danish, in_groups, sha256,
};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const ADOPTION: &str = "book/adoption.toml";
/// Prefix of unfinished files and folders; the next run removes those of an interrupted one.
pub(crate) const UNFINISHED: &str = ".ny-";

/// A decision that is ready to be frozen as an edition.
pub struct PendingAdoption {
    root: PathBuf,
    decision: Decision,
    manifest: Manifest,
    /// The edition's files without its manifest, by path.
    files: Vec<(String, Vec<u8>)>,
    chapters: usize,
    /// The changes since the edition before, in words.
    changes: String,
    warnings: Diagnostics,
    left: Remaining,
    in_future: bool,
    /// See [`PendingAdoption::earlier_deadline`].
    earlier_deadline: Option<Date>,
}

/// What is left to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remaining {
    Everything,
    /// The edition is there, but a run was interrupted before `adoption.toml` recorded it.
    Telling,
    Nothing,
}

impl PendingAdoption {
    /// Reads and checks what is to be frozen; writes nothing.
    ///
    /// # Errors
    /// Every problem of the plan and its editions; a decision older than the newest edition, or with an impossible revision date;
    /// another text under the date of an existing edition.
    pub fn prepare(root: &Path, decision: Decision, today: Date) -> Result<Self, Failure> {
        let Parts {
            mut sources,
            plan,
            warnings,
            editions,
        } = Parts::read(root)?;
        refuse_odd_days(&decision, editions.last(), today)?;
        let unfinished = plan.unfinished();
        if unfinished.has_errors() {
            return Err(unfinished.into());
        }
        let mut left = Remaining::Everything;
        if let Some(edition) = editions.iter().find(|one| one.date() == decision.date) {
            refuse_another(&decision, &plan, edition)?;
            let is_reported = plan.adoption == Adoption::Adopted(decision.clone());
            left = if is_reported {
                Remaining::Nothing
            } else {
                Remaining::Telling
            };
        } else {
            // An interrupted adoption must be completed first.
            Publication::of(plan, editions.clone())?;
        }
        sources.adoption.text = decision.to_toml();
        let (plan, _) = Plan::read(&sources)?;
        press::must_be_printable(&plan)?;
        let files = frozen_files(root, &plan, &decision)?;
        let prints = files.iter().map(|(path, content)| FileHash {
            path: path.clone(),
            sha256: sha256(content),
        });
        let manifest = Manifest::of(&decision, &plan.chapters, prints.collect());
        let before = editions
            .iter()
            .rfind(|edition| edition.date() < decision.date);
        Ok(Self {
            root: root.to_owned(),
            in_future: decision.date > today,
            earlier_deadline: before
                .and_then(|before| earlier_deadline(&before.decision, decision.date)),
            chapters: plan.chapters.len(),
            decision,
            manifest,
            files,
            changes: changes_since(before, &plan),
            warnings,
            left,
        })
    }

    /// The plan's warnings.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// Whether edition and `adoption.toml` are complete already.
    pub fn is_done(&self) -> bool {
        self.left == Remaining::Nothing
    }

    /// Whether the decision's date is in the future.
    pub fn is_in_future(&self) -> bool {
        self.in_future
    }

    /// The revision date of the edition before, if the council set it earlier than the law's and it is still ahead.
    pub fn earlier_deadline(&self) -> Option<Date> {
        self.earlier_deadline
    }

    /// The edition's folder, from the municipality's root.
    pub fn folder(&self) -> String {
        format!("{EDITIONS}/{}", self.decision.date)
    }

    /// A summary to read before freezing.
    pub fn summary(&self) -> String {
        let Decision {
            body,
            date,
            case,
            next_revision,
        } = &self.decision;
        let passages = self.manifest.passages.len();
        let mut lines = vec![
            format!("Udgave:           {}", day_in_danish(*date)),
            format!("Vedtaget af:      {body}"),
            format!("Sagsnummer:       {case}"),
            format!("Revideres senest: {}", day_in_danish(*next_revision)),
            format!(
                "Tekst:            {} kapitler, {passages} afsnit",
                self.chapters
            ),
            format!("Ændringer:        {}", self.changes),
            format!(
                "Fingeraftryk:     {}",
                in_groups(&self.manifest.fingerprint)
            ),
            format!("Mappe:            {}/", self.folder()),
        ];
        let heading = format!("Filer:            {}", self.files.len());
        lines.push(heading);
        lines.extend(self.files.iter().map(|(path, _)| format!("  {path}")));
        if self.left == Remaining::Telling {
            lines.push(
                "Udgaven ligger der allerede; kun adoption.toml mangler at sige det.".to_owned(),
            );
        }
        if self.in_future {
            lines.push(format!(
                "Bemærk: {} ligger i fremtiden; fastfrys først, når planen er vedtaget.",
                day_in_danish(*date)
            ));
        }
        lines.join("\n") + "\n"
    }

    /// Freezes the edition, then records it in `adoption.toml`. After an interruption the edition is there whole or not at all, and
    /// the same command completes it.
    ///
    /// # Errors
    /// Something cannot be written; everything is as before.
    pub fn freeze(&self) -> Result<(), Failure> {
        let _lock = lock(&self.root)?;
        if self.left == Remaining::Everything {
            self.freeze_edition()?;
        }
        if self.left != Remaining::Nothing {
            self.tell_steps().iter().try_for_each(FileOp::take).context(
                "udgaven er fastfrosset, men adoption.toml siger det ikke endnu; kør den samme kommando igen",
            )?;
        }
        Ok(())
    }

    fn freeze_edition(&self) -> Result<(), Failure> {
        if self.root.join(self.folder()).exists() {
            let message = "en anden har imens lagt en udgave i mappen; kør kommandoen igen, og se, hvad den siger";
            return Err(anyhow!(message).into());
        }
        let steps = self.stage_steps()?;
        let staged = steps.iter().try_for_each(FileOp::take);
        let checked = staged
            .map_err(Failure::from)
            .and_then(|()| self.check_staged());
        let done =
            checked.and_then(|()| Ok(self.show_steps().iter().try_for_each(FileOp::take)?));
        if done.is_err() {
            // The unfinished folder is useless; what cannot be removed now, the next run removes.
            let _ = FileOp::Clear(self.staged()).take();
        }
        done
    }

    fn staged_folder(&self) -> String {
        format!("{EDITIONS}/{UNFINISHED}{}", self.decision.date)
    }

    fn staged(&self) -> PathBuf {
        self.root.join(self.staged_folder())
    }

    /// Writes the edition beside its place.
    fn stage_steps(&self) -> Result<Vec<FileOp>> {
        let staged = self.staged();
        let mut steps: Vec<_> = leftovers(&self.root)?
            .into_iter()
            .map(FileOp::Clear)
            .collect();
        steps.push(FileOp::Folder(staged.clone()));
        let mut folders = vec![staged.clone()];
        let manifest =
            serde_json::to_string_pretty(&self.manifest).context("manifestet kan ikke skrives")?;
        let manifest = (MANIFEST.to_owned(), (manifest + "\n").into_bytes());
        for (path, content) in self.files.iter().chain([&manifest]) {
            let path = staged.join(path);
            for folder in path
                .ancestors()
                .skip(1)
                .take_while(|folder| *folder != staged)
            {
                if !folders.iter().any(|known| known == folder) {
                    folders.push(folder.to_owned());
                    steps.push(FileOp::Folder(folder.to_owned()));
                }
            }
            steps.push(FileOp::File(path, content.clone()));
        }
        steps.extend(folders.into_iter().map(FileOp::Sync));
        Ok(steps)
    }

    /// Reads the staged edition again: it must be the text that was shown, even if the disk changed meanwhile.
    fn check_staged(&self) -> Result<(), Failure> {
        let edition = read_edition(&self.root, &self.staged_folder(), self.decision.date)?;
        if edition.manifest != self.manifest {
            return Err(anyhow!("udgaven blev ikke skrevet, som den blev læst; prøv igen").into());
        }
        Ok(())
    }

    /// Renames the edition into place, which makes it visible.
    fn show_steps(&self) -> Vec<FileOp> {
        let editions = self.root.join(EDITIONS);
        let shown = self.root.join(self.folder());
        vec![
            FileOp::Rename(self.staged(), shown),
            FileOp::Sync(editions),
            FileOp::Sync(self.root.join("book")),
        ]
    }

    /// Records the edition in `adoption.toml`.
    fn tell_steps(&self) -> Vec<FileOp> {
        adoption_steps(&self.root, self.decision.to_toml())
    }
}

/// Writes `adoption.toml`.
pub(crate) fn adoption_steps(root: &Path, text: String) -> Vec<FileOp> {
    let book = root.join("book");
    let new = book.join(format!("{UNFINISHED}adoption.toml"));
    vec![
        FileOp::Clear(new.clone()),
        FileOp::File(new.clone(), text.into_bytes()),
        FileOp::Rename(new, root.join(ADOPTION)),
        FileOp::Sync(book),
    ]
}

/// Serialises changes to the editions.
pub(crate) fn lock(root: &Path) -> Result<Lock> {
    let path = root.join("book").join(format!("{UNFINISHED}laas"));
    let say = || {
        // Waiting is right even if the message cannot be shown.
        let _ = writeln!(
            io::stderr(),
            "En anden kommando skriver i book/editions/; venter, til den er færdig …"
        );
    };
    Lock::take(&path, say).context("der kan ikke skrives i book/")
}

fn earlier_deadline(before: &Decision, date: Date) -> Option<Date> {
    let day = before.next_revision;
    (day > date && day < plan::latest_revision(before.date)).then_some(day)
}

fn refuse_odd_days(decision: &Decision, newest: Option<&Edition>, today: Date) -> Result<()> {
    let (date, revision) = (decision.date, decision.next_revision);
    let [day, last] = [date, revision].map(day_in_danish);
    if let Some(newest) = newest.filter(|newest| newest.date() > date) {
        bail!(
            "planen kan ikke være vedtaget den {day}: den nyeste udgave er af {}",
            day_in_danish(newest.date())
        );
    }
    if !decision.is_timely() {
        bail!(
            "en plan, der er vedtaget den {day}, kan ikke revideres den {last}; vælg en dag efter vedtagelsen og senest {} (barnets lov § 15, stk. 3)",
            day_in_danish(plan::latest_revision(date))
        );
    }
    if revision < today {
        bail!(
            "planen skulle være revideret senest den {last}; vedtag den reviderede plan med dagen for dens egen vedtagelse"
        );
    }
    Ok(())
}

/// An adopted edition never changes; only an identical adoption can be completed.
fn refuse_another(decision: &Decision, plan: &Plan, edition: &Edition) -> Result<()> {
    let day = day_in_danish(edition.date());
    if edition.decision != *decision {
        bail!(
            "der er allerede en udgave af {day}, og den blev fastfrosset med »{}«",
            edition.decision.command()
        );
    }
    if Changes::between(&edition.plan.chapters, &plan.chapters).is_empty() {
        return Ok(());
    }
    bail!(
        "der er allerede en udgave af {day}, og teksten er ændret siden; en ændret tekst skal vedtages for sig, med sin egen dag"
    )
}

fn changes_since(before: Option<&Edition>, plan: &Plan) -> String {
    let Some(before) = before else {
        return "det er den første udgave".to_owned();
    };
    let changes = Changes::between(&before.plan.chapters, &plan.chapters);
    let what = match changes.changed().count() {
        _ if changes.is_empty() => "ingen".to_owned(),
        0 => "kapitlernes rækkefølge eller navne".to_owned(),
        passages => format!("{passages} afsnit"),
    };
    format!("{what} siden udgaven af {}", day_in_danish(before.date()))
}

/// The files of an edition by path: the authors' files and the plan as PDF.
fn frozen_files(root: &Path, plan: &Plan, decision: &Decision) -> Result<Vec<(String, Vec<u8>)>> {
    let mut frozen = Vec::new();
    for path in authors_files(root)? {
        let file = root.join(&path);
        let failed = || format!("{} kan ikke læses", file.display());
        if fs::symlink_metadata(&file)
            .with_context(failed)?
            .is_symlink()
        {
            bail!(
                "{path} henviser til en anden fil; læg selve filen her, så at den kan fastfryses"
            );
        }
        let content = if path == ADOPTION {
            decision.to_toml().into_bytes()
        } else {
            fs::read(&file).with_context(failed)?
        };
        frozen.push((path, content));
    }
    let pdf = press::adopted_pdf(root, plan, decision)?;
    frozen.push((PDF.to_owned(), pdf));
    Ok(frozen)
}

/// The authors' files below the root: chapters, theme, source document and data.
pub(crate) fn authors_files(root: &Path) -> Result<Vec<String>> {
    let mut found = without_litter(&files(&root.join("book"))?);
    found.retain(|path| is_authors(path));
    Ok(found
        .into_iter()
        .map(|path| format!("book/{path}"))
        .collect())
}

fn is_authors(path: &str) -> bool {
    let is_data = !path.contains('/') && path.ends_with(".toml");
    let folders = ["chapters/", "theme/", "source/"];
    is_data || folders.iter().any(|folder| path.starts_with(folder))
}

/// What interrupted runs have left beside the editions.
fn leftovers(root: &Path) -> Result<Vec<PathBuf>> {
    let editions = root.join(EDITIONS);
    if !editions.exists() {
        return Ok(Vec::new());
    }
    let failed = || format!("{} kan ikke læses", editions.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(&editions).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests {
    use super::*;
    use crate::editions::load::read_publication;
    use plan::EditionStatus;
    use tempfile::TempDir;

    pub(crate) fn small() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan/tests/small");
        for path in files(&small).unwrap() {
            let copy = folder.path().join(&path);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(small.join(path), copy).unwrap();
        }
        folder
    }

    fn prepared(book: &TempDir) -> PendingAdoption {
        let date: Date = "2026-11-25".parse().unwrap();
        let decision = Decision {
            body: "Rådet".to_owned(),
            date,
            case: "26/1".to_owned(),
            next_revision: plan::latest_revision(date),
        };
        PendingAdoption::prepare(book.path(), decision, date).unwrap()
    }

    /// The book with an edition of 25 November 2026.
    pub(crate) fn adopted(book: TempDir) -> TempDir {
        prepared(&book).freeze().unwrap();
        book
    }

    fn steps(adopting: &PendingAdoption) -> Vec<FileOp> {
        let mut steps = adopting.stage_steps().unwrap();
        steps.extend(adopting.show_steps());
        steps.extend(adopting.tell_steps());
        steps
    }

    /// Takes so many steps, and writes only half of the next file.
    fn cut_off(steps: &[FileOp], taken: usize) {
        steps[..taken].iter().for_each(|step| step.take().unwrap());
        if let Some(FileOp::File(path, content)) = steps.get(taken) {
            fs::write(path, &content[..content.len() / 2]).unwrap();
        }
    }

    #[test]
    fn cut_off_after_any_step_the_edition_is_there_whole_or_not_at_all() {
        let count = steps(&prepared(&small())).len();
        let mut seen = [0; 3];
        for taken in 0..=count {
            let book = small();
            cut_off(&steps(&prepared(&book)), taken);
            match read_publication(book.path()) {
                Ok((publication, _)) if publication.editions.is_empty() => seen[0] += 1,
                Err(failure) => {
                    let message = failure.to_string();
                    assert!(
                        message.contains("kør »beredskab adopt --date 2026-11-25"),
                        "{message}"
                    );
                    seen[1] += 1;
                }
                Ok(_) => seen[2] += 1,
            }
            prepared(&book).freeze().unwrap();
            let (publication, _) = read_publication(book.path()).unwrap();
            let since = publication.newest().unwrap().date();
            assert_eq!(publication.status(), EditionStatus::InForce { since });
            let left = files(&book.path().join("book")).unwrap();
            assert!(
                left.iter().all(|path| !path.contains(UNFINISHED)),
                "{left:?}"
            );
        }
        // Absent; present but not recorded, between the renames; recorded.
        assert_eq!(seen, [count - 6, 5, 2]);
    }
}
