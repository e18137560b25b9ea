//! Lengths, boxes and colours: the units that pass between the stages.
//!
//! The origin of a page is its upper left corner; `y` grows downwards. Only `pdf` turns that round.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in PostScript points, 1/72 inch.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f32);

/// A length in ems, relative to the type size that it is multiplied with.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Em(pub f32);

impl Pt {
    /// No length.
    pub const ZERO: Pt = Pt(0.0);

    /// Returns the length of so many millimetres.
    pub const fn mm(millimetres: f32) -> Pt {
        Pt(millimetres * 72.0 / 25.4)
    }

    /// Returns the length of so many inches.
    pub const fn inches(inches: f32) -> Pt {
        Pt(inches * 72.0)
    }

    /// Returns the longer of two lengths.
    pub fn max(self, other: Pt) -> Pt {
        Pt(self.0.max(other.0))
    }

    /// Returns the shorter of two lengths.
    pub fn min(self, other: Pt) -> Pt {
        Pt(self.0.min(other.0))
    }

    /// Returns the least whole multiple of `step` that is not shorter; a hundredth of a point is forgiven, because
    /// lengths are sums of rounded numbers.
    pub fn ceil_to(self, step: Pt) -> Pt {
        if step.0 <= 0.0 {
            return self;
        }
        Pt(((self.0 - 0.01) / step.0).ceil().max(0.0) * step.0)
    }
}

impl Add for Pt {
    type Output = Pt;
    fn add(self, other: Pt) -> Pt {
        Pt(self.0 + other.0)
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Pt) {
        self.0 += other.0;
    }
}

impl Sub for Pt {
    type Output = Pt;
    fn sub(self, other: Pt) -> Pt {
        Pt(self.0 - other.0)
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Pt) {
        self.0 -= other.0;
    }
}

impl Neg for Pt {
    type Output = Pt;
    fn neg(self) -> Pt {
        Pt(-self.0)
    }
}

impl Mul<f32> for Pt {
    type Output = Pt;
    fn mul(self, factor: f32) -> Pt {
        Pt(self.0 * factor)
    }
}

impl Div<f32> for Pt {
    type Output = Pt;
    fn div(self, divisor: f32) -> Pt {
        Pt(self.0 / divisor)
    }
}

impl Div for Pt {
    type Output = f32;
    fn div(self, other: Pt) -> f32 {
        self.0 / other.0
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Pt>>(lengths: I) -> Pt {
        Pt(lengths.map(|length| length.0).sum())
    }
}

impl Mul<Pt> for Em {
    type Output = Pt;
    fn mul(self, size: Pt) -> Pt {
        Pt(self.0 * size.0)
    }
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Pt,
    /// Distance from the upper edge.
    pub y: Pt,
}

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Horizontal extent.
    pub width: Pt,
    /// Vertical extent.
    pub height: Pt,
}

/// A box with its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Horizontal extent.
    pub width: Pt,
    /// Vertical extent.
    pub height: Pt,
}

impl Rect {
    /// Returns the right edge.
    pub fn right(&self) -> Pt {
        self.x + self.width
    }

    /// Returns the lower edge.
    pub fn bottom(&self) -> Pt {
        self.y + self.height
    }

    /// Returns its extents.
    pub fn size(&self) -> Size {
        Size { width: self.width, height: self.height }
    }

    /// Returns the box moved by `by`.
    pub fn shifted(&self, by: Point) -> Rect {
        Rect { x: self.x + by.x, y: self.y + by.y, ..*self }
    }
}

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Colour = Colour::rgb(0x00_00_00);
    /// White.
    pub const WHITE: Colour = Colour::rgb(0xff_ff_ff);

    /// Returns the colour of a hexadecimal number, `0xRRGGBB`.
    pub const fn rgb(hex: u32) -> Colour {
        Colour { red: (hex >> 16) as u8, green: (hex >> 8) as u8, blue: hex as u8 }
    }
}
