//! The domain: an adopted emergency plan as passages, contacts and a guide, checked once and then true.
//!
//! Pure: no I/O, no clock, no HTML. It reads and proves what authors write; what the widget is given of it is in [`guide`].

mod addresses;
mod adoption;
mod changes;
mod composed;
mod contacts_file;
mod day;
mod edition;
mod edition_status;
mod edits;
mod evidence;
mod excerpt;
mod figure;
mod figures_file;
mod form;
mod guide_file;
mod invisible;
mod leftovers;
mod likeness;
mod line_breaks;
mod longest_chain;
mod lookalike;
mod mail_address;
mod manifest;
mod markdown;
mod mend;
mod municipality;
mod nearest;
mod numbered;
mod numbers;
mod passage;
mod passages;
mod placeholders;
mod plan;
mod problem;
mod proof;
mod proposals;
mod publication;
mod reading;
mod revision;
mod ruler;
mod schemas;
mod slips;
mod stated_hours;
mod subjects;
mod terms;
mod toml_file;
mod toml_mistake;
mod visible;
mod weave;

pub use guide::{
    Channel, ChannelKind, Choice, Choices, Citation, Condition, Contact, ContactId, DAY, Guide,
    Handout, Opening, Outcome, PassageId, Piece, Place, Question, Quote, Role, TimeOfDay, Urgency,
    WEEK, Weekday, is_public_holiday, minute_of_week,
};
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
    numbers::find_channel,
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
