//! `beredskab explain`: what answers lead to, and why, for those who maintain the guide's rules.

use crate::explain::answers;
use crate::html::conditions::to_text;
use crate::html::contact_line::contact_line;
use anyhow::{Context, Result};
use plan::{Choices, Outcome, OutcomeView, Plan, composed, words};

/// Every question and choice with its id, and how to type answers.
pub fn list_answers(plan: &Plan) -> String {
    let mut out = String::new();
    for question in &plan.guide.questions {
        let multiple = if question.multiple {
            " (flere svar kan vælges)"
        } else {
            ""
        };
        line(
            &mut out,
            &format!("{}: {}{multiple}", question.id, question.text),
        );
        for choice in &question.choices {
            let does = match (choice.ends_guide, choice.exclusive) {
                (true, _) => " (afslutter)",
                (_, true) => " (udelukker de andre svar)",
                _ => "",
            };
            line(&mut out, &format!("  {}: {}{does}", choice.id, choice.text));
        }
    }
    let example = answers::example(&plan.guide);
    line(
        &mut out,
        &format!("\nSkriv svarene sådan: beredskab explain --answers \"{example}\""),
    );
    out
}

/// What these answers lead to, and why; `answers` as in `fare=nej, hvem=borger`.
///
/// # Errors
/// Answers that are unknown, impossible or missing; in Danish.
pub fn explain(plan: &Plan, answers: &str) -> Result<String> {
    let made = answers::read(&plan.guide, &composed(answers))?;
    let outcome = plan
        .guide
        .assess(made)
        .context("intet udfald passer til svarene")?;
    let shown = plan.guide.view(outcome, made, &plan.contacts);
    let explanation = Explanation {
        plan,
        outcome,
        made,
        shown,
    };
    Ok(explanation.describe())
}

struct Explanation<'a> {
    plan: &'a Plan,
    outcome: &'a Outcome,
    made: Choices,
    shown: OutcomeView<'a>,
}

impl Explanation<'_> {
    /// What the guide shows for these answers, under its own headings.
    fn describe(&self) -> String {
        let Outcome { id, title, .. } = self.outcome;
        let mut out = String::new();
        line(&mut out, &format!("Udfald: {title} ({id})"));
        let sections = [
            ("Svarene", self.answers()),
            ("Hvorfor", self.why()),
            (words::NOW, self.quotes(&self.shown.now)),
            ("Kontakter, den bedste først", numbered(self.contacts())),
            (words::AFTERWARDS, numbered(self.path())),
            (words::HELP, self.quotes(&self.shown.help)),
            (words::WHY, self.quotes(&self.shown.because)),
            (
                "Planens forbehold",
                self.quotes(self.shown.reservation.as_slice()),
            ),
        ];
        for (title, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
            line(&mut out, &format!("\n{title}"));
            lines
                .iter()
                .for_each(|text| line(&mut out, &format!("  {text}")));
        }
        out
    }

    fn answers(&self) -> Vec<String> {
        let answers = self.plan.guide.questions.iter().flat_map(|question| {
            let chosen = question.chosen(self.made);
            chosen.map(|choice| format!("{} {}", question.text, choice.text))
        });
        answers.collect()
    }

    /// The outcome's condition, and those of the outcomes that would have preceded it.
    fn why(&self) -> Vec<String> {
        let rule = |outcome: &Outcome| to_text(&self.plan.guide, &outcome.when);
        let mut lines = vec![format!(
            "Det gælder, når {}. Det passer.",
            rule(self.outcome)
        )];
        let above = self.plan.guide.by_precedence().into_iter();
        for other in above.filter(|other| other.urgency > self.outcome.urgency) {
            let Outcome { title, id, .. } = other;
            lines.push(format!(
                "Forud går »{title}« ({id}), når {}. Det passer ikke.",
                rule(other)
            ));
        }
        lines
    }

    fn contacts(&self) -> Vec<String> {
        let contacts = self.shown.contacts.iter();
        contacts.map(|contact| contact_line(contact)).collect()
    }

    fn path(&self) -> Vec<String> {
        let steps = self.shown.path.iter();
        steps.map(|step| self.quote(step)).collect()
    }

    fn quotes(&self, passages: &[&str]) -> Vec<String> {
        let passages = passages.iter();
        passages.map(|passage| self.quote(passage)).collect()
    }

    fn quote(&self, id: &str) -> String {
        match self.plan.passage(id) {
            Some((chapter, passage)) => format!("»{}« ({}#{id})", passage.text, chapter.path),
            None => id.to_owned(),
        }
    }
}

fn numbered(lines: Vec<String>) -> Vec<String> {
    let numbered = lines.into_iter().enumerate();
    numbered
        .map(|(index, text)| format!("{}. {text}", index + 1))
        .collect()
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
