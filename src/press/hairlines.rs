//! Rules that a printer of one ink can hold: a laser prints grey as dots, and of a grey hairline it leaves dashes.

use crate::geometry::{Colour, Pt, Rect};
use crate::layout::page::{ItemKind, Laid};
use crate::light;

/// A rule that is no thicker, and lighter than ink, prints as dashes.
const THIN: Pt = Pt(0.6);
/// What such a rule becomes in solid ink: more than a dot of a printer of 300 dpi, and no darker to the eye than it was in
/// grey.
const SOLID: Pt = Pt(0.3);
/// What counts as a rule is so many times as long as thick.
const LONG: f32 = 8.0;
/// The ground of a page or slide is at least as wide and tall.
const GROUND: Pt = Pt(60.0);
/// A ground darker than this bears light rules, L*.
const DARK: f64 = 50.0;

/// Sets hairlines in solid ink, or solid white on dark grounds.
pub(super) fn hold(laid: &mut Laid) {
    for page in &mut laid.pages {
        let mut grounds: Vec<(Rect, bool)> = Vec::new();
        for item in &mut page.items {
            let ItemKind::Fill { rect, colour } = &mut item.kind else { continue };
            if rect.width >= GROUND && rect.height >= GROUND {
                grounds.push((*rect, light::lightness(*colour) < DARK));
            } else if is_hairline(rect) {
                let on_dark =
                    grounds.iter().rev().find(|(ground, _)| holds(ground, rect)).is_some_and(|&(_, dark)| dark);
                *colour = if on_dark { Colour::WHITE } else { Colour::BLACK };
                *rect = thinned(*rect);
            }
        }
    }
}

fn is_hairline(rect: &Rect) -> bool {
    let thin = rect.width.min(rect.height);
    let long = rect.width.max(rect.height);
    thin > Pt::ZERO && thin <= THIN && long >= thin * LONG
}

fn holds(ground: &Rect, rect: &Rect) -> bool {
    ground.x <= rect.x && ground.y <= rect.y && ground.right() >= rect.right() && ground.bottom() >= rect.bottom()
}

/// Returns a rule about the same middle that is as thin as solid ink may be.
fn thinned(rect: Rect) -> Rect {
    if rect.width < rect.height {
        let width = rect.width.min(SOLID);
        Rect { x: rect.x + (rect.width - width) / 2.0, width, ..rect }
    } else {
        let height = rect.height.min(SOLID);
        Rect { y: rect.y + (rect.height - height) / 2.0, height, ..rect }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_becomes_thin_and_keeps_its_middle() {
        let rule = Rect { x: Pt(10.0), y: Pt(20.0), width: Pt(100.0), height: Pt(0.5) };
        assert!(is_hairline(&rule));
        let thin = thinned(rule);
        assert_eq!((thin.x, thin.width, thin.height), (rule.x, rule.width, SOLID));
        assert!((thin.y.0 - 20.1).abs() < 1e-4);
        let upright = thinned(Rect { width: Pt(0.4), height: Pt(50.0), ..rule });
        assert_eq!((upright.width, upright.height), (SOLID, Pt(50.0)));
    }

    #[test]
    fn bars_and_thick_rules_are_no_hairlines() {
        let of = |width, height| Rect { x: Pt::ZERO, y: Pt::ZERO, width: Pt(width), height: Pt(height) };
        assert!(!is_hairline(&of(100.0, 1.0)));
        assert!(!is_hairline(&of(0.5, 0.5)));
        assert!(!is_hairline(&of(0.0, 40.0)));
    }
}
