/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The PDF's bytes.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}
