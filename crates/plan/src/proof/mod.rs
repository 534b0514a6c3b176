//! Proves the laws of the guide over every combination of answers.
//!
//! The laws, numbered as the tests are:
//! 1. every combination reaches exactly one outcome; two that match at the same urgency are an error;
//! 2. acute always wins, and shows 112; of the answers to whether anyone is in danger, only one, the "no", leads to where 112
//!    is not shown;
//! 3. adding a point never lowers the urgency;
//! 4. the order of answering does not matter; who asks never changes the urgency;
//! 5. at every minute of the week each outcome offers a contact that answers then or takes a message;
//! 6. every point, contact and step of the handling path is reached by some outcome or expressly waived;
//! 7. every outcome's statement cites a passage.
//!
//! A guide of fifteen points has over a million combinations, so the proof tries one of each kind. A [`View`] is the only way
//! to look at a combination: whether so many of some choices are in it. Conditions, the question that comes next and the laws
//! look at nothing else, and [`Views`] knows them all. Answers that no view tells apart are one to the proof, and what
//! holds for one of a kind holds for all.
//!
//! The first half of law 4 holds by construction: [`Choices`] is a set, and [`Guide::assess`] sees nothing else.

mod views;

use crate::diagnostics::diagnostic::Diagnostics;
use crate::source::guide_file::GuideSource;
use guide::{
    Choice, Choices, Condition, Contact, DAY, Guide, Location, Outcome, Question, Role, TimeOfDay,
    Urgency, WEEK, Weekday,
};
use std::collections::HashSet;
use views::{View, Views, conditions};

/// More combinations would keep an editor waiting.
const MOST_COMBINATIONS: usize = 1 << 18;

/// More evaluations of conditions likewise.
const MOST_LOOKS: usize = 1 << 28;

/// More distinguishing views likewise.
const MOST_VIEWS: usize = 96;

/// More kinds of answer to one question likewise.
const MOST_ANSWERS: usize = 1 << 10;

/// Notes every law that the guide breaks, with an example.
pub(crate) fn prove(source: &GuideSource, contacts: &[Contact], diagnostics: &mut Diagnostics) {
    let proof = Proof {
        source,
        guide: &source.guide,
        contacts,
        views: Views::of(&source.guide),
    };
    proof.every_statement_cites(diagnostics);
    proof.danger_comes_first(diagnostics);
    proof.only_danger_finishes(diagnostics);
    let combinations = proof.combinations().filter(|all| proof.can_be_tried(all));
    let Some(combinations) = combinations else {
        diagnostics.error(
            &source.place,
            "guiden har for mange kombinationer af svar til, at de kan efterprøves",
            "fjern spørgsmål, eller lad færre betingelser skelne mellem deres svar",
        );
        return;
    };
    let before = diagnostics.errors();
    proof.exactly_one_outcome(&combinations, diagnostics);
    // Where the outcome is ambiguous, the other laws have no meaning.
    if diagnostics.errors() > before {
        return;
    }
    let pages = proof.pages(&combinations);
    proof.acute_wins(&combinations, diagnostics);
    proof.acute_shows_112(&pages, diagnostics);
    proof.only_no_danger_hides_112(&pages, diagnostics);
    proof.points_never_lower(&combinations, diagnostics);
    proof.asker_changes_nothing(&combinations, diagnostics);
    proof.someone_answers(&pages, diagnostics);
    proof.all_is_reached(&combinations, &pages, diagnostics);
}

struct Proof<'a> {
    source: &'a GuideSource,
    guide: &'a Guide,
    contacts: &'a [Contact],
    views: Views,
}

/// What a reader may see of an outcome, with answers that lead there.
struct Page<'a> {
    outcome: &'a Outcome,
    made: Choices,
}

/// The number of nodes in a condition.
fn parts(condition: &Condition) -> usize {
    match condition {
        Condition::AtLeast(..) => 1,
        Condition::All(inner) | Condition::Any(inner) => 1 + inner.iter().map(parts).sum::<usize>(),
        Condition::Not(inner) => 1 + parts(inner),
    }
}

/// The combinations restricted to the other questions, each once.
fn without(question: &Question, combinations: &[Choices]) -> Vec<Choices> {
    let mut known = HashSet::new();
    let others = combinations.iter().map(|made| made.without(question.all()));
    others.filter(|others| known.insert(*others)).collect()
}

impl<'a> Proof<'a> {
    /// One combination of each kind that a reader can end with; `None` if there are too many.
    ///
    /// A choice that ends the guide may leave any question open: a reader can go back and make it.
    fn combinations(&self) -> Option<Vec<Choices>> {
        if self.views.len() > MOST_VIEWS {
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

    /// Whether the laws can be checked in acceptable time.
    ///
    /// Each combination is checked against each pair of outcomes and with each point added or removed.
    fn can_be_tried(&self, combinations: &[Choices]) -> bool {
        let rounds = self.guide.outcomes.len() + 2 * self.guide.choices().count();
        let conditions = conditions(self.guide);
        let parts: usize = conditions.into_iter().map(parts).sum();
        combinations
            .len()
            .saturating_mul(rounds)
            .saturating_mul(parts)
            <= MOST_LOOKS
    }

    /// One answer of each kind to a question; `None` if there are too many.
    fn answers(&self, question: &Question) -> Option<Vec<Choices>> {
        let alone = |choice: &Choice| Choices::of([choice.number]);
        let answers: Vec<_> = if question.multiple {
            let exclusive = question.choices.iter().filter(|choice| choice.exclusive);
            let multiple = self.sets(question.substantial())?;
            multiple.into_iter().chain(exclusive.map(alone)).collect()
        } else {
            question.choices.iter().map(alone).collect()
        };
        Some(self.views.one_of_each_kind(answers))
    }

    /// One non-empty subset of each kind; `None` if there are too many.
    fn sets(&self, of: Choices) -> Option<Vec<Choices>> {
        let mut sets: Vec<Choices> = Vec::new();
        for number in of.numbers() {
            let larger: Vec<_> = sets.iter().map(|set| set.with(number)).collect();
            sets.extend(larger);
            sets.push(Choices::of([number]));
            sets = self.views.one_of_each_kind(sets);
            if sets.len() > MOST_ANSWERS {
                return None;
            }
        }
        Some(sets)
    }

    /// Each outcome as the combinations show it, once for each set of quotations and of answers about danger.
    fn pages(&self, combinations: &[Choices]) -> Vec<Page<'a>> {
        let danger = Choices::of(self.guide.danger().map(|choice| choice.number));
        let mut known = HashSet::new();
        let mut pages = Vec::new();
        for &made in combinations {
            let Some(outcome) = self.guide.assess(made) else {
                continue;
            };
            let quoted: Vec<_> = outcome.citations().map(|one| one.applies(made)).collect();
            if known.insert((&outcome.id, quoted, made.common(danger))) {
                pages.push(Page { outcome, made });
            }
        }
        pages
    }

    /// Law 1.
    fn exactly_one_outcome(&self, combinations: &[Choices], diagnostics: &mut Diagnostics) {
        let is_gap = |made: &&Choices| self.guide.assess(**made).is_none();
        if let Some(made) = combinations.iter().find(is_gap) {
            diagnostics.error(
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
                    diagnostics.error(
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

    /// Law 2.
    fn acute_wins(&self, combinations: &[Choices], diagnostics: &mut Diagnostics) {
        let mut acute = combinations
            .iter()
            .filter(|made| self.views.acute.holds(**made));
        let lost = acute.find(|made| self.urgency(**made) != Some(Urgency::Acute));
        if let Some(made) = lost {
            diagnostics.error(
                &self.source.place,
                format!(
                    "svarene {} er akutte, men får ikke et akut udfald",
                    self.words(*made)
                ),
                "lad udfaldet med urgency = \"akut\" gælde, hver gang nogen er i fare",
            );
        }
    }

    /// Law 2: an acute answer shows 112.
    fn acute_shows_112(&self, pages: &[Page<'_>], diagnostics: &mut Diagnostics) {
        let mut reported = HashSet::new();
        for Page { outcome, made } in pages {
            let is_acute = outcome.urgency == Urgency::Acute;
            if is_acute && !self.shows_112(outcome, *made) && reported.insert(&outcome.id) {
                diagnostics.error(
                    &outcome.place,
                    format!("udfaldet »{}« er akut, men viser ikke 112", outcome.id),
                    "nævn en kontakt, der har 112 som en kanal med kind = \"alarm\"",
                );
            }
        }
    }

    /// Law 2: only one answer, the "no", leads to where 112 is not shown.
    fn only_no_danger_hides_112(&self, pages: &[Page<'_>], diagnostics: &mut Diagnostics) {
        let hides = |choice: &&Choice| {
            let made = View::of_choice(choice);
            let mut its_own = pages.iter().filter(|page| made.holds(page.made));
            its_own.any(|page| !self.shows_112(page.outcome, page.made))
        };
        for question in self.questions_of(Role::Danger) {
            let others = question.choices.iter().filter(|choice| !choice.ends_guide);
            let hiding: Vec<_> = others.filter(hides).collect();
            if hiding.len() > 1 {
                let ids: Vec<_> = hiding
                    .iter()
                    .map(|choice| format!("»{}«", choice.id))
                    .collect();
                diagnostics.error(
                    &question.place,
                    format!("svarene {} kan føre til udfald uden 112", ids.join(" og ")),
                    "kun et klart nej må det; vis ellers kontakten med 112 under now, f.eks. med when = { one_of = … }",
                );
            }
        }
    }

    fn shows_112(&self, outcome: &Outcome, made: Choices) -> bool {
        let mut contacts = outcome.contacts(made, self.contacts).into_iter();
        contacts.any(Contact::has_112)
    }

    /// Law 2: nothing is asked before it.
    fn danger_comes_first(&self, diagnostics: &mut Diagnostics) {
        let first = self.guide.questions.first();
        if let Some(first) = first.filter(|first| first.role != Some(Role::Danger)) {
            diagnostics.error(
                &first.place,
                format!("spørgsmålet »{}« stilles før det om fare", first.id),
                "lad spørgsmålet med role = \"fare\" være det første",
            );
        }
    }

    /// Law 2, conversely: only acute answers skip questions.
    fn only_danger_finishes(&self, diagnostics: &mut Diagnostics) {
        let others = self.guide.questions.iter();
        let others = others.filter(|question| question.role != Some(Role::Danger));
        for question in others {
            for choice in question.choices.iter().filter(|choice| choice.ends_guide) {
                diagnostics.error(
                    &question.place,
                    format!(
                        "svaret »{}« springer resten over uden at være akut",
                        choice.id
                    ),
                    "kun et svar på spørgsmålet med role = \"fare\" kan have finishes = true",
                );
            }
        }
    }

    /// Law 3.
    fn points_never_lower(&self, combinations: &[Choices], diagnostics: &mut Diagnostics) {
        for question in self.questions_of(Role::Points) {
            let lowered = self
                .one_point_more(question, combinations)
                .find(|(_, less, more)| self.urgency(*less) > self.urgency(*more));
            if let Some((point, less, _)) = lowered {
                diagnostics.error(
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

    /// A point, a combination without it, and the combination with it: one of each kind.
    fn one_point_more<'s>(
        &'s self,
        question: &'s Question,
        combinations: &[Choices],
    ) -> impl Iterator<Item = (&'s Choice, Choices, Choices)> {
        let mut steps = Vec::new();
        let (exclusive, points): (Vec<_>, Vec<_>) =
            question.choices.iter().partition(|choice| choice.exclusive);
        for point in points {
            let alone = Choices::of([point.number]);
            let without = self.sets(question.substantial().without(alone));
            for less in without.into_iter().flatten() {
                steps.push((point, less, less.union(alone)));
            }
            let none = exclusive.iter().map(|none| Choices::of([none.number]));
            // None, where an answer ends the guide.
            let none = none.chain([Choices::NONE]);
            steps.extend(none.map(|none| (point, none, alone)));
        }
        let others = without(question, combinations).into_iter();
        let all = others.flat_map(move |others| {
            let steps = steps.clone().into_iter();
            steps.map(move |(point, less, more)| (point, others.union(less), others.union(more)))
        });
        all.filter(|(_, less, more)| {
            [less, more]
                .iter()
                .all(|made| self.guide.is_complete(**made))
        })
    }

    /// Law 4.
    fn asker_changes_nothing(&self, combinations: &[Choices], diagnostics: &mut Diagnostics) {
        for question in self.questions_of(Role::Asker) {
            let answers = self.answers(question).unwrap_or_default();
            let changed = combinations.iter().find(|made| {
                let others = made.without(question.all());
                let by_others = answers.iter().map(|answer| others.union(*answer));
                let mut by_others = by_others.filter(|all| self.guide.is_complete(*all));
                by_others.any(|all| self.urgency(all) != self.urgency(**made))
            });
            if let Some(made) = changed {
                diagnostics.error(
                    &question.place,
                    format!(
                        "den, der spørger, ændrer, hvor meget svarene {} haster",
                        self.words(*made)
                    ),
                    "lad ikke udfaldenes betingelser afhænge af spørgsmålet med role = \"spørger\"",
                );
            }
        }
    }

    /// Law 5.
    fn someone_answers(&self, pages: &[Page<'_>], diagnostics: &mut Diagnostics) {
        let mut reported = HashSet::new();
        for Page { outcome, made } in pages {
            let contacts = outcome.contacts(*made, self.contacts);
            let channels: Vec<_> = contacts.iter().flat_map(|c| &c.channels).collect();
            let serves = |minute: u16| channels.iter().any(|channel| channel.serves(minute));
            let silent = (0..WEEK).find(|&minute| !serves(minute));
            if let Some(minute) = silent.filter(|_| reported.insert(&outcome.id)) {
                diagnostics.error(
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

    /// Law 6; and every outcome is reachable.
    fn all_is_reached(
        &self,
        combinations: &[Choices],
        pages: &[Page<'_>],
        diagnostics: &mut Diagnostics,
    ) {
        let mut outcomes = HashSet::new();
        let mut passages = HashSet::new();
        let mut contacts = HashSet::new();
        for Page { outcome, made } in pages {
            outcomes.insert(&outcome.id);
            let cited = outcome.citations().filter(|cited| cited.applies(*made));
            passages.extend(cited.map(|citation| &citation.passage));
            passages.extend(&outcome.path);
            let shown = outcome.contacts(*made, self.contacts).into_iter();
            contacts.extend(shown.map(|contact| &contact.id));
        }
        let unreached = self.guide.outcomes.iter();
        for outcome in unreached.filter(|outcome| !outcomes.contains(&outcome.id)) {
            diagnostics.error(
                &outcome.place,
                format!("ingen svar fører til udfaldet »{}«", outcome.id),
                "slet det, eller ret dets betingelse",
            );
        }
        self.points_are_reached(combinations, diagnostics);
        for step in &self.source.steps {
            let place = &self.source.place;
            self.must_be_reached(passages.contains(step), "trinet", step, place, diagnostics);
        }
        for contact in self.contacts {
            let shown = contacts.contains(&contact.id);
            self.must_be_reached(shown, "kontakten", &contact.id, &contact.place, diagnostics);
        }
    }

    /// A point counts as reached if somewhere it alone changes the outcome.
    fn points_are_reached(&self, combinations: &[Choices], diagnostics: &mut Diagnostics) {
        let outcome = |made| self.guide.assess(made).map(|outcome| &outcome.id);
        for question in self.questions_of(Role::Points) {
            let steps = self.one_point_more(question, combinations);
            let matter = steps.filter(|(_, less, more)| outcome(*less) != outcome(*more));
            let reached: HashSet<_> = matter.map(|(point, ..)| &point.id).collect();
            let points = question.choices.iter().filter(|choice| !choice.exclusive);
            for point in points.filter(|point| !reached.contains(&point.id)) {
                diagnostics.error(
                    &question.place,
                    format!("intet udfald tager hensyn til punktet »{}«", point.id),
                    "lad et udfalds betingelse omfatte spørgsmålet",
                );
            }
        }
    }

    fn must_be_reached(
        &self,
        shown: bool,
        what: &str,
        id: &String,
        place: &Location,
        diagnostics: &mut Diagnostics,
    ) {
        let waived = self.source.waived.iter().any(|waiver| waiver.id == *id);
        if !shown && !waived {
            diagnostics.error(
                place,
                format!("intet udfald viser {what} »{id}«"),
                "vis det i et udfald, eller undtag det i guide.toml med [[undtaget]] og en begrundelse",
            );
        }
        // Waived items are listed on the page of the guide's rules.
        if shown && waived {
            diagnostics.warning(
                &self.source.place,
                format!("{what} »{id}« vises af et udfald og behøver ingen undtagelse"),
                "slet dets [[undtaget]] i guide.toml",
            );
        }
    }

    /// Law 7.
    fn every_statement_cites(&self, diagnostics: &mut Diagnostics) {
        for outcome in &self.guide.outcomes {
            let is_bare = |citations: &[guide::Citation]| {
                !citations.iter().any(|citation| citation.when.is_none())
            };
            if is_bare(&outcome.now) {
                diagnostics.error(
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

    /// The answers as an author writes them: "fare = nej, hvem = borger".
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
        TimeOfDay::after_midnight(minute % DAY).to_text()
    )
}
