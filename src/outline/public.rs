//! The parts of an outline that are for everyone it is for.

use super::{Outline, OutlineDrawing, OutlineFigure, OutlinePoint, OutlineRecommendation, OutlineSection};
use crate::source::{Located, Span};

/// Returns the outline without its private parts; none where it has none.
pub(super) fn without_private(outline: &Outline) -> Option<Outline> {
    if places(outline).is_empty() {
        return None;
    }
    let mut public = outline.clone();
    public.sections.retain(|section| !section.private);
    public.recommendations.retain(|entry| !entry.private);
    for section in &mut public.sections {
        section.figures.retain(|figure| !figure.private);
        section.evidence.retain(|figure| !figure.private);
        section.points.retain(|point| !point.private);
        section.versus.iter_mut().for_each(|side| side.points.retain(|point| !point.private));
        if section.versus.iter().any(|side| side.points.is_empty()) {
            section.versus.clear();
        }
        // What it was to show may be what was taken out; then what is left decides.
        if section.figures.is_empty() || section.points.is_empty() || section.versus.is_empty() {
            let original = outline.sections.iter().find(|original| original.span == section.span);
            if original.is_some_and(|original| lost(original, section)) {
                section.layout = None;
            }
        }
    }
    Some(public)
}

/// Returns whether a section has lost all of something.
fn lost(before: &OutlineSection, now: &OutlineSection) -> bool {
    before.figures.is_empty() != now.figures.is_empty()
        || before.points.is_empty() != now.points.is_empty()
        || before.versus.is_empty() != now.versus.is_empty()
}

/// Returns the places of the private parts, in order, none within another.
pub(super) fn places(outline: &Outline) -> Vec<Span> {
    let mut places = Vec::new();
    for section in &outline.sections {
        if section.private {
            places.push(section.span);
            continue;
        }
        let figures = section.figures.iter().chain(&section.evidence);
        places.extend(figures.filter(|figure| figure.private).map(|figure| figure.span));
        let points = section.points.iter().chain(section.versus.iter().flat_map(|side| &side.points));
        places.extend(points.filter(|point| point.private).map(|point| point.span));
    }
    places.extend(outline.recommendations.iter().filter(|entry| entry.private).map(|entry| entry.span));
    places.sort();
    places
}

/// Returns the texts of private parts, by their places.
pub(super) fn private_texts(outline: &Outline) -> Vec<(Span, Vec<&str>)> {
    let mut found = Vec::new();
    for section in &outline.sections {
        if section.private {
            let mut texts = of_section(section, |_| true);
            texts.extend(&section.say);
            found.push((section.span, of(texts)));
            continue;
        }
        for figure in section.figures.iter().chain(&section.evidence).filter(|figure| figure.private) {
            found.push((figure.span, of(of_figure(figure))));
        }
        let points = section.points.iter().chain(section.versus.iter().flat_map(|side| &side.points));
        for point in points.filter(|point| point.private) {
            found.push((point.span, of(of_point(point))));
        }
    }
    for entry in outline.recommendations.iter().filter(|entry| entry.private) {
        found.push((entry.span, of(of_recommendation(entry))));
    }
    found
}

/// Returns the texts that all readers may have.
pub(super) fn public_texts(outline: &Outline) -> Vec<&str> {
    let head = [&outline.subtitle, &outline.readers, &outline.occasion, &outline.presenter, &outline.contact];
    let more = [&outline.marking, &outline.watermark, &outline.bottom_line];
    let mut texts: Vec<&Located> = head.into_iter().chain(more).flatten().chain([&outline.title]).collect();
    texts.extend(outline.notes.iter().map(|(_, text)| text));
    for section in outline.sections.iter().filter(|section| !section.private) {
        texts.extend(of_section(section, |private| !private));
    }
    texts.extend(outline.recommendations.iter().filter(|entry| !entry.private).flat_map(of_recommendation));
    of(texts)
}

fn of(texts: Vec<&Located>) -> Vec<&str> {
    texts.into_iter().map(|text| text.text.as_str()).collect()
}

/// Returns the texts of a section, of its private parts or of the others as is asked for.
fn of_section(section: &OutlineSection, wanted: impl Fn(bool) -> bool) -> Vec<&Located> {
    let mut texts: Vec<&Located> = [&section.message, &section.text].into_iter().flatten().collect();
    texts.push(&section.title);
    let figures = section.figures.iter().chain(&section.evidence).filter(|figure| wanted(figure.private));
    texts.extend(figures.flat_map(of_figure));
    texts.extend(section.points.iter().filter(|point| wanted(point.private)).flat_map(of_point));
    for side in &section.versus {
        texts.push(&side.heading);
        texts.extend(side.points.iter().filter(|point| wanted(point.private)).flat_map(of_point));
    }
    for event in &section.timeline {
        texts.extend([&event.when, &event.what].into_iter().chain(&event.own));
    }
    if let Some(chart) = &section.chart {
        texts.extend(chart.title.iter().chain(&chart.unit).chain(&chart.categories));
        for series in &chart.series {
            texts.extend(series.label.iter().chain(series.values.iter().filter_map(|value| value.value.as_ref())));
        }
    }
    if let Some(image) = &section.image {
        texts.extend([&image.alt].into_iter().chain(&image.caption).chain(&image.credit));
    }
    if let Some(table) = &section.table {
        texts.extend(table.title.iter().chain(&table.columns).chain(table.rows.iter().flatten()));
    }
    texts.extend(section.quote.iter().map(|quote| &quote.text));
    texts.extend(section.own.iter().flat_map(|own| [&own.value, &own.why]));
    texts
}

fn of_figure(figure: &OutlineFigure) -> Vec<&Located> {
    let mut texts = vec![&figure.value];
    texts.extend(figure.label.iter().chain(&figure.own));
    if let Some(change) = &figure.change {
        texts.extend([&change.by].into_iter().chain(&change.since).chain(&change.from));
    }
    match &figure.drawing {
        Some(OutlineDrawing::Part(part)) => texts.push(&part.whole),
        Some(OutlineDrawing::Comparison(other)) => texts.extend([&other.value, &other.label]),
        Some(OutlineDrawing::Rank(rank)) => texts.extend([&rank.place].into_iter().chain(&rank.of)),
        Some(OutlineDrawing::Trend(trend)) => texts.extend(trend.values.iter().chain([&trend.first, &trend.last])),
        None => {}
    }
    texts
}

fn of_point(point: &OutlinePoint) -> Vec<&Located> {
    [&point.text].into_iter().chain(&point.own).collect()
}

fn of_recommendation(entry: &OutlineRecommendation) -> Vec<&Located> {
    [&entry.action].into_iter().chain(&entry.who).chain(&entry.when).chain(&entry.own).collect()
}
