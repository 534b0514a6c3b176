//! `beredskab explain`: what answers lead to, and why, for one who keeps the rules of the guide.

use crate::explain::answers;
use crate::html::conditions::to_text;
use crate::html::contact_line::contact_line;
use anyhow::{Context, Result};
use plan::{Choices, Citation, Outcome, PassageId, Plan, composed};

/// Every question and choice with its id, and how answers are typed.
pub fn list_answers(plan: &Plan) -> String {
    let mut told = String::new();
    for question in &plan.guide.questions {
        let several = if question.several {
            " (flere svar kan vælges)"
        } else {
            ""
        };
        line(
            &mut told,
            &format!("{}: {}{several}", question.id, question.text),
        );
        for choice in &question.choices {
            let does = match (choice.finishes, choice.exclusive) {
                (true, _) => " (afslutter)",
                (_, true) => " (udelukker de andre svar)",
                _ => "",
            };
            line(
                &mut told,
                &format!("  {}: {}{does}", choice.id, choice.text),
            );
        }
    }
    let example = answers::example(&plan.guide);
    line(
        &mut told,
        &format!("\nSkriv svarene sådan: beredskab explain --answers \"{example}\""),
    );
    told
}

/// What these answers lead to, and why; `answers` as in `fare=nej, hvem=borger`.
///
/// # Errors
/// In Danish: what in the answers cannot be understood or cannot stand, or which are missing.
pub fn explain(plan: &Plan, answers: &str) -> Result<String> {
    let made = answers::read(&plan.guide, &composed(answers))?;
    let outcome = plan
        .guide
        .assess(made)
        .context("intet udfald passer til svarene")?;
    let explanation = Explanation {
        plan,
        outcome,
        made,
    };
    Ok(explanation.describe())
}

struct Explanation<'a> {
    plan: &'a Plan,
    outcome: &'a Outcome,
    made: Choices,
}

impl Explanation<'_> {
    /// All that the guide shows for these answers, under its own headings.
    fn describe(&self) -> String {
        let Outcome { id, title, .. } = self.outcome;
        let mut told = String::new();
        line(&mut told, &format!("Udfald: {title} ({id})"));
        let sections = [
            ("Svarene", self.answers()),
            ("Hvorfor", self.why()),
            ("Det kan du gøre nu", self.quotes(&self.outcome.now)),
            ("Kontakter, den bedste først", numbered(self.contacts())),
            ("Det sker der bagefter", numbered(self.path())),
            ("Hjælp, der kan blive tale om", self.help()),
            ("Derfor vises dette", self.quotes(&self.outcome.because)),
            ("Planens forbehold", self.reservation()),
        ];
        for (title, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
            line(&mut told, &format!("\n{title}"));
            lines
                .iter()
                .for_each(|text| line(&mut told, &format!("  {text}")));
        }
        told
    }

    fn answers(&self) -> Vec<String> {
        let answers = self.plan.guide.questions.iter().flat_map(|question| {
            let chosen = question
                .choices
                .iter()
                .filter(|c| self.made.contains(c.number));
            chosen.map(|choice| format!("{} {}", question.text, choice.text))
        });
        answers.collect()
    }

    /// Its own condition, and those of the outcomes that would have come first.
    fn why(&self) -> Vec<String> {
        let words = |outcome: &Outcome| to_text(&self.plan.guide, &outcome.when);
        let mut lines = vec![format!(
            "Det gælder, når {}. Det passer.",
            words(self.outcome)
        )];
        let above = self.plan.guide.by_precedence().into_iter();
        for other in above.filter(|other| other.urgency > self.outcome.urgency) {
            let Outcome { title, id, .. } = other;
            lines.push(format!(
                "Forud går »{title}« ({id}), når {}. Det passer ikke.",
                words(other)
            ));
        }
        lines
    }

    fn contacts(&self) -> Vec<String> {
        let contacts = self.outcome.contacts(self.made, &self.plan.contacts);
        contacts.into_iter().map(contact_line).collect()
    }

    fn path(&self) -> Vec<String> {
        self.outcome
            .path
            .iter()
            .map(|step| self.quote(step))
            .collect()
    }

    /// Help is never told without who assesses it.
    fn help(&self) -> Vec<String> {
        let mut quotes = self.quotes(&self.outcome.help);
        if !quotes.is_empty() {
            quotes.push(self.quote(&self.plan.guide.assessors));
        }
        quotes
    }

    /// The plan's own reservation; not a second time where it is the reason.
    fn reservation(&self) -> Vec<String> {
        let id = &self.plan.guide.reservation;
        let because = &self.outcome.because;
        let is_reason = because.iter().any(|cited| cited.passage == *id);
        let lines = (!is_reason).then(|| self.quote(id));
        lines.into_iter().collect()
    }

    /// What is quoted for these answers.
    fn quotes(&self, citations: &[Citation]) -> Vec<String> {
        let applying = citations
            .iter()
            .filter(|citation| citation.applies(self.made));
        applying
            .map(|citation| self.quote(&citation.passage))
            .collect()
    }

    fn quote(&self, id: &PassageId) -> String {
        match self.plan.passage(id) {
            Some((chapter, passage)) => format!("»{}« ({}#{id})", passage.text, chapter.path),
            None => id.clone(),
        }
    }
}

fn numbered(lines: Vec<String>) -> Vec<String> {
    let numbered = lines.into_iter().enumerate();
    numbered
        .map(|(index, text)| format!("{}. {text}", index + 1))
        .collect()
}

fn line(told: &mut String, text: &str) {
    told.push_str(text);
    told.push('\n');
}
