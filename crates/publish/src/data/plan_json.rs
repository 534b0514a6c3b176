//! The plan for other programs: `plan.json`, with its schema beside it.
//!
//! Text comes as plain text; its markup is in the page and, of an edition, in Akoma Ntoso. The guide is not in it: it is only what
//! it is with all its laws.

use crate::routes::{AKOMA_NTOSO, PLAN_SCHEMA, canonical, edition_folder, page_of};
use anyhow::Result;
use plan::{Block, Decision, EditionStatus, Publication};
use schemars::{JsonSchema, schema_for};
use serde::Serialize;

/// The version of this form. A new one only if a field changes its meaning or goes; new fields may come at any time.
const FORMAT: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[schemars(
    title = "plan.json",
    description = "En beredskabsplan som data: planens tekst, kontakter og vedtagne udgaver."
)]
struct PlanJson<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    #[schemars(description = "Formens version; nye felter kan komme til uden en ny version")]
    format: u32,
    #[schemars(description = "Sproget (BCP 47)")]
    language: &'a str,
    #[schemars(description = "Kommunens navn")]
    municipality: &'a str,
    #[schemars(description = "Planens titel")]
    title: &'a str,
    #[schemars(description = "Webstedets adresse; null, hvis den ikke er oplyst")]
    address: Option<String>,
    #[schemars(description = "Om teksten er den vedtagne")]
    status: Status,
    #[schemars(description = "Det samme i ord")]
    status_text: String,
    #[schemars(description = "SHA-256 af hele teksten, som i udgavens manifest")]
    fingerprint: String,
    #[schemars(description = "Kapitlerne i deres rækkefølge")]
    chapters: Vec<ChapterJson<'a>>,
    #[schemars(description = "Hvem man kan henvende sig til")]
    contacts: Vec<ContactJson<'a>>,
    #[schemars(description = "Udgaver, der er vedtaget, den nyeste først")]
    editions: Vec<EditionJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Status {
    #[schemars(description = "Ingen udgave er vedtaget")]
    Draft,
    #[schemars(description = "Teksten afviger fra den nyeste udgave")]
    Changed,
    #[schemars(description = "Teksten er den nyeste udgaves")]
    InForce,
}

#[derive(Serialize, JsonSchema)]
struct ChapterJson<'a> {
    title: &'a str,
    #[schemars(description = "Kapitlets side, fra webstedets rod")]
    page: String,
    #[schemars(description = "Afsnittene i læserækkefølge")]
    passages: Vec<PassageJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct PassageJson<'a> {
    #[schemars(description = "Afsnittets id; dets adresse er sidens med # og id'et")]
    id: &'a str,
    kind: Kind,
    #[schemars(description = "En overskrifts niveau, 1 til 6")]
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[schemars(description = "Hvor dybt det ligger i lister og rammer, fra 0")]
    depth: usize,
    #[schemars(description = "Punktets nummer i en nummereret liste")]
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u64>,
    #[schemars(description = "Teksten uden fremhævelser og links")]
    text: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Heading,
    Paragraph,
    Item,
}

#[derive(Serialize, JsonSchema)]
struct ContactJson<'a> {
    id: &'a str,
    name: &'a str,
    #[schemars(description = "Id'et på afsnittet, der nævner kontakten")]
    passage: &'a str,
    #[schemars(description = "Måderne at henvende sig på, den bedste først")]
    channels: Vec<ChannelJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct ChannelJson<'a> {
    kind: ChannelKind,
    #[schemars(description = "Som det står i planen")]
    value: &'a str,
    #[schemars(description = "Linkets mål: tel:, mailto: eller https:")]
    href: String,
    #[schemars(description = "Åbningstiden i ord; tom, hvor planen ikke nævner den")]
    hours: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ChannelKind {
    Emergency,
    Phone,
    Email,
    SecureMail,
}

#[derive(Serialize, JsonSchema)]
struct EditionJson<'a> {
    #[schemars(description = "Dagen, da den blev vedtaget (ISO 8601)", extend("format" = "date"))]
    date: String,
    #[schemars(description = "Hvem der vedtog den")]
    body: &'a str,
    #[schemars(description = "Sagsnummeret")]
    case: &'a str,
    #[schemars(description = "Hvornår den senest skal revideres", extend("format" = "date"))]
    next_revision: String,
    fingerprint: &'a str,
    #[schemars(description = "Dens side, fra webstedets rod")]
    page: String,
    #[schemars(description = "Teksten i Akoma Ntoso, fra webstedets rod")]
    akoma_ntoso: String,
}

/// The file's content.
pub(super) fn plan_json(publication: &Publication) -> Result<String> {
    let plan = &publication.plan;
    let municipality = &plan.municipality;
    let json = PlanJson {
        schema: PLAN_SCHEMA,
        format: FORMAT,
        language: "da",
        municipality: &municipality.name,
        title: &municipality.title,
        address: canonical(municipality, ""),
        status: match publication.status() {
            EditionStatus::Draft => Status::Draft,
            EditionStatus::Changed { .. } => Status::Changed,
            EditionStatus::InForce { .. } | EditionStatus::Former { .. } => Status::InForce,
        },
        status_text: publication.status().to_text(),
        fingerprint: publication.fingerprint(),
        chapters: plan.chapters.iter().map(chapter).collect(),
        contacts: plan.contacts.iter().map(contact).collect(),
        editions: publication.editions.iter().rev().map(edition).collect(),
    };
    Ok(serde_json::to_string(&json)?)
}

/// Its JSON Schema.
pub(super) fn schema() -> String {
    format!("{:#}\n", schema_for!(PlanJson<'_>).as_value())
}

fn chapter(chapter: &plan::Chapter) -> ChapterJson<'_> {
    let mut passages = Vec::new();
    collect(&chapter.blocks, 0, &mut passages);
    ChapterJson {
        title: &chapter.title,
        page: page_of(&chapter.path),
        passages,
    }
}

fn collect<'a>(blocks: &'a [Block], depth: usize, passages: &mut Vec<PassageJson<'a>>) {
    let passage = |passage: &'a plan::Passage, kind, level| PassageJson {
        id: &passage.id,
        kind,
        level,
        depth,
        number: passage.number,
        text: &passage.text,
    };
    for block in blocks {
        match block {
            Block::Heading(level, one) => passages.push(passage(one, Kind::Heading, Some(*level))),
            Block::Paragraph(one) => passages.push(passage(one, Kind::Paragraph, None)),
            Block::Boxed(inner) => collect(inner, depth + 1, passages),
            Block::List { items, .. } => {
                for item in items {
                    passages.push(passage(&item.passage, Kind::Item, None));
                    collect(&item.blocks, depth + 1, passages);
                }
            }
            Block::ContactCard(..) => {}
        }
    }
}

fn contact(contact: &plan::Contact) -> ContactJson<'_> {
    let channels = contact.channels.iter().map(|channel| ChannelJson {
        kind: match channel.kind {
            plan::ChannelKind::Emergency => ChannelKind::Emergency,
            plan::ChannelKind::Phone => ChannelKind::Phone,
            plan::ChannelKind::Email => ChannelKind::Email,
            plan::ChannelKind::SecureMail => ChannelKind::SecureMail,
        },
        value: &channel.value,
        href: channel.href(),
        hours: channel.hours_to_text(),
    });
    ContactJson {
        id: &contact.id,
        name: &contact.name,
        passage: &contact.passage,
        channels: channels.collect(),
    }
}

fn edition(edition: &plan::Edition) -> EditionJson<'_> {
    let Decision {
        body,
        date,
        case,
        next_revision,
    } = &edition.decision;
    let folder = edition_folder(*date);
    EditionJson {
        date: date.to_string(),
        body,
        case,
        next_revision: next_revision.to_string(),
        fingerprint: &edition.manifest.fingerprint,
        page: format!("{folder}index.html"),
        akoma_ntoso: format!("{folder}{AKOMA_NTOSO}"),
    }
}
