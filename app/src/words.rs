//! The interface's own wording. What the plan says is never here: it comes with the payload.

pub(crate) const BEGUN_AGAIN: &str = "Dine tidligere svar er slettet, så guiden begynder forfra.";

pub(crate) const CONTINUE: &str = "Fortsæt";
pub(crate) const BACK: &str = "Tilbage";
pub(crate) const SEVERAL: &str = "Du kan vælge flere.";

pub(crate) const ERROR: &str = "Fejl: ";
pub(crate) const ANSWER_MISSING: &str = "Du mangler at svare";
pub(crate) const CHOOSE_ONE: &str = "Vælg det svar, der passer bedst";
pub(crate) const CHOOSE_SOME: &str = "Vælg mindst ét svar";

pub(crate) const CHECK_ANSWERS: &str = "Tjek dine svar";
pub(crate) const CHANGE: &str = "Ret";
/// Heard, not seen: which answer a button changes.
pub(crate) const CHANGE_WHAT: &str = " dit svar på: ";
pub(crate) const SHOW_CONTACTS: &str = "Vis, hvem du kan kontakte";

pub(crate) const NOW: &str = "Det kan du gøre nu";
pub(crate) const AFTERWARDS: &str = "Det sker der bagefter";
pub(crate) const HELP: &str = "Hjælp, der kan blive tale om";
pub(crate) const WHY: &str = "Derfor vises dette";
pub(crate) const CHANGE_ANSWERS: &str = "Ret dine svar";
pub(crate) const START_OVER: &str = "Start forfra";

pub(crate) const PREPARE: &str = "Forbered samtalen";
pub(crate) const TAKE_ANSWERS_ALONG: &str =
    "Her er dine svar. Du kan udskrive eller kopiere dem, så du har dem ved hånden.";
pub(crate) const PRINT: &str = "Udskriv";
pub(crate) const COPY: &str = "Kopiér dine svar";
pub(crate) const COPIED: &str = "Dine svar er kopieret.";
pub(crate) const NOT_COPIED: &str =
    "Dine svar kunne ikke kopieres. Du kan markere dem og kopiere dem selv.";
pub(crate) const IN_WRITING: &str =
    "Vil du skrive om personlige forhold, er planens vej sikker mail:";

pub(crate) const READ_IN_PLAN: &str = "Læs i planen: ";

/// Which question of how many.
pub(crate) fn progress(number: usize, of: usize) -> String {
    ["Spørgsmål ", &in_digits(number), " af ", &in_digits(of)].concat()
}

/// A number below 100. Not by `to_string`: the widget formats nothing else, and the machinery weighs as much as a page.
fn in_digits(number: usize) -> String {
    let digit = |number: usize| char::from(b'0' + (number % 10) as u8);
    let tens = (number > 9).then(|| digit(number / 10));
    tens.into_iter().chain([digit(number)]).collect()
}

#[cfg(test)]
mod tests {
    use super::progress;

    #[test]
    fn progress_is_told_in_digits() {
        assert_eq!(progress(2, 6), "Spørgsmål 2 af 6");
        assert_eq!(progress(9, 10), "Spørgsmål 9 af 10");
        assert_eq!(progress(10, 42), "Spørgsmål 10 af 42");
    }
}
