//! Literate cases: `tests/suite/<concept>/*.md`.
//!
//! A case is a section of such a file, named by its heading. Its fenced blocks hold files, named by the last word of the
//! line that opens the fence (or the second, where options follow), and one block `expected` holds what the concept's
//! function must return for them. `BLESS=1 cargo test --test suite` writes what it returns into the files; look at the
//! difference before you commit it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test reads its own cases")]
#![allow(clippy::print_stdout, reason = "what the pairs miss is shown with `--nocapture`")]

#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/diagnostics.rs"]
mod diagnostics;
#[path = "suite/dump.rs"]
mod dump;
#[path = "suite/evidence.rs"]
mod evidence;
#[path = "suite/mutation.rs"]
mod mutation;
#[path = "suite/outline.rs"]
mod outline;
#[path = "suite/pairs.rs"]
mod pairs;
#[path = "suite/slides.rs"]
mod slides;

use cases::Concept;

/// All concepts.
const CONCEPTS: &[Concept] = &[
    ("diagnostics", diagnostics::diagnostics),
    ("evidence", evidence::evidence),
    ("markdown", dump::markdown),
    ("outline", outline::outline),
    ("report", dump::report),
    ("slides", slides::slides),
];

#[test]
fn cases_say_what_they_are_expected_to_say() {
    let failures = cases::run_all(CONCEPTS, std::env::var_os("BLESS").is_some());
    assert!(failures.is_empty(), "\n\n{}\n{} cases failed", failures.join("\n\n"), failures.len());
}

#[test]
fn wrong_claims_are_told_and_right_ones_are_not() {
    let tallies =
        ["build", "stranger-build", "measure", "again", "stranger"].map(|folder| (folder, pairs::run(folder)));
    // What is kept to measure by is not read.
    let shown = |folder: &str, list: &str| if folder == "stranger" { String::new() } else { list.to_owned() };
    for (folder, tally) in &tallies {
        println!("{folder}: {}\n{}\n{}", tally.line(), tally.table(), shown(folder, &tally.list));
    }
    for (folder, tally) in &tallies {
        assert!(tally.holds(*folder == "stranger"), "{folder}: {}\n{}", tally.line(), shown(folder, &tally.list));
    }
}

#[test]
fn mistakes_in_the_shipped_outlines_are_seen() {
    let seen = mutation::run();
    println!("{}\n{}", seen.table(), seen.missed);
    assert!(seen.holds(), "{}\n{}", seen.table(), seen.missed);
}
