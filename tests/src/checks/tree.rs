//! A page as a browser presents it to a screen reader.

use crate::browsers::page::Page;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// The accessibility tree, in the order in which it is read.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

/// A node that a screen reader announces.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is, such as `heading`.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Its states, such as `("level", 1)`.
    properties: Vec<(String, Value)>,
    /// How many nodes enclose it.
    depth: usize,
}

/// As the DevTools protocol has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    node_id: String,
    #[serde(default)]
    ignored: bool,
    role: Option<RawValue>,
    name: Option<RawValue>,
    description: Option<RawValue>,
    #[serde(default)]
    properties: Vec<RawProperty>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct RawProperty {
    name: String,
    value: RawValue,
}

#[derive(Deserialize)]
struct RawValue {
    #[serde(default)]
    value: Value,
}

impl Tree {
    /// That of the page which is open. Only in Chromium.
    ///
    /// # Errors
    /// If the browser does not tell.
    pub async fn of(page: &Page) -> Result<Self> {
        page.settle().await?;
        let mut report = page.full_tree().await?;
        let raw: Vec<Raw> = serde_json::from_value(report["nodes"].take())?;
        let mut nodes = Vec::new();
        collect(&raw, raw.first().context("no tree")?, 0, &mut nodes);
        Ok(Self { nodes })
    }

    /// All of it.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Everything that has this role.
    pub fn all(&self, role: &str) -> Vec<&Node> {
        let nodes = self.nodes.iter();
        nodes.filter(|node| node.role == role).collect()
    }

    /// What everything that has this role is called.
    pub fn names(&self, role: &str) -> Vec<&str> {
        let all = self.all(role).into_iter();
        all.map(|node| node.name.as_str()).collect()
    }

    /// What stands inside of the one with this role and a name that ends like this; nothing if there is no such one.
    pub fn inside(&self, role: &str, name: &str) -> Vec<&Node> {
        let mut nodes = self.nodes.iter();
        let around = nodes.find(|node| node.role == role && node.name.ends_with(name));
        let depth = around.map_or(usize::MAX, |node| node.depth);
        nodes.take_while(|node| node.depth > depth).collect()
    }

    /// The focused node, other than the page.
    pub fn focused(&self) -> Option<&Node> {
        let nodes = self.nodes.iter();
        let mut focused = nodes.filter(|node| node.is("focused") && node.role != "RootWebArea");
        focused.next()
    }
}

impl Node {
    /// One of its states.
    pub fn property(&self, name: &str) -> Option<&Value> {
        let mut properties = self.properties.iter();
        properties
            .find(|(own, _)| own == name)
            .map(|(_, value)| value)
    }

    /// Whether it is in such a state.
    pub fn is(&self, state: &str) -> bool {
        let value = self.property(state);
        value.is_some_and(|value| *value == true || *value == "true")
    }
}

fn collect(raw: &[Raw], node: &Raw, depth: usize, nodes: &mut Vec<Node>) {
    if !node.ignored {
        nodes.push(Node {
            role: text(node.role.as_ref()),
            name: text(node.name.as_ref()),
            description: text(node.description.as_ref()),
            properties: properties(node),
            depth,
        });
    }
    for id in &node.child_ids {
        if let Some(child) = raw.iter().find(|other| other.node_id == *id) {
            collect(raw, child, depth + 1, nodes);
        }
    }
}

/// In one line: what breaks a line is not heard.
fn text(value: Option<&RawValue>) -> String {
    let text = value
        .and_then(|value| value.value.as_str())
        .unwrap_or_default();
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

fn properties(node: &Raw) -> Vec<(String, Value)> {
    let properties = node.properties.iter();
    let property = |one: &RawProperty| (one.name.clone(), one.value.value.clone());
    properties.map(property).collect()
}
