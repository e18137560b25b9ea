//! One long report and one short YAML outline per audience in; print-ready, accessible PDF briefings out.

pub mod brief;
pub mod compose;
pub mod diagnostics;
pub mod geometry;
pub mod language;
pub mod layout;
pub mod markdown;
pub mod outline;
pub mod pdf;
pub mod picture;
pub mod report;
pub mod source;
pub mod text;
pub mod theme;
