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
    /// Reads what the publisher has written as JSON.
    ///
    /// # Panics
    /// If the text is anything else: without its payload the widget can only give up, and the page's loader watches for the trap.
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
    /// The passage, word for word: what its pieces say, one after the other.
    pub text: Vec<Piece>,
    /// The title of its chapter.
    pub chapter: String,
    /// Its address, relative to the guide's page.
    pub href: String,
}

/// A part of a passage's words: all that one link says, or what stands between links.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Where they lead if they are a link: an address by `https`, or one in the plan, relative to the guide's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}
