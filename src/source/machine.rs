//! Fonts that are installed on the machine.

use std::cmp::Ordering;
use std::io;
use std::path::PathBuf;

/// A face among the fonts of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineFont {
    /// Its family, in English where it has an English name.
    pub family: String,
    /// Its PostScript name, which tells it from others of its family.
    pub name: String,
    /// Its weight, from 1 to 1000.
    pub weight: u16,
    /// Whether it is italic or oblique.
    pub italic: bool,
    /// Which face of its file it is, from 0.
    pub index: u32,
    monospaced: bool,
    path: PathBuf,
}

/// The weight of running text.
const REGULAR: u16 = 400;

impl MachineFont {
    /// Reads its file.
    ///
    /// # Errors
    ///
    /// What the system says.
    #[allow(clippy::disallowed_methods, reason = "beside the project's files, these are all that is read")]
    pub fn read(&self) -> io::Result<Vec<u8>> {
        std::fs::read(&self.path)
    }

    /// Orders faces: families by name, behind them those of typewriters; in a family what is nearest to running text first.
    fn order(&self, other: &MachineFont) -> Ordering {
        let key = |font: &MachineFont| (font.weight.abs_diff(REGULAR), font.weight, font.italic, font.index);
        (self.monospaced, &self.family)
            .cmp(&(other.monospaced, &other.family))
            .then(key(self).cmp(&key(other)))
            .then_with(|| (&self.name, &self.path).cmp(&(&other.name, &other.path)))
    }
}

/// Lists the fonts of the machine, in an order that does not depend on where they stand.
pub fn machine_fonts() -> Vec<MachineFont> {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let mut fonts: Vec<MachineFont> = database.faces().filter_map(found).collect();
    fonts.sort_by(MachineFont::order);
    fonts
}

fn found(face: &fontdb::FaceInfo) -> Option<MachineFont> {
    let fontdb::Source::File(path) = &face.source else { return None };
    Some(MachineFont {
        family: face.families.first()?.0.clone(),
        name: face.post_script_name.clone(),
        weight: face.weight.0,
        italic: face.style != fontdb::Style::Normal,
        index: face.index,
        monospaced: face.monospaced,
        path: path.clone(),
    })
}
