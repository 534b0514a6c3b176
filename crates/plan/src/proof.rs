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
//! A guide of fifteen points has over a million combinations, but conditions see of an answer only how many of the
//! choices that they name are in it. Answers that no condition tells apart are one to the proof, so it tries one of
//! each kind, and what holds for it holds for all.
//!
//! The first half of law 4 holds by construction: [`Choices`] is a set, and [`Guide::assess`] sees nothing else.

use crate::guide_file::GuideSource;
use crate::{
    Channel, Choice, Choices, Condition, Contact, DAY, Guide, Problems, Question, Role, TimeOfDay,
    Urgency, WEEK, Weekday,
};
use std::collections::{HashMap, HashSet};

/// More kinds of combination than this would keep an editor waiting.
const MOST_COMBINATIONS: usize = 1 << 18;

/// More parts of conditions, looked at in more combinations, likewise.
const MOST_LOOKS: usize = 1 << 28;

/// More that conditions tell apart, likewise.
const MOST_SEEN: usize = 64;

/// And more kinds of answer to one question than this, likewise.
const MOST_ANSWERS: usize = 1 << 10;

/// Notes every law that the guide breaks, with an example.
pub(crate) fn prove(source: &GuideSource, contacts: &[Contact], problems: &mut Problems) {
    let conditions = conditions(&source.guide);
    let parts: usize = conditions.iter().map(|condition| parts(condition)).sum();
    let mut seen = Vec::new();
    for condition in conditions {
        collect_counts(condition, &mut seen);
    }
    let mut known = HashSet::new();
    seen.retain(|count| known.insert(*count));
    let proof = Proof {
        source,
        guide: &source.guide,
        contacts,
        seen,
    };
    proof.every_statement_cites(problems);
    proof.only_danger_finishes(problems);
    proof.someone_answers(problems);
    let combinations = proof
        .combinations()
        .filter(|all| proof.can_be_tried(all, parts));
    let Some(combinations) = combinations else {
        problems.error(
            &source.place,
            "guiden har for mange kombinationer af svar til, at de kan efterprøves",
            "fjern spørgsmål, eller lad færre betingelser skelne mellem deres svar",
        );
        return;
    };
    let before = problems.errors();
    proof.exactly_one_outcome(&combinations, problems);
    // Where it is not clear which outcome applies, the other laws have nothing to hold on to.
    if problems.errors() > before {
        return;
    }
    proof.acute_wins(&combinations, problems);
    proof.points_never_lower(&combinations, problems);
    proof.asker_changes_nothing(&combinations, problems);
    proof.all_is_reached(&combinations, problems);
}

struct Proof<'a> {
    source: &'a GuideSource,
    guide: &'a Guide,
    contacts: &'a [Contact],
    /// All that conditions see of an answer: whether it has so many of these choices.
    seen: Vec<(u8, Choices)>,
}

/// The conditions of the outcomes and of what they quote.
fn conditions(guide: &Guide) -> Vec<&Condition> {
    let all = guide.outcomes.iter().flat_map(|outcome| {
        let citations = outcome.citations();
        let quoted = citations.filter_map(|citation| citation.when.as_ref());
        quoted.chain([&outcome.when])
    });
    all.collect()
}

/// How many conditions a condition is made of.
fn parts(condition: &Condition) -> usize {
    match condition {
        Condition::AtLeast(..) => 1,
        Condition::All(inner) | Condition::Any(inner) => 1 + inner.iter().map(parts).sum::<usize>(),
        Condition::Not(inner) => 1 + parts(inner),
    }
}

/// What the combinations leave of answers to the other questions, each once.
fn without(question: &Question, combinations: &[Choices]) -> Vec<Choices> {
    let mut known = HashSet::new();
    let others = combinations.iter().map(|made| made.without(question.all()));
    others.filter(|others| known.insert(*others)).collect()
}

fn collect_counts(condition: &Condition, seen: &mut Vec<(u8, Choices)>) {
    match condition {
        Condition::AtLeast(count, of) => seen.push((*count, *of)),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect_counts(part, seen));
        }
        Condition::Not(part) => collect_counts(part, seen),
    }
}

impl Proof<'_> {
    /// One combination of answers of each kind that a reader can end with; none if there are too many.
    ///
    /// A choice that finishes leaves questions open, and not only the later ones: a reader can go back and make it.
    fn combinations(&self) -> Option<Vec<Choices>> {
        if self.seen.len() > MOST_SEEN {
            return None;
        }
        let mut combinations = vec![Choices::NONE];
        for question in &self.guide.questions {
            let mut answers = self.answers(question)?;
            answers.push(Choices::NONE);
            if combinations.len() * answers.len() > MOST_COMBINATIONS {
                return None;
            }
            let with_answer = |made: Choices| answers.iter().map(move |answer| made.union(*answer));
            combinations = combinations.into_iter().flat_map(with_answer).collect();
        }
        combinations.retain(|made| self.guide.is_complete(*made));
        Some(combinations)
    }

    /// Whether the laws can be tried before an editor loses patience; `parts` are the conditions' parts.
    ///
    /// Each combination is held against each pair of outcomes and against each point more and less.
    fn can_be_tried(&self, combinations: &[Choices], parts: usize) -> bool {
        let rounds = self.guide.outcomes.len() + 2 * self.guide.choices().count();
        combinations
            .len()
            .saturating_mul(rounds)
            .saturating_mul(parts)
            <= MOST_LOOKS
    }

    /// One answer to a question of each kind that the conditions tell apart; none if there are too many.
    fn answers(&self, question: &Question) -> Option<Vec<Choices>> {
        let alone = |choice: &Choice| Choices::of([choice.number]);
        let answers: Vec<_> = if question.several {
            let exclusive = question.choices.iter().filter(|choice| choice.exclusive);
            let several = self.sets(question.substantial())?;
            several.into_iter().chain(exclusive.map(alone)).collect()
        } else {
            question.choices.iter().map(alone).collect()
        };
        Some(self.one_of_each_kind(answers))
    }

    /// One set of each kind that can be made of these choices, but for the empty one; none if there are too many.
    fn sets(&self, of: Choices) -> Option<Vec<Choices>> {
        let mut sets: Vec<Choices> = Vec::new();
        for number in of.numbers() {
            let larger: Vec<_> = sets.iter().map(|set| set.with(number)).collect();
            sets.extend(larger);
            sets.push(Choices::of([number]));
            sets = self.one_of_each_kind(sets);
            if sets.len() > MOST_ANSWERS {
                return None;
            }
        }
        Some(sets)
    }

    fn one_of_each_kind(&self, mut answers: Vec<Choices>) -> Vec<Choices> {
        let mut kinds = HashSet::new();
        answers.retain(|answer| {
            let count =
                |&(most, of): &(u8, Choices)| answer.common(of).len().min(usize::from(most));
            kinds.insert(self.seen.iter().map(count).collect::<Vec<_>>())
        });
        answers
    }

    /// Law 1.
    fn exactly_one_outcome(&self, combinations: &[Choices], problems: &mut Problems) {
        let is_gap = |made: &&Choices| self.guide.assess(**made).is_none();
        if let Some(made) = combinations.iter().find(is_gap) {
            problems.error(
                &self.source.place,
                format!("intet udfald passer til svarene {}", self.words(*made)),
                "tilføj et udfald, eller gør et udfalds betingelse bredere",
            );
        }
        for (index, second) in self.guide.outcomes.iter().enumerate() {
            let rivals = self.guide.outcomes[..index].iter();
            for first in rivals.filter(|rival| rival.urgency == second.urgency) {
                let both = |made: &&Choices| first.when.holds(**made) && second.when.holds(**made);
                if let Some(made) = combinations.iter().find(both) {
                    problems.error(
                        &second.place,
                        format!(
                            "udfaldene »{}« og »{}« passer begge til svarene {}",
                            first.id,
                            second.id,
                            self.words(*made)
                        ),
                        "giv dem hver sin urgency, eller gør en af betingelserne snævrere",
                    );
                }
            }
        }
    }

    /// Law 2; and who is told that it is acute is told an emergency number.
    fn acute_wins(&self, combinations: &[Choices], problems: &mut Problems) {
        let acute = self
            .questions_of(Role::Danger)
            .flat_map(|question| &question.choices);
        let acute = Choices::of(acute.filter(|c| c.finishes).map(|choice| choice.number));
        let is_acute = |made: &&Choices| !made.common(acute).is_empty();
        let mut must_be_acute = combinations.iter().filter(is_acute);
        let lost = must_be_acute.find(|made| self.urgency(**made) != Some(Urgency::Acute));
        if let Some(made) = lost {
            problems.error(
                &self.source.place,
                format!(
                    "svarene {} er akutte, men får ikke et akut udfald",
                    self.words(*made)
                ),
                "lad udfaldet med urgency = \"acute\" gælde, hver gang nogen er i fare",
            );
        }
        let acute_outcomes = self
            .guide
            .outcomes
            .iter()
            .filter(|o| o.urgency == Urgency::Acute);
        for outcome in acute_outcomes {
            let mut contacts = self
                .contacts
                .iter()
                .filter(|c| outcome.contacts.contains(&c.id));
            if !contacts.any(Contact::is_emergency) {
                problems.error(
                    &outcome.place,
                    format!(
                        "udfaldet »{}« er akut, men har intet alarmnummer",
                        outcome.id
                    ),
                    "nævn en kontakt, der har en kanal med kind = \"emergency\"",
                );
            }
        }
    }

    /// Law 2 the other way round: what is not acute skips no question.
    fn only_danger_finishes(&self, problems: &mut Problems) {
        let others = self.guide.questions.iter();
        let others = others.filter(|question| question.role != Some(Role::Danger));
        let choices = others.flat_map(|question| &question.choices);
        for choice in choices.filter(|choice| choice.finishes) {
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

    /// Law 3.
    fn points_never_lower(&self, combinations: &[Choices], problems: &mut Problems) {
        for question in self.questions_of(Role::Points) {
            let steps = self.one_point_more(question);
            let lowered = without(question, combinations)
                .into_iter()
                .find_map(|others| {
                    steps.iter().find_map(|(point, less, more)| {
                        let (less, more) = (others.union(*less), others.union(*more));
                        (self.urgency(less) > self.urgency(more)).then_some((point, less))
                    })
                });
            if let Some((point, less)) = lowered {
                problems.error(
                    &question.place,
                    format!(
                        "punktet »{}« gør svarene {} mindre hastende",
                        point.id,
                        self.words(less)
                    ),
                    "et punkt mere må aldrig sænke udfaldets urgency; ret betingelserne",
                );
            }
        }
    }

    /// A point, an answer without it, and the answer with it: every kind of step from less to more.
    fn one_point_more<'q>(&self, question: &'q Question) -> Vec<(&'q Choice, Choices, Choices)> {
        let mut steps = Vec::new();
        let (exclusive, points): (Vec<_>, Vec<_>) =
            question.choices.iter().partition(|choice| choice.exclusive);
        for point in points {
            let alone = Choices::of([point.number]);
            let without = self.sets(question.substantial().without(alone));
            for less in without.into_iter().flatten() {
                steps.push((point, less, less.union(alone)));
            }
            let from_none = exclusive.iter().map(|none| Choices::of([none.number]));
            steps.extend(from_none.map(|none| (point, none, alone)));
        }
        steps
    }

    /// Law 4.
    fn asker_changes_nothing(&self, combinations: &[Choices], problems: &mut Problems) {
        for question in self.questions_of(Role::Asker) {
            let answers = self.answers(question).unwrap_or_default();
            let mut as_anyone = HashMap::new();
            let changed = combinations.iter().find(|made| {
                let others = made.without(question.all());
                let all = as_anyone
                    .entry(others)
                    .or_insert_with(|| self.whoever_asks(others, &answers));
                *all != Some(self.urgency(**made))
            });
            if let Some(made) = changed {
                problems.error(
                    &question.place,
                    format!(
                        "den, der spørger, ændrer, hvor meget svarene {} haster",
                        self.words(*made)
                    ),
                    "lad ikke udfaldenes betingelser afhænge af spørgsmålet med role = \"asker\"",
                );
            }
        }
    }

    /// The urgency of these answers together with each of those, if it is the same.
    fn whoever_asks(&self, others: Choices, answers: &[Choices]) -> Option<Option<Urgency>> {
        let mut all = answers
            .iter()
            .map(|answer| self.urgency(others.union(*answer)));
        let first = all.next()?;
        all.all(|next| next == first).then_some(first)
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
    fn all_is_reached(&self, combinations: &[Choices], problems: &mut Problems) {
        let mut outcomes = HashSet::new();
        let mut passages = HashSet::new();
        let mut contacts = HashSet::new();
        for &made in combinations {
            if let Some(outcome) = self.guide.assess(made) {
                outcomes.insert(&outcome.id);
                contacts.extend(&outcome.contacts);
                let cited = outcome
                    .citations()
                    .filter(|citation| citation.applies(made));
                passages.extend(cited.map(|citation| &citation.passage));
                passages.extend(&outcome.path);
            }
        }
        for outcome in self
            .guide
            .outcomes
            .iter()
            .filter(|o| !outcomes.contains(&o.id))
        {
            problems.error(
                &outcome.place,
                format!("ingen svar fører til udfaldet »{}«", outcome.id),
                "slet det, eller ret dets betingelse",
            );
        }
        self.points_are_reached(combinations, problems);
        for step in &self.source.steps {
            self.must_be_reached(passages.contains(step), "trinet", step, problems);
        }
        for contact in self.contacts {
            let shown = contacts.contains(&contact.id);
            self.must_be_reached(shown, "kontakten", &contact.id, problems);
        }
    }

    /// A point is reached if somewhere it alone leads to another outcome.
    fn points_are_reached(&self, combinations: &[Choices], problems: &mut Problems) {
        let outcome = |made| self.guide.assess(made).map(|outcome| &outcome.id);
        for question in self.questions_of(Role::Points) {
            let steps = self.one_point_more(question);
            let mut reached = HashSet::new();
            for others in without(question, combinations) {
                let matters = |less: Choices, more: Choices| {
                    outcome(others.union(less)) != outcome(others.union(more))
                };
                let matter = steps.iter().filter(|(_, less, more)| matters(*less, *more));
                reached.extend(matter.map(|(point, ..)| &point.id));
            }
            let points = question.choices.iter().filter(|choice| !choice.exclusive);
            for point in points.filter(|point| !reached.contains(&point.id)) {
                problems.error(
                    &question.place,
                    format!("intet udfald tager hensyn til punktet »{}«", point.id),
                    "lad et udfalds betingelse omfatte spørgsmålet",
                );
            }
        }
    }

    fn must_be_reached(&self, shown: bool, what: &str, id: &String, problems: &mut Problems) {
        let waived = self.source.waived.iter().any(|waiver| waiver.id == *id);
        if !shown && !waived {
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

    fn questions_of(&self, role: Role) -> impl Iterator<Item = &Question> {
        let all = self.guide.questions.iter();
        all.filter(move |question| question.role == Some(role))
    }

    fn urgency(&self, made: Choices) -> Option<Urgency> {
        self.guide.assess(made).map(|outcome| outcome.urgency)
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

/// A minute of the week in words: "mandag kl. 22.00".
fn moment(minute: u16) -> String {
    let day = Weekday::ALL[usize::from(minute / DAY)].name();
    format!(
        "{day} kl. {}",
        TimeOfDay::after_midnight(minute % DAY).in_words()
    )
}
