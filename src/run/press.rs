//! What is told of pages that were made ready for the press.

use crate::brief::Image;
use crate::compose::first_span;
use crate::diagnostics::{Diagnostic, codes};
use crate::geometry::{Colour, Pt};
use crate::outline::FormatOptions;
use crate::plan::Job;
use crate::press::{Fault, near_greys};
use crate::source::Span;

/// Tells what the press cannot do.
pub(super) fn tell(fault: &Fault, job: &Job) -> Diagnostic {
    let page = |page: usize| page + 1;
    let (told, span) = match *fault {
        Fault::MissingCharacter(character) => {
            let message = format!("no typeface has the character `{character}` of the watermark");
            (Diagnostic::new(codes::MISSING_CHARACTER, message).help("write the watermark without it"), None)
        }
        Fault::Gutter { page: index, left } => {
            let message = format!(
                "the gutter of {} leaves {} at the edge of page {}",
                shown(job.press.binding.gutter),
                shown(left),
                page(index)
            );
            let told = Diagnostic::new(codes::GUTTER_WIDE, message)
                .note("printers leave 6 mm white")
                .help("write a smaller gutter, or take larger paper");
            (told, place(job, |named| named.gutter.as_ref().map(|gutter| gutter.span)))
        }
        Fault::Bleed { page: index, margin } => {
            let bleed = job.press.bleed.unwrap_or(Pt::ZERO);
            let message = format!("the bleed of {} is wider than the margin of page {}", shown(bleed), page(index));
            let told = Diagnostic::new(codes::BLEED_WIDE, message)
                .note(format!("what stands nearest to its edge is {} away", shown(margin)))
                .help("write a smaller bleed: 3mm is what printers ask for");
            (told, place(job, |named| named.bleed.as_ref().map(|bleed| bleed.span)))
        }
    };
    match span {
        Some(span) => told.at(span, "asked for here"),
        None => told,
    }
}

/// Tells pictures in which colours that touch can hardly be told apart in grey.
pub(super) fn tell_near_greys(job: &Job) -> Vec<Diagnostic> {
    let images = job.brief.sections.iter().filter_map(|section| Some((section.image.as_ref()?, section)));
    let near = images.filter_map(|(image, section)| Some((image, section, near_greys(&image.picture)?)));
    let told = near.map(|(image, section, near)| {
        let (one, other) = (hex(near.one), hex(near.other));
        let message = format!("in grey, {one} and {other} look alike in the picture “{}”", named(image));
        let told = Diagnostic::new(codes::NEAR_GREYS, message)
            .note(format!("they touch, and differ by {:.0} of 100 in lightness; 15 are needed", near.apart))
            .help("make one of them lighter, or tell them apart by a pattern or a label");
        match first_span(&section.title) {
            Some(span) => told.at(span, "in this section"),
            None => told,
        }
    });
    told.collect()
}

fn named(image: &Image) -> String {
    let short: String = image.alt.chars().take(40).collect();
    if short.len() < image.alt.len() { short + "…" } else { short }
}

/// Returns a colour as SVG writes it.
fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

/// Says a length in millimetres.
fn shown(length: Pt) -> String {
    format!("{:.1} mm", length / Pt::mm(1.0))
}

fn place(job: &Job, of: impl Fn(&FormatOptions) -> Option<Span>) -> Option<Span> {
    job.brief.formats.iter().find(|named| named.format.value == job.setting.format).and_then(of)
}
