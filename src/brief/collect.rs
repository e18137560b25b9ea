//! The outline's parts in order → the brief's.

use super::claims::{self, Context};
use super::lower::{self, Origin};
use super::passages::Content;
use super::quantities::Quantity;
use super::resolver::Resolver;
use super::sources::{self, Cited, Use};
use super::{Block, Brief, Event, Excerpt, Image, Meta, Point, Recommendation, Section, Side, Table};
use super::{
    abbreviations, alternatives, attribution, charts, drift, evidence, fields, figures, pictures, quantities, quotes,
    statements,
};
use crate::diagnostics::{Diagnostic, codes};
use crate::markdown::{Address, CELLS_LIMIT, Part};
use crate::outline::{
    CitationSource, Fit, Focus, ImageSource, OutlineEvent, OutlinePoint, OutlineRecommendation, OutlineSection,
    OutlineSide, OutlineTable, Own,
};
use crate::source::{Located, Span};

/// Resolves the whole outline.
pub(super) fn brief(mut resolver: Resolver<'_>) -> Brief {
    let outline = resolver.outline;
    check_short_names(&mut resolver);
    let meta = meta(&mut resolver);
    let own = own(&mut resolver, &outline.own);
    resolver.own = own;
    let bottom_line = fields::optional_blocks(&mut resolver, outline.bottom_line.as_ref());
    claims::blocks(&mut resolver, &bottom_line, &Context { sources: Vec::new(), figures: &[] });
    let sections: Vec<Section> = {
        let sections = outline.sections.iter();
        sections.map(|it| resolver.within(it.private, |resolver| section(resolver, it))).collect()
    };
    let recommendations = &outline.recommendations;
    let recommendations = recommendations.iter();
    let recommendations =
        recommendations.map(|it| resolver.within(it.private, |resolver| recommendation(resolver, it))).collect();
    let accepted = if resolver.checks {
        tell_unused_notes(&mut resolver);
        let statements = statements::collect(outline, &bottom_line, &sections);
        quotes::check_marked(&mut resolver, &statements);
        attribution::check(&mut resolver, &statements);
        drift::check(&mut resolver);
        drift::accepted(&resolver)
    } else {
        Vec::new()
    };
    let reports = sources::reports(&resolver);
    let files = resolver.files_in_use();
    let abbreviations = abbreviations::collect(&mut resolver, &files);
    Brief {
        name: outline.name.clone(),
        meta,
        formats: outline.formats.clone(),
        bottom_line,
        sections,
        recommendations,
        sources: resolver.table.sources,
        census: resolver.census,
        quoted: resolver.quoted,
        abbreviations,
        reports,
        files,
        accepted,
        revision: None,
        comments: resolver.comments,
    }
}

fn meta(resolver: &mut Resolver<'_>) -> Meta {
    let outline = resolver.outline;
    Meta {
        title: fields::line(resolver, &outline.title),
        subtitle: fields::optional_line(resolver, outline.subtitle.as_ref()),
        audience: outline.audience.value.clone(),
        readers: fields::optional_line(resolver, outline.readers.as_ref()),
        occasion: fields::optional_line(resolver, outline.occasion.as_ref()),
        date: outline.date.as_ref().map(|date| date.value),
        duration: outline.duration.as_ref().map(|duration| duration.value),
        presenter: fields::optional_line(resolver, outline.presenter.as_ref()),
        contact: fields::optional_line(resolver, outline.contact.as_ref()),
        language: resolver.language,
        marking: fields::optional_line(resolver, outline.marking.as_ref()),
        embargo: outline.embargo.as_ref().map(|embargo| embargo.value),
        watermark: fields::optional_line(resolver, outline.watermark.as_ref()),
        theme: outline.theme.as_ref().map(|theme| theme.value.clone()),
        logo: outline.logo.as_ref().and_then(|logo| image(resolver, logo, &[])),
    }
}

/// Tells short names of sections that no report has, which are then told no more where they are used.
fn check_short_names(resolver: &mut Resolver<'_>) {
    for (short, long) in &resolver.outline.sections_as {
        let address = Address { report: None, section: short.value.clone(), part: Part::Whole };
        if let Err(diagnostic) = resolver.index.find(&address, long.span)
            && diagnostic.code != codes::NO_SUCH_PASSAGE
        {
            resolver.tell(diagnostic);
        }
    }
}

/// Tells the notes of an outline that nothing in it marks; those of a base may be meant for other outlines.
fn tell_unused_notes(resolver: &mut Resolver<'_>) {
    let outline = resolver.outline;
    for (label, text) in &outline.notes {
        if label.span.file == outline.file && !resolver.table.has_note(text.span) {
            let name = &label.value;
            resolver.tell(
                Diagnostic::new(codes::NOTE_UNUSED, format!("nothing refers to the note `{name}`"))
                    .at(label.span, "not printed")
                    .help(format!("put `[^{name}]` where it belongs, or take the note out")),
            );
        }
    }
}

/// Reads the numbers that the desk declares to be its own.
fn own<'a>(resolver: &mut Resolver<'a>, declared: &'a [Own]) -> Vec<(Quantity, &'a Located)> {
    let mut own = Vec::new();
    for Own { value, why } in declared {
        let (text, _) = fields::value(resolver, value);
        let found = quantities::read(&text.text, resolver.language);
        if found.is_empty() {
            evidence::tell_no_quantity(resolver, value);
        }
        own.extend(found.into_iter().map(|quantity| (quantity, why)));
    }
    own
}

fn section<'a>(resolver: &mut Resolver<'a>, section: &'a OutlineSection) -> Section {
    let of_outline = resolver.own.len();
    let own = own(resolver, &section.own);
    resolver.own.extend(own);
    let beside: Vec<&Located> = std::iter::once(&section.title).chain(&section.message).collect();
    let resolved = Section {
        title: fields::line(resolver, &section.title),
        message: fields::optional_line(resolver, section.message.as_ref()),
        text: fields::optional_blocks(resolver, section.text.as_ref()),
        minutes: section.minutes.as_ref().map(|minutes| minutes.value),
        figures: section.figures.iter().map(|it| resolver.within(it.private, |to| figures::figure(to, it))).collect(),
        points: section.points.iter().map(|point| self::point(resolver, point, &Cited::default())).collect(),
        excerpts: section.excerpt.iter().filter_map(|excerpt| self::excerpt(resolver, excerpt)).collect(),
        chart: section.chart.as_ref().and_then(|chart| charts::chart(resolver, chart)),
        image: section.image.as_ref().and_then(|image| self::image(resolver, image, &beside)),
        table: section.table.as_ref().map(|table| self::table(resolver, table)),
        quote: section.quote.as_ref().and_then(|quote| quotes::quote(resolver, quote)),
        versus: section.versus.iter().map(|side| self::side(resolver, side)).collect(),
        timeline: section.timeline.iter().map(|event| self::event(resolver, event)).collect(),
        layout: section.layout.as_ref().map(|layout| layout.value),
        say: fields::optional_blocks(resolver, section.say.as_ref()),
        appendix: section.appendix.as_ref().is_some_and(|appendix| appendix.value),
        span: section.span,
        evidence: section.evidence.iter().map(|it| resolver.within(it.private, |to| figures::figure(to, it))).collect(),
    };
    let behind: Vec<_> = resolved.evidence.iter().flat_map(|figure| figure.sources.clone()).collect();
    let figures = std::mem::take(&mut resolver.figures);
    claims::section(resolver, &resolved, &figures, &behind);
    resolver.own.truncate(of_outline);
    resolved
}

/// Resolves a point. `behind` are passages that stand behind it whether or not it cites them.
fn point(resolver: &mut Resolver<'_>, point: &OutlinePoint, behind: &Cited) -> Point {
    resolver.within(point.private, |resolver| said(resolver, point, behind))
}

fn said(resolver: &mut Resolver<'_>, point: &OutlinePoint, behind: &Cited) -> Point {
    let (mut content, mut cited) = fields::line_with_sources(resolver, &point.text);
    let by_key = sources::cite_all(resolver, &point.cite);
    cited.extend(&by_key);
    let own = reason(resolver, point.own.as_ref());
    for source in by_key.sources.into_iter().chain(own) {
        lower::mark(&mut content, Some(source));
    }
    if cited.is_empty() && behind.is_empty() && own.is_none() {
        tell_untraced(resolver, "point", &point.text);
    }
    Point { content, own: own.is_some() }
}

fn side(resolver: &mut Resolver<'_>, side: &OutlineSide) -> Side {
    let (mut heading, mut behind) = fields::line_with_sources(resolver, &side.heading);
    let by_key = sources::cite_all(resolver, &side.cite);
    behind.extend(&by_key);
    by_key.sources.iter().for_each(|source| lower::mark(&mut heading, Some(*source)));
    let points = side.points.iter().map(|point| self::point(resolver, point, &behind)).collect();
    Side { heading, points, sources: behind.sources }
}

fn event(resolver: &mut Resolver<'_>, event: &OutlineEvent) -> Event {
    let (when, mut cited) = fields::line_with_sources(resolver, &event.when);
    let (mut what, in_what) = fields::line_with_sources(resolver, &event.what);
    let by_key = sources::cite_all(resolver, &event.cite);
    cited.extend(&in_what);
    cited.extend(&by_key);
    let own = reason(resolver, event.own.as_ref());
    for source in by_key.sources.into_iter().chain(own) {
        lower::mark(&mut what, Some(source));
    }
    if cited.is_empty() && own.is_none() {
        tell_untraced(resolver, "event", &event.what);
    }
    Event { when, what, own: own.is_some() }
}

/// Makes a note of the reason why the desk adds something.
fn reason(resolver: &mut Resolver<'_>, why: Option<&Located>) -> Option<super::SourceId> {
    let why = why?;
    let text = fields::blocks(resolver, why);
    Some(resolver.table.note(why.span, text))
}

fn recommendation(resolver: &mut Resolver<'_>, entry: &OutlineRecommendation) -> Recommendation {
    let (action, mut cited) = fields::line_with_sources(resolver, &entry.action);
    let by_key = sources::cite_all(resolver, &entry.cite);
    cited.extend(&by_key);
    if cited.is_empty() && entry.own.is_none() {
        tell_untraced(resolver, "recommendation", &entry.action);
    }
    let who = fields::optional_line(resolver, entry.who.as_ref());
    let when = fields::optional_line(resolver, entry.when.as_ref());
    let own = fields::optional_line(resolver, entry.own.as_ref());
    let why = entry.own.as_ref().filter(|_| !own.is_empty());
    let reason = why.map(|why| resolver.table.note(why.span, vec![Block::Paragraph(own.clone())]));
    let id = entry.id.as_ref().map(|id| id.value.clone());
    let resolved = Recommendation { id, action, who, when, sources: by_key.sources, own, reason };
    claims::recommendation(resolver, &resolved, &cited.sources);
    resolved
}

fn tell_untraced(resolver: &mut Resolver<'_>, what: &str, field: &Located) {
    resolver.tell(
        Diagnostic::new(codes::UNTRACED, format!("the {what} is not traced to a passage"))
            .at(field.span, "where does this come from?")
            .help("cite the passage, `[@section:2]`, or say why the desk adds it: `own: …`"),
    );
}

/// Passages that an outline may reprint, each as often as it does: more than the longest report in print has, but little enough
/// to be kept while it is set.
const REPRINTED_LIMIT: usize = 50_000;

fn reprinted_much(place: Span) -> Diagnostic {
    Diagnostic::new(codes::REPRINTED_MUCH, format!("the outline reprints more than {REPRINTED_LIMIT} passages"))
        .at(place, "the limit is passed here")
        .note("a passage counts as often as it is reprinted")
        .help("reprint the passages that this audience needs, `excerpt: slug:2-4`")
}

fn excerpt(resolver: &mut Resolver<'_>, excerpt: &CitationSource) -> Option<Excerpt> {
    let found = sources::find(resolver, excerpt)?;
    let cited = excerpt.span;
    let before = resolver.reprinted;
    resolver.reprinted += match found.content {
        Content::Blocks(blocks) => blocks.len(),
        Content::Item(..) | Content::Row(..) => 1,
    };
    if resolver.reprinted > REPRINTED_LIMIT {
        if before <= REPRINTED_LIMIT {
            resolver.tell(reprinted_much(cited));
        }
        return None;
    }
    let source = sources::cite(resolver, found, cited);
    sources::tell_oddities(resolver, &found, cited, Use::Reprinted);
    let origin = Origin::Reprint(found.report);
    let blocks = match found.content {
        Content::Blocks(blocks) => lower::blocks(resolver, blocks, origin),
        Content::Item(number, item) => {
            vec![Block::List { start: number, items: vec![lower::blocks(resolver, &item.blocks, origin)] }]
        }
        Content::Row(head, row) => {
            let head = lower::cells(resolver, head, origin);
            vec![Block::Table { head, rows: vec![lower::cells(resolver, &row.cells, origin)] }]
        }
    };
    let language = Some(resolver.language_of(found.report)).filter(|language| *language != resolver.language);
    Some(Excerpt { source, blocks, language })
}

/// Resolves a picture; `beside` are the texts that are printed near it.
fn image(resolver: &mut Resolver<'_>, image: &ImageSource, beside: &[&Located]) -> Option<Image> {
    let caption = fields::optional_line(resolver, image.caption.as_ref());
    let credit = fields::optional_line(resolver, image.credit.as_ref());
    let alt = fields::value(resolver, &image.alt).0.text;
    let beside: Vec<&Located> = beside.iter().copied().chain(&image.caption).chain(&image.credit).collect();
    alternatives::check(resolver, image, &alt, &beside);
    let picture = pictures::load(resolver, &image.file.value, image.file.span)?;
    let fit = image.fit.as_ref().map_or(Fit::Contain, |fit| fit.value);
    let focus = image.focus.as_ref().map_or(Focus::MIDDLE, |focus| focus.value);
    Some(Image { picture, alt, caption, credit, fit, focus })
}

fn table(resolver: &mut Resolver<'_>, table: &OutlineTable) -> Table {
    let cells = table.columns.len() * (table.rows.len() + 1);
    if cells > CELLS_LIMIT {
        resolver.tell(lower::many_cells(cells, table.span));
    }
    let cited = sources::cite_all(resolver, &table.cite);
    let title = fields::optional_line(resolver, table.title.as_ref());
    let mut line = |cell: &Located| fields::line(resolver, cell);
    let columns = table.columns.iter().map(&mut line).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(&mut line).collect()).collect();
    Table { title, columns, rows, sources: cited.sources }
}
