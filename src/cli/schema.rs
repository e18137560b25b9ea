//! `briefpress schema`: the JSON Schema of an outline or a theme, for editors.

use super::args::{Schema, SchemaOf};
use std::io::Write;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Schema) -> u8 {
    let schema = match command.of {
        SchemaOf::Outline => briefpress::outline::schema(),
        SchemaOf::Theme => briefpress::theme::schema(),
    };
    super::report::stdout_status(anstream::stdout().lock().write_all(format!("{schema:#}\n").as_bytes()))
}
