//! Reads `guide.toml`: names become numbers, and references are resolved.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::passages::Passages;
use crate::source::terms::Word;
use crate::source::toml_file::Spanned;
use crate::text::suggest::did_you_mean;
use guide::{
    Choice, Choices, Citation, Condition, Contact, Guide, Location, Outcome, Question, Role,
    Urgency,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Guiden",
    description = "Spørgsmålene, og hvad svarene fører til. Et udfald siger aldrig mere end planen: det henviser til afsnit i chapters/ ved deres id."
)]
pub(crate) struct GuideFile {
    #[schemars(
        description = "Id’et på planens forbehold om punkterne; står sammen med dem og med hvert udfald"
    )]
    reservation: Spanned<String>,
    #[schemars(description = "Id’et på afsnittet om, hvem der vurderer; står sammen med hjælpen")]
    assessors: Spanned<String>,
    #[schemars(
        description = "Id’et på afsnittet om sikker mail; står, hvor læseren forbereder sin henvendelse"
    )]
    secure_mail: Spanned<String>,
    #[schemars(description = "Id’et på afsnittet lige før listen over handlevejens trin")]
    handling_path: Spanned<String>,
    #[schemars(description = "Id’erne på afsnittene lige før listerne over opmærksomhedspunkter")]
    points: Vec<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Spørgsmålene i den rækkefølge, de stilles")]
    question: Vec<QuestionEntry>,
    #[serde(default)]
    #[schemars(
        description = "Udfaldene; passer flere til svarene, gælder det med den højeste urgency"
    )]
    outcome: Vec<OutcomeEntry>,
    #[serde(default)]
    #[schemars(description = "Trin og kontakter, som guiden ikke viser")]
    undtaget: Vec<WaiverEntry>,
    #[serde(default)]
    #[schemars(description = "Det samme som undtaget, på engelsk")]
    waived: Vec<WaiverEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et spørgsmål, et på hver side")]
struct QuestionEntry {
    #[schemars(description = "Spørgsmålets id, som betingelser henviser til")]
    id: Spanned<String>,
    #[schemars(description = "Hvad reglerne skal vide om spørgsmålet")]
    role: Option<Word<Role>>,
    #[serde(rename = "several", default)]
    #[schemars(description = "Om flere svar kan vælges sammen")]
    multiple: bool,
    #[schemars(description = "Spørgsmålet, som læseren ser det")]
    text: Spanned<String>,
    #[schemars(description = "Id’et på et afsnit, der hjælper med at svare")]
    help: Option<Spanned<String>>,
    #[schemars(
        description = "Id’et på afsnittet lige før en liste; hvert punkt i den bliver et svar"
    )]
    points: Option<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Svarene i deres rækkefølge")]
    choice: Vec<ChoiceEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et svar, som læseren kan vælge")]
struct ChoiceEntry {
    #[schemars(description = "Svarets id")]
    id: Spanned<String>,
    #[schemars(description = "Svaret, som læseren ser det")]
    text: Spanned<String>,
    #[serde(default)]
    #[schemars(description = "Udelukker de andre svar, f.eks. »Ingen af disse«")]
    exclusive: bool,
    #[serde(rename = "finishes", default)]
    #[schemars(
        description = "Fører lige til udfaldet; kun for et svar på spørgsmålet med role = \"fare\""
    )]
    ends_guide: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et udfald: det, som svarene fører til")]
struct OutcomeEntry {
    #[schemars(description = "Udfaldets id")]
    id: Spanned<String>,
    #[schemars(
        description = "Hvor meget det haster; afgør, hvilket udfald der gælder, og ses aldrig af læseren"
    )]
    urgency: Word<Urgency>,
    #[schemars(description = "Overskriften, som læseren ser den")]
    title: Spanned<String>,
    #[schemars(description = "Hvornår udfaldet passer")]
    when: ConditionEntry,
    #[schemars(description = "Hvad man gør nu: afsnit, som citeres; mindst ét uden betingelse")]
    now: Vec<CitationEntry>,
    #[schemars(description = "Kontakternes id’er, den bedste først")]
    contacts: Vec<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Id’erne på handlevejens trin, som vises bagefter")]
    path: Vec<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Hvilken hjælp der kan blive tale om")]
    help: Vec<CitationEntry>,
    #[schemars(description = "Hvorfor læseren ser dette")]
    because: Vec<CitationEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et afsnit, som citeres")]
struct CitationEntry {
    #[schemars(description = "Afsnittets id")]
    passage: Spanned<String>,
    #[schemars(description = "Hvornår det citeres; altid, hvis det ikke står her")]
    when: Option<ConditionEntry>,
}

/// The closed vocabulary of conditions: `{ any = […] }`, `{ at_least = { count = 2, of = […] } }` and so on.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(description = "En betingelse, med netop én nøgle")]
enum ConditionEntry {
    #[schemars(description = "Spørgsmålet med dette id er besvaret")]
    Answered(Spanned<String>),
    #[schemars(description = "Et af disse svar er valgt")]
    OneOf {
        #[schemars(description = "Spørgsmålets id")]
        question: Spanned<String>,
        #[schemars(description = "Svarenes id’er")]
        choices: Vec<Spanned<String>>,
    },
    #[schemars(description = "Mindst så mange svar er valgt; »ingen af disse« tæller ikke")]
    AtLeast {
        #[schemars(description = "Hvor mange", range(min = 1))]
        count: Spanned<u8>,
        #[schemars(description = "Spørgsmålenes id’er")]
        of: Vec<Spanned<String>>,
    },
    #[schemars(description = "Alle disse betingelser er opfyldt")]
    All(Vec<ConditionEntry>),
    #[schemars(description = "Mindst én af disse betingelser er opfyldt")]
    Any(Vec<ConditionEntry>),
    #[schemars(description = "Denne betingelse er ikke opfyldt")]
    Not(Box<ConditionEntry>),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Noget, som guiden ikke viser")]
struct WaiverEntry {
    #[schemars(description = "Id’et på trinet eller kontakten")]
    id: Spanned<String>,
    #[schemars(description = "Hvorfor guiden ikke viser det")]
    reason: Spanned<String>,
}

/// A contact or a step that the guide may leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The contact's id, or the step's.
    pub id: String,
    /// Why, in the author's words.
    pub reason: String,
}

/// The content of `guide.toml`: the guide, and what its proof needs besides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct GuideSource {
    pub(crate) guide: Guide,
    /// The steps of the plan's handling path.
    pub(crate) steps: Vec<String>,
    /// What no outcome needs to reach.
    pub(crate) waived: Vec<Waiver>,
    pub(crate) place: Location,
}

/// Reads the guide, notes every problem, and returns what can be read.
pub(crate) fn read(
    source: &SourceFile,
    passages: &Passages<'_>,
    contacts: &[Contact],
    diagnostics: &mut Diagnostics,
) -> Option<GuideSource> {
    let mut file: GuideFile = source.read(diagnostics)?;
    let mut bound = |what: &str, ids: Vec<&Spanned<String>>| {
        if let Some(beyond) = ids.get(MOST) {
            diagnostics.error(
                &source.place_of(beyond),
                format!("guiden har flere end {MOST} {what}"),
                "slet dem, der er for mange",
            );
        }
    };
    bound("spørgsmål", file.question.iter().map(|q| &q.id).collect());
    bound("udfald", file.outcome.iter().map(|o| &o.id).collect());
    file.question.truncate(MOST);
    // Too many answers are refused in any case.
    file.question
        .iter_mut()
        .for_each(|q| q.choice.truncate(MOST));
    file.outcome.truncate(MOST);
    let mut reader = Reader {
        source,
        passages,
        contacts,
        questions: Vec::new(),
        diagnostics,
    };
    reader.check_points(&file.points, &file.question);
    for entry in file.question {
        let question = reader.question(entry);
        reader.questions.push(question);
    }
    reader.check_questions();
    let outcomes: Vec<_> = file
        .outcome
        .into_iter()
        .map(|o| reader.outcome(o))
        .collect();
    let named = outcomes
        .iter()
        .map(|outcome| (outcome.id.as_str(), &outcome.place));
    reader.diagnostics.duplicates("udfaldet", named);
    let steps = reader.steps(&file.handling_path);
    let waived = file.undtaget.into_iter().chain(file.waived);
    let waived = waived.filter_map(|w| reader.waiver(w, &steps));
    let waived = waived.collect();
    Some(GuideSource {
        steps,
        waived,
        place: Location::file(&source.path),
        guide: Guide {
            reservation: reader.passage(file.reservation),
            assessors: reader.passage(file.assessors),
            secure_mail: reader.passage(file.secure_mail),
            questions: reader.questions,
            outcomes,
        },
    })
}

/// A guide with more questions or outcomes is refused unread.
const MOST: usize = 200;

struct Reader<'a> {
    source: &'a SourceFile,
    passages: &'a Passages<'a>,
    contacts: &'a [Contact],
    /// The questions read so far.
    questions: Vec<Question>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn question(&mut self, entry: QuestionEntry) -> Question {
        let place = self.source.place_of(&entry.id);
        let mut choices = self.points(entry.points.as_ref());
        let places: Vec<_> = entry
            .choice
            .iter()
            .map(|c| self.source.place_of(&c.id))
            .collect();
        // A repeated point is reported where it stands.
        let points: BTreeSet<_> = choices.iter().map(|point| point.id.as_str()).collect();
        let points = points.into_iter().map(|point| (point, &place));
        let written = entry
            .choice
            .iter()
            .map(|c| c.id.get_ref().as_str())
            .zip(&places);
        self.diagnostics.duplicates("svaret", points.chain(written));
        choices.extend(entry.choice.into_iter().map(|choice| self.choice(choice)));
        if choices.len() < 2 {
            self.diagnostics.error(
                &place,
                format!("spørgsmålet »{}« har færre end to svar", entry.id.get_ref()),
                "tilføj [[question.choice]], eller peg med points på afsnittet lige før en liste",
            );
        }
        if entry.multiple && !choices.iter().any(|choice| choice.exclusive) {
            self.diagnostics.error(
                &place,
                "et spørgsmål med flere svar mangler et »ingen af disse«",
                "giv et af svarene exclusive = true",
            );
        }
        self.number(&mut choices, &place);
        Question {
            id: entry.id.into_inner(),
            role: entry.role.map(|Word(role)| role),
            multiple: entry.multiple,
            text: self.words(entry.text, "spørgsmålets tekst"),
            help: entry.help.map(|id| self.passage(id)),
            choices,
            place,
        }
    }

    /// One choice for each of the plan's points, in the plan's own words.
    fn points(&mut self, list: Option<&Spanned<String>>) -> Vec<Choice> {
        let Some(list) = list else {
            return Vec::new();
        };
        self.must_be_passage(list);
        let points = self.passages.items_after(list.get_ref());
        let choices = points.into_iter().map(|point| Choice {
            id: point.id.clone(),
            number: 0,
            text: point.text.clone(),
            exclusive: false,
            ends_guide: false,
        });
        choices.collect()
    }

    fn choice(&mut self, entry: ChoiceEntry) -> Choice {
        Choice {
            id: entry.id.into_inner(),
            number: 0,
            text: self.words(entry.text, "svarets tekst"),
            exclusive: entry.exclusive,
            ends_guide: entry.ends_guide,
        }
    }

    /// Words of the interface; they must not be empty.
    fn words(&mut self, text: Spanned<String>, what: &str) -> String {
        self.source.must_say(&text, what, self.diagnostics);
        text.into_inner()
    }

    /// Numbers the choices, continuing from earlier questions.
    fn number(&mut self, choices: &mut [Choice], place: &Location) {
        let before: usize = self.questions.iter().map(|q| q.choices.len()).sum();
        let room = Choices::CAPACITY.saturating_sub(before);
        if choices.len() > room {
            self.diagnostics.error(
                place,
                format!("guiden har flere end {} svar i alt", Choices::CAPACITY),
                "fjern svar, eller saml flere i ét",
            );
        }
        for (index, choice) in choices.iter_mut().enumerate() {
            choice.number = (before + index).min(Choices::CAPACITY - 1) as u8;
        }
    }

    /// Each of the plan's lists of points has one question with the role of points, and no other list has.
    fn check_points(&mut self, lists: &[Spanned<String>], questions: &[QuestionEntry]) {
        let asks = |question: &&QuestionEntry| matches!(question.role, Some(Word(Role::Points)));
        let asked = questions
            .iter()
            .filter(asks)
            .filter_map(|question| question.points.as_ref());
        let asked: Vec<_> = asked.map(Spanned::get_ref).collect();
        for list in lists.iter().filter(|list| !asked.contains(&list.get_ref())) {
            self.diagnostics.error(
                &self.source.place_of(list),
                format!(
                    "intet spørgsmål viser punkterne efter afsnittet »{}«",
                    list.get_ref()
                ),
                "tilføj et spørgsmål med role = \"punkter\" og points = \"…\"",
            );
        }
        let known: Vec<_> = lists.iter().map(Spanned::get_ref).collect();
        let shown = questions
            .iter()
            .filter_map(|question| question.points.as_ref());
        for list in shown.filter(|list| !known.contains(&list.get_ref())) {
            self.diagnostics.error(
                &self.source.place_of(list),
                format!(
                    "»{}« er ikke nævnt som en af planens lister over punkter",
                    list.get_ref()
                ),
                "nævn afsnittet øverst i filen: points = [\"…\"]",
            );
        }
    }

    fn check_questions(&mut self) {
        let questions = self.questions.iter();
        let named = questions.map(|question| (question.id.as_str(), &question.place));
        self.diagnostics.duplicates("spørgsmålet", named);
        let one_answer =
            |question: &&Question| question.role == Some(Role::Points) && !question.multiple;
        for question in self.questions.iter().filter(one_answer) {
            self.diagnostics.error(
                &question.place,
                format!(
                    "spørgsmålet »{}« om punkter kan kun have ét svar",
                    question.id
                ),
                "tilføj several = true, så alle de punkter, læseren har set, tæller med",
            );
        }
        let has_acute = self.questions.iter().any(|question| {
            question.role == Some(Role::Danger) && question.choices.iter().any(|c| c.ends_guide)
        });
        if !has_acute {
            self.diagnostics.error(
                &Location::file(&self.source.path),
                "guiden spørger ikke, om nogen er i fare",
                "giv et spørgsmål role = \"fare\" og et af dets svar finishes = true",
            );
        }
    }

    fn outcome(&mut self, entry: OutcomeEntry) -> Outcome {
        let place = self.source.place_of(&entry.id);
        Outcome {
            id: entry.id.into_inner(),
            urgency: entry.urgency.0,
            title: self.words(entry.title, "udfaldets titel"),
            when: self.condition(entry.when),
            now: self.citations(entry.now),
            contacts: entry
                .contacts
                .into_iter()
                .map(|c| self.contact(c))
                .collect(),
            path: entry
                .path
                .into_iter()
                .map(|step| self.passage(step))
                .collect(),
            help: self.citations(entry.help),
            because: self.citations(entry.because),
            place,
        }
    }

    fn citations(&mut self, entries: Vec<CitationEntry>) -> Vec<Citation> {
        let citations = entries.into_iter().map(|entry| Citation {
            passage: self.passage(entry.passage),
            when: entry.when.map(|when| self.condition(when)),
        });
        citations.collect()
    }

    fn condition(&mut self, entry: ConditionEntry) -> Condition {
        match entry {
            ConditionEntry::Answered(question) => {
                Condition::AtLeast(1, self.choices_of(&question, Question::all))
            }
            ConditionEntry::OneOf { question, choices } => {
                Condition::AtLeast(1, self.one_of(&question, &choices))
            }
            ConditionEntry::AtLeast { count, of } => self.at_least(&count, &of),
            ConditionEntry::All(parts) => Condition::All(self.conditions(parts)),
            ConditionEntry::Any(parts) => Condition::Any(self.conditions(parts)),
            ConditionEntry::Not(part) => Condition::Not(Box::new(self.condition(*part))),
        }
    }

    fn conditions(&mut self, parts: Vec<ConditionEntry>) -> Vec<Condition> {
        parts.into_iter().map(|part| self.condition(part)).collect()
    }

    fn one_of(&mut self, question: &Spanned<String>, ids: &[Spanned<String>]) -> Choices {
        let Some(found) = self.questions.iter().find(|q| q.id == *question.get_ref()) else {
            self.report_missing_question(question);
            return Choices::NONE;
        };
        let mut numbers = Vec::new();
        for id in ids {
            match found.choice(id.get_ref()) {
                Some(choice) => numbers.push(choice.number),
                None => self.diagnostics.error(
                    &self.source.place_of(id),
                    format!(
                        "intet svar på spørgsmålet »{}« har id’et »{}«",
                        found.id,
                        id.get_ref()
                    ),
                    did_you_mean(
                        id.get_ref(),
                        found.choices.iter().map(|choice| choice.id.as_str()),
                        "ret id’et, eller tilføj svaret",
                    ),
                ),
            }
        }
        Choices::of(numbers)
    }

    fn at_least(&mut self, count: &Spanned<u8>, questions: &[Spanned<String>]) -> Condition {
        let among = questions.iter().fold(Choices::NONE, |sum, question| {
            sum.union(self.choices_of(question, Question::substantial))
        });
        let count_place = self.source.place_of(count);
        let (count, possible) = (*count.get_ref(), among.len());
        // An empty list is reported elsewhere.
        if possible > 0 && (count == 0 || usize::from(count) > possible) {
            self.diagnostics.error(
                &count_place,
                format!("man kan ikke have valgt mindst {count} ud af {possible}"),
                format!("skriv et tal fra 1 til {possible}"),
            );
        }
        Condition::AtLeast(count, among)
    }

    fn choices_of(&mut self, id: &Spanned<String>, which: fn(&Question) -> Choices) -> Choices {
        let found = self.questions.iter().find(|q| q.id == *id.get_ref());
        let choices = found.map(which);
        if choices.is_none() {
            self.report_missing_question(id);
        }
        choices.unwrap_or_default()
    }

    fn steps(&mut self, list: &Spanned<String>) -> Vec<String> {
        self.must_be_passage(list);
        let steps = self.passages.items_after(list.get_ref());
        if steps.is_empty() {
            self.diagnostics.error(
                &self.source.place_of(list),
                format!(
                    "der er ingen liste lige efter afsnittet »{}«",
                    list.get_ref()
                ),
                "peg på afsnittet lige før handlevejens trin",
            );
        }
        steps.into_iter().map(|step| step.id.clone()).collect()
    }

    fn waiver(&mut self, entry: WaiverEntry, steps: &[String]) -> Option<Waiver> {
        if entry.reason.get_ref().trim().is_empty() {
            self.diagnostics.error(
                &self.source.place_of(&entry.reason),
                "undtagelsen har ingen begrundelse",
                "skriv, hvorfor guiden ikke viser dette",
            );
        }
        let id = entry.id.get_ref();
        let known = steps.contains(id) || self.contacts.iter().any(|contact| contact.id == *id);
        if !known {
            let contacts = self.contacts.iter().map(|contact| &contact.id);
            let known: Vec<_> = steps.iter().chain(contacts).cloned().collect();
            self.report_missing(
                "intet trin i handlevejen og ingen kontakt",
                &entry.id,
                &known,
            );
        }
        known.then(|| Waiver {
            id: entry.id.into_inner(),
            reason: entry.reason.into_inner(),
        })
    }

    fn passage(&mut self, id: Spanned<String>) -> String {
        self.must_be_passage(&id);
        id.into_inner()
    }

    fn contact(&mut self, id: Spanned<String>) -> String {
        if !self
            .contacts
            .iter()
            .any(|contact| contact.id == *id.get_ref())
        {
            let known: Vec<_> = self
                .contacts
                .iter()
                .map(|contact| contact.id.clone())
                .collect();
            self.report_missing("ingen kontakt", &id, &known);
        }
        id.into_inner()
    }

    fn must_be_passage(&mut self, id: &Spanned<String>) {
        if self.passages.get(id.get_ref()).is_none() && !self.diagnostics.is_full() {
            let place = self.source.place_of(id);
            self.passages
                .report_missing(&place, id.get_ref(), self.diagnostics);
        }
    }

    fn report_missing_question(&mut self, id: &Spanned<String>) {
        let known: Vec<_> = self
            .questions
            .iter()
            .map(|question| question.id.clone())
            .collect();
        self.report_missing("intet spørgsmål", id, &known);
    }

    fn report_missing(&mut self, what: &str, id: &Spanned<String>, known: &[String]) {
        self.diagnostics.error(
            &self.source.place_of(id),
            format!("{what} har id’et »{}«", id.get_ref()),
            did_you_mean(
                id.get_ref(),
                known.iter().map(String::as_str),
                "ret id’et, eller tilføj det, der mangler",
            ),
        );
    }
}
