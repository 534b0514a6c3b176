use guide::PassageId;

/// A picture of what the plan says; but for its title and labels, all its words stand in passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The passage after which it stands; no two figures stand after the same.
    pub after: PassageId,
    /// What it is called.
    pub title: String,
    /// What it shows.
    pub content: FigureContent,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureContent {
    /// Levels, side by side in meaning: none leads to another.
    Levels(Vec<Level>),
    /// The handling path: who does what, in order.
    Path(Vec<Act>),
    /// The plan's contacts.
    Contacts {
        /// When a contact is turned to that is not for a life in danger.
        when: String,
    },
}

/// A level, or what several levels have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What the plan calls it.
    pub name: String,
    /// The levels that have this in common, by their places in the figure; empty for a level itself.
    pub of: Vec<usize>,
    /// What is said of it.
    pub parts: Vec<LevelPart>,
}

/// Something that is said of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelPart {
    /// What it is about, in the author's word, such as "Hvem".
    pub label: String,
    /// What the plan says; several are examples of the same.
    pub texts: Vec<String>,
}

/// What someone does in a step of the handling path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The step's number, from 1.
    pub step: usize,
    /// Who does it; nobody is named where the one above does this or that.
    pub who: Option<String>,
    /// What is done.
    pub what: String,
    /// When it comes to this.
    pub when: Option<String>,
    /// Whether this is done instead of the act above.
    pub instead: bool,
}
