//! Reads what authors write: Markdown and TOML.

pub(crate) mod adoption;
pub(crate) mod contacts_file;
pub(crate) mod figure;
pub(crate) mod figures_file;
pub(crate) mod guide_file;
pub(crate) mod leftovers;
pub(crate) mod line_breaks;
pub(crate) mod markdown;
pub(crate) mod markdown_lints;
pub(crate) mod municipality;
pub(crate) mod numbered;
pub(crate) mod passage;
pub(crate) mod passage_id;
pub(crate) mod passages;
pub(crate) mod placeholders;
pub(crate) mod proposals;
pub(crate) mod reading;
pub(crate) mod schemas;
pub(crate) mod source_document;
pub(crate) mod subjects;
pub(crate) mod terms;
pub(crate) mod toml_file;
pub(crate) mod toml_mistake;
pub(crate) mod weave;
