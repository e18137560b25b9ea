//! Pictures of paths as values: what they hold, painted anew.

use super::Path;
use super::Segment;
use crate::geometry::{Colour, Size};

/// A picture of paths, drawn in order.
#[derive(Debug, Clone)]
pub struct Vector {
    /// Natural size; coordinates of the parts lie in it, from the upper left corner.
    pub size: Size,
    /// The parts.
    pub parts: Vec<Part>,
    /// Words that are drawn by paths, which no search of a PDF can find.
    pub words: String,
}

/// A part of a picture.
#[derive(Debug, Clone)]
pub enum Part {
    /// A path with its paint.
    Path(Path),
    /// Parts that are seen where they lie within each of the outlines.
    Cut(Vec<Outline>, Vec<Part>),
    /// An area in which colours run into one another.
    Shading(Outline, Gradient),
}

/// The edge of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The edge.
    pub segments: Vec<Segment>,
    /// Whether the even-odd rule says what is inside, rather than the winding number.
    pub even_odd: bool,
}

/// Colours that run into one another. The first goes on before its course begins, the last after it has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// Where the colours lie.
    pub course: Course,
    /// The colours, each with its place on the course, from 0 to 1; in order, two at the least.
    pub stops: Vec<(f32, Colour)>,
}

/// Where the colours of a gradient lie.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// Along a line, from its first point to its last.
    Line([f32; 2], [f32; 2]),
    /// From one circle to another, each of centre and radius, in the coordinates of the matrix.
    Circles([f32; 3], [f32; 3], [f32; 6]),
}

impl Vector {
    /// Returns a picture of paths alone.
    pub fn of(size: Size, paths: impl IntoIterator<Item = Path>) -> Vector {
        Vector { size, parts: paths.into_iter().map(Part::Path).collect(), words: String::new() }
    }

    /// Returns the paths, those that are cut among them.
    pub fn paths(&self) -> Vec<&Path> {
        let mut paths = Vec::new();
        add_paths(&self.parts, &mut paths);
        paths
    }

    /// Returns the picture in other colours.
    #[must_use]
    pub fn painted(&self, paint: impl Fn(Colour) -> Colour) -> Vector {
        let parts = self.parts.iter().map(|part| part.painted(&paint)).collect();
        Vector { size: self.size, parts, words: self.words.clone() }
    }
}

fn add_paths<'p>(parts: &'p [Part], paths: &mut Vec<&'p Path>) {
    for part in parts {
        match part {
            Part::Path(path) => paths.push(path),
            Part::Cut(_, parts) => add_paths(parts, paths),
            Part::Shading(..) => {}
        }
    }
}

impl Part {
    fn painted(&self, paint: &dyn Fn(Colour) -> Colour) -> Part {
        match self {
            Part::Path(path) => Part::Path(path.painted(paint)),
            Part::Cut(outlines, parts) => {
                Part::Cut(outlines.clone(), parts.iter().map(|part| part.painted(paint)).collect())
            }
            Part::Shading(outline, gradient) => {
                let stops = gradient.stops.iter().map(|(at, colour)| (*at, paint(*colour))).collect();
                Part::Shading(outline.clone(), Gradient { course: gradient.course.clone(), stops })
            }
        }
    }
}
