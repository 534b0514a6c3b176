//! The domain: an emergency plan as passages, contacts and a guide. A [`Plan`] is always valid.
//!
//! Pure: no I/O, no clock, no HTML. It reads and proves what authors write; what the widget is given of it is in [`guide`].

mod compare;
mod diagnostics;
mod diagram;
mod editions;
mod mend;
mod plan;
mod proof;
mod source;
mod text;

pub use compare::changes::{Changes, ChapterChange, PassageChange};
pub use compare::form::{Form, FormKind, LocatedPassage};
pub use diagnostics::diagnostic::{Diagnostic, Diagnostics};
pub use diagnostics::excerpt::Excerpt;
pub use diagnostics::severity::Severity;
pub use diagnostics::source_file::SourceFile;
pub use diagram::{BoxKind, BoxPart, DiagramBox, Row};
pub use editions::edition::{Edition, EditionSources};
pub use editions::edition_status::EditionStatus;
pub use editions::manifest::{FileHash, Manifest, PassageHash, fingerprint, in_groups, sha256};
pub use editions::publication::Publication;
pub use editions::revision::Revision;
pub use guide::{
    Channel, ChannelKind, Choice, Choices, Citation, Condition, Contact, ContactId, DAY, Guide,
    GuidePayload, Location, Opening, Outcome, OutcomeView, PassageId, Piece, Question, Quote, Role,
    TimeOfDay, Urgency, WEEK, Weekday, is_public_holiday, minute_of_week, words,
};
pub use jiff::civil::Date;
pub use mend::MendedLine;
pub use plan::{ChapterSource, Plan, Sources};
pub use source::adoption::{Adoption, Decision, USUAL_BODY, latest_revision};
pub use source::figure::{Act, Figure, FigureContent, Level, LevelPart};
pub use source::guide_file::Waiver;
pub use source::municipality::{Municipality, Security};
pub use source::passage::{Block, Chapter, Inline, Item, Passage, PassageKind};
pub use source::proposals::PassageBefore;
pub use source::reading::Reading;
pub use source::schemas::schemas;
pub use source::source_document::{Word, unfold};
pub use source::subjects::Subject;
pub use text::composed::composed;
pub use text::day::day_in_danish;
pub use text::edits::Edit;
pub use text::invisible::is_invisible;
pub use text::numbers::find_channel;
