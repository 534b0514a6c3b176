use crate::compare::form::{FormKind, LocatedPassage};
use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::severity::Severity;
use crate::diagnostics::source_file::SourceFile;
use crate::proof;
use crate::source::adoption::{self, Adoption, Decision};
use crate::source::figure::Figure;
use crate::source::guide_file::{self, GuideSource, Waiver};
use crate::source::municipality::{self, Municipality};
use crate::source::passage::{Block, Chapter, Passage, Way};
use crate::source::passages::Passages;
use crate::source::proposals::{PassageBefore, Proposals};
use crate::source::reading::Reading;
use crate::source::subjects::{self, Subject};
use crate::source::{contacts_file, figures_file, markdown, placeholders, source_document};
use crate::text::composed::composed;
use crate::text::numbers;
use crate::text::suggest::{did_you_mean, suggest};
use guide::{Contact, Guide, GuidePayload, Location, PassageId, Piece, Quote};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The files that make up a municipality's plan, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The chapters of `SUMMARY.md` in its order.
    pub chapters: Vec<ChapterSource>,
    /// `contacts.toml`.
    pub contacts: SourceFile,
    /// `guide.toml`.
    pub guide: SourceFile,
    /// `figures.toml`, if the plan has figures.
    pub figures: Option<SourceFile>,
    /// `adoption.toml`.
    pub adoption: SourceFile,
    /// `theme/municipality.toml`.
    pub municipality: SourceFile,
    /// `emneord.toml`, if there is one.
    pub subjects: Option<SourceFile>,
    /// The source document: the text as the council supplied it, if kept beside the chapters.
    pub evidence: Option<SourceFile>,
    /// The passages of the edition in force, to recognise a passage whose id is lost.
    pub before: Vec<PassageBefore>,
    /// Warnings from reading the files.
    pub warnings: Diagnostics,
}

impl Sources {
    /// All the files.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        let always = [
            &self.contacts,
            &self.guide,
            &self.adoption,
            &self.municipality,
        ];
        let optional = [&self.figures, &self.subjects, &self.evidence];
        let chapters = self.chapters.iter().map(|chapter| &chapter.file);
        always
            .into_iter()
            .chain(optional.into_iter().flatten())
            .chain(chapters)
    }
}

impl Sources {
    /// The same files with each letter [`composed`].
    pub(crate) fn composed(&self) -> Self {
        let mut whole = self.clone();
        let Self {
            chapters,
            contacts,
            guide,
            figures,
            adoption,
            municipality,
            subjects,
            evidence,
            before: _,
            warnings: _,
        } = &mut whole;
        let mut texts: Vec<_> = [contacts, guide, adoption, municipality]
            .into_iter()
            .chain([figures, subjects, evidence].into_iter().flatten())
            .map(|file| &mut file.text)
            .collect();
        for chapter in chapters {
            texts.extend([&mut chapter.title, &mut chapter.file.text]);
        }
        for text in texts {
            *text = composed(text);
        }
        whole
    }
}

/// A chapter's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChapterSource {
    /// Its title in `SUMMARY.md`.
    pub title: String,
    /// Its path below `chapters/`, such as `indledning.md`.
    pub path: String,
    /// The file.
    pub file: SourceFile,
}

/// A valid plan: every reference resolves, and the guide keeps its laws.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whose plan it is.
    pub municipality: Municipality,
    /// Whether it is adopted.
    pub adoption: Adoption,
    /// The adopted text.
    pub chapters: Vec<Chapter>,
    /// Whom to turn to.
    pub contacts: Vec<Contact>,
    /// The questions and what their answers lead to.
    pub guide: Guide,
    /// The steps of the handling path, in order.
    pub steps: Vec<PassageId>,
    /// What the guide may leave out, and why.
    pub waived: Vec<Waiver>,
    /// Figures of what the plan says.
    pub figures: Vec<Figure>,
    /// Subjects for the index, in the editor's order.
    pub subjects: Vec<Subject>,
    /// Whether the text was compared word for word with the source document.
    pub compared: bool,
    /// By passage id: its chapter, and its path among the chapter's blocks.
    places: HashMap<PassageId, (usize, Way)>,
    /// By path: the chapter's index.
    paths: HashMap<String, usize>,
}

impl Plan {
    /// Reads and checks a plan.
    ///
    /// # Errors
    /// Every problem in every file, if any is an error. Otherwise the plan comes with its warnings.
    pub fn read(sources: &Sources) -> Result<(Self, Diagnostics), Diagnostics> {
        let sources = &sources.composed();
        let mut diagnostics = sources.warnings.clone();
        let plan = Self::check(sources, &mut diagnostics);
        diagnostics.quote(sources.files());
        match plan {
            Some(plan) => Ok((plan, diagnostics)),
            None => Err(diagnostics),
        }
    }

    /// A frozen plan with these chapters. It is not checked, and data that cannot be read is left out: an edition is its text.
    pub(crate) fn frozen(sources: &Sources, chapters: Vec<Chapter>, decision: &Decision) -> Self {
        let mut diagnostics = Diagnostics::default();
        let passages = Passages::of(&chapters, &[], &mut diagnostics);
        let municipality = municipality::read(&sources.municipality, &mut diagnostics);
        let adoption = adoption::read(&sources.adoption, &mut diagnostics);
        let contacts = contacts_file::read(&sources.contacts, &passages, &mut diagnostics);
        let contacts = contacts.unwrap_or_default();
        let guide = guide_file::read(&sources.guide, &passages, &contacts, &mut diagnostics);
        let guide = guide.unwrap_or_default();
        let figures = sources.figures.as_ref();
        let figures = figures
            .map(|source| figures_file::read(source, &passages, &guide.steps, &mut diagnostics));
        Self {
            municipality: municipality.unwrap_or_default(),
            adoption: adoption.unwrap_or_else(|| Adoption::Adopted(decision.clone())),
            contacts,
            guide: guide.guide,
            steps: guide.steps,
            waived: guide.waived,
            figures: figures.unwrap_or_default(),
            subjects: Vec::new(),
            compared: false,
            places: places(&chapters),
            paths: paths(&chapters),
            chapters,
        }
    }

    /// The plan, if there is no error.
    fn check(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Self> {
        let chapters = read_chapters(sources, Reading::CURRENT, diagnostics);
        let passages = Passages::of(&chapters, &sources.before, diagnostics);
        let municipality = municipality::read(&sources.municipality, diagnostics);
        let adoption = adoption::read(&sources.adoption, diagnostics);
        check_links(&chapters, diagnostics);
        placeholders::note(&chapters, Severity::Warning, diagnostics);
        let contacts = contacts_file::read(&sources.contacts, &passages, diagnostics);
        // Without contacts, references to them cannot be checked.
        let guide = contacts.as_ref().and_then(|contacts| {
            check_cards(&chapters, contacts, diagnostics);
            check_numbers(&passages, contacts, diagnostics);
            guide_file::read(&sources.guide, &passages, contacts, diagnostics)
        });
        let mut figures = Vec::new();
        if let (Some(source), Some(guide)) = (&sources.figures, &guide) {
            figures = figures_file::read(source, &passages, &guide.steps, diagnostics);
        }
        let subjects = sources.subjects.as_ref();
        let subjects = subjects.map(|file| subjects::read(file, &passages, diagnostics));
        if let Some(document) = &sources.evidence {
            source_document::compare(&document.path, &document.text, &chapters, diagnostics);
        }
        // With dangling references the proof would report laws as broken that are not.
        if let (Some(guide), Some(contacts), false) = (&guide, &contacts, diagnostics.has_errors())
        {
            proof::prove(guide, contacts, diagnostics);
        }
        let (Some(municipality), Some(adoption), Some(contacts), Some(guide), false) = (
            municipality,
            adoption,
            contacts,
            guide,
            diagnostics.has_errors(),
        ) else {
            return None;
        };
        let GuideSource {
            guide,
            steps,
            waived,
            ..
        } = guide;
        Some(Self {
            municipality,
            adoption,
            contacts,
            guide,
            steps,
            waived,
            figures,
            subjects: subjects.unwrap_or_default(),
            compared: sources.evidence.is_some(),
            places: places(&chapters),
            paths: paths(&chapters),
            chapters,
        })
    }

    /// A passage and the chapter in which it stands.
    pub fn passage(&self, id: &str) -> Option<(&Chapter, &Passage)> {
        let (chapter, way) = self.places.get(id)?;
        let chapter = &self.chapters[*chapter];
        Some((chapter, Passage::at(&chapter.blocks, way)?))
    }

    /// The chapters with unfilled placeholders, as errors: such a plan cannot be adopted.
    pub fn unfinished(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        placeholders::note(&self.chapters, Severity::Error, &mut diagnostics);
        diagnostics
    }

    /// The chapter of this path, such as `indledning.md`.
    pub fn chapter(&self, path: &str) -> Option<&Chapter> {
        Some(&self.chapters[*self.paths.get(path)?])
    }

    /// The contact of this id.
    pub fn contact(&self, id: &str) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// The contact for a life in danger.
    pub fn emergency(&self) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.is_emergency())
    }

    /// The contacts for a life in danger, and the others.
    pub fn acute_and_other_contacts(&self) -> [Vec<&Contact>; 2] {
        let contacts = self.contacts.iter();
        let (acute, others) = contacts.partition(|contact| contact.is_emergency());
        [acute, others]
    }

    /// The figures that stand after these blocks.
    pub fn figures_after(&self, blocks: &[Block]) -> impl Iterator<Item = &Figure> {
        let passages = Passage::of(blocks);
        let figures = self.figures.iter();
        figures.filter(move |figure| passages.iter().any(|passage| passage.id == figure.after))
    }

    /// What the widget is given. `address` is a passage's address and `link` a chapter's link target, both relative to the guide's
    /// page.
    pub fn payload(
        &self,
        address: impl Fn(&Chapter, &Passage) -> String,
        link: impl Fn(&Chapter, &str) -> String,
    ) -> GuidePayload {
        let quote = |id: &PassageId| {
            let (chapter, passage) = self.passage(id)?;
            let piece = |(text, to): (String, Option<&str>)| Piece {
                text,
                href: to.map(|to| link(chapter, to)),
            };
            // The list of steps shows the numbers.
            let number = passage.number.filter(|_| !self.steps.contains(id));
            let number = number
                .map(|number| (format!("{number}. "), None))
                .map(piece);
            let parts = passage.cut_at_links().into_iter().map(piece);
            let quote = Quote {
                text: number.into_iter().chain(parts).collect(),
                chapter: chapter.title.clone(),
                href: address(chapter, passage),
            };
            Some((id.clone(), quote))
        };
        GuidePayload {
            guide: self.guide.clone(),
            contacts: self.contacts.iter().cloned().map(addressed).collect(),
            passages: self.quoted().iter().filter_map(quote).collect(),
        }
    }

    /// The passages that the guide and the contacts refer to.
    fn quoted(&self) -> BTreeSet<PassageId> {
        let guide = &self.guide;
        let outcomes = guide.outcomes.iter().flat_map(|outcome| {
            let cited = outcome.citations().map(|citation| &citation.passage);
            cited.chain(&outcome.path)
        });
        let helps = guide
            .questions
            .iter()
            .filter_map(|question| question.help.as_ref());
        let contacts = self.contacts.iter().map(|contact| &contact.passage);
        [&guide.reservation, &guide.assessors, &guide.secure_mail]
            .into_iter()
            .chain(outcomes)
            .chain(helps)
            .chain(contacts)
            .cloned()
            .collect()
    }
}

/// The contact with each channel's link target, so that the widget need not know how numbers are dialled.
fn addressed(mut contact: Contact) -> Contact {
    for channel in &mut contact.channels {
        channel.url = Some(channel.href());
    }
    contact
}

pub(crate) fn read_chapters(
    sources: &Sources,
    reading: Reading,
    diagnostics: &mut Diagnostics,
) -> Vec<Chapter> {
    let texts = sources.chapters.iter().map(|one| one.file.text.as_str());
    let mut ids = Proposals::new(&sources.before, texts);
    let chapters = sources.chapters.iter().map(|chapter| {
        let ChapterSource { title, path, file } = chapter;
        let chapter = markdown::read_chapter(
            reading,
            &file.path,
            path,
            title,
            &file.text,
            &mut ids,
            diagnostics,
        );
        check_headings(&chapter, file, diagnostics);
        chapter
    });
    chapters.collect()
}

/// A chapter has one heading of level 1: its first block, and the same as its title.
fn check_headings(chapter: &Chapter, file: &SourceFile, diagnostics: &mut Diagnostics) {
    let first_line = file.text.find('\n').unwrap_or(file.text.len());
    let hint = "skriv »# Kapitlets overskrift {#id}« som det første i filen";
    match chapter.blocks.split_first() {
        Some((Block::Heading(1, heading), [])) => {
            check_title(chapter, heading, diagnostics);
            diagnostics.warning(
                &heading.place(),
                "kapitlet har ingen tekst",
                "skriv teksten under overskriften, eller slet kapitlets linje i SUMMARY.md",
            );
            return;
        }
        Some((Block::Heading(1, heading), _)) => check_title(chapter, heading, diagnostics),
        Some(_) => {
            let place = file.place(0..first_line);
            diagnostics.error(&place, "kapitlet begynder ikke med sin overskrift", hint);
        }
        None if file.text.trim().is_empty() => {
            diagnostics.error(&Location::file(&file.path), "kapitlets fil er tom", hint);
            return;
        }
        // Reported already.
        None => return,
    }
    let mut above = 1;
    for LocatedPassage { passage, form, .. } in LocatedPassage::all(chapter).into_iter().skip(1) {
        let FormKind::Heading(level) = form.kind else {
            continue;
        };
        if level == 1 {
            diagnostics.error(
                &passage.place(),
                "kapitlet har mere end én overskrift af første grad",
                "brug ## til overskrifter inde i kapitlet",
            );
        } else if level > above + 1 {
            let fitting = "#".repeat(usize::from(above + 1));
            diagnostics.warning(
                &passage.place(),
                "overskriften springer et niveau over",
                format!("brug {fitting} her, så en skærmlæser kan følge opdelingen"),
            );
        }
        above = level;
    }
}

fn check_title(chapter: &Chapter, heading: &Passage, diagnostics: &mut Diagnostics) {
    if heading.text != chapter.title {
        diagnostics.error(
            &heading.place(),
            format!(
                "kapitlet hedder »{}« her, men »{}« i SUMMARY.md",
                heading.text, chapter.title
            ),
            "skriv den samme titel begge steder",
        );
    }
}

fn check_cards(chapters: &[Chapter], contacts: &[Contact], diagnostics: &mut Diagnostics) {
    for (id, place) in chapters.iter().flat_map(Chapter::contact_cards) {
        if !contacts.iter().any(|contact| contact.id == id) {
            diagnostics.error(
                place,
                format!("ingen kontakt har id’et »{id}«"),
                did_you_mean(
                    id,
                    contacts.iter().map(|contact| contact.id.as_str()),
                    "ret id’et, eller tilføj kontakten i contacts.toml",
                ),
            );
        }
    }
}

/// Links within the plan must lead to a chapter or a passage.
fn check_links(chapters: &[Chapter], diagnostics: &mut Diagnostics) {
    let mut targets = HashSet::new();
    for chapter in chapters {
        let ids = chapter.passages().into_iter().map(|p| p.id.as_str());
        targets.extend(ids.chain([""]).map(|id| (chapter.path.as_str(), id)));
    }
    let is_there = |target: &str| targets.contains(&target.split_once('#').unwrap_or((target, "")));
    for chapter in chapters {
        for passage in chapter.passages() {
            let leads_nowhere = |to: &str| {
                markdown::leads_within(to) && chapter.resolve(to).is_some_and(|to| !is_there(&to))
            };
            let links = passage.links().into_iter().zip(&passage.link_places);
            for (to, place) in links.filter(|(to, _)| leads_nowhere(to)) {
                diagnostics.error(
                    place,
                    format!("linket »{to}« fører ikke til noget"),
                    link_advice(chapter, to, chapters),
                );
            }
        }
    }
}

/// A suggestion for a link that leads nowhere.
fn link_advice(from: &Chapter, to: &str, chapters: &[Chapter]) -> String {
    let places = chapters.iter().flat_map(|chapter| {
        chapter
            .passages()
            .into_iter()
            .map(move |p| (p.id.as_str(), chapter))
    });
    let places: Vec<_> = places.collect();
    let id = to.split_once('#').map_or("", |(_, id)| id);
    let of = |id: &str| {
        places
            .iter()
            .find(|(known, _)| *known == id && !id.is_empty())
    };
    if let Some((id, chapter)) = of(id) {
        let link = from.link_to(chapter, id);
        return format!(
            "afsnittet #{id} står i kapitlet {}: skriv {link}",
            chapter.path
        );
    }
    let meant = suggest(id, places.iter().map(|(id, _)| *id)).and_then(of);
    if let Some((id, chapter)) = meant.filter(|_| !id.is_empty()) {
        return format!("mener du {}?", from.link_to(chapter, id));
    }
    // A common ending says nothing about similarity.
    let stem = |path: &str| path.trim_end_matches(".md").to_owned();
    let named = stem(&from.resolve(to).unwrap_or_default());
    let is_like = |chapter: &&Chapter| suggest(&named, [stem(&chapter.path).as_str()]).is_some();
    match chapters.iter().find(is_like).filter(|_| id.is_empty()) {
        Some(chapter) => format!("mener du {}?", from.path_to(chapter)),
        None => "peg på en fil i chapters/, på #id i samme kapitel eller på fil.md#id".to_owned(),
    }
}

/// Each telephone number and address in the text belongs to a contact.
fn check_numbers(passages: &Passages<'_>, contacts: &[Contact], diagnostics: &mut Diagnostics) {
    let channels = contacts.iter().flat_map(|contact| &contact.channels);
    let known: BTreeSet<_> = channels
        .map(|channel| numbers::normal(&channel.value))
        .collect();
    for passage in passages.iter() {
        for (byte, number) in numbers::find_with_letters(&passage.text) {
            if diagnostics.is_full_of_warnings() {
                break;
            }
            let digits = number.replace(['o', 'O'], "0").replace(['l', 'I'], "1");
            diagnostics.warning(
                &passage.place_of(byte..byte + number.len()),
                format!("telefonnummeret »{number}« har et bogstav"),
                format!("skriv {digits}, hvis det er det, der menes"),
            );
        }
        for (byte, number) in numbers::unknown(&passage.text, &known) {
            if diagnostics.is_full() {
                break;
            }
            diagnostics.error(
                &passage.place_of(byte..byte + number.len()),
                format!("»{number}« står i teksten, men ingen kontakt har det"),
                "tilføj det som [[contact.channel]] i contacts.toml, eller ret det ene sted",
            );
        }
    }
}

fn places(chapters: &[Chapter]) -> HashMap<PassageId, (usize, Way)> {
    let ways = |(number, chapter): (usize, &Chapter)| {
        let ways = Passage::ways(&chapter.blocks).into_iter();
        ways.map(move |(way, passage)| (passage.id.clone(), (number, way)))
            .collect::<Vec<_>>()
    };
    chapters.iter().enumerate().flat_map(ways).collect()
}

fn paths(chapters: &[Chapter]) -> HashMap<String, usize> {
    let paths = chapters.iter().map(|chapter| chapter.path.clone());
    paths.zip(0..).collect()
}
