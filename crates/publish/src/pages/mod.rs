//! The pages of the site, one file a page. [`all`] has them all, each a [`page::Page`].

pub(crate) mod about;
pub(crate) mod accessibility;
pub(crate) mod all;
pub(crate) mod changes;
pub(crate) mod chapter;
pub(crate) mod edition;
pub(crate) mod editions;
pub(crate) mod embedded;
pub(crate) mod first_question;
pub(crate) mod front;
pub(crate) mod guide;
pub(crate) mod not_found;
pub(crate) mod page;
pub(crate) mod privacy;
pub(crate) mod quick_exit;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod static_guide;
pub(crate) mod subjects;
pub(crate) mod whole;
