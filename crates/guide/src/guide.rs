use crate::choices::Choices;
use crate::condition::Condition;
use crate::contact::{Contact, ContactId, PassageId};
use crate::location::Location;
use serde::{Deserialize, Serialize};

/// The questions in the order in which they are asked, and what their answers lead to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// The questions, one a page.
    pub questions: Vec<Question>,
    /// What the answers can lead to, in the author's order.
    pub outcomes: Vec<Outcome>,
    /// The plan's own reservation about its points ("ikke en tjekliste"), shown with the points and the outcome.
    pub reservation: PassageId,
    /// The passage on who assesses, shown with every kind of help.
    pub assessors: PassageId,
    /// The passage on writing by secure mail, shown where the reader prepares to contact someone.
    pub secure_mail: PassageId,
}

/// One question with the choices that can answer it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its id in `guide.toml`.
    pub id: String,
    /// Its role in the laws of the guide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether several choices can be made together.
    #[serde(rename = "several")]
    pub multiple: bool,
    /// The question, in the interface's words.
    pub text: String,
    /// A passage of the plan that helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<PassageId>,
    /// The choices, in their order.
    pub choices: Vec<Choice>,
    /// Where it stands in `guide.toml`.
    #[serde(skip)]
    pub place: Location,
}

/// A question's role in the laws of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Is anyone in danger now? Its finishing choices are the acute ones.
    Danger,
    /// Who asks; never changes the urgency.
    Asker,
    /// The plan's attention points; one more never lowers the urgency.
    Points,
}

/// One choice in answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id, unique within its question; for a point, the passage's.
    pub id: String,
    /// Its number among all the guide's choices.
    pub number: u8,
    /// What the reader sees: the interface's words, or a point's passage word for word.
    pub text: String,
    /// Excludes all other choices of its question ("Ingen af disse").
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
    /// Ends the guide: leads straight to the outcome, without further questions.
    #[serde(rename = "finishes", default, skip_serializing_if = "is_false")]
    pub ends_guide: bool,
}

/// What a set of answers leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its id in `guide.toml`.
    pub id: String,
    /// How it ranks against other outcomes that match; never shown to a reader.
    pub urgency: Urgency,
    /// The heading, in the interface's words.
    pub title: String,
    /// When it matches.
    pub when: Condition,
    /// What to do now: passages, quoted.
    pub now: Vec<Citation>,
    /// Whom to contact, best first.
    pub contacts: Vec<ContactId>,
    /// What happens afterwards: the steps of the handling path.
    pub path: Vec<PassageId>,
    /// What help can come of it.
    pub help: Vec<Citation>,
    /// Why this is shown.
    pub because: Vec<Citation>,
    /// Where it stands in `guide.toml`.
    #[serde(skip)]
    pub place: Location,
}

/// A passage that an outcome quotes, for all or for some answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// The passage.
    pub passage: PassageId,
    /// When it is quoted; always, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// How an outcome ranks; the matching outcome of the highest urgency applies.
///
/// It orders ways of acting, never people, and no reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// The way stands open to anyone.
    Open,
    /// A concern to talk over.
    Ordinary,
    /// A concern to have looked into.
    Prompt,
    /// A concern for the authorities together.
    Pressing,
    /// Someone is in danger now.
    Acute,
}

impl Guide {
    /// The outcome for these choices: of those that match, the one of highest urgency.
    ///
    /// `None` only where a question is still open; the proof rules out any other case.
    pub fn assess(&self, selected: Choices) -> Option<&Outcome> {
        self.outcomes
            .iter()
            .filter(|outcome| outcome.when.holds(selected))
            .max_by_key(|outcome| outcome.urgency)
    }

    /// The outcomes in the order in which one takes precedence over another: the highest urgency first.
    pub fn by_precedence(&self) -> Vec<&Outcome> {
        let mut outcomes: Vec<_> = self.outcomes.iter().collect();
        outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.urgency));
        outcomes
    }

    /// The choices in answer to whether anyone is in danger.
    pub fn danger(&self) -> impl Iterator<Item = &Choice> {
        let questions = self.questions.iter();
        let asking = questions.filter(|question| question.role == Some(Role::Danger));
        asking.flat_map(|question| &question.choices)
    }

    /// Whether no further question is needed: every question is answered, or a choice ends the guide.
    pub fn is_complete(&self, selected: Choices) -> bool {
        self.next_question(selected).is_none()
    }

    /// The index of the first question that these choices leave open.
    pub fn next_question(&self, selected: Choices) -> Option<usize> {
        let finished = self
            .choices()
            .any(|choice| choice.ends_guide && selected.contains(choice.number));
        if finished {
            return None;
        }
        self.questions
            .iter()
            .position(|question| question.all().common(selected).is_empty())
    }

    /// The question's number and the count of questions, from 1.
    ///
    /// `None` where a choice of this or a later question may end the guide, so that the count is not certain.
    pub fn progress(&self, index: usize) -> Option<(usize, usize)> {
        let ahead = self.questions.get(index..)?.iter();
        let may_finish =
            |question: &Question| question.choices.iter().any(|choice| choice.ends_guide);
        let certain = !ahead.into_iter().any(may_finish);
        certain.then_some((index + 1, self.questions.len()))
    }

    /// Every choice of every question, by number.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.questions.iter().flat_map(|question| &question.choices)
    }

    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl Question {
    /// Every choice that can answer this question.
    pub fn all(&self) -> Choices {
        Choices::of(self.choices.iter().map(|choice| choice.number))
    }

    /// The choices but for the exclusive ones.
    pub fn substantial(&self) -> Choices {
        let substantial = self.choices.iter().filter(|choice| !choice.exclusive);
        Choices::of(substantial.map(|choice| choice.number))
    }

    /// Those of its choices that are made.
    pub fn chosen(&self, selected: Choices) -> impl Iterator<Item = &Choice> + Clone {
        let choices = self.choices.iter();
        choices.filter(move |choice| selected.contains(choice.number))
    }

    /// The choice of this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// The choices after the reader has pressed one.
    ///
    /// A single or exclusive choice replaces the others. Pressing one of several again takes it back.
    #[must_use]
    pub fn toggle(&self, selected: Choices, choice: &Choice) -> Choices {
        let one = Choices::of([choice.number]);
        if self.multiple && selected.contains(choice.number) {
            selected.without(one)
        } else if self.multiple && !choice.exclusive {
            let exclusive = self.all().without(self.substantial());
            selected.without(exclusive).union(one)
        } else {
            selected.without(self.all()).union(one)
        }
    }
}

impl Outcome {
    /// Whom to contact for these choices, best first: contacts whose passages are quoted now, then the outcome's others.
    pub fn contacts<'a>(&self, selected: Choices, contacts: &'a [Contact]) -> Vec<&'a Contact> {
        let now = self
            .now
            .iter()
            .filter(|citation| citation.applies(selected));
        let named =
            now.filter_map(|citation| contacts.iter().find(|c| c.passage == citation.passage));
        let mut ordered: Vec<_> = named.collect();
        for id in &self.contacts {
            let own = contacts.iter().find(|contact| contact.id == *id);
            ordered.extend(own.filter(|own| ordered.iter().all(|named| named.id != own.id)));
        }
        ordered
    }

    /// Every passage that it can cite, apart from the path's steps.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        [&self.now, &self.help, &self.because].into_iter().flatten()
    }
}

impl Citation {
    /// Whether the passage is quoted for these choices.
    pub fn applies(&self, selected: Choices) -> bool {
        self.when.as_ref().is_none_or(|when| when.holds(selected))
    }
}

fn is_false(value: &bool) -> bool {
    !value
}
