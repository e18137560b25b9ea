//! Outlines → charstrings of type 2 (Adobe Technical Note 5177), in as few bytes as their operators allow.
//!
//! Hints are left out. They draw the edges of letters to whole pixels where an em has a dozen of them; on paper, on dense
//! screens and where a page is enlarged there is nothing to see of them, many viewers do not look at them, and they are a
//! quarter of what a font takes in a file.

use skrifa::outline::OutlinePen;

/// Arguments that an operator may have at most (appendix B).
const STACK: usize = 48;

/// A distance in font units, as a fixed-point number with 16 bits behind the point.
type Fixed = i32;

/// One unit.
const ONE: f32 = 65536.0;

/// Operators (appendix A).
mod operator {
    pub(super) const VMOVETO: u8 = 4;
    pub(super) const RLINETO: u8 = 5;
    pub(super) const HLINETO: u8 = 6;
    pub(super) const VLINETO: u8 = 7;
    pub(super) const RRCURVETO: u8 = 8;
    pub(super) const ENDCHAR: u8 = 14;
    pub(super) const RMOVETO: u8 = 21;
    pub(super) const HMOVETO: u8 = 22;
    pub(super) const RCURVELINE: u8 = 24;
    pub(super) const RLINECURVE: u8 = 25;
    pub(super) const VVCURVETO: u8 = 26;
    pub(super) const HHCURVETO: u8 = 27;
    pub(super) const VHCURVETO: u8 = 30;
    pub(super) const HVCURVETO: u8 = 31;
}
use operator::*;

/// A step of an outline, from where the last one ended.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Move([Fixed; 2]),
    Line([Fixed; 2]),
    Curve([Fixed; 6]),
}

/// An outline as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Outline {
    steps: Vec<Step>,
    /// Where the last step ended.
    at: [Fixed; 2],
    /// Where the contour began.
    start: [Fixed; 2],
}

impl Outline {
    /// Returns the way to a point, and goes there.
    fn go(&mut self, x: f32, y: f32) -> [Fixed; 2] {
        let to = [x, y].map(|part| (part * ONE).round() as Fixed);
        let way = [0, 1].map(|axis| to[axis].wrapping_sub(self.at[axis]));
        self.at = to;
        way
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let way = self.go(x, y);
        self.start = self.at;
        self.steps.push(Step::Move(way));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let way = self.go(x, y);
        self.steps.push(Step::Line(way));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // CFF has none; this is the cubic curve that looks the same. Its points are whole units, which take a third of the
        // bytes of fractions: nobody sees half of one.
        let [from_x, from_y] = self.at.map(|part| part as f32 / ONE);
        let towards = |from: f32, control: f32| (from + (control - from) * 2.0 / 3.0).round();
        let (x, y) = (x.round(), y.round());
        self.curve_to(towards(from_x, cx), towards(from_y, cy), towards(x, cx), towards(y, cy), x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let [[a, b], [c, d]] = [self.go(cx0, cy0), self.go(cx1, cy1)];
        let [e, f] = self.go(x, y);
        self.steps.push(Step::Curve([a, b, c, d, e, f]));
    }

    fn close(&mut self) {
        // Filling closes a contour by itself.
        if let (Some(Step::Line(way)), true) = (self.steps.last(), self.at == self.start) {
            self.at = [0, 1].map(|axis| self.at[axis].wrapping_sub(way[axis]));
            self.steps.pop();
        }
    }
}

/// Returns the charstring of an outline. `width` is the glyph's, less what the font takes for granted; none where it is the
/// font's usual one.
pub(super) fn charstring(outline: &Outline, width: Option<i32>) -> Vec<u8> {
    let mut operations = Vec::new();
    let mut steps = outline.steps.as_slice();
    while let Some(&first) = steps.first() {
        let kind = std::mem::discriminant(&first);
        let run = steps.iter().take_while(|step| std::mem::discriminant(*step) == kind).count();
        match first {
            // Moves without anything drawn between them do not come.
            Step::Move(way) => {
                operations.push(move_to(way));
                steps = &steps[1..];
                continue;
            }
            Step::Line(_) => lines(&mut operations, &steps[..run]),
            Step::Curve(_) => curves(&mut operations, &steps[..run]),
        }
        steps = &steps[run..];
    }
    let mut out = Vec::new();
    if let Some(width) = width {
        number(&mut out, width.saturating_mul(1 << 16));
    }
    for (operator, arguments) in joined(operations) {
        arguments.iter().for_each(|&argument| number(&mut out, argument));
        out.push(operator);
    }
    out.push(ENDCHAR);
    out
}

type Operation = (u8, Vec<Fixed>);

fn move_to(way: [Fixed; 2]) -> Operation {
    match way {
        [dx, 0] => (HMOVETO, vec![dx]),
        [0, dy] => (VMOVETO, vec![dy]),
        [dx, dy] => (RMOVETO, vec![dx, dy]),
    }
}

/// Writes lines: those along the axes in turn with one number each, the others with two.
fn lines(operations: &mut Vec<Operation>, steps: &[Step]) {
    let ways: Vec<[Fixed; 2]> =
        steps.iter().filter_map(|step| if let Step::Line(way) = step { Some(*way) } else { None }).collect();
    // The axis that a line runs along: 0 for x, 1 for y.
    let axis = |way: &[Fixed; 2]| way.iter().position(|&part| part == 0).map(|other| 1 - other);
    let mut rest = ways.as_slice();
    while let Some(first) = rest.first() {
        let turning = match axis(first) {
            Some(start) => {
                let along = |(index, way): &(usize, &[Fixed; 2])| axis(way) == Some((start + index) % 2);
                rest.iter().enumerate().take_while(along).count()
            }
            None => 0,
        };
        // A single one among slanted lines is cheaper as one of them.
        let after_slanted = operations.last().is_some_and(|last| last.0 == RLINETO) && rest.len() < ways.len();
        let before_slanted = rest.get(1).is_some_and(|next| axis(next).is_none());
        if turning > 1 || (turning == 1 && !(after_slanted && before_slanted)) {
            let count = turning.min(STACK);
            let start = axis(first).unwrap_or(0);
            let arguments = rest[..count].iter().enumerate().map(|(index, way)| way[(start + index) % 2]).collect();
            operations.push((if start == 0 { HLINETO } else { VLINETO }, arguments));
            rest = &rest[count..];
        } else {
            match operations.last_mut() {
                Some((RLINETO, arguments)) if after_slanted && arguments.len() + 2 <= STACK => arguments.extend(first),
                _ => operations.push((RLINETO, first.to_vec())),
            }
            rest = &rest[1..];
        }
    }
}

/// Writes curves. Most begin or end along an axis, and then have an operator that leaves the zeros out.
fn curves(operations: &mut Vec<Operation>, steps: &[Step]) {
    let all: Vec<[Fixed; 6]> =
        steps.iter().filter_map(|step| if let Step::Curve(way) = step { Some(*way) } else { None }).collect();
    let mut rest = all.as_slice();
    while let Some(first) = rest.first() {
        let goes_on = rest.len() < all.len();
        let after_slanted = goes_on && operations.last().is_some_and(|last| last.0 == RRCURVETO);
        let before_slanted = rest.get(1).is_some_and(|next| !is_plain(next));
        let (count, operation) = if let Some(found) = turning_curves(rest) {
            found
        } else if let Some(found) = even_curves(rest, HHCURVETO).or_else(|| even_curves(rest, VVCURVETO)) {
            found
        } else {
            (1, (RRCURVETO, first.to_vec()))
        };
        // One curve that saves one number is cheaper among those that save none.
        let saves_one = count == 1 && operation.1.len() == 5 && (after_slanted || before_slanted);
        if saves_one || operation.0 == RRCURVETO {
            match operations.last_mut() {
                Some((RRCURVETO, arguments)) if goes_on && arguments.len() + 6 <= STACK => arguments.extend(first),
                _ => operations.push((RRCURVETO, first.to_vec())),
            }
            rest = &rest[1..];
        } else {
            operations.push(operation);
            rest = &rest[count..];
        }
    }
}

/// Tells whether a curve begins along one axis and ends along one.
fn is_plain([a, b, _, _, e, f]: &[Fixed; 6]) -> bool {
    (*a == 0 || *b == 0) && (*e == 0 || *f == 0)
}

/// Returns how many curves turn from one axis to the other, and the operation that draws them. The last need not end along
/// an axis.
fn turning_curves(curves: &[[Fixed; 6]]) -> Option<(usize, Operation)> {
    let &[_, first_dy, ..] = curves.first()?;
    let operator = if first_dy == 0 { HVCURVETO } else { VHCURVETO };
    let mut horizontal = first_dy == 0;
    let mut arguments = Vec::new();
    let mut count = 0;
    for &[a, b, c, d, e, f] in curves {
        let (start, across, end, extra) = if horizontal { (a, b, f, e) } else { (b, a, e, f) };
        if across != 0 || arguments.len() + 5 > STACK {
            break;
        }
        // One that leads on in its own direction is none of these.
        if extra != 0 && end == 0 {
            break;
        }
        arguments.extend([start, c, d, end]);
        count += 1;
        horizontal = !horizontal;
        if extra != 0 {
            arguments.push(extra);
            break;
        }
    }
    (count > 0).then_some((count, (operator, arguments)))
}

/// Returns how many curves begin and end along the same axis, and the operation that draws them. The first need not begin
/// along it.
fn even_curves(curves: &[[Fixed; 6]], operator: u8) -> Option<(usize, Operation)> {
    let mut arguments = Vec::new();
    let mut count = 0;
    for &[a, b, c, d, e, f] in curves {
        let (start, across, end, off) = if operator == HHCURVETO { (a, b, e, f) } else { (b, a, f, e) };
        if off != 0 || (across != 0 && count > 0) || arguments.len() + 5 > STACK {
            break;
        }
        if across != 0 {
            arguments.push(across);
        }
        arguments.extend([start, c, d, end]);
        count += 1;
    }
    (count > 0).then_some((count, (operator, arguments)))
}

/// Returns the operations with a line joined to the curves before it, or a curve to the lines before it.
fn joined(operations: Vec<Operation>) -> Vec<Operation> {
    let mut joined: Vec<Operation> = Vec::with_capacity(operations.len());
    for (operator, arguments) in operations {
        match (joined.last_mut(), operator) {
            (Some(last), RLINETO)
                if last.0 == RRCURVETO && arguments.len() == 2 && last.1.len() + arguments.len() <= STACK =>
            {
                last.0 = RCURVELINE;
                last.1.extend(arguments);
            }
            (Some(last), RRCURVETO)
                if last.0 == RLINETO && arguments.len() == 6 && last.1.len() + arguments.len() <= STACK =>
            {
                last.0 = RLINECURVE;
                last.1.extend(arguments);
            }
            _ => joined.push((operator, arguments)),
        }
    }
    joined
}

/// Writes a number (3.2).
fn number(out: &mut Vec<u8>, fixed: Fixed) {
    let whole = fixed >> 16;
    if fixed & 0xffff != 0 || i16::try_from(whole).is_err() {
        out.push(255);
        out.extend(fixed.to_be_bytes());
        return;
    }
    match whole {
        -107..=107 => out.push((whole + 139) as u8),
        108..=1131 => out.extend([((whole - 108) >> 8) as u8 + 247, (whole - 108) as u8]),
        -1131..=-108 => out.extend([((-whole - 108) >> 8) as u8 + 251, (-whole - 108) as u8]),
        _ => {
            out.push(28);
            out.extend((whole as i16).to_be_bytes());
        }
    }
}
