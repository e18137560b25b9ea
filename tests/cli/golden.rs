//! What the shipped briefs give, to the byte and as it is read aloud, against what was accepted last.
//!
//! `BLESS=1 cargo test --test cli golden` accepts what they give now; read the differences before you commit them.

use crate::shipped::{built, plan, project};
use briefpress::inspect::{View, inspect};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Where accepted results lie.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// The deck of the gallery whose speech is kept.
const GALLERY: &str = "gallery-institute-wide-deck.pdf";

/// Returns names and bytes of all PDFs of the shipped briefs.
fn pdfs() -> Vec<(String, Vec<u8>)> {
    let project = project();
    let names = plan(&project).jobs.iter().map(|job| job.file_name.clone()).collect::<Vec<_>>();
    names.into_iter().map(|name| (name.clone(), std::fs::read(built().join(name)).unwrap())).collect()
}

/// Accepts a result where that is asked for; else returns how it differs from what was accepted.
fn differs(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, found).unwrap();
    }
    let accepted = std::fs::read_to_string(path).unwrap_or_default();
    let changes = similar::TextDiff::from_lines(accepted.as_str(), found);
    let shown = changes.unified_diff().context_radius(1).to_string();
    (accepted != found).then(|| format!("{}:\n{shown}", path.display()))
}

/// Takes away what no PDF that is built now has accepted results of.
fn forget_others(folder: &Path, keep: &[PathBuf]) {
    if std::env::var_os("BLESS").is_some() {
        let there = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        there.filter(|path| !keep.contains(path)).for_each(|path| std::fs::remove_file(path).unwrap());
    }
}

#[test]
fn bytes_are_those_that_were_accepted() {
    let mut found = String::new();
    for (name, bytes) in pdfs() {
        let digest = Sha256::digest(&bytes);
        let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        // As `sha256sum --check` reads it.
        writeln!(found, "{hash}  {name}").unwrap();
    }
    let difference = differs(&Path::new(GOLDEN).join("hashes.txt"), &found);
    assert!(difference.is_none(), "the shipped PDFs changed; where that is meant, accept it\n{}", difference.unwrap());
}

#[test]
fn what_is_read_aloud_is_what_was_accepted() {
    let folder = Path::new(GOLDEN).join("speech");
    let mut differences = Vec::new();
    let mut paths = Vec::new();
    // Themes and shapes of slides change nothing of what is read, so one of the gallery stands for all.
    for (name, bytes) in pdfs().into_iter().filter(|(name, _)| !name.starts_with("gallery-") || name == GALLERY) {
        let views = inspect(&bytes, &[View::Speech]).unwrap_or_else(|_| panic!("{name} can be read"));
        let lines = views.into_iter().flat_map(|(_, lines)| lines);
        let told: String = lines.map(|line| line.text() + "\n").collect();
        let path = folder.join(name).with_extension("txt");
        differences.extend(differs(&path, &told));
        paths.push(path);
    }
    forget_others(&folder, &paths);
    assert!(differences.is_empty(), "what a screen reader tells changed\n{}", differences.join("\n"));
}
