use crate::browsers::page::Page;
use crate::reading::oracle::Shown;
use anyhow::{Context, Result, bail};
use plan::Choices;
use serde::Deserialize;
use serde_json::json;

/// The guide, as a reader uses it.
pub struct Guide<'a> {
    page: &'a Page,
}

/// A choice of the question that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A row of "Tjek dine svar".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// What was asked.
    pub question: String,
    /// What was answered.
    pub answers: Vec<String>,
}

/// The button beneath the answers.
const SHOW_CONTACTS: &str = "Vis, hvem du kan kontakte";

/// For how many turns of two frames the browser's history is waited for.
const TURNS: usize = 100;

/// Its heading, so that the focus can be looked for there.
pub(crate) const HEADING: &str = ".guide h1";

impl<'a> Guide<'a> {
    /// The address of its page.
    pub const PATH: &'static str = "/guide.html";

    /// The guide on a page that is open.
    pub fn on(page: &'a Page) -> Self {
        Self { page }
    }

    /// Opens the guide's page and waits until the widget has taken the static guide's place.
    ///
    /// # Errors
    /// If it does not.
    pub async fn open(page: &'a Page) -> Result<Self> {
        page.open(Self::PATH).await?;
        let guide = Self::on(page);
        guide.start().await?;
        Ok(guide)
    }

    /// Waits until the guide stands in its page.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn start(&self) -> Result<()> {
        self.page.wait_for(".question[hidden] + .pages h1").await?;
        self.page.settle().await
    }

    /// Waits until a page with this heading stands there, as after the browser's own back and forward.
    ///
    /// # Errors
    /// If another one does.
    pub async fn comes_to(&self, heading: &str) -> Result<()> {
        let mut shown = self.heading().await?;
        for _ in 0..TURNS {
            if shown == heading {
                return self.page.settle().await;
            }
            self.page.settle().await?;
            shown = self.heading().await?;
        }
        bail!("»{shown}« stands where »{heading}« was to come")
    }

    /// Opens the guide anew and goes on to the outcome of these answers.
    ///
    /// # Errors
    /// If the guide asks something else.
    pub async fn reach_outcome(page: &'a Page, guide: &plan::Guide, made: Choices) -> Result<Self> {
        let reader = Self::open(page).await?;
        reader.walk(guide, made, SHOW_CONTACTS).await?;
        Ok(reader)
    }

    /// The same, but no further than where the answers are looked over.
    ///
    /// # Errors
    /// If the guide asks something else.
    pub async fn reach_summary(page: &'a Page, guide: &plan::Guide, made: Choices) -> Result<Self> {
        let reader = Self::open(page).await?;
        reader.walk(guide, made, "").await?;
        Ok(reader)
    }

    /// Answers, and presses the button at the end, if it is there. A script does, in a tenth of the time that a mouse takes; how the
    /// guide is used by one is another matter ([`Self::answer`]).
    async fn walk(&self, guide: &plan::Guide, made: Choices, last: &str) -> Result<()> {
        let script = concat!(
            include_str!("../js/guide.js"),
            include_str!("../js/walk.js")
        );
        let arguments = vec![json!(answers(guide, made)), json!(last)];
        let fault: Option<String> = self.page.await_answer_to(script, arguments).await?;
        match fault {
            Some(fault) => bail!("{fault}"),
            None => self.page.settle().await,
        }
    }

    /// Chooses, and goes on.
    ///
    /// # Errors
    /// If the question that is shown has no such choices.
    pub async fn answer(&self, texts: &[&str]) -> Result<()> {
        for text in texts {
            self.choose(text).await?;
        }
        self.next().await
    }

    /// Presses a choice.
    ///
    /// # Errors
    /// If the question that is shown does not have it.
    pub async fn choose(&self, text: &str) -> Result<()> {
        self.page.click(".guide label.choice", text).await
    }

    /// "Fortsæt".
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn next(&self) -> Result<()> {
        self.press("Fortsæt").await
    }

    /// "Tilbage".
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn back(&self) -> Result<()> {
        self.press("Tilbage").await
    }

    /// "Vis, hvem du kan kontakte".
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn show_contacts(&self) -> Result<()> {
        self.press(SHOW_CONTACTS).await
    }

    /// "Ret dine svar", from the outcome.
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn change_answers(&self) -> Result<()> {
        self.press("Ret dine svar").await
    }

    /// "Start forfra".
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn start_over(&self) -> Result<()> {
        self.press("Start forfra").await
    }

    /// "Ret" beside the answer to this question.
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn change(&self, question: &str) -> Result<()> {
        let rows = self.summary().await?;
        let row = rows.iter().position(|row| row.question == question);
        let row = row.with_context(|| format!("»{question}« is not answered"))? + 1;
        let css = format!(".guide dl.summary > :nth-child({row}) button");
        self.page.click(&css, "Ret").await
    }

    async fn press(&self, label: &str) -> Result<()> {
        self.page.click(".guide button", label).await
    }

    /// What the heading says.
    ///
    /// # Errors
    /// If there is none.
    pub async fn heading(&self) -> Result<String> {
        let script = format!("return document.querySelector('{HEADING}').textContent.trim()");
        self.page.ask(&script).await
    }

    /// Whether the heading has the focus.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn heading_is_focused(&self) -> Result<bool> {
        self.focus_is_on(HEADING).await
    }

    /// Whether such an element has the focus.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn focus_is_on(&self, css: &str) -> Result<bool> {
        let script = format!("return document.activeElement.matches('{css}')");
        self.page.ask(&script).await
    }

    /// The choices of the question that is shown.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn choices(&self) -> Result<Vec<Choice>> {
        self.page.ask(include_str!("../js/choices.js")).await
    }

    /// What the chosen ones say.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn chosen(&self) -> Result<Vec<String>> {
        let mut choices = self.choices().await?;
        choices.retain(|choice| choice.chosen);
        Ok(choices.into_iter().map(|choice| choice.text).collect())
    }

    /// What the message about a missing answer says, if it is shown.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn error_summary(&self) -> Result<Option<String>> {
        let script = "return document.querySelector('.guide .error-summary')?.innerText ?? null";
        self.page.ask(script).await
    }

    /// The rows of "Tjek dine svar", or of the answers beneath an outcome.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn summary(&self) -> Result<Vec<Row>> {
        self.page.ask(include_str!("../js/summary.js")).await
    }

    /// The outcome that is shown.
    ///
    /// # Errors
    /// If none is.
    pub async fn outcome(&self) -> Result<Shown> {
        self.page.wait_for(".guide .outcome").await?;
        self.page.ask(include_str!("../js/outcome.js")).await
    }
}

/// What is chosen of each question, from the first until nothing more is asked.
fn answers(guide: &plan::Guide, made: Choices) -> Vec<Vec<&str>> {
    let mut answers = Vec::new();
    for question in &guide.questions {
        let chosen = question.chosen(made);
        answers.push(chosen.map(|choice| choice.text.as_str()).collect());
        if question.chosen(made).any(|choice| choice.ends_guide) {
            break;
        }
    }
    answers
}
