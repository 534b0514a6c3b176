//! Proves the laws of the guide over every combination of answers.
//!
//! The laws, numbered as the tests are:
//! 1. every combination reaches exactly one outcome; two that match at the same urgency are an error;
//! 2. acute always wins;
//! 3. adding a point never lowers the urgency;
//! 4. the order of answering does not matter; who asks never changes the urgency;
//! 5. at every minute of the week each outcome offers a contact that answers then or takes a message;
//! 6. every point, contact and step of the handling path is reached by some outcome or expressly waived;
//! 7. every outcome's statement cites a passage.
//!
//! The first half of law 4 holds by construction: [`Choices`] is a set, and [`Guide::assess`] sees nothing else.

use crate::guide_file::GuideSource;
use crate::{
    Channel, Choice, Choices, Contact, DAY, Guide, Outcome, Problems, Question, Role, Urgency,
    WEEK, Weekday,
};

/// More combinations than this would keep an editor waiting.
const MOST_COMBINATIONS: usize = 1 << 24;

/// Notes every law that the guide breaks, with an example.
pub(crate) fn prove(source: &GuideSource, contacts: &[Contact], problems: &mut Problems) {
    let proof = Proof {
        source,
        guide: &source.guide,
        contacts,
    };
    proof.every_statement_cites(problems);
    proof.someone_answers(problems);
    let Some(table) = proof.table(problems) else {
        return;
    };
    proof.exactly_one_outcome(&table, problems);
    // Where it is not clear which outcome applies, the other laws have nothing to hold on to.
    if problems.has_errors() {
        return;
    }
    proof.acute_wins(&table, problems);
    proof.points_never_lower(&table, problems);
    proof.asker_changes_nothing(&table, problems);
    proof.all_is_reached(&table, problems);
}

struct Proof<'a> {
    source: &'a GuideSource,
    guide: &'a Guide,
    contacts: &'a [Contact],
}

/// Each combination of answers, and the outcome that it reaches.
///
/// The combinations are the numbers of a mixed-radix system, the last question's answer running fastest.
struct Table {
    /// The answers to each question; an answer is a set of choices.
    answers: Vec<Vec<Choices>>,
    /// By the combination's number: the outcome's index, if it reaches one.
    reached: Vec<Option<usize>>,
}

impl Table {
    fn made(&self, combination: usize) -> Choices {
        let mut rest = combination;
        let mut made = Choices::NONE;
        for answers in self.answers.iter().rev() {
            made = made.union(answers[rest % answers.len()]);
            rest /= answers.len();
        }
        made
    }

    /// How far apart two combinations are that differ by one step in this question's answer.
    fn stride(&self, question: usize) -> usize {
        self.answers[question + 1..].iter().map(Vec::len).product()
    }

    /// The place of this question's answer among its answers.
    fn digit(&self, combination: usize, question: usize) -> usize {
        combination / self.stride(question) % self.answers[question].len()
    }

    /// The combinations that have this answer to this question.
    fn with_answer(&self, question: usize, digit: usize) -> impl Iterator<Item = usize> {
        let stride = self.stride(question);
        let block = stride * self.answers[question].len();
        let blocks = (0..self.reached.len()).step_by(block);
        blocks.flat_map(move |start| (0..stride).map(move |rest| start + digit * stride + rest))
    }

    /// Each pair of combinations that differ by one point more, with the point.
    fn one_point_more<'a>(
        &'a self,
        index: usize,
        question: &'a Question,
    ) -> impl Iterator<Item = (&'a Choice, usize, usize)> {
        let answers = &self.answers[index];
        let stride = self.stride(index);
        let points = question.choices.iter().filter(|choice| !choice.exclusive);
        let pairs = points.flat_map(move |point| {
            answers
                .iter()
                .enumerate()
                .filter_map(move |(less, answer)| {
                    let wanted = question.substantial().common(*answer).with(point.number);
                    let more = answers.iter().position(|answer| *answer == wanted)?;
                    (more != less).then_some((point, less, more))
                })
        });
        pairs.flat_map(move |(point, less, more)| {
            let combinations = self.with_answer(index, less);
            combinations.map(move |c| (point, c, c - less * stride + more * stride))
        })
    }
}

impl Proof<'_> {
    fn table(&self, problems: &mut Problems) -> Option<Table> {
        let Some((answers, combinations)) = self.combinations() else {
            problems.error(
                &self.source.place,
                "guiden har for mange kombinationer af svar til, at de kan efterprøves",
                "fjern svar eller spørgsmål",
            );
            return None;
        };
        let mut table = Table {
            answers,
            reached: Vec::with_capacity(combinations),
        };
        for combination in 0..combinations {
            let outcome = self.guide.assess(table.made(combination));
            table
                .reached
                .push(outcome.map(|outcome| self.index(outcome)));
        }
        Some(table)
    }

    /// The answers to each question, and how many ways there are to combine them; none if too many.
    fn combinations(&self) -> Option<(Vec<Vec<Choices>>, usize)> {
        let answers: Vec<_> = self
            .guide
            .questions
            .iter()
            .map(all_answers)
            .collect::<Option<_>>()?;
        let product = answers.iter().try_fold(1usize, |product, answers| {
            product.checked_mul(answers.len())
        })?;
        (product <= MOST_COMBINATIONS).then_some((answers, product))
    }

    /// Law 1.
    fn exactly_one_outcome(&self, table: &Table, problems: &mut Problems) {
        let gap = table.reached.iter().position(Option::is_none);
        if let Some(combination) = gap {
            problems.error(
                &self.source.place,
                format!(
                    "ingen udfald passer til svarene {}",
                    self.words(table.made(combination))
                ),
                "tilføj et udfald, eller gør et udfalds betingelse videre",
            );
        }
        for (index, outcome) in self.guide.outcomes.iter().enumerate() {
            for rival in &self.guide.outcomes[..index] {
                if outcome.urgency == rival.urgency {
                    self.never_both(table, rival, outcome, problems);
                }
            }
        }
    }

    fn never_both(
        &self,
        table: &Table,
        first: &Outcome,
        second: &Outcome,
        problems: &mut Problems,
    ) {
        let both = |made: &Choices| first.when.holds(*made) && second.when.holds(*made);
        let overlap = (0..table.reached.len()).map(|c| table.made(c)).find(both);
        if let Some(made) = overlap {
            problems.error(
                &second.place,
                format!(
                    "udfaldene »{}« og »{}« passer begge til svarene {}",
                    first.id,
                    second.id,
                    self.words(made)
                ),
                "giv dem hver sin urgency, eller gør en af betingelserne snævrere",
            );
        }
    }

    /// Law 2, also for one who has answered nothing else.
    fn acute_wins(&self, table: &Table, problems: &mut Problems) {
        let acute = Choices::of(self.finishing(Role::Danger));
        let is_lost = |outcome: Option<&Outcome>| {
            outcome.is_none_or(|outcome| outcome.urgency != Urgency::Acute)
        };
        let alone = acute.numbers().map(|number| Choices::of([number]));
        let lost_alone = alone
            .into_iter()
            .find(|&made| is_lost(self.guide.assess(made)));
        let lost = lost_alone.or_else(|| {
            let mut all = (0..table.reached.len()).map(|c| (table.made(c), self.reached(table, c)));
            all.find(|(made, outcome)| !made.common(acute).is_empty() && is_lost(*outcome))
                .map(|(made, _)| made)
        });
        if let Some(made) = lost {
            problems.error(
                &self.source.place,
                format!(
                    "svarene {} er akutte, men får ikke et akut udfald",
                    self.words(made)
                ),
                "lad udfaldet med urgency = \"acute\" gælde, hver gang nogen er i fare",
            );
        }
        for choice in self.guide.choices().filter(|choice| choice.finishes) {
            if !acute.contains(choice.number) {
                problems.error(
                    &self.source.place,
                    format!(
                        "svaret »{}« springer resten over uden at være akut",
                        choice.id
                    ),
                    "kun et svar på spørgsmålet med role = \"danger\" kan have finishes = true",
                );
            }
        }
    }

    /// Law 3.
    fn points_never_lower(&self, table: &Table, problems: &mut Problems) {
        for (index, question) in self.questions_of(Role::Points) {
            let lowered = table
                .one_point_more(index, question)
                .find(|&(_, less, more)| self.urgency(table, less) > self.urgency(table, more));
            if let Some((choice, less, _)) = lowered {
                problems.error(
                    &question.place,
                    format!(
                        "punktet »{}« gør svarene {} mindre påtrængende",
                        choice.id,
                        self.words(table.made(less))
                    ),
                    "et punkt mere må aldrig sænke udfaldets urgency; ret betingelserne",
                );
            }
        }
    }

    /// Law 4.
    fn asker_changes_nothing(&self, table: &Table, problems: &mut Problems) {
        for (index, question) in self.questions_of(Role::Asker) {
            let stride = table.stride(index);
            let changed = (0..table.reached.len()).find(|&combination| {
                let first = combination - table.digit(combination, index) * stride;
                self.urgency(table, combination) != self.urgency(table, first)
            });
            if let Some(combination) = changed {
                problems.error(
                    &question.place,
                    format!(
                        "den, der spørger, ændrer, hvor påtrængende svarene {} er",
                        self.words(table.made(combination))
                    ),
                    "lad ikke udfaldenes betingelser afhænge af spørgsmålet med role = \"asker\"",
                );
            }
        }
    }

    /// Law 5.
    fn someone_answers(&self, problems: &mut Problems) {
        for outcome in &self.guide.outcomes {
            let contacts = self
                .contacts
                .iter()
                .filter(|c| outcome.contacts.contains(&c.id));
            let channels: Vec<_> = contacts.flat_map(|contact| &contact.channels).collect();
            let serves = |minute: u16| channels.iter().any(|c: &&Channel| c.serves(minute));
            if let Some(minute) = (0..WEEK).find(|&minute| !serves(minute)) {
                problems.error(
                    &outcome.place,
                    format!(
                        "udfaldet »{}« har ingen at kontakte {}",
                        outcome.id,
                        moment(minute)
                    ),
                    "tilføj en kontakt, der svarer på det tidspunkt eller tager imod en besked",
                );
            }
        }
    }

    /// Law 6; and every outcome can be reached.
    fn all_is_reached(&self, table: &Table, problems: &mut Problems) {
        let mut reached = vec![false; self.guide.outcomes.len()];
        table
            .reached
            .iter()
            .flatten()
            .for_each(|&index| reached[index] = true);
        let (live, dead): (Vec<_>, Vec<_>) = self
            .guide
            .outcomes
            .iter()
            .partition(|outcome| reached[self.index(outcome)]);
        for outcome in dead {
            problems.error(
                &outcome.place,
                format!("ingen svar fører til udfaldet »{}«", outcome.id),
                "slet det, eller ret dets betingelse",
            );
        }
        self.points_are_reached(&live, problems);
        for step in &self.source.steps {
            let shown = live
                .iter()
                .any(|outcome| outcome.quotes().any(|quoted| quoted == step));
            self.must_be_reached(shown, "trinet", step, problems);
        }
        for contact in self.contacts {
            let shown = live
                .iter()
                .any(|outcome| outcome.contacts.contains(&contact.id));
            self.must_be_reached(shown, "kontakten", &contact.id, problems);
        }
    }

    fn points_are_reached(&self, live: &[&Outcome], problems: &mut Problems) {
        let looked_at = live.iter().fold(Choices::NONE, |sum, outcome| {
            sum.union(outcome.when.looks_at())
        });
        for (_, question) in self.questions_of(Role::Points) {
            let overlooked = question.substantial().without(looked_at);
            for choice in question
                .choices
                .iter()
                .filter(|c| overlooked.contains(c.number))
            {
                problems.error(
                    &question.place,
                    format!("intet udfald tager hensyn til punktet »{}«", choice.id),
                    "lad et udfalds betingelse omfatte spørgsmålet",
                );
            }
        }
    }

    fn must_be_reached(&self, shown: bool, what: &str, id: &String, problems: &mut Problems) {
        if !shown && !self.source.waived.contains(id) {
            problems.error(
                &self.source.place,
                format!("intet udfald viser {what} »{id}«"),
                "vis det i et udfald, eller undtag det med [[waived]] og en begrundelse",
            );
        }
    }

    /// Law 7.
    fn every_statement_cites(&self, problems: &mut Problems) {
        for outcome in &self.guide.outcomes {
            let is_bare = |citations: &[crate::Citation]| {
                !citations.iter().any(|citation| citation.when.is_none())
            };
            if is_bare(&outcome.now) {
                problems.error(
                    &outcome.place,
                    format!("udfaldet »{}« bygger ikke på planens tekst", outcome.id),
                    "nævn mindst ét afsnit uden betingelse i now",
                );
            }
        }
    }

    fn questions_of(&self, role: Role) -> impl Iterator<Item = (usize, &Question)> {
        let all = self.guide.questions.iter().enumerate();
        all.filter(move |(_, question)| question.role == Some(role))
    }

    fn finishing(&self, role: Role) -> impl Iterator<Item = u8> {
        let choices = self
            .questions_of(role)
            .flat_map(|(_, question)| &question.choices);
        choices
            .filter(|choice| choice.finishes)
            .map(|choice| choice.number)
    }

    fn index(&self, outcome: &Outcome) -> usize {
        let found = self
            .guide
            .outcomes
            .iter()
            .position(|o| std::ptr::eq(o, outcome));
        found.unwrap_or_default()
    }

    fn reached(&self, table: &Table, combination: usize) -> Option<&Outcome> {
        table.reached[combination].map(|index| &self.guide.outcomes[index])
    }

    fn urgency(&self, table: &Table, combination: usize) -> Option<Urgency> {
        self.reached(table, combination)
            .map(|outcome| outcome.urgency)
    }

    /// The answers as an author knows them: "fare = nej, hvem = borger".
    fn words(&self, made: Choices) -> String {
        let answer = |question: &Question| {
            let chosen = question.choices.iter().filter(|c| made.contains(c.number));
            let ids: Vec<_> = chosen.map(|choice| choice.id.as_str()).collect();
            (!ids.is_empty()).then(|| format!("{} = {}", question.id, ids.join(" + ")))
        };
        let answers: Vec<_> = self.guide.questions.iter().filter_map(answer).collect();
        format!("({})", answers.join(", "))
    }
}

/// Every set of choices that can answer a question; none where there are too many to try.
fn all_answers(question: &Question) -> Option<Vec<Choices>> {
    let alone = |choice: &Choice| Choices::of([choice.number]);
    if !question.several {
        return Some(question.choices.iter().map(alone).collect());
    }
    if question.substantial().numbers().count() > MOST_COMBINATIONS.ilog2() as usize {
        return None;
    }
    let mut sets = vec![Choices::NONE];
    for choice in question.choices.iter().filter(|choice| !choice.exclusive) {
        let with: Vec<_> = sets.iter().map(|set| set.with(choice.number)).collect();
        sets.extend(with);
    }
    let exclusive = question.choices.iter().filter(|choice| choice.exclusive);
    Some(
        sets.into_iter()
            .skip(1)
            .chain(exclusive.map(alone))
            .collect(),
    )
}

/// A minute of the week in words: "mandag kl. 22.00".
fn moment(minute: u16) -> String {
    let day = Weekday::ALL[usize::from(minute / DAY)].name();
    let time = minute % DAY;
    format!("{day} kl. {:02}.{:02}", time / 60, time % 60)
}
