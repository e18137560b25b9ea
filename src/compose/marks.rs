//! Endnote marks: 3, or 3 7, or 28–30 where three or more of them stand in a row.

use super::composer::Composer;
use super::inline::run;
use crate::brief::SourceId;
use crate::text::{Anchor, Run, RunKind, Shape, Text};

/// Marks that count on from each other are printed as a range from so many on; two take as much room as one.
const RANGE: usize = 3;

/// A mark among others.
struct Counted {
    number: usize,
    note: Anchor,
    here: Anchor,
}

impl Composer<'_> {
    /// Adds marks for the sources.
    pub(super) fn marks(&mut self, sources: &[SourceId], runs: &mut Vec<Run>) {
        let first = runs.iter().rposition(|run| !run.kind.is_mark()).map_or(0, |last| last + 1);
        let mut marks: Vec<Counted> = runs.drain(first..).flat_map(|run| counted(run.kind)).collect();
        marks.extend(sources.iter().flat_map(|&source| counted(self.mark(source))));
        let superior = Shape { superior: true, ..Shape::default() };
        self.put_marks(marks, "", superior, runs);
    }

    /// Returns the endnote numbers of the sources on the line, for a table's cell: "4, 7".
    pub(super) fn note_numbers(&mut self, sources: &[SourceId]) -> Text {
        let marks = sources.iter().flat_map(|&source| counted(self.mark(source))).collect();
        let mut runs = Vec::new();
        self.put_marks(marks, ", ", Shape::default(), &mut runs);
        Text { runs, language: None, span: None }
    }

    /// Adds marks, those that count on from each other as a range, parted by words.
    fn put_marks(&mut self, marks: Vec<Counted>, between: &str, shape: Shape, runs: &mut Vec<Run>) {
        for (index, row) in marks.chunk_by(|one, next| one.number + 1 == next.number).enumerate() {
            if index > 0 && !between.is_empty() {
                runs.push(run(between));
            }
            let [first, inner @ .., last] = row else {
                runs.extend(row.iter().map(|mark| printed(mark, shape)));
                continue;
            };
            runs.push(printed(first, shape));
            if let ([next, ..], true) = (inner, row.len() >= RANGE) {
                let notes = inner.iter().map(|mark| mark.note).collect();
                self.stand_in(inner.iter().map(|mark| mark.here), next.here);
                let kind = RunKind::MarksBetween { first: next.number, notes, here: next.here };
                runs.push(Run { kind, shape, link: None });
            } else if !between.is_empty() {
                runs.push(run(between));
            }
            runs.push(printed(last, shape));
        }
    }
}

/// Returns a mark as it is printed by itself.
fn printed(mark: &Counted, shape: Shape) -> Run {
    let Counted { number, note, here } = *mark;
    Run { kind: RunKind::Mark { label: number.to_string(), note, here }, shape, link: None }
}

/// Returns the marks that a run stands for.
fn counted(kind: RunKind) -> Vec<Counted> {
    match kind {
        RunKind::Mark { label, note, here } => {
            label.parse().map(|number| Counted { number, note, here }).into_iter().collect()
        }
        RunKind::MarksBetween { first, notes, here } => {
            (first..).zip(notes).map(|(number, note)| Counted { number, note, here }).collect()
        }
        _ => Vec::new(),
    }
}
