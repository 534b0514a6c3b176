//! Files of the site that are named by their content: scripts, the guide's widget, the search. [`embedded`] is what the executable carries.

pub(crate) mod due;
pub(crate) mod embedded;
pub(crate) mod file;
pub(crate) mod script;
pub(crate) mod search;
pub(crate) mod search_index;
pub(crate) mod widget;
