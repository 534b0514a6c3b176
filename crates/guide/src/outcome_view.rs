use crate::choices::Choices;
use crate::contact::{Contact, PassageId};
use crate::guide::{Citation, Guide, Outcome};

/// What an outcome shows for some answers, in the order of reading.
#[derive(Debug)]
pub struct OutcomeView<'a> {
    /// Whom to contact, best first.
    pub contacts: Vec<&'a Contact>,
    /// The passages on what to do now. A contact's own passage is not among them: its card says the same.
    pub now: Vec<&'a str>,
    /// The steps of the handling path.
    pub path: &'a [PassageId],
    /// The passages on help that can come of it, never without the one on who assesses that.
    pub help: Vec<&'a str>,
    /// The passages that say why.
    pub because: Vec<&'a str>,
    /// The plan's reservation, unless it is among the reasons.
    pub reservation: Option<&'a str>,
}

impl Guide {
    /// What an outcome shows for these choices.
    pub fn view<'a>(
        &'a self,
        outcome: &'a Outcome,
        selected: Choices,
        contacts: &'a [Contact],
    ) -> OutcomeView<'a> {
        let contacts = outcome.contacts(selected, contacts);
        let mut now = applying(&outcome.now, selected);
        now.retain(|passage| contacts.iter().all(|contact| contact.passage != *passage));
        let mut help = applying(&outcome.help, selected);
        if !help.is_empty() {
            help.push(&self.assessors);
        }
        let reservation = self.reservation.as_str();
        let mut reasons = outcome.because.iter();
        let is_reason = reasons.any(|cited| cited.passage == reservation);
        OutcomeView {
            contacts,
            now,
            path: &outcome.path,
            help,
            because: applying(&outcome.because, selected),
            reservation: (!is_reason).then_some(reservation),
        }
    }
}

fn applying(citations: &[Citation], selected: Choices) -> Vec<&str> {
    let applying = citations
        .iter()
        .filter(|citation| citation.applies(selected));
    applying.map(|citation| citation.passage.as_str()).collect()
}
