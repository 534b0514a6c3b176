use crate::browsers::page::Page;
use crate::reading::guide::Row;
use crate::reading::oracle::Shown;
use anyhow::{Context, Result, ensure};
use plan::{Choices, Guide, Question};
use serde::Deserialize;

/// A random walk through the guide: choices made and unmade, back and forward, changes and new starts.
#[derive(Clone, Debug, Deserialize)]
pub struct RandomWalk {
    /// What was done, in its order.
    steps: Vec<Step>,
    /// The outcome at its end.
    pub shown: Shown,
    /// The answers that stand beneath it.
    pub answers: Vec<Row>,
}

#[derive(Clone, Debug, Deserialize)]
enum Step {
    /// A choice was pressed, at the question with this heading.
    Chosen { at: String, choice: String },
    /// A button was pressed; what was chosen on that page, and whether another page came.
    Pressed {
        at: String,
        label: String,
        chosen: Vec<String>,
        turned: bool,
    },
}

/// What the script hands over.
#[derive(Deserialize)]
#[serde(untagged)]
enum Report {
    Done(RandomWalk),
    Stuck { error: String },
}

impl RandomWalk {
    /// Walks from this seed: from the first question, or from an outcome by starting over.
    ///
    /// # Errors
    /// The guide leads nowhere.
    pub async fn take(page: &Page, guide: &Guide, seed: u32) -> Result<Self> {
        let script = format!(
            "const outcome = () => {{ {} }};\nconst summary = () => {{ {} }};\n{}\n{}",
            include_str!("../js/outcome.js"),
            include_str!("../js/summary.js"),
            include_str!("../js/guide.js"),
            include_str!("../js/random_walk.js")
        );
        let finishing = guide.choices().filter(|choice| choice.ends_guide);
        let finishing: Vec<_> = finishing.map(|choice| choice.text.as_str()).collect();
        let arguments = vec![seed.into(), finishing.into()];
        match page.await_answer_to(&script, arguments).await? {
            Report::Done(random_walk) => Ok(random_walk),
            Report::Stuck { error } => anyhow::bail!("{error}"),
        }
    }

    /// The choices that these steps make, by the domain's rules.
    ///
    /// # Errors
    /// The guide asked something else than the plan, or showed other choices than were made.
    pub fn made(&self, guide: &Guide) -> Result<Choices> {
        let mut made = Choices::NONE;
        // Of each page behind this one, and of this one, whether it was opened to change an answer.
        let mut changing = vec![false];
        let mut before_change = None;
        for step in &self.steps {
            match step {
                Step::Chosen { at, choice } => {
                    let question = question(guide, at)?;
                    let choice = question.choices.iter().find(|one| one.text == *choice);
                    made = question.toggle(made, choice.context("no such choice")?);
                }
                Step::Pressed {
                    at,
                    label,
                    chosen,
                    turned,
                } => {
                    ensure!(*chosen == texts(guide, at, made), "{step:?} with {made:?}");
                    match label.as_str() {
                        "Tilbage" => {
                            made = before_change.unwrap_or(made);
                            changing.pop();
                        }
                        "Start forfra" => {
                            made = Choices::NONE;
                            changing.truncate(1);
                        }
                        _ if *turned => changing.push(label == "Ret"),
                        _ => continue,
                    }
                    before_change = changing.last().is_some_and(|is| *is).then_some(made);
                }
            }
        }
        Ok(made)
    }
}

fn question<'a>(guide: &'a Guide, heading: &str) -> Result<&'a Question> {
    let mut questions = guide.questions.iter();
    let question = questions.find(|question| question.text == heading);
    question.with_context(|| format!("the plan does not ask »{heading}«"))
}

/// What is chosen of the choices on the page with this heading.
fn texts<'a>(guide: &'a Guide, heading: &str, made: Choices) -> Vec<&'a str> {
    let question = question(guide, heading).into_iter();
    let chosen = question.flat_map(|question| question.chosen(made));
    chosen.map(|choice| choice.text.as_str()).collect()
}
