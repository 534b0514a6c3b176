//! Files with their hash in their name: scripts, widget, search. [`embedded`] is compiled into the binary.

pub(crate) mod embedded;
pub(crate) mod everyday_words;
pub(crate) mod file;
pub(crate) mod page_script;
pub(crate) mod script;
pub(crate) mod search;
pub(crate) mod search_index;
pub(crate) mod widget;
