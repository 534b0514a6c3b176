use guide::PassageId;

/// A figure of what the plan says. Apart from title and labels, all its words stand in passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The passage it follows; at most one figure follows a passage.
    pub after: PassageId,
    /// Its title.
    pub title: String,
    /// What it shows.
    pub content: FigureContent,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureContent {
    /// Levels; none leads to another.
    Levels(Vec<Level>),
    /// The handling path: who does what, in order.
    Path(Vec<Act>),
    /// The plan's contacts.
    Contacts {
        /// When to turn to contacts other than 112.
        when: String,
    },
}

/// A level, or what several levels have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What the plan calls it.
    pub name: String,
    /// For what several levels share: the levels, by index. Otherwise empty.
    pub of: Vec<usize>,
    /// What the plan says of it.
    pub parts: Vec<LevelPart>,
}

/// One aspect of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelPart {
    /// The aspect in the author's words, such as "Hvem".
    pub label: String,
    /// What the plan says; several are examples of the same.
    pub texts: Vec<String>,
}

/// An act in a step of the handling path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The step's number, from 1.
    pub step: usize,
    /// Who does it; none for an alternative by the same actor.
    pub who: Option<String>,
    /// What is done.
    pub what: String,
    /// When it is done.
    pub when: Option<String>,
    /// Whether it is an alternative to the act above.
    pub instead: bool,
}
