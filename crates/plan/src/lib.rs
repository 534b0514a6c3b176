//! The domain: an adopted emergency plan as passages, contacts and a guide, checked once and then true.
//!
//! Pure: no I/O, no clock, no HTML; it compiles to wasm. What the feature `source` adds reads and proves what authors
//! write; the widget does without it and is given a [`Handout`].

mod choices;
mod condition;
mod contact;
mod guide;
mod handout;
mod holiday;
mod hours;
mod place;
mod standing;

pub use choices::Choices;
pub use condition::Condition;
pub use contact::{Channel, ChannelKind, Contact, ContactId};
pub use guide::{Choice, Citation, Guide, Outcome, Question, Role, Urgency};
pub use handout::{Handout, Piece, Quote};
pub use holiday::is_public_holiday;
pub use hours::{DAY, Opening, TimeOfDay, WEEK, Weekday, minute_of_week};
pub use place::Place;

#[cfg(feature = "source")]
mod addresses;
#[cfg(feature = "source")]
mod adoption;
#[cfg(feature = "source")]
mod changes;
#[cfg(feature = "source")]
mod composed;
#[cfg(feature = "source")]
mod contacts_file;
#[cfg(feature = "source")]
mod day;
#[cfg(feature = "source")]
mod edition;
#[cfg(feature = "source")]
mod edition_status;
#[cfg(feature = "source")]
mod edits;
#[cfg(feature = "source")]
mod evidence;
#[cfg(feature = "source")]
mod excerpt;
#[cfg(feature = "source")]
mod figure;
#[cfg(feature = "source")]
mod figures_file;
#[cfg(feature = "source")]
mod form;
#[cfg(feature = "source")]
mod guide_file;
#[cfg(feature = "source")]
mod invisible;
#[cfg(feature = "source")]
mod leftovers;
#[cfg(feature = "source")]
mod likeness;
#[cfg(feature = "source")]
mod line_breaks;
#[cfg(feature = "source")]
mod longest_chain;
#[cfg(feature = "source")]
mod lookalike;
#[cfg(feature = "source")]
mod mail_address;
#[cfg(feature = "source")]
mod manifest;
#[cfg(feature = "source")]
mod markdown;
#[cfg(feature = "source")]
mod mend;
#[cfg(feature = "source")]
mod municipality;
#[cfg(feature = "source")]
mod nearest;
#[cfg(feature = "source")]
mod numbered;
#[cfg(feature = "source")]
mod numbers;
#[cfg(feature = "source")]
mod passage;
#[cfg(feature = "source")]
mod passages;
#[cfg(feature = "source")]
mod placeholders;
#[cfg(feature = "source")]
mod plan;
#[cfg(feature = "source")]
mod problem;
#[cfg(feature = "source")]
mod proof;
#[cfg(feature = "source")]
mod proposals;
#[cfg(feature = "source")]
mod publication;
#[cfg(feature = "source")]
mod reading;
#[cfg(feature = "source")]
mod revision;
#[cfg(feature = "source")]
mod ruler;
#[cfg(feature = "source")]
mod schemas;
#[cfg(feature = "source")]
mod slips;
#[cfg(feature = "source")]
mod stated_hours;
#[cfg(feature = "source")]
mod subjects;
#[cfg(feature = "source")]
mod terms;
#[cfg(feature = "source")]
mod toml_file;
#[cfg(feature = "source")]
mod toml_mistake;
#[cfg(feature = "source")]
mod visible;
#[cfg(feature = "source")]
mod weave;

#[cfg(feature = "source")]
pub use {
    adoption::{Adoption, Decision, USUAL_BODY, latest_revision},
    changes::{Changes, ChapterChange, PassageChange},
    composed::composed,
    day::day_in_danish,
    edition::{Edition, EditionSources},
    edition_status::EditionStatus,
    edits::Edit,
    evidence::{Word, unfold},
    excerpt::Excerpt,
    figure::{Act, Figure, FigureContent, Level, LevelPart},
    form::{Form, FormKind, Standing},
    guide_file::Waiver,
    invisible::is_invisible,
    jiff::civil::Date,
    manifest::{FilePrint, Manifest, PassagePrint, fingerprint, in_groups, sha256},
    mend::MendedLine,
    municipality::{Municipality, Security},
    passage::{Block, Chapter, Inline, Item, Passage, PassageKind},
    plan::{ChapterSource, Plan, Sources},
    problem::{Problem, Problems, Severity},
    proposals::PassageBefore,
    publication::Publication,
    reading::Reading,
    revision::Revision,
    schemas::schemas,
    subjects::Subject,
    toml_file::SourceFile,
};

/// The id of a passage: lower-case ASCII letters, digits and hyphens.
pub type PassageId = String;
