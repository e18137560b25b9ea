//! Pages + tag tree + metadata → bytes. Knows nothing of briefs or themes.

use crate::layout::page::Laid;
use crate::text::Fonts;

/// Writes the file. The same pages give the same bytes.
pub fn write(_laid: &Laid, _fonts: &Fonts) -> Vec<u8> {
    todo!()
}
