//! The interface's own wording. What the plan says is never here: it comes with the handout.

pub(crate) const CONTINUE: &str = "Fortsæt";
pub(crate) const BACK: &str = "Tilbage";
pub(crate) const SEVERAL: &str = "Du kan vælge flere.";

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
pub(crate) const YOUR_ANSWERS: &str = "Dine svar";
pub(crate) const CHANGE_ANSWERS: &str = "Ret dine svar";
pub(crate) const START_OVER: &str = "Start forfra";

pub(crate) const READ_IN_PLAN: &str = "Læs i planen: ";
