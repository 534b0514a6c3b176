//! Reads `figures.toml`.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::figure::{Act, Figure, FigureContent, Level, LevelPart};
use crate::source::passages::Passages;
use crate::source::toml_file::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Figurerne",
    description = "Hvilke af planens ord hver figur viser. Kun title og label er egne ord; resten skal stå ordret i det afsnit, som nævnes."
)]
pub(crate) struct FiguresFile {
    #[serde(default)]
    #[schemars(description = "Figurer af niveauer")]
    levels: Vec<LevelsEntry>,
    #[schemars(description = "Figuren af handlevejen, med alle dens trin i planens rækkefølge")]
    path: Option<PathEntry>,
    #[schemars(description = "Figuren af, hvem man kontakter hvornår")]
    contacts: Option<ContactsEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En figur af niveauer")]
struct LevelsEntry {
    #[schemars(description = "Id’et på det afsnit, som figuren står efter")]
    after: Spanned<String>,
    #[schemars(description = "Figurens titel")]
    title: Spanned<String>,
    #[schemars(description = "Niveauerne, oppefra og ned")]
    level: Vec<LevelEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et niveau")]
struct LevelEntry {
    #[schemars(description = "Id’et på det afsnit, som niveauet bygger på")]
    passage: Spanned<String>,
    #[schemars(description = "Niveauets navn, som det står i afsnittet")]
    name: Spanned<String>,
    #[serde(default)]
    #[schemars(description = "De niveauer ovenfor, som dette samler; deres passage")]
    of: Vec<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Hvad kassen siger om niveauet")]
    part: Vec<PartEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En del af niveauet")]
struct PartEntry {
    #[schemars(description = "Egne ord foran, f.eks. »For hvem«")]
    label: String,
    /// The level's own passage, where no other is named.
    #[schemars(description = "Id’et på afsnittet; ellers niveauets eget")]
    passage: Option<Spanned<String>>,
    #[schemars(description = "Planens ord, som de står i afsnittet")]
    text: Vec<Spanned<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Figuren af handlevejen")]
struct PathEntry {
    #[schemars(description = "Id’et på det afsnit, som figuren står efter")]
    after: Spanned<String>,
    #[schemars(description = "Figurens titel")]
    title: Spanned<String>,
    #[schemars(description = "Handlingerne i rækkefølge")]
    act: Vec<ActEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En handling i handlevejen")]
struct ActEntry {
    #[schemars(description = "Id’et på handlevejens trin")]
    step: Spanned<String>,
    #[schemars(description = "Hvem, som det står i trinet")]
    who: Option<Spanned<String>>,
    #[schemars(description = "Hvad, som det står i trinet")]
    what: Spanned<String>,
    #[schemars(description = "Hvornår, som det står i trinet")]
    when: Option<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Om dette gøres i stedet for det før")]
    instead: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Figuren af kontakterne")]
struct ContactsEntry {
    #[schemars(description = "Id’et på det afsnit, som figuren står efter")]
    after: Spanned<String>,
    #[schemars(description = "Figurens titel")]
    title: Spanned<String>,
    #[schemars(description = "Id’et på det afsnit, hvor when står")]
    passage: Spanned<String>,
    #[schemars(description = "Hvornår man kontakter dem, som det står i afsnittet")]
    when: Spanned<String>,
}

/// Reads the figures, notes every problem, and returns what can be read. `steps` are the handling path's.
pub(crate) fn read(
    source: &SourceFile,
    passages: &Passages<'_>,
    steps: &[String],
    diagnostics: &mut Diagnostics,
) -> Vec<Figure> {
    let Some(file) = source.read::<FiguresFile>(diagnostics) else {
        return Vec::new();
    };
    let mut reader = Reader {
        source,
        passages,
        steps,
        diagnostics,
        taken: Vec::new(),
    };
    let levels = file.levels.into_iter().map(|entry| reader.levels(entry));
    let mut figures: Vec<_> = levels.collect();
    figures.extend(file.path.map(|entry| reader.path(entry)));
    figures.extend(file.contacts.map(|entry| reader.contacts(entry)));
    figures
}

struct Reader<'a> {
    source: &'a SourceFile,
    passages: &'a Passages<'a>,
    steps: &'a [String],
    diagnostics: &'a mut Diagnostics,
    /// Passages that already have a figure.
    taken: Vec<String>,
}

impl Reader<'_> {
    fn levels(&mut self, entry: LevelsEntry) -> Figure {
        self.must_show_something(&entry.title, entry.level.is_empty(), "[[levels.level]]");
        let mut names = Vec::new();
        let mut levels = Vec::new();
        for level in entry.level {
            let name = level.passage.get_ref().clone();
            levels.push(self.level(level, &names));
            names.push(name);
        }
        self.figure(entry.after, entry.title, FigureContent::Levels(levels))
    }

    /// A level; `above` has the passages of the levels above it.
    fn level(&mut self, entry: LevelEntry, above: &[String]) -> Level {
        self.must_stand_in(&entry.name, &entry.passage);
        let of = entry.of.iter().filter_map(|id| {
            let found = above.iter().position(|known| known == id.get_ref());
            if found.is_none() {
                self.diagnostics.error(
                    &self.source.place_of(id),
                    format!(
                        "intet niveau ovenfor bygger på afsnittet »{}«",
                        id.get_ref()
                    ),
                    "skriv det id, som et niveau ovenfor har som passage",
                );
            }
            found
        });
        let of = of.collect();
        let parts = entry.part.into_iter().map(|part| {
            let passage = part.passage.as_ref().unwrap_or(&entry.passage);
            for text in &part.text {
                self.must_stand_in(text, passage);
            }
            LevelPart {
                label: part.label,
                texts: part.text.into_iter().map(Spanned::into_inner).collect(),
            }
        });
        Level {
            of,
            parts: parts.collect(),
            name: entry.name.into_inner(),
        }
    }

    /// The handling path: all its steps, in the plan's order.
    fn path(&mut self, entry: PathEntry) -> Figure {
        self.must_show_something(&entry.title, entry.act.is_empty(), "[[path.act]]");
        let mut named: Vec<_> = entry.act.iter().map(|act| act.step.get_ref()).collect();
        named.dedup();
        if !named.is_empty() && !named.into_iter().eq(self.steps) {
            self.diagnostics.error(
                &self.source.place_of(&entry.title),
                "figuren viser ikke handlevejens trin i planens rækkefølge",
                format!("trinene er: {}", self.steps.join(", ")),
            );
        }
        let acts = entry.act.into_iter().enumerate();
        let acts = acts.map(|(index, act)| self.act(act, index == 0)).collect();
        self.figure(entry.after, entry.title, FigureContent::Path(acts))
    }

    fn act(&mut self, entry: ActEntry, is_first: bool) -> Act {
        let said = [&entry.who, &entry.when].into_iter().flatten();
        for part in said.chain([&entry.what]) {
            self.must_stand_in(part, &entry.step);
        }
        if is_first && entry.instead {
            self.diagnostics.error(
                &self.source.place_of(&entry.step),
                "det første i en handlevej kan ikke gøres i stedet for noget",
                "slet instead",
            );
        }
        let mut steps = self.steps.iter();
        let step = steps.position(|step| step == entry.step.get_ref());
        Act {
            step: step.map_or(0, |index| index + 1),
            who: entry.who.map(Spanned::into_inner),
            what: entry.what.into_inner(),
            when: entry.when.map(Spanned::into_inner),
            instead: entry.instead,
        }
    }

    fn contacts(&mut self, entry: ContactsEntry) -> Figure {
        self.must_stand_in(&entry.when, &entry.passage);
        let when = entry.when.into_inner();
        self.figure(entry.after, entry.title, FigureContent::Contacts { when })
    }

    fn figure(
        &mut self,
        after: Spanned<String>,
        title: Spanned<String>,
        content: FigureContent,
    ) -> Figure {
        let place = self.source.place_of(&after);
        let id = after.into_inner();
        self.source
            .must_say(&title, "figurens titel", self.diagnostics);
        if self.passages.get(&id).is_none() {
            self.passages.report_missing(&place, &id, self.diagnostics);
        }
        if self.taken.contains(&id) {
            self.diagnostics.error(
                &place,
                format!("der står allerede en figur efter afsnittet »{id}«"),
                "vælg et andet afsnit",
            );
        }
        self.taken.push(id.clone());
        Figure {
            after: id,
            title: title.into_inner(),
            content,
        }
    }

    fn must_show_something(&mut self, title: &Spanned<String>, is_empty: bool, missing: &str) {
        if is_empty {
            self.diagnostics.error(
                &self.source.place_of(title),
                format!("figuren »{}« viser ikke noget", title.get_ref()),
                format!("tilføj {missing}"),
            );
        }
    }

    fn must_stand_in(&mut self, part: &Spanned<String>, id: &Spanned<String>) {
        self.passages
            .must_stand_in(self.source, part, id, self.diagnostics);
    }
}
