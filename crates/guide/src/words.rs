//! The interface's own wording, shared by the widget, the static guide and `explain`. It holds no text of the plan.

#![expect(missing_docs, reason = "each of them says itself")]

pub const BEGUN_AGAIN: &str = "Dine tidligere svar er slettet, så guiden begynder forfra.";

pub const CONTINUE: &str = "Fortsæt";
pub const BACK: &str = "Tilbage";
pub const WHAT_IS_MEANT: &str = "Hvad betyder det?";
/// For screen readers only: what the choices are.
pub const ANSWERS: &str = "Svar";
pub const SEVERAL: &str = "Du kan vælge flere.";

pub const ERROR: &str = "Fejl: ";
pub const ANSWER_MISSING: &str = "Du mangler at svare";
pub const CHOOSE_ONE: &str = "Vælg det svar, der passer bedst";
pub const CHOOSE_SOME: &str = "Vælg mindst ét svar";

pub const CHECK_ANSWERS: &str = "Tjek dine svar";
pub const CHANGE: &str = "Ret";
/// For screen readers only: which answer a button changes.
pub const CHANGE_WHAT: &str = " dit svar på: ";
pub const SHOW_CONTACTS: &str = "Vis, hvem du kan kontakte";

pub const NOW: &str = "Det kan du gøre nu";
pub const AFTERWARDS: &str = "Det sker der bagefter";
pub const HELP: &str = "Hjælp, der kan blive tale om";
pub const WHY: &str = "Derfor vises dette";
pub const CHANGE_ANSWERS: &str = "Ret dine svar";
pub const START_OVER: &str = "Start forfra";

pub const PREPARE: &str = "Forbered samtalen";
pub const TAKE_ANSWERS_ALONG: &str =
    "Du kan udskrive eller kopiere dine svar, så du har dem ved hånden.";
pub const YOUR_ANSWERS: &str = "Dine svar";
pub const PRINT: &str = "Udskriv";
pub const COPY: &str = "Kopiér dine svar";
pub const COPIED: &str = "Dine svar er kopieret.";
pub const NOT_COPIED: &str =
    "Dine svar kunne ikke kopieres. Du kan markere dem og kopiere dem selv.";
pub const IN_WRITING: &str = "Vil du skrive om personlige forhold, er planens vej sikker mail:";

pub const READ_IN_PLAN: &str = "Læs i planen: ";

/// The question's number and the count of questions.
pub fn progress(number: usize, of: usize) -> String {
    [
        "Spørgsmål ",
        &in_digits(number),
        " af ",
        &in_digits(of),
        ". ",
    ]
    .concat()
}

/// A number in digits. `to_string` would add about a page's weight to the widget.
pub fn in_digits(number: usize) -> String {
    let mut digits = match number {
        0..10 => String::new(),
        _ => in_digits(number / 10),
    };
    digits.push(char::from(b'0' + (number % 10) as u8));
    digits
}

#[cfg(test)]
mod tests {
    use super::progress;

    #[test]
    fn progress_is_told_in_digits() {
        assert_eq!(progress(2, 6), "Spørgsmål 2 af 6. ");
        assert_eq!(progress(9, 10), "Spørgsmål 9 af 10. ");
        assert_eq!(progress(10, 42), "Spørgsmål 10 af 42. ");
        // A guide has at most 200 questions, and the summary a button for each.
        assert_eq!(progress(100, 200), "Spørgsmål 100 af 200. ");
    }
}
