//! `briefpress completions`: a script that completes commands and options in a shell.

use super::args::{Cli, Completions};
use clap::CommandFactory;
use std::io::Write;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Completions) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Cli::command(), "briefpress", &mut script);
    super::report::stdout_status(std::io::stdout().lock().write_all(&script))
}
