use plan::{Choices, Condition, Guide, Question, Role};

/// A condition in words, for one who reads or approves the guide.
pub(crate) fn in_words(guide: &Guide, condition: &Condition) -> String {
    match condition {
        Condition::AtLeast(count, of) => at_least(guide, *count, *of),
        Condition::All(parts) if parts.is_empty() => "altid".to_owned(),
        Condition::All(parts) => joined(guide, parts, ", og "),
        Condition::Any(parts) => joined(guide, parts, ", eller "),
        Condition::Not(part) => format!("ikke: {}", in_words(guide, part)),
    }
}

fn joined(guide: &Guide, parts: &[Condition], with: &str) -> String {
    let parts: Vec<_> = parts.iter().map(|part| in_words(guide, part)).collect();
    parts.join(with)
}

fn at_least(guide: &Guide, count: u8, of: Choices) -> String {
    let asked = guide
        .questions
        .iter()
        .filter(|question| !question.all().common(of).is_empty());
    let asked: Vec<_> = asked.collect();
    let only_points = asked.iter().all(|question| {
        question.role == Some(Role::Points) && question.all().common(of) == question.substantial()
    });
    match (asked.as_slice(), count) {
        (_, 1) if only_points => "mindst ét af punkterne passer".to_owned(),
        (_, _) if only_points => "flere af punkterne passer på samme tid".to_owned(),
        ([question], _) if question.all() == of => format!("der er svaret på »{}«", question.text),
        (questions, _) => {
            let answers: Vec<_> = questions
                .iter()
                .map(|question| answers(question, of))
                .collect();
            answers.join(", eller ")
        }
    }
}

fn answers(question: &Question, of: Choices) -> String {
    let chosen = question
        .choices
        .iter()
        .filter(|choice| of.contains(choice.number));
    let chosen: Vec<_> = chosen.map(|choice| format!("»{}«", choice.text)).collect();
    format!(
        "svaret på »{}« er {}",
        question.text,
        chosen.join(" eller ")
    )
}
