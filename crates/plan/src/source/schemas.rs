//! JSON Schemas of the files that authors write, derived from the types that read them.

use crate::source::adoption::AdoptionFile;
use crate::source::contacts_file::ContactsFile;
use crate::source::figures_file::FiguresFile;
use crate::source::guide_file::GuideFile;
use crate::source::municipality::MunicipalityFile;
use crate::source::subjects::SubjectsFile;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// Each schema with its file name, such as `guide.json`.
pub fn schemas() -> [(&'static str, Schema); 6] {
    [
        ("adoption.json", schema::<AdoptionFile>()),
        ("contacts.json", schema::<ContactsFile>()),
        ("emneord.json", schema::<SubjectsFile>()),
        ("figures.json", schema::<FiguresFile>()),
        ("guide.json", schema::<GuideFile>()),
        ("municipality.json", schema::<MunicipalityFile>()),
    ]
}

/// Draft 7, the newest that TOML editors support.
fn schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    schema
}

/// TOML has no null: optional keys are left out instead.
fn without_null(schema: &mut Schema) {
    let Some(parts) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(kinds)) = parts.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [only] = kinds.as_slice() {
            let only = only.clone();
            parts.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = parts.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [only] = choices.as_slice() {
            let only = only.clone();
            parts.remove("anyOf");
            parts.insert("allOf".to_owned(), Value::Array(vec![only]));
        }
    }
    if parts.get("default") == Some(&Value::Null) {
        parts.remove("default");
    }
}
