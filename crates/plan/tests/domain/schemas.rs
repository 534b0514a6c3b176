//! The schemas for editor programs say what is read, no more and no less.

use crate::small;
use plan::{Plan, SourceFile, Sources};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_schemas_on_disk_are_those_of_the_types() {
    for (name, schema) in plan::schemas() {
        let on_disk = fs::read_to_string(root().join("schemas").join(name)).unwrap();
        let made = format!("{:#}\n", schema.as_value());
        assert_eq!(
            on_disk, made,
            "{name}: cargo run --package plan --example write_schemas"
        );
    }
}

#[test]
fn every_key_is_described() {
    fn check(name: &str, schema: &Value) {
        for part in schema.as_array().into_iter().flatten() {
            check(name, part);
        }
        let Some(object) = schema.as_object() else {
            return;
        };
        if let Some(Value::Object(properties)) = object.get("properties") {
            // What is a key's alone is described where one is chosen among several.
            let is_alone = properties.len() == 1 && object.contains_key("description");
            for (key, property) in properties {
                let is_described = is_alone || property.get("description").is_some();
                assert!(is_described, "{name}: {key}");
            }
        }
        object.values().for_each(|part| check(name, part));
    }
    for (name, schema) in plan::schemas() {
        assert!(
            schema.get("title").is_some() && schema.get("description").is_some(),
            "{name}"
        );
        check(name, schema.as_value());
    }
}

#[test]
fn the_books_are_valid_and_name_their_schemas() {
    // How many files each book has, and how many of them name a schema.
    for (book, expected) in [("book", (6, 6)), ("crates/plan/tests/small/book", (4, 0))] {
        let book = root().join(book);
        let mut found = (0, 0);
        for (name, schema) in plan::schemas() {
            let folder = if name == "municipality.json" {
                book.join("theme")
            } else {
                book.clone()
            };
            let file = folder.join(name).with_extension("toml");
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            let report = errors(schema.as_value(), &text);
            assert!(report.is_empty(), "{}: {report:#?}", file.display());
            found.0 += 1;
            let first = text.lines().next().unwrap_or_default();
            if let Some(named) = first.strip_prefix("#:schema ") {
                let named = folder.join(named).canonicalize().unwrap();
                assert_eq!(
                    named,
                    root().join("schemas").join(name).canonicalize().unwrap()
                );
                found.1 += 1;
            }
        }
        assert_eq!(found, expected, "{}", book.display());
    }
}

/// What both the reader and the schema refuse: the file, a part of it, and what stands there instead.
#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let mistakes = [
        ("guide.json", "title = \"Ring\"", "titel = \"Ring\""),
        ("guide.json", "urgency = \"prompt\"\n", ""),
        ("guide.json", "urgency = \"prompt\"", "urgency = \"promt\""),
        ("guide.json", "text = \"Fare?\"", "text = 1"),
        ("guide.json", "several = true", "several = \"true\""),
        (
            "guide.json",
            "{ answered = \"fare\" }",
            "{ anwsered = \"fare\" }",
        ),
        (
            "guide.json",
            "{ answered = \"fare\" }",
            "{ answered = \"fare\", all = [] }",
        ),
        ("guide.json", "{ answered = \"fare\" }", "{}"),
        ("guide.json", "count = 1", "count = 0"),
        ("guide.json", "count = 1", "count = 256"),
        ("guide.json", "points = [\"tegn\"]", "points = \"tegn\""),
        ("contacts.json", "name = \"Akut\"", "navn = \"Akut\""),
        ("contacts.json", "name = \"Akut\"\n", ""),
        ("contacts.json", "value = \"112\"", "value = 112"),
        ("contacts.json", "kind = \"phone\"", "kind = \"fax\""),
        (
            "contacts.json",
            "days = [\"mandag\", \"fredag\"]",
            "days = [\"Mandag\"]",
        ),
        (
            "contacts.json",
            "days = [\"mandag\", \"fredag\"]",
            "days = []",
        ),
        ("contacts.json", "from = \"09.00\"", "from = \"ni\""),
        ("contacts.json", "to = \"15.00\"", "to = \"25.00\""),
        ("adoption.json", "udkast", "kladde"),
        (
            "adoption.json",
            "status = \"udkast\"",
            "status = \"udkast\"\ndato = 2026-11-25",
        ),
        ("municipality.json", "https://", "http://"),
        ("municipality.json", "title = \"Plan\"\n", ""),
        ("emneord.json", "passages", "afsnit"),
        ("emneord.json", "[\"hjaelp\"]", "\"hjaelp\""),
        ("figures.json", "title", "titel"),
        ("figures.json", "what = \"Ring\"", "what = [\"Ring\"]"),
    ];
    for (name, part, by) in mistakes {
        let mut sources = sources();
        let schema = schema(name);
        assert_eq!(errors(&schema, &file(&mut sources, name).text), [""; 0]);
        let text = small::replaced(&file(&mut sources, name).text, part, by);
        assert!(
            !errors(&schema, &text).is_empty(),
            "the schema {name} takes »{by}«"
        );
        file(&mut sources, name).text = text;
        assert!(
            Plan::read(&sources).is_err(),
            "the reader takes »{by}« in {name}"
        );
    }
}

fn schema(name: &str) -> Value {
    let mut schemas = plan::schemas().into_iter();
    let (_, schema) = schemas.find(|(known, _)| *known == name).unwrap();
    schema.to_value()
}

/// The small plan with figures and subjects.
fn sources() -> Sources {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let subjects = "[[subject]]\nname = \"Hjælp\"\npassages = [\"hjaelp\"]\n";
    let figures = "[path]\nafter = \"vej\"\ntitle = \"Vejen\"\nact = [\n  { step = \"vej-ring\", what = \"Ring\" },\n  { step = \"vej-vurderer\", what = \"Vi vurderer\" },\n]\n";
    Sources {
        subjects: Some(file("emneord.toml", subjects)),
        figures: Some(file("figures.toml", figures)),
        ..small::sources()
    }
}

fn file<'a>(sources: &'a mut Sources, schema: &str) -> &'a mut SourceFile {
    match schema {
        "adoption.json" => &mut sources.adoption,
        "contacts.json" => &mut sources.contacts,
        "emneord.json" => sources.subjects.as_mut().unwrap(),
        "figures.json" => sources.figures.as_mut().unwrap(),
        "guide.json" => &mut sources.guide,
        _ => &mut sources.municipality,
    }
}

/// What a schema has against a TOML file.
fn errors(schema: &Value, text: &str) -> Vec<String> {
    let table: toml::Table = toml::from_str(text).unwrap();
    let value = in_json(&toml::Value::Table(table));
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let name = schema["title"].as_str().unwrap_or("schema");
    compiler.add_resource(name, schema.clone()).unwrap();
    let index = compiler.compile(name, &mut schemas).unwrap();
    match schemas.validate(&value, index) {
        Ok(()) => Vec::new(),
        Err(error) => error.causes.iter().map(ToString::to_string).collect(),
    }
}

/// As editor programs see it: days are texts.
fn in_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(is) => (*is).into(),
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Array(list) => list.iter().map(in_json).collect(),
        toml::Value::Table(table) => {
            let entries = table
                .iter()
                .map(|(key, value)| (key.clone(), in_json(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}
