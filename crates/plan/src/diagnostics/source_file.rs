/// A file as an author wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, relative to the municipality's root.
    pub path: String,
    /// Its content.
    pub text: String,
}
