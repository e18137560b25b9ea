//! The table of names for numbered copies, as the command line names it.

use briefpress::copies::{self, NamedCopy};
use briefpress::diagnostics::{Diagnostic, codes};
use std::path::Path;

/// Reads the names, and tells what is wrong with them.
#[allow(clippy::disallowed_methods, reason = "the command line names a file that no project holds")]
pub(crate) fn read(path: &Path) -> (Vec<NamedCopy>, Vec<Diagnostic>) {
    let file = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => copies::read(&file, &bytes),
        Err(error) => {
            let told = Diagnostic::new(codes::COPIES, format!("cannot read the names in `{file}`: {error}"))
                .help("name a CSV file with a column `name`");
            (Vec::new(), vec![told])
        }
    }
}
