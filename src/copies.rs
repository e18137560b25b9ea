//! Numbered copies: a table of names → whom each copy of a PDF is for.

use crate::diagnostics::{Diagnostic, codes, nearest};
use crate::layout::Trouble;
use crate::layout::page::Laid;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The longest name that a title page holds on its lines.
const LONGEST: usize = 120;
/// The most copies of one run; a longer table is no list of readers.
const MOST: usize = 10_000;
/// Characters of a name in the name of a file.
const IN_FILE_NAME: usize = 40;
/// Columns that are read, with the names that they go by.
const COLUMNS: [(&str, &[&str]); 3] =
    [("name", &["name"]), ("organisation", &["organisation", "organization"]), ("copy", &["copy", "number"])];

/// A copy for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCopy {
    /// Who.
    pub name: String,
    /// Of which house; may be empty.
    pub organisation: String,
    /// The copy's number.
    pub number: u32,
}

impl NamedCopy {
    /// Returns whom the copy is for, in words.
    pub fn reader(&self) -> String {
        if self.organisation.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.organisation) }
    }

    /// Returns what tells the copy's file from others: its number, as long as the greatest, and the letters of the name.
    pub fn file_part(&self, greatest: u32) -> String {
        let width = greatest.to_string().len();
        let words = self.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let slug: String = words.collect::<Vec<_>>().join("-").to_lowercase().chars().take(IN_FILE_NAME).collect();
        let number = format!("{:0width$}", self.number);
        if slug.is_empty() { number } else { format!("{number}-{}", slug.trim_end_matches('-')) }
    }
}

/// A copy of a PDF, as it is planned.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// Whom it is for, in words.
    pub reader: String,
    /// What tells its file from others.
    pub file_part: String,
    /// Its place among the copies.
    pub place: usize,
    /// What it has alike with the others, laid out by the first that asks for it.
    pub shared: Arc<OnceLock<Shared>>,
}

/// What all copies of a PDF have alike.
#[derive(Debug)]
pub struct Shared {
    /// The pages, before they are addressed.
    pub laid: Laid,
    /// What could not be set as it should.
    pub troubles: Vec<Trouble>,
    /// Number of endnotes.
    pub endnotes: usize,
}

/// Returns the copies of one PDF.
pub fn addressed(copies: &[NamedCopy]) -> impl Iterator<Item = Addressed> {
    let greatest = copies.iter().map(|copy| copy.number).max().unwrap_or(0);
    let shared = Arc::new(OnceLock::new());
    copies.iter().enumerate().map(move |(place, copy)| Addressed {
        reader: copy.reader(),
        file_part: copy.file_part(greatest),
        place,
        shared: Arc::clone(&shared),
    })
}

/// Reads a table of names: CSV with a head, columns `name`, `organisation` and `copy`, of which the first must be there.
/// Columns are parted by commas, semicolons or tabs. All that is wrong is told, with the line.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<NamedCopy>, Vec<Diagnostic>) {
    let mut table = Table { file, told: Vec::new() };
    let copies = table.read(bytes);
    (copies, table.told)
}

struct Table<'a> {
    file: &'a str,
    told: Vec<Diagnostic>,
}

impl Table<'_> {
    fn read(&mut self, bytes: &[u8]) -> Vec<NamedCopy> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.valid_up_to();
                let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
                let help = "save it as “CSV UTF-8”, as spreadsheets call it";
                self.fault(line, format!("text that is not UTF-8, at byte {at}"), help);
                return Vec::new();
            }
        };
        let head = text.lines().next().unwrap_or_default();
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|sign| head.bytes().filter(|b| b == sign).count());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let heads: Vec<String> =
            reader.headers().map(|heads| heads.iter().map(str::to_lowercase).collect()).unwrap_or_default();
        let Some([name, organisation, number]) = self.columns(&heads) else { return Vec::new() };
        let mut copies: Vec<(NamedCopy, usize)> = Vec::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(1, |position| position.line() as usize);
                    self.fault(
                        line,
                        "a row that cannot be read".to_owned(),
                        "put cells with quotation marks in quotation marks",
                    );
                    continue;
                }
            };
            let line = record.position().map_or(1, |position| position.line() as usize);
            if copies.len() == MOST {
                self.fault(line, format!("more than {MOST} copies"), "part the table in several");
                break;
            }
            let cell = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
            let copy = self.copy(line, cell(name), cell(organisation), cell(number), copies.len() as u32 + 1);
            copies.extend(copy.map(|copy| (copy, line)));
        }
        if copies.is_empty() && self.told.is_empty() {
            self.fault(1, "no names".to_owned(), "write a line for each copy below the head");
        }
        self.tell_alike(&copies);
        copies.into_iter().map(|(copy, _)| copy).collect()
    }

    /// Returns where the columns stand; none without names.
    fn columns(&mut self, heads: &[String]) -> Option<[Option<usize>; 3]> {
        if heads.iter().all(String::is_empty) {
            self.fault(
                1,
                "an empty file".to_owned(),
                "begin it with a head, `name,organisation`, and a line for each copy",
            );
            return None;
        }
        let found = COLUMNS.map(|(_, names)| heads.iter().position(|head| names.contains(&head.as_str())));
        if found[0].is_none() {
            let help = match nearest("name", heads.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`? call the column `name`"),
                None => "begin the table with a head: `name,organisation`".to_owned(),
            };
            self.fault(1, format!("no column `name`; there are {}", quoted(heads)), help);
            return None;
        }
        Some(found)
    }

    fn copy(&mut self, line: usize, name: &str, organisation: &str, number: &str, next: u32) -> Option<NamedCopy> {
        if name.is_empty() {
            self.fault(line, "a row without a name".to_owned(), "write the name, or take the line out");
            return None;
        }
        for cell in [name, organisation] {
            if cell.starts_with(['=', '@']) {
                let help = "write the words that it stands for";
                self.fault(line, format!("`{}` is a formula, not a name", shortened(cell)), help);
                return None;
            }
            let length = cell.chars().count();
            if length > LONGEST {
                let help = format!("write at most {LONGEST}; a comma between two columns may be missing");
                self.fault(line, format!("`{}` has {length} characters", shortened(cell)), help);
                return None;
            }
            if cell.chars().any(char::is_control) {
                self.fault(line, format!("a line break in `{}`", shortened(cell)), "write it on one line");
                return None;
            }
        }
        let number = if number.is_empty() { Some(next) } else { number.parse().ok().filter(|number| *number > 0) };
        if number.is_none() {
            self.fault(
                line,
                "a copy number that is no whole number".to_owned(),
                "write 1, 2, 3, or leave the column out",
            );
        }
        Some(NamedCopy { name: name.to_owned(), organisation: organisation.to_owned(), number: number? })
    }

    /// Tells rows that are alike, and numbers that stand twice.
    fn tell_alike(&mut self, copies: &[(NamedCopy, usize)]) {
        let mut numbers = BTreeMap::new();
        let mut readers = BTreeMap::new();
        for (copy, line) in copies {
            if let Some(first) = numbers.insert(copy.number, *line) {
                let help = "give each copy a number of its own, or leave the column out";
                self.fault(*line, format!("copy {} again, after line {first}", copy.number), help);
            } else if let Some(first) = readers.insert(copy.reader(), *line) {
                let message = format!("{}:{line}: the same reader as in line {first}", self.file);
                let help = "take one of the lines out, unless two copies are meant";
                self.told.push(Diagnostic::new(codes::COPIES_ALIKE, message).help(help));
            }
        }
    }

    fn fault(&mut self, line: usize, message: String, help: impl Into<String>) {
        self.told.push(Diagnostic::new(codes::COPIES, format!("{}:{line}: {message}", self.file)).help(help));
    }
}

fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(30) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}

fn quoted(heads: &[String]) -> String {
    heads.iter().map(|head| format!("`{}`", shortened(head))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Vec<String> {
        let (_, told) = read("names.csv", bytes);
        told.into_iter().map(|told| format!("{}: {}", told.code.id, told.message)).collect()
    }

    #[test]
    fn names_are_read_as_spreadsheets_write_them() {
        for text in [
            "name,organization,email\nAda Byron,Works,a@b\n\"Boole, G.\",Cork,\n",
            "\u{feff}Name;Organisation\r\nAda Byron;Works\r\n\"Boole, G.\";Cork\r\n",
            "organisation\tname\nWorks\tAda Byron\nCork\tBoole, G.\n",
        ] {
            let (copies, told) = read("names.csv", text.as_bytes());
            assert!(told.is_empty(), "{told:?}");
            let read: Vec<_> = copies.iter().map(|copy| (copy.number, copy.reader())).collect();
            assert_eq!(read, [(1, "Ada Byron, Works".to_owned()), (2, "Boole, G., Cork".to_owned())]);
        }
        let (copies, _) = read("names.csv", b"name,copy\nAda,7\nGeorge,12\n");
        assert_eq!(copies.iter().map(|copy| copy.number).collect::<Vec<_>>(), [7, 12]);
    }

    #[test]
    fn each_mistake_is_told_with_its_line() {
        let long = format!("name\n{}\n", "x".repeat(200));
        for (text, expected) in [
            (b"".as_slice(), "E0630: names.csv:1: an empty file"),
            (b"name,organisation\n", "E0630: names.csv:1: no names"),
            (b"nme,house\nAda,Works\n", "E0630: names.csv:1: no column `name`; there are `nme`, `house`"),
            (b"name\nAda\nJos\xe9\n", "E0630: names.csv:3: text that is not UTF-8, at byte 12"),
            (b"name\nAda\n=cmd()\n", "E0630: names.csv:3: `=cmd()` is a formula, not a name"),
            (b"name,organisation\nAda,Works\n,Works\n", "E0630: names.csv:3: a row without a name"),
            (b"name,copy\nAda,one\n", "E0630: names.csv:2: a copy number that is no whole number"),
            (b"name,copy\nAda,1\nBoole,1\n", "E0630: names.csv:3: copy 1 again, after line 2"),
            (b"name\nAda\nAda\n", "W0631: names.csv:3: the same reader as in line 2"),
            (long.as_bytes(), "E0630: names.csv:2: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` has 200 characters"),
        ] {
            assert_eq!(told(text), [expected]);
        }
    }

    #[test]
    fn names_of_files_hold_no_path() {
        let part =
            |name: &str| NamedCopy { name: name.to_owned(), organisation: String::new(), number: 7 }.file_part(250);
        assert_eq!(part("Ada Byron"), "007-ada-byron");
        assert_eq!(part("../../etc/passwd"), "007-etc-passwd");
        assert_eq!(part("C:\\con"), "007-c-con");
        assert_eq!(part("José Núñez"), "007-josé-núñez");
        assert_eq!(part("…"), "007");
        assert!(part(&"long name ".repeat(30)).chars().count() <= IN_FILE_NAME + 4);
    }
}
