use crate::choices::Choices;
use crate::contact::Contact;
use crate::guide::{Citation, Guide, Outcome, Urgency};

/// What an outcome shows for these answers, in reading order. No passage appears twice.
#[derive(Debug)]
pub struct OutcomeView<'a> {
    /// Whom to contact, best first.
    pub contacts: Vec<&'a Contact>,
    /// Passages on what to do now, without those that a contact's card already shows.
    pub now: Vec<&'a str>,
    /// The steps of the handling path.
    pub path: Vec<&'a str>,
    /// The plan's reservation, unless shown above.
    pub reservation: Option<&'a str>,
    /// The passage on secure mail, unless shown above. Left out while someone is in danger.
    pub secure_mail: Option<&'a str>,
    /// Passages on help that can follow. The passage on who assesses is among them or above.
    pub help: Vec<&'a str>,
    /// Passages that say why.
    pub because: Vec<&'a str>,
}

impl Guide {
    /// The outcome's view for these choices.
    pub fn view<'a>(
        &'a self,
        outcome: &'a Outcome,
        selected: Choices,
        contacts: &'a [Contact],
    ) -> OutcomeView<'a> {
        let contacts = outcome.contacts(selected, contacts);
        let on_a_card = contacts.iter().map(|contact| contact.passage.as_str());
        let mut above: Vec<_> = on_a_card.collect();
        let mut unseen = |mut passages: Vec<&'a str>| {
            passages.retain(|passage| !above.contains(passage));
            above.extend(&passages);
            passages
        };
        let now = unseen(applying(&outcome.now, selected));
        let path = unseen(outcome.path.iter().map(String::as_str).collect());
        let reservation = unseen(vec![&self.reservation]).pop();
        let secure_mail = match outcome.urgency {
            Urgency::Acute => None,
            _ => unseen(vec![&self.secure_mail]).pop(),
        };
        let mut help = applying(&outcome.help, selected);
        if !help.is_empty() {
            help.push(&self.assessors);
        }
        let help = unseen(help);
        let because = unseen(applying(&outcome.because, selected));
        OutcomeView {
            contacts,
            now,
            path,
            reservation,
            secure_mail,
            help,
            because,
        }
    }
}

fn applying(citations: &[Citation], selected: Choices) -> Vec<&str> {
    let applying = citations
        .iter()
        .filter(|citation| citation.applies(selected));
    applying.map(|citation| citation.passage.as_str()).collect()
}
