//! The command line: one file for each command, and what they share.

mod accept;
mod args;
mod build;
mod census;
mod check;
mod completions;
mod copies;
mod coverage;
mod diff;
mod draft;
mod explain;
mod fix;
mod git;
mod inspect;
mod list;
mod lock;
mod new;
mod output;
mod privacy;
mod progress;
mod report;
mod revision;
mod schema;
mod trace;
mod verify;

use args::{Cli, Command};
use briefpress::diagnostics::{Diagnostics, codes};
use clap::Parser;
use report::Report;
use std::process::ExitCode;

/// All was done.
const DONE: u8 = 0;
/// An input is wrong: what it spoils was not made, the rest was.
const INPUT: u8 = 1;
/// The command line is wrong.
const USAGE: u8 = 2;
/// Something differs, where that was asked about.
const DIFFERS: u8 = 3;
/// The run was interrupted; what shells give for SIGINT.
const INTERRUPTED: u8 = 130;

/// Runs the program, and returns its exit status.
pub(crate) fn run() -> ExitCode {
    output::survive_limits();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help asked for is no error; a closed output is nobody's concern.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { DONE });
        }
    };
    let status = match &cli.command {
        Command::Build(command) => {
            build::run(command, &mut Report::new(command.shown.message_format, &command.shown.looks))
        }
        Command::Check(command) => {
            check::run(command, &mut Report::new(command.shown.message_format, &command.shown.looks))
        }
        Command::Accept(command) => accept::run(command, &mut Report::of(&command.shown)),
        Command::Coverage(command) => coverage::run(command, &mut Report::of(&command.shown)),
        Command::Trace(command) => trace::run(command, &mut Report::of(&command.shown)),
        Command::List(command) => list::run(command, &mut Report::of(&command.shown)),
        Command::Inspect(command) => inspect::run(command, &mut Report::of(&command.shown)),
        Command::Draft(command) => draft::run(command, &Report::of(&command.shown)),
        Command::Diff(command) => diff::run(command, &mut Report::of(&command.shown)),
        Command::Verify(command) => verify::run(command, &mut Report::of(&command.shown)),
        Command::New(command) => new::run(command, &Report::of(&command.shown)),
        Command::Explain(command) => explain::run(command),
        Command::Schema(command) => schema::run(command),
        Command::Completions(command) => completions::run(command),
    };
    ExitCode::from(status)
}

/// Returns the exit status that diagnostics stand for.
fn status(diagnostics: &Diagnostics) -> u8 {
    // An audience that no outline is for was mistyped on the command line.
    if diagnostics.list.iter().any(|diagnostic| diagnostic.code == codes::UNKNOWN_AUDIENCE) {
        USAGE
    } else if diagnostics.has_errors() {
        INPUT
    } else {
        DONE
    }
}
