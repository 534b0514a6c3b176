//! Files of the site that are named by their content: scripts, the widget, the search. [`embedded`] is compiled into the binary.

pub(crate) mod due;
pub(crate) mod embedded;
pub(crate) mod file;
pub(crate) mod script;
pub(crate) mod search;
pub(crate) mod search_index;
pub(crate) mod widget;
