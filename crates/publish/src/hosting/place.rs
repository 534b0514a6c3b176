use crate::hosting::headers::PAGE_POLICY;
use crate::routes::EMBEDDED_PAGE;
use plan::Municipality;

/// Where a site lies, and who may show its guide in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its folder on its host, from slash to slash: `/`, or `/beredskab/`.
    pub folder: String,
    /// The origins that may frame the guide, separated by spaces; `None` for nobody, and then there is no page for it.
    pub ancestors: Option<String>,
}

impl Place {
    /// As the municipality has it.
    pub fn of(municipality: &Municipality) -> Self {
        let origins = municipality.embed.join(" ");
        Self {
            folder: municipality.folder(),
            ancestors: (!origins.is_empty()).then_some(origins),
        }
    }

    /// The root of a host, and no frame.
    pub fn root() -> Self {
        Self {
            folder: "/".to_owned(),
            ancestors: None,
        }
    }

    /// The policy of a path on the host that has one of its own.
    pub fn own_policy(&self, path: &str) -> Option<String> {
        let below = path.strip_prefix(&self.folder)?;
        self.embedded_policy().filter(|_| below == EMBEDDED_PAGE)
    }

    /// The policy of the page for frames, if there is one.
    pub(crate) fn embedded_policy(&self) -> Option<String> {
        let nobody = "frame-ancestors 'none'";
        let ancestors = self.ancestors.as_ref()?;
        Some(PAGE_POLICY.replace(nobody, &format!("frame-ancestors {ancestors}")))
    }
}
