//! The shipped briefs as other programs see them. These tests need poppler and qpdf, and are skipped without
//! `BRIEFPRESS_TOOLS=1`, which `tests/run` sets after it has installed them.
