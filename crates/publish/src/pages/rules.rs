use crate::diagram::rules::rules_diagram;
use crate::html::conditions::{Words, to_text};
use crate::html::contact_line::contact_line;
use crate::html::quote::{address, inlines};
use maud::{Markup, html};
use plan::{Choice, Choices, Citation, Outcome, Plan, Question, Role, words};

/// The complete rules of the guide, for those who maintain and approve them.
pub(crate) fn rules_page(plan: &Plan) -> Markup {
    let guide = &plan.guide;
    let outcomes = guide.by_precedence();
    html! {
        h1 { "Guidens regler" }
        p.lead {
            "Alt, hvad guiden spørger om, og alt, hvad svarene kan føre til. "
            "Siden er lavet af de samme data som guiden og er til dem, der retter og godkender den."
        }
        (how(plan))
        h2 { "Guiden som tegning" }
        p { "Tegningen er et overblik. Det hele står i ord under " a href="#regel-spoergsmaal" { "Spørgsmålene" } " og " a href="#regel-udfald" { "Udfaldene" } "." }
        (rules_diagram(guide))
        h2 #regel-spoergsmaal { "Spørgsmålene" }
        p { "I den rækkefølge, de stilles." }
        @for (index, question) in guide.questions.iter().enumerate() { (asked(plan, index, question)) }
        h2 #regel-udfald { "Udfaldene" }
        (overview(plan, &outcomes))
        @for (index, outcome) in outcomes.iter().enumerate() { (reached(plan, &outcomes, index, outcome)) }
        (proved())
        (waived(plan))
    }
}

fn how(plan: &Plan) -> Markup {
    html! {
        h2 { "Sådan finder guiden et udfald" }
        ol {
            li { "Guiden stiller spørgsmålene ét ad gangen. Et svar, der afslutter, fører lige til et udfald; så spørges der ikke om resten." }
            li { "Hvert udfald har en betingelse, som svarene holdes op imod." }
            li { "Passer svarene til flere udfald, gælder kun det af dem, der står øverst på denne side. Hver mulig kombination af svar fører til netop ét udfald." }
        }
        p {
            "Rækkefølgen ordner måder at handle på: det, der haster mest, går forud. Den er ikke en vurdering af nogen. "
            "Guiden giver ikke point, og den hverken måler, mærker eller sammenligner mennesker. "
            "Nævner en betingelse et antal, afgør antallet alene, hvilke afsnit af planen der vises."
        }
        p { "Hvert udfald viser afsnit fra planen, som de står. Ved punkterne og ved hvert udfald står planens forbehold:" }
        (cited(plan, &plan.guide.reservation))
        p { "Hvor et udfald viser hjælp, står det også, hvem der vurderer:" }
        (cited(plan, &plan.guide.assessors))
    }
}

/// The laws that the check has proved.
fn proved() -> Markup {
    html! {
        h2 { "Det er efterprøvet" }
        p { "Siden kan kun udgives, når alt dette passer, uanset hvad der svares:" }
        ul {
            li { "Svarene fører til netop ét udfald." }
            li { "Er nogen i fare, gælder et akut udfald med et alarmnummer." }
            li { "Et punkt mere fører aldrig til noget, der haster mindre." }
            li { "Hverken rækkefølgen af svarene, eller hvem der svarer, ændrer, hvor meget det haster." }
            li { "Hvert udfald har på ethvert tidspunkt af ugen en kontakt, der svarer eller tager imod en besked." }
            li { "Hvert punkt har betydning, og hver kontakt og hvert trin i handlevejen vises, hvis det ikke er undtaget med en begrundelse." }
            li { "Hvert udfald bygger på et afsnit i planen." }
        }
    }
}

fn asked(plan: &Plan, index: usize, question: &Question) -> Markup {
    let kind = match (question.multiple, question.role) {
        (true, _) => "Der kan vælges flere svar.",
        (false, Some(Role::Asker)) => {
            "Der vælges ét svar. Svaret ændrer aldrig, hvor meget det haster."
        }
        (false, _) => "Der vælges ét svar.",
    };
    html! {
        section.rule {
            h3 #{ "regel-spoergsmaal-" (index + 1) } { (index + 1) ". " (question.text) }
            p { (kind) " Id i guide.toml: " code { (question.id) } }
            ul { @for choice in &question.choices { li { (offered(plan, choice)) } } }
            @if let Some(help) = &question.help {
                p { "Som hjælp til at svare vises:" }
                (cited(plan, help))
            }
        }
    }
}

/// A choice and its effect.
fn offered(plan: &Plan, choice: &Choice) -> Markup {
    let alone = Choices::of([choice.number]);
    let straight = choice
        .ends_guide
        .then(|| plan.guide.assess(alone))
        .flatten();
    html! {
        @match plan.passage(&choice.id).filter(|(_, passage)| passage.text == choice.text) {
            Some((chapter, passage)) => a href=(address(chapter, passage)) { (choice.text) },
            None => (choice.text),
        }
        @if choice.exclusive { " – udelukker de andre svar" }
        @if let Some(outcome) = straight { " – afslutter og fører lige til »" (outcome.title) "«" }
    }
}

/// Every outcome with its condition, and a link to its content.
fn overview(plan: &Plan, outcomes: &[&Outcome]) -> Markup {
    html! {
        table.overview {
            caption { "Det første udfald, der passer til svarene, gælder." }
            thead { tr { th scope="col" { "Udfald" } th scope="col" { "Når" } } }
            tbody {
                @for (index, outcome) in outcomes.iter().enumerate() {
                    tr {
                        th scope="row" { (to_outcome(index, outcome)) }
                        td { (Words::of(&plan.guide, &outcome.when).listed()) }
                    }
                }
            }
        }
    }
}

/// A link to an outcome on this page.
fn to_outcome(index: usize, outcome: &Outcome) -> Markup {
    html! { a href={ "#regel-udfald-" (index + 1) } { (index + 1) ". " (outcome.title) } }
}

/// An outcome's content, under the guide's own headings.
fn reached(plan: &Plan, outcomes: &[&Outcome], index: usize, outcome: &Outcome) -> Markup {
    let guide = &plan.guide;
    let contacts = outcome.contacts.iter().filter_map(|id| plan.contact(id));
    html! {
        section.rule {
            h3 #{ "regel-udfald-" (index + 1) } { (index + 1) ". " (outcome.title) }
            dl {
                dt { "Når" }
                dd { (Words::of(guide, &outcome.when).listed()) }
                dt { "Forud går" }
                dd { (precedence(outcomes, index)) }
                dt { (words::NOW) }
                dd { (citations(plan, &outcome.now)) }
                dt { "Kontakter, den bedste først" }
                dd { ol { @for contact in contacts { li { (contact_line(contact)) } } } }
                @if !outcome.path.is_empty() {
                    dt { (words::AFTERWARDS) }
                    dd { ol { @for step in &outcome.path { li { (cited(plan, step)) } } } }
                }
                @if !outcome.help.is_empty() {
                    dt { (words::HELP) }
                    dd { (citations(plan, &outcome.help)) }
                }
                @if !outcome.because.is_empty() {
                    dt { (words::WHY) }
                    dd { (citations(plan, &outcome.because)) }
                }
                dt { "Id i guide.toml" }
                dd { code { (outcome.id) } }
            }
        }
    }
}

/// Which outcome takes precedence where several match.
fn precedence(outcomes: &[&Outcome], index: usize) -> Markup {
    let own = outcomes[index].urgency;
    let above = outcomes.iter().enumerate();
    let above: Vec<_> = above.filter(|(_, other)| other.urgency > own).collect();
    html! {
        @if above.is_empty() {
            "Intet. Passer det, gælder det altid."
        } @else {
            "Gælder kun, når ingen af disse passer:"
            ul {
                @for (index, outcome) in above {
                    li { (to_outcome(index, outcome)) }
                }
            }
        }
    }
}

fn citations(plan: &Plan, citations: &[Citation]) -> Markup {
    html! {
        @for citation in citations {
            @if let Some(when) = &citation.when { p.only { "Kun når " (to_text(&plan.guide, when)) ":" } }
            (cited(plan, &citation.passage))
        }
    }
}

/// A passage with its place, kept short: the page has many.
fn cited(plan: &Plan, id: &str) -> Markup {
    html! {
        @if let Some((chapter, passage)) = plan.passage(id) {
            blockquote.cited {
                "»" (inlines(chapter, &passage.content, "")) "« ("
                a href=(address(chapter, passage)) { (chapter.title) }
                ")"
            }
        }
    }
}

fn waived(plan: &Plan) -> Markup {
    let name = |id: &str| match (plan.contact(id), plan.passage(id)) {
        (Some(contact), _) => contact.name.clone(),
        (None, Some((_, passage))) => passage.text.clone(),
        (None, None) => id.to_owned(),
    };
    html! {
        @if !plan.waived.is_empty() {
            h2 { "Det viser guiden ikke" }
            dl {
                @for waiver in &plan.waived {
                    dt { (name(&waiver.id)) }
                    dd { (waiver.reason) }
                }
            }
        }
    }
}
