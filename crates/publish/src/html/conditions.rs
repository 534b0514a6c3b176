use maud::{Markup, html};
use plan::{Choices, Condition, Guide, Question, Role};
use std::fmt;

/// A condition in words, for readers of the rules: clauses that follow »når« or »at«, and groups of them.
///
/// Negation is in the clauses, so that no group is ever negated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// A single clause: "svaret på »Fare?« er »Ja«".
    Clause(String),
    /// All of these hold.
    All(Vec<Words>),
    /// At least one of these holds.
    Any(Vec<Words>),
}

/// A condition as one sentence.
pub(crate) fn to_text(guide: &Guide, condition: &Condition) -> String {
    Words::of(guide, condition).to_string()
}

impl Words {
    pub(crate) fn of(guide: &Guide, condition: &Condition) -> Self {
        describe(guide, condition, true)
    }

    /// A condition as nested lists: "mindst ét af dette gælder:", with "at …" for each part.
    pub(crate) fn listed(&self) -> Markup {
        html! {
            @match self {
                Self::Clause(clause) => (clause),
                Self::All(parts) | Self::Any(parts) => {
                    (self.head()) ":"
                    ul.conditions { @for part in parts { li { "at " (part.listed()) } } }
                }
            }
        }
    }

    /// The words above a group's parts.
    fn head(&self) -> &'static str {
        match self {
            Self::Any(_) => "mindst ét af dette gælder",
            _ => "alt dette gælder",
        }
    }

    /// A group inside another: in brackets, with »både« or »enten« for those who listen.
    fn nested(&self) -> String {
        match self {
            Self::Clause(clause) => clause.clone(),
            Self::All(_) => format!("(både {self})"),
            Self::Any(_) => format!("(enten {self})"),
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parts, with) = match self {
            Self::Clause(clause) => return f.write_str(clause),
            Self::All(parts) => (parts, ", og "),
            Self::Any(parts) => (parts, ", eller "),
        };
        let parts: Vec<_> = parts.iter().map(Self::nested).collect();
        f.write_str(&parts.join(with))
    }
}

/// A condition that holds, or its negation.
fn describe(guide: &Guide, condition: &Condition, holds: bool) -> Words {
    let parts = |parts: &[Condition]| {
        parts
            .iter()
            .map(|part| describe(guide, part, holds))
            .collect()
    };
    match condition {
        Condition::AtLeast(count, of) => counted(guide, *count, *of, holds),
        Condition::Not(part) => describe(guide, part, !holds),
        Condition::All(all) => group(parts(all), holds),
        Condition::Any(any) => group(parts(any), !holds),
    }
}

/// All or any of these. A group of one is that one, and a group within one of its own kind is merged.
fn group(parts: Vec<Words>, all: bool) -> Words {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Words::All(inner) if all => flat.extend(inner),
            Words::Any(inner) if !all => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match (flat.len(), all) {
        (0, _) => constant(all),
        (1, _) => flat.remove(0),
        (_, true) => Words::All(flat),
        (_, false) => Words::Any(flat),
    }
}

/// What holds always, or never.
fn constant(holds: bool) -> Words {
    let clause = if holds {
        "der svares, uanset hvad"
    } else {
        "der svares noget, som ingen kan svare"
    };
    Words::Clause(clause.to_owned())
}

/// At least so many of these choices, or fewer.
fn counted(guide: &Guide, count: u8, of: Choices, holds: bool) -> Words {
    let asked = guide.questions.iter().filter_map(|question| {
        let of = question.all().common(of);
        (!of.is_empty()).then_some((question, of))
    });
    let asked: Vec<_> = asked.collect();
    if count == 0 || asked.is_empty() {
        return constant((count == 0) == holds);
    }
    if let Some(points) = points(guide, &asked) {
        return Words::Clause(match (holds, count) {
            (true, 1) => format!("mindst ét af {points} passer"),
            (true, _) => format!("mindst {count} af {points} passer"),
            (false, 1) => format!("intet af {points} passer"),
            (false, _) => format!("færre end {count} af {points} passer"),
        });
    }
    if count == 1 {
        let answers = asked.iter();
        let answers = answers.map(|(question, of)| Words::Clause(answer(question, *of, holds)));
        return group(answers.collect(), !holds);
    }
    let how_many = if holds { "mindst" } else { "færre end" };
    let answers = asked.iter().map(|(question, of)| {
        let chosen = listed(&texts(question, *of), "og");
        format!("{chosen} på »{}«", question.text)
    });
    let answers: Vec<_> = answers.collect();
    let answers = answers.join("; ");
    Words::Clause(format!(
        "{how_many} {count} af disse svar er givet: {answers}"
    ))
}

/// The name of these choices, if they are exactly the points of one or more questions.
fn points(guide: &Guide, asked: &[(&Question, Choices)]) -> Option<String> {
    let is_points = |question: &Question| question.role == Some(Role::Points);
    let mut whole = asked.iter();
    if !whole.all(|(question, of)| is_points(question) && *of == question.substantial()) {
        return None;
    }
    let all = guide
        .questions
        .iter()
        .filter(|question| is_points(question));
    if asked.len() == all.count() {
        return Some("punkterne".to_owned());
    }
    let questions: Vec<_> = asked.iter().map(|(q, _)| format!("»{}«", q.text)).collect();
    let together = if asked.len() > 1 { " tilsammen" } else { "" };
    Some(format!(
        "punkterne under {}{together}",
        listed(&questions, "og")
    ))
}

/// One of these choices answers the question, or none does.
fn answer(question: &Question, of: Choices, holds: bool) -> String {
    let text = &question.text;
    let chosen = texts(question, of);
    let or = listed(&chosen, "eller");
    match (question.multiple, holds) {
        _ if of == question.all() && holds => format!("der er svaret på »{text}«"),
        _ if of == question.all() => format!("der ikke er svaret på »{text}«"),
        (true, true) => format!("et af svarene på »{text}« er {or}"),
        (true, false) => format!("intet af svarene på »{text}« er {or}"),
        (false, true) => format!("svaret på »{text}« er {or}"),
        (false, false) if chosen.len() == 1 => format!("svaret på »{text}« ikke er {or}"),
        (false, false) => format!("svaret på »{text}« hverken er {or}"),
    }
}

fn texts(question: &Question, of: Choices) -> Vec<String> {
    let chosen = question.choices.iter().filter(|c| of.contains(c.number));
    chosen.map(|choice| format!("»{}«", choice.text)).collect()
}

/// "a", "a og b", "a, b og c".
fn listed(names: &[String], with: &str) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} {with} {last}", first.join(", ")),
        few => few.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Condition::{All, Any, AtLeast, Not};
    use plan::Choice;

    /// Fare? (0 Ja, 1 Nej) · Alder? (2 Ung, 3 Voksen, 4 Ved ikke) · Set? (5 A, 6 B, 7 Ingen) · Hørt? (8 C, 9 Intet)
    fn guide() -> Guide {
        let mut number = 0;
        let mut question = |text: &str, role, choices: &[&str]| {
            let choices = choices.iter().map(|text| {
                number += 1;
                Choice {
                    id: text.to_lowercase(),
                    number: number - 1,
                    text: (*text).to_owned(),
                    exclusive: text.starts_with("In"),
                    ends_guide: false,
                }
            });
            Question {
                id: text.to_lowercase(),
                role,
                multiple: role == Some(Role::Points),
                text: text.to_owned(),
                help: None,
                choices: choices.collect(),
                place: plan::Location::default(),
            }
        };
        Guide {
            questions: vec![
                question("Fare?", Some(Role::Danger), &["Ja", "Nej"]),
                question("Alder?", None, &["Ung", "Voksen", "Ved ikke"]),
                question("Set?", Some(Role::Points), &["A", "B", "Ingen"]),
                question("Hørt?", Some(Role::Points), &["C", "Intet"]),
            ],
            ..Guide::default()
        }
    }

    fn words(condition: &Condition) -> String {
        to_text(&guide(), condition)
    }

    fn some(count: u8, numbers: &[u8]) -> Condition {
        AtLeast(count, Choices::of(numbers.iter().copied()))
    }

    fn not(condition: Condition) -> Condition {
        Not(Box::new(condition))
    }

    #[test]
    fn an_answer_is_told_with_its_question() {
        assert_eq!(words(&some(1, &[0])), "svaret på »Fare?« er »Ja«");
        assert_eq!(
            words(&some(1, &[2, 4])),
            "svaret på »Alder?« er »Ung« eller »Ved ikke«"
        );
        assert_eq!(words(&some(1, &[0, 1])), "der er svaret på »Fare?«");
        assert_eq!(words(&some(1, &[5])), "et af svarene på »Set?« er »A«");
        assert_eq!(
            words(&some(1, &[0, 3])),
            "svaret på »Fare?« er »Ja«, eller svaret på »Alder?« er »Voksen«"
        );
    }

    #[test]
    fn counts_are_exact_and_groups_of_points_are_told_apart() {
        assert_eq!(words(&some(1, &[5, 6, 8])), "mindst ét af punkterne passer");
        assert_eq!(words(&some(3, &[5, 6, 8])), "mindst 3 af punkterne passer");
        assert_eq!(
            words(&some(2, &[5, 6])),
            "mindst 2 af punkterne under »Set?« passer"
        );
        assert_eq!(
            words(&some(2, &[0, 2, 3, 5])),
            "mindst 2 af disse svar er givet: »Ja« på »Fare?«; »Ung« og »Voksen« på »Alder?«; »A« på »Set?«"
        );
    }

    #[test]
    fn some_of_several_groups_of_points_are_named_together() {
        let mut guide = guide();
        guide.questions[1].role = Some(Role::Points);
        assert_eq!(
            to_text(&guide, &some(2, &[5, 6, 8])),
            "mindst 2 af punkterne under »Set?« og »Hørt?« tilsammen passer"
        );
    }

    #[test]
    fn what_does_not_hold_is_told_in_the_clause() {
        assert_eq!(words(&not(some(1, &[0]))), "svaret på »Fare?« ikke er »Ja«");
        assert_eq!(
            words(&not(some(1, &[2, 3]))),
            "svaret på »Alder?« hverken er »Ung« eller »Voksen«"
        );
        assert_eq!(
            words(&not(some(1, &[0, 1]))),
            "der ikke er svaret på »Fare?«"
        );
        assert_eq!(
            words(&not(some(1, &[5]))),
            "intet af svarene på »Set?« er »A«"
        );
        assert_eq!(
            words(&not(some(1, &[5, 6, 8]))),
            "intet af punkterne passer"
        );
        assert_eq!(
            words(&not(some(2, &[5, 6, 8]))),
            "færre end 2 af punkterne passer"
        );
        assert_eq!(words(&not(not(some(1, &[0])))), words(&some(1, &[0])));
    }

    #[test]
    fn nested_conditions_can_be_read_in_one_way_only() {
        let (danger, young, seen) = (some(1, &[0]), some(1, &[2]), some(2, &[5, 6, 8]));
        let within = Any(vec![
            danger.clone(),
            All(vec![young.clone(), not(seen.clone())]),
        ]);
        assert_eq!(
            words(&within),
            "svaret på »Fare?« er »Ja«, eller (både svaret på »Alder?« er »Ung«, og færre end 2 af punkterne passer)"
        );
        // The negation: each clause and each group inverted.
        assert_eq!(
            words(&not(within)),
            "svaret på »Fare?« ikke er »Ja«, og (enten svaret på »Alder?« ikke er »Ung«, eller mindst 2 af punkterne passer)"
        );
        // Nested groups of one kind are merged; a group of one is that one.
        assert_eq!(
            words(&All(vec![danger, All(vec![young]), Any(vec![seen])])),
            "svaret på »Fare?« er »Ja«, og svaret på »Alder?« er »Ung«, og mindst 2 af punkterne passer"
        );
    }

    #[test]
    fn what_holds_always_or_never_is_told() {
        for always in [All(vec![]), not(Any(vec![])), some(0, &[0])] {
            assert_eq!(words(&always), "der svares, uanset hvad");
        }
        for never in [Any(vec![]), not(All(vec![])), some(1, &[])] {
            assert_eq!(words(&never), "der svares noget, som ingen kan svare");
        }
    }

    #[test]
    fn a_group_can_be_a_list() {
        let nested = All(vec![
            some(1, &[0]),
            Any(vec![some(1, &[2]), some(2, &[5, 6, 8])]),
        ]);
        let nested = Words::of(&guide(), &nested);
        assert_eq!(
            nested.listed().0,
            "alt dette gælder:<ul class=\"conditions\"><li>at svaret på »Fare?« er »Ja«</li>\
             <li>at mindst ét af dette gælder:<ul class=\"conditions\">\
             <li>at svaret på »Alder?« er »Ung«</li><li>at mindst 2 af punkterne passer</li></ul></li></ul>"
        );
    }
}
