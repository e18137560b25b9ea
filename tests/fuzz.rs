//! The inputs that fuzzing found to be worth keeping: none of them panics, whatever else comes of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout, reason = "the input that breaks something is told by its name")]
#![allow(clippy::disallowed_methods, reason = "the inputs are files")]

#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "they are public where they are fuzzed")]
mod targets;

use std::path::Path;

#[test]
fn no_input_that_is_kept_breaks_anything() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in targets::TARGETS {
        let mut inputs: Vec<_> =
            std::fs::read_dir(corpora.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!inputs.is_empty(), "{name} has no inputs");
        inputs.sort();
        for input in inputs {
            println!("{}", input.display());
            target(&std::fs::read(&input).unwrap());
        }
    }
}
