use std::fmt;

/// How a reader's device shows a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The window's width in CSS pixels.
    pub width: u32,
    /// What colours the reader prefers.
    pub scheme: Scheme,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A usual phone's width.
pub const PHONE: u32 = 390;
/// A usual computer's width.
pub const SCREEN: u32 = 1280;

impl Look {
    /// On a phone and on a computer.
    pub fn both(scheme: Scheme) -> [Self; 2] {
        [PHONE, SCREEN].map(|width| Self { width, scheme })
    }
}

impl Scheme {
    /// Its name in CSS.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} px, {}", self.width, self.scheme.name())
    }
}
