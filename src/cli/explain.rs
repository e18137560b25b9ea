//! `briefpress explain`: what a diagnostic means, with an example and its mend.

use super::args::Explain;
use briefpress::diagnostics::{Code, codes, explain, lints, nearest};
use std::io::Write;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Explain) -> u8 {
    let text = match command.code {
        None => explain::overview(),
        Some(code) => match explain::explanation(code) {
            Some(explanation) => explanation.human(),
            None => format!("{}: {}\n", code.id, code.title),
        },
    };
    super::report::stdout_status(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Reads a code, or the name of a lint, from the command line.
pub(crate) fn code(name: &str) -> Result<Code, String> {
    explain::named(name).ok_or_else(|| {
        let ids = codes::ALL.iter().map(|code| code.id);
        match nearest(name, ids.chain(lints::LINTS.iter().map(|(name, _)| *name))) {
            Some(near) => format!("there is no diagnostic of this code or name; did you mean `{near}`?"),
            None => "there is no diagnostic of this code or name; `briefpress explain` lists all".to_owned(),
        }
    })
}
