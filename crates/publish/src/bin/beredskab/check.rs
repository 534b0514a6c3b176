//! `beredskab check`: reports every problem, or the plan's size if there is none.

use crate::adopt::Today;
use crate::terminal::{say, tell};
use plan::Severity;
use publish::Failure;
use std::path::Path;

pub(crate) fn check(root: &Path, ret: bool, today: &Today) -> Result<(), Failure> {
    if ret {
        say(&publish::mend(root)?)?;
    }
    let (publication, mut diagnostics) = publish::read_publication(root)?;
    diagnostics.append(publish::unprintable(&publication.plan));
    if let Some(decision) = publication.decision() {
        decision.check_revision(today.date(), Severity::Error, &mut diagnostics);
    }
    if diagnostics.has_errors() {
        return Err(diagnostics.into());
    }
    tell(&diagnostics);
    let plan = &publication.plan;
    let passages: usize = plan.chapters.iter().map(|c| c.passages().len()).sum();
    let mut report = format!(
        "Planen er i orden: {} kapitler, {passages} afsnit, {} kontakter, {} spørgsmål, {} udfald.\n",
        plan.chapters.len(),
        plan.contacts.len(),
        plan.guide.questions.len(),
        plan.guide.outcomes.len(),
    );
    report += match plan.compared {
        true => "Teksten er ord for ord som i book/source/beredskabsplan.txt.\n",
        false => "Der er intet kildedokument at sammenligne med.\n",
    };
    report += &format!("{}.\n", publication.status().to_text());
    if let Some(data) = publish::changed_data(root, &publication)? {
        report += &format!("{data}\n");
    }
    say(&report)
}
