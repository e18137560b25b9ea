//! JSON Schemas of YAML files, by which editors complete keys and mark mistakes: made of the declarations that the decoders
//! read by.

use super::keys::{Keys, Takes};
use crate::diagnostics::{capitalized, lints};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Returns the schema of a file, by the declaration of its root.
pub(crate) fn of(root: &'static Keys, title: &str, description: &str) -> Value {
    let mut definitions = Definitions::default();
    let mut schema = map(root, &mut definitions);
    schema.insert("$schema".into(), DIALECT.into());
    schema.insert("title".into(), title.into());
    schema.insert("description".into(), description.into());
    let definitions: Map<String, Value> =
        definitions.maps.into_iter().map(|(name, definition)| (name, Value::Object(definition))).collect();
    schema.insert("$defs".into(), definitions.into());
    Value::Object(schema)
}

/// Maps that are defined once and referred to.
#[derive(Default)]
struct Definitions {
    /// The names that declarations were given.
    names: Vec<(&'static Keys, String)>,
    /// Their schemas; those that are being written are empty.
    maps: BTreeMap<String, Map<String, Value>>,
}

/// Makes the schema of a map.
fn map(keys: &'static Keys, definitions: &mut Definitions) -> Map<String, Value> {
    let mut properties = Map::new();
    // What of the maps right below has to be there, unless they change those of another outline.
    let mut below = Map::new();
    for key in keys.keys {
        let mut value = takes(&key.takes, definitions);
        value.insert("description".into(), key.says.into());
        properties.insert(key.name.to_owned(), value.into());
        if let Takes::Map(inner) = key.takes
            && !inner.needs.is_empty()
        {
            below.insert(key.name.to_owned(), json!({ "required": inner.needs }));
        }
    }
    if let Some(other) = keys.inherits.filter(|other| !keys.has(other)) {
        let description = format!("{} to start from.", capitalized(keys.what));
        properties.insert(other.to_owned(), json!({ "type": ["string", "null"], "description": description }));
    }
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    schema.insert("additionalProperties".into(), false.into());
    let mut whole = Map::new();
    if keys.inherits.is_some() && !keys.needs.is_empty() {
        whole.insert("required".into(), keys.needs.into());
    }
    if !below.is_empty() {
        whole.insert("properties".into(), below.into());
    }
    match keys.inherits {
        Some(other) if !whole.is_empty() => {
            schema.insert("if".into(), json!({ "required": [other] }));
            schema.insert("else".into(), whole.into());
        }
        None if !whole.is_empty() => {
            schema.insert("allOf".into(), json!([whole]));
        }
        _ => {}
    }
    schema
}

/// Makes the schema of a value.
fn takes(takes: &Takes, definitions: &mut Definitions) -> Map<String, Value> {
    let schema = match takes {
        // What YAML takes for a number or a truth value is a text where one is wanted.
        Takes::Text | Takes::Word | Takes::Cell => json!({ "type": ["string", "number", "boolean", "null"] }),
        Takes::Number(least, most) => or_null(json!({ "anyOf": [
            { "type": "number", "minimum": least, "maximum": most },
            { "type": "string", "pattern": r"^\s*[\d.]+\s*$" },
        ] })),
        Takes::Form(pattern) => json!({ "type": ["string", "null"], "pattern": pattern }),
        Takes::Truth => json!({ "enum": [true, false, "yes", "no", null] }),
        Takes::Choice(names) => choice(names),
        // A map below a key may be a part of that of another outline; what it needs is said by the map above it.
        Takes::Map(keys) => or_null(json!({ "$ref": define(keys, definitions) })),
        Takes::MapWithout(keys, without) => entry(keys, Some(without), definitions),
        Takes::Names(of) => json!({ "type": ["object", "null"], "additionalProperties": self::takes(of, definitions) }),
        Takes::Lints => {
            let reason = |title: &str| json!({ "type": "string", "minLength": 1, "description": title });
            let lints: Map<String, Value> =
                lints::LINTS.iter().map(|(name, code)| ((*name).to_owned(), reason(code.title))).collect();
            json!({
                "type": ["object", "null"],
                "properties": lints,
                "patternProperties": { r"^W\d{4}$": reason("A warning by its code.") },
                "additionalProperties": false,
            })
        }
        Takes::NamesBut(keys, of) => json!({
            "type": ["object", "null"],
            "propertyNames": { "not": { "enum": keys.names() } },
            "additionalProperties": self::takes(of, definitions),
        }),
        Takes::List(of) => json!({ "type": ["array", "null"], "items": of_list(of, definitions) }),
        Takes::Some(of) => json!({ "type": ["array", "null"], "items": of_list(of, definitions), "minItems": 1 }),
        Takes::Either(all) => {
            let all: Vec<Value> = all.iter().map(|takes| of_list(takes, definitions)).collect();
            or_null(json!({ "anyOf": all }))
        }
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// Makes the schema of a list's entry, which is replaced whole and so has all that it needs.
fn of_list(takes: &'static Takes, definitions: &mut Definitions) -> Value {
    match takes {
        Takes::Map(keys) => entry(keys, None, definitions),
        Takes::MapWithout(keys, without) => entry(keys, Some(without), definitions),
        Takes::Text | Takes::Word => json!({ "type": ["string", "number", "boolean"] }),
        takes => self::takes(takes, definitions).into(),
    }
}

/// Makes the schema of a map that stands on its own.
fn entry(keys: &'static Keys, without: Option<&str>, definitions: &mut Definitions) -> Value {
    let needs: Vec<&str> = keys.needs.iter().copied().filter(|key| Some(*key) != without).collect();
    let mut schema = json!({ "$ref": define(keys, definitions) });
    if keys.inherits.is_none() && !needs.is_empty() {
        schema["required"] = needs.into();
    }
    schema
}

/// Defines a map, once. Returns the reference to it.
fn define(keys: &'static Keys, definitions: &mut Definitions) -> String {
    let known = definitions.names.iter().find(|(known, _)| std::ptr::eq(*known, keys));
    if let Some((_, name)) = known {
        return format!("#/$defs/{name}");
    }
    let noun = keys.what.split_once(' ').map_or(keys.what, |(_, noun)| noun);
    let mut name = noun.replace(|character: char| !character.is_ascii_alphanumeric(), "-");
    while definitions.maps.contains_key(&name) {
        // Another map that is called the same.
        name.push('-');
    }
    definitions.names.push((keys, name.clone()));
    definitions.maps.insert(name.clone(), Map::new());
    let map = map(keys, definitions);
    definitions.maps.insert(name.clone(), map);
    format!("#/$defs/{name}")
}

/// Makes the schema of a few names: those that an editor offers, and their letters in any case.
fn choice(names: &[&str]) -> Value {
    let numbers: Vec<u64> = names.iter().filter_map(|name| name.parse().ok()).collect();
    let any_case = |character: char| match character {
        'a'..='z' => format!("[{}{character}]", character.to_ascii_uppercase()),
        _ => character.to_string(),
    };
    let patterns: Vec<String> = names.iter().map(|name| name.chars().map(any_case).collect()).collect();
    let mut any = vec![json!({ "enum": names })];
    if !numbers.is_empty() {
        any.push(json!({ "enum": numbers }));
    }
    if names.iter().any(|name| name.contains(char::is_alphabetic)) {
        any.push(json!({ "type": "string", "pattern": format!("^({})$", patterns.join("|")) }));
    }
    or_null(json!({ "anyOf": any }))
}

/// Lets `null` stand in the place of a value.
fn or_null(mut schema: Value) -> Value {
    if let Some(any) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        any.push(json!({ "type": "null" }));
        return schema;
    }
    json!({ "anyOf": [schema, { "type": "null" }] })
}
