//! Whether what a theme's colours say can be read and told apart: contrast (WCAG 2.2, 1.4.3 and 1.4.11), eyes that lack a
//! kind of cone, and grey.

use super::Colours;
use crate::diagnostics::{Diagnostic, codes};
use crate::geometry::Colour;
use crate::light::vision::{Vision, difference};
use crate::light::{contrast, lightness};
use crate::source::Span;

/// Contrast of text with what is behind it.
const TEXT: f64 = 4.5;
/// Contrast of large text, and of what has to be seen in drawings.
const GRAPHICS: f64 = 3.0;
/// Distance at which bars and lines are told apart at a glance, to eyes of any kind.
const APART: f64 = 20.0;
/// Lightness by which they are told apart in grey, as on a photocopy.
const APART_IN_GREY: f64 = 15.0;

/// What is seen, the grounds that it stands on, and the contrast that it needs.
const SEEN: &[(&str, &[&str], f64)] = &[
    ("ink", &["page", "watermark"], TEXT),
    ("voice", &["page", "watermark"], TEXT),
    ("accent", &["page", "watermark"], TEXT),
    ("muted", &["page", "watermark"], TEXT),
    ("quiet", &["page"], GRAPHICS),
    ("on_ground", &["ground", "on_ground_watermark"], TEXT),
    ("on_ground_muted", &["ground", "on_ground_watermark"], TEXT),
    ("on_ground_accent", &["ground", "on_ground_watermark"], TEXT),
];

/// What stands beside each other in charts.
///
/// Three series have the grey one between the others, so that a copier has to tell only the grey from each.
const BESIDE: &[(&str, &str, InGrey)] =
    &[("voice", "quiet", InGrey::Too), ("accent", "quiet", InGrey::Too), ("voice", "accent", InGrey::Not)];

/// Whether colours have to be told apart in grey.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InGrey {
    Too,
    Not,
}

/// Returns what is wrong with the colours of a medium. `place` finds where a role is given in a file of the project, and
/// `on` says where the colours are seen: "on paper".
pub(super) fn check(colours: &Colours, on: &str, place: impl Fn(&str) -> Option<Span>) -> Vec<Diagnostic> {
    let role = |name: &str| colours.role(name).unwrap_or(Colour::BLACK);
    let faint = SEEN.iter().filter_map(|&(front, grounds, needed)| {
        let enough = |colour: Colour| grounds.iter().all(|ground| contrast(colour, role(ground)) >= needed);
        let behind = grounds.iter().find(|ground| contrast(role(front), role(ground)) < needed)?;
        let ratio = tenths(contrast(role(front), role(behind)));
        let message = format!("`{front}` on `{behind}` has a contrast of {ratio}:1 {on}; it needs {needed}:1");
        // The ground may be the theme's own, which was not what a project changed.
        let other = place(behind).and_then(|_| nearest(role(behind), |colour| contrast(role(front), colour) >= needed));
        let would = [(front, nearest(role(front), enough)), (behind, other)];
        Some(labelled(Diagnostic::new(codes::CONTRAST, message), [front, behind], &place).help(mend(would)))
    });
    let alike = BESIDE.iter().filter_map(|&(one, other, in_grey)| {
        let told = Vision::ALL.into_iter().find(|&vision| difference(role(one), role(other), vision) < APART);
        let grey =
            |one: Colour, other| in_grey == InGrey::Not || (lightness(one) - lightness(other)).abs() >= APART_IN_GREY;
        let eyes = match told {
            Some(Vision::Usual) => "",
            Some(Vision::Protanopia) => " to eyes without cones for red",
            Some(Vision::Deuteranopia) => " to eyes without cones for green",
            Some(Vision::Tritanopia) => " to eyes without cones for blue",
            None if grey(role(one), role(other)) => return None,
            None => " in grey",
        };
        let message = format!("`{one}` and `{other}`, which stand beside each other in charts, look alike{eyes} {on}");
        let near = |changed, kept| {
            place(changed)?;
            nearest(role(changed), |colour| {
                grey(colour, role(kept))
                    && Vision::ALL.into_iter().all(|vision| difference(colour, role(kept), vision) >= APART)
            })
        };
        let would = [(one, near(one, other)), (other, near(other, one))];
        Some(labelled(Diagnostic::new(codes::COLOURS_ALIKE, message), [one, other], &place).help(mend(would)))
    });
    faint.chain(alike).collect()
}

/// Labels the places of two roles, those that stand in the project.
fn labelled(told: Diagnostic, roles: [&str; 2], place: impl Fn(&str) -> Option<Span>) -> Diagnostic {
    let places = roles.into_iter().filter_map(|role| Some((place(role)?, role)));
    places.fold(told, |told, (span, role)| told.at(span, format!("`{role}`")))
}

/// Says which colours would do.
fn mend(would: [(&str, Option<Colour>); 2]) -> String {
    let [one, other] = would.map(|(role, colour)| {
        let Colour { red, green, blue } = colour?;
        Some(format!("`{role}: \"#{red:02x}{green:02x}{blue:02x}\"`"))
    });
    match (one, other) {
        (Some(one), Some(other)) => format!("the nearest that would do are {one}, or {other}"),
        (Some(one), None) | (None, Some(one)) => format!("the nearest that would do is {one}"),
        (None, None) => "choose others, one of them lighter and one darker".to_owned(),
    }
}

/// Returns the colour that does and is nearest to one, darker or lighter in the same hue; none where no such colour does.
fn nearest(colour: Colour, does: impl Fn(Colour) -> bool) -> Option<Colour> {
    /// Steps on the way to black and to white.
    const STEPS: u32 = 128;
    let mixed = |towards: u32, step: u32| {
        let mix = |channel: u8| ((u32::from(channel) * (STEPS - step) + towards * step + STEPS / 2) / STEPS) as u8;
        Colour { red: mix(colour.red), green: mix(colour.green), blue: mix(colour.blue) }
    };
    (1..=STEPS).flat_map(|step| [mixed(0, step), mixed(255, step)]).find(|mixed| does(*mixed))
}

/// Writes a contrast with one decimal, never rounded up to what is needed.
fn tenths(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0)
}
