use crate::contact::{Contact, PassageId};
use crate::guide::Guide;
use crate::json;
use serde::{Deserialize, Serialize};

/// All that the widget is given: the guide, the contacts and the passages that they quote.
///
/// It stands in the guide's page as JSON, so that one wasm serves every municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GuidePayload {
    /// The questions and outcomes.
    pub guide: Guide,
    /// The contacts that outcomes name.
    pub contacts: Vec<Contact>,
    /// The passages that guide and contacts refer to.
    pub passages: Vec<(PassageId, Quote)>,
}

impl GuidePayload {
    /// Reads the publisher's JSON.
    ///
    /// # Panics
    /// On any other text: without its payload the widget cannot start, and the page's loader watches for the trap.
    pub fn read(json: &str) -> Self {
        json::read(json)
    }

    /// The passage of this id.
    pub fn passage(&self, id: &str) -> Option<&Quote> {
        let found = self.passages.iter().find(|(known, _)| known == id);
        found.map(|(_, quote)| quote)
    }
}

/// A passage's words and where they stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The passage word for word: its pieces in order.
    pub text: Vec<Piece>,
    /// The title of its chapter.
    pub chapter: String,
    /// Its address, relative to the guide's page.
    pub href: String,
}

/// A piece of a passage: the text of one link, or the text between links.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The link's target, if it is a link: an `https` address, or one relative to the guide's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}
