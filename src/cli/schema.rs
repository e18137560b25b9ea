//! `briefpress schema`: the JSON Schema of an outline, for editors.

use std::io::Write;

/// Runs the command, and returns the exit status.
pub(crate) fn run() -> u8 {
    let schema = format!("{:#}\n", briefpress::outline::schema());
    super::report::stdout_status(anstream::stdout().lock().write_all(schema.as_bytes()))
}
