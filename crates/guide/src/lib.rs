//! The guide: questions, conditions, outcomes and contacts, and what a reader's answers lead to.
//!
//! Pure: no I/O, no clock, no HTML. It compiles to wasm, and it is all of the domain that the widget has.

mod choices;
mod condition;
mod contact;
mod guide;
mod guide_state;
mod history_stack;
mod holiday;
mod hours;
mod json;
mod location;
mod opening_status;
mod outcome_view;
mod payload;
pub mod words;

pub use choices::Choices;
pub use condition::Condition;
pub use contact::{Channel, ChannelKind, Contact, ContactId, PassageId, dialled};
pub use guide::{Choice, Citation, Guide, Outcome, Question, Role, Urgency};
pub use guide_state::{GuideState, HistoryEntry, Page, Step};
pub use history_stack::HistoryStack;
pub use holiday::is_public_holiday;
pub use hours::{DAY, Opening, TimeOfDay, WEEK, Weekday, minute_of_week};
pub use location::Location;
pub use outcome_view::OutcomeView;
pub use payload::{GuidePayload, Piece, Quote};
