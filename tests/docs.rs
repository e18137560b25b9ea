//! What the documents say is there: files, folders, modules, and an outline that builds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::disallowed_methods, reason = "tests look at the disk as a reader does")]

use briefpress::source::Memory;
use briefpress::{Options, Project, check};
use std::path::{Path, PathBuf};

/// The documents, with the folder that their links start from.
fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name)).into();
    paths.extend(std::fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path()));
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Returns what stands between two delimiters, outside blocks of code.
fn between<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(move |prose| prose.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0)))
}

#[test]
fn links_lead_somewhere() {
    for (path, text) in documents() {
        let links = between(&text, "](", ")").filter(|link| !link.starts_with("http") && !link.starts_with('#'));
        for link in links {
            let target = path.parent().unwrap().join(link.split('#').next().unwrap());
            assert!(target.exists(), "{}: {link}", path.display());
        }
    }
}

#[test]
fn links_to_headings_find_them() {
    for (path, text) in documents() {
        let headings: Vec<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix('#')?.trim_start_matches('#').strip_prefix(' '))
            .map(|heading| heading.to_lowercase().replace(' ', "-"))
            .collect();
        for link in between(&text, "](#", ")") {
            assert!(headings.iter().any(|heading| heading == link), "{}: #{link}", path.display());
        }
    }
}

#[test]
fn paths_and_modules_that_are_named_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["src/", "tests/", "docs/", "benches/", "fonts/", "briefs/", "assets/", "fuzz/", ".ci/"];
    for (path, text) in documents() {
        let code: Vec<&str> =
            text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect();
        for words in code {
            if folders.iter().any(|folder| words.starts_with(folder)) && !words.contains("NAME") {
                // What follows a program's path are its arguments.
                let named = words.split(' ').next().unwrap_or(words);
                assert!(root.join(named).exists(), "{}: {words}", path.display());
            }
            if let Some((module, item)) = words.split_once("::").filter(|(module, _)| !module.contains(' ')) {
                let file = std::fs::read_to_string(root.join("src").join(module).with_extension("rs"));
                assert!(file.is_ok_and(|file| file.contains(item)), "{}: {words}", path.display());
            }
        }
    }
}

#[test]
fn the_outline_in_the_documents_is_in_order() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/outline.md")).unwrap();
    let block = |language: &str| text.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap();
    let project = Project::in_memory(Memory::from([("report.md", block("markdown")), ("council.yaml", block("yaml"))]));
    let plan = check(&project, &Options::default());
    let told: Vec<_> = plan.diagnostics.list.iter().map(|diagnostic| &diagnostic.message).collect();
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(plan.jobs.len(), 2);
}

/// Gathers the names and descriptions of all properties of a schema.
fn properties(schema: &serde_json::Value, found: &mut Vec<(String, String)>) {
    if let Some(map) = schema["properties"].as_object() {
        for (name, property) in map.iter().filter(|(_, property)| property["description"].is_string()) {
            found.push((name.clone(), property["description"].as_str().unwrap().to_owned()));
        }
    }
    for definition in schema["$defs"].as_object().into_iter().flatten() {
        properties(definition.1, found);
    }
}

#[test]
fn a_key_of_a_theme_says_what_it_is_for() {
    let mut found = Vec::new();
    properties(&briefpress::theme::schema(), &mut found);
    assert!(found.len() > 60, "{}", found.len());
    assert!(found.iter().all(|(_, description)| description.ends_with('.')), "{found:?}");
}

#[test]
fn each_key_of_the_schema_is_documented() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/outline.md")).unwrap();
    let mut found = Vec::new();
    properties(&briefpress::outline::schema(), &mut found);
    assert!(found.len() > 60, "{}", found.len());
    for (name, description) in found {
        // In a table or a sentence, alone or in an example: `name`, `{ name: …`, `a, name: …`.
        let written = [format!("`{name}`"), format!("`{name}:"), format!("{{ {name}:"), format!(", {name}:")];
        assert!(written.iter().any(|form| text.contains(form)), "docs/outline.md does not tell of `{name}`");
        assert!(description.ends_with('.') && description.len() > 4, "{name}: {description}");
    }
}

/// Returns what is told of a claim that cites a passage.
fn told(claim: &str, passage: &str) -> Vec<String> {
    let report = format!("# All\n\n{passage}\n");
    let head = "report: report.md\ntitle: Title\nbottom_line: No more.\nsections:\n  - title: Section\n    points:\n";
    let outline = format!("{head}      - '{claim}. [@all]'\n");
    let project = Project::in_memory(Memory::from([("report.md", report.as_str()), ("brief.yaml", outline.as_str())]));
    check(&project, &Options::default()).diagnostics.list.iter().map(|told| told.message.clone()).collect()
}

#[test]
fn the_rules_of_agreement_hold_as_the_table_says() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/evidence.md")).unwrap();
    let table = text.split("| rule | claim | passage | |\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut count = 0;
    for row in table.lines().skip(1) {
        let [_, rule, claim, passage, verdict, _] = row.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{row} has another number of cells");
        };
        let told = told(claim, passage);
        match verdict {
            "holds" => assert!(told.is_empty(), "{rule}: {claim} of {passage}: {told:?}"),
            "does not" => assert!(!told.is_empty(), "{rule}: {claim} of {passage}"),
            other => panic!("{other} is no verdict"),
        }
        count += 1;
    }
    assert!(count > 20);
}
