//! Every number of the briefing's texts against the passages that stand behind it.

use super::agreement::{Around, agreement, compare};
use super::census::{Agreement, Counted, Finding, Ground, Rule, Verdict};
use super::evidence::{self, tell};
use super::fit::{Clause, counts};
use super::judge::{Cited, Judgement, Spot, judge, names_superlative, reversed};
use super::lines::{Line, lines};
use super::quantities::{Quantity, Unit, power_of_ten};
use super::reading::Reading;
use super::resolver::Resolver;
use super::{Block, Inline, Point, Recommendation, Section, SourceId, meaning};
use crate::source::Span;
use std::ops::Range;

/// Whose passages stand behind a text that cites none.
pub(super) struct Context<'x> {
    /// Those that the section cites somewhere.
    pub(super) sources: Vec<SourceId>,
    /// The values of its figures, shown or not.
    pub(super) figures: &'x [Stated],
}

/// A value of a figure.
pub(super) struct Stated {
    /// The value.
    pub(super) quantity: Quantity,
    /// Whether a sum gives it.
    pub(super) derived: bool,
    /// Where the outline states it.
    pub(super) place: Span,
}

/// Checks the numbers of a section's texts. Its figures, charts and quotations are checked where they are resolved.
pub(super) fn section(resolver: &mut Resolver<'_>, section: &Section, figures: &[Stated], more: &[SourceId]) {
    if !resolver.checks {
        return;
    }
    let context = Context { sources: sources_of(section, more), figures };
    line(resolver, &section.message, &context);
    blocks(resolver, &section.text, &context);
    points(resolver, &section.points, &[], &context);
    for side in &section.versus {
        let heading = Line::of(&side.heading, resolver.language);
        check(resolver, &heading, &side.sources, &context);
        points(resolver, &side.points, &side.sources, &context);
    }
    for event in &section.timeline {
        if event.own {
            own(resolver, &event.said());
        } else {
            line(resolver, &event.said(), &context);
        }
    }
    if let Some(image) = &section.image {
        line(resolver, &image.caption, &context);
    }
    if let Some(table) = &section.table {
        let title = Line::of(&table.title, resolver.language);
        check(resolver, &title, &table.sources, &context);
        for cell in table.columns.iter().chain(table.rows.iter().flatten()) {
            cells(resolver, cell, &table.sources, &context);
        }
    }
    blocks(resolver, &section.say, &context);
}

/// Checks the numbers of points. `behind` are passages that stand behind all of them.
fn points(resolver: &mut Resolver<'_>, points: &[Point], behind: &[SourceId], context: &Context<'_>) {
    for point in points {
        if point.own {
            own(resolver, &point.content);
        } else {
            let line = Line::of(&point.content, resolver.language);
            check(resolver, &line, behind, context);
        }
    }
}

/// Checks the numbers of a recommendation's action. Who acts and when is the desk's plan and no claim.
pub(super) fn recommendation(resolver: &mut Resolver<'_>, entry: &Recommendation, cited: &[SourceId]) {
    if !resolver.checks {
        return;
    }
    if entry.own.is_empty() {
        let line = Line::of(&entry.action, resolver.language);
        let context = Context { sources: Vec::new(), figures: &[] };
        check(resolver, &line, cited, &context);
    } else {
        own(resolver, &entry.action);
    }
}

/// Checks the numbers of some blocks of text.
pub(super) fn blocks(resolver: &mut Resolver<'_>, blocks: &[Block], context: &Context<'_>) {
    if !resolver.checks {
        return;
    }
    for content in lines(blocks) {
        line(resolver, content, context);
    }
}

fn line(resolver: &mut Resolver<'_>, content: &[Inline], context: &Context<'_>) {
    let line = Line::of(content, resolver.language);
    check(resolver, &line, &[], context);
}

/// Checks a line. `behind` are passages that stand behind all of it.
fn check(resolver: &mut Resolver<'_>, line: &Line, behind: &[SourceId], context: &Context<'_>) {
    for index in 0..line.reading.quantities.len() {
        let Some(quantity) = line.reading.quantities.get(index) else { continue };
        let sentence = line.reading.sentence(quantity.number.start);
        let mut cited = line.sources(&sentence);
        cited.extend(behind.iter().filter(|source| !cited.contains(source)).copied().collect::<Vec<_>>());
        let finding = if let Some(rule) = set_aside(quantity) {
            Verdict::SetAside(rule).into()
        } else if let Some(figure) = figure(quantity, context, true) {
            as_stated(resolver, figure)
        } else if cited.is_empty() {
            uncited(resolver, line, index, context)
        } else {
            let passages = evidence::all(resolver, &cited);
            number(resolver, &line.reading, index, &passages, context, evidence::OWN_VALUE)
        };
        count(resolver, &line.reading, index, finding);
    }
    reversals(resolver, line, behind);
}

/// Tells the sentences without a figure that say the opposite of their passages.
fn reversals(resolver: &mut Resolver<'_>, line: &Line, behind: &[SourceId]) {
    for sentence in &line.reading.sentences {
        let has_figure = line
            .reading
            .quantities
            .iter()
            .any(|quantity| sentence.contains(&quantity.number.start) && counts(quantity));
        let mut cited = line.own(sentence);
        cited.extend(behind.iter().filter(|source| !cited.contains(source)).copied().collect::<Vec<_>>());
        // Beside a figure only a superlative says something of its own.
        if cited.is_empty() || (has_figure && !names_superlative(&line.reading, sentence)) {
            continue;
        }
        let mut passages = evidence::all(resolver, &cited);
        passages.retain(|(_, passage)| passage.language.code() == line.reading.language.code());
        if let Some(found) = reversed(&line.reading, sentence, &passages, has_figure) {
            evidence::tell_reversed(resolver, &line.reading, &passages, found);
        }
    }
}

/// Judges a number of a claim that cites passages, and tells what is wrong with it. `own` is what is written to make it
/// the desk's own.
pub(super) fn number(
    resolver: &mut Resolver<'_>,
    claim: &Reading,
    index: usize,
    passages: &[Cited],
    context: &Context<'_>,
    own: &'static str,
) -> Finding {
    let Some(quantity) = claim.quantities.get(index) else { return Verdict::Unbound.into() };
    let lenient = passages.iter().all(|(_, passage)| passage.language.code() != claim.language.code());
    let judgement = judge(claim, index, passages, lenient);
    if let Judgement::Bound(spot) = judgement {
        let is_dated = matches!(quantity.unit, Unit::Year | Unit::Day);
        return bound(resolver, quantity, passages, spot, !lenient && !is_dated);
    }
    if let Some(why) = evidence::reason(resolver, quantity) {
        return own_because(&why.text);
    }
    if let Judgement::Missing(_) = judgement {
        if let Some(figure) = figure(quantity, context, false) {
            return as_stated(resolver, figure);
        }
        if let Some(rule) = excused(resolver, claim, quantity, passages) {
            return Verdict::SetAside(rule).into();
        }
    }
    tell(resolver, claim, index, passages, &judgement, own);
    let ground = |spot: Spot, agreement: Agreement| ground(resolver, passages, spot, agreement, !lenient);
    let (verdict, grounds) = match judgement {
        Judgement::Ambiguous(one, other) => {
            (Verdict::Ambiguous, vec![ground(one, Agreement::Same), ground(other, Agreement::Same)])
        }
        Judgement::Missing(Some((_, spot))) | Judgement::Contradicted(spot, _) => {
            (Verdict::Unbound, vec![ground(spot, Agreement::Against)])
        }
        Judgement::Missing(None) | Judgement::Bound(_) => (Verdict::Unbound, Vec::new()),
    };
    Finding { verdict, grounds: grounds.into_iter().flatten().collect(), because: None }
}

/// Returns that a number of a passage stands behind one of a claim.
pub(super) fn bound(
    resolver: &Resolver<'_>,
    quantity: &Quantity,
    passages: &[Cited],
    spot: Spot,
    words_compared: bool,
) -> Finding {
    let Some((source, reading)) = passages.get(spot.passage) else { return Verdict::Unbound.into() };
    let found = reading.quantities.get(spot.index);
    // The numbers of a ratio that stand apart are found one by one.
    let how = match (found, quantity.ratio) {
        (Some(found), Some(_)) if found.ratio.is_none() && found.unit == Unit::None => Agreement::Ratio,
        (Some(found), _) => agreement(quantity, found),
        (None, _) => Agreement::Same,
    };
    let grounds = ground(resolver, passages, spot, how, words_compared).into_iter().collect();
    Finding { verdict: Verdict::Bound(*source), grounds, because: None }
}

/// Returns the place of a number of a passage.
pub(super) fn ground(
    resolver: &Resolver<'_>,
    passages: &[Cited],
    spot: Spot,
    agreement: Agreement,
    words_compared: bool,
) -> Option<Ground> {
    let (source, reading) = passages.get(spot.passage)?;
    let bytes = reading.quantities.get(spot.index)?.bytes.clone();
    let place = place(resolver, reading, bytes.clone())?;
    Some(Ground { source: *source, bytes, place, agreement, words_compared })
}

/// Returns that the desk adds a number, and why.
pub(super) fn own_because(why: &str) -> Finding {
    Finding { because: Some(why.to_owned()), ..Verdict::Own.into() }
}

/// Returns what stands behind a figure whose value a text says again.
fn as_stated(resolver: &Resolver<'_>, figure: &Stated) -> Finding {
    let within = |counted: &&Counted| figure.place.holds(counted.place);
    let counted = resolver.census.iter().find(within);
    Finding {
        grounds: counted.map_or_else(Vec::new, |counted| counted.grounds.clone()),
        because: counted.and_then(|counted| counted.because.clone()),
        ..Verdict::Derived.into()
    }
}

/// Judges a number in a text without citations by all passages that the section cites.
fn uncited(resolver: &mut Resolver<'_>, line: &Line, index: usize, context: &Context<'_>) -> Finding {
    let Some(quantity) = line.reading.quantities.get(index) else { return Verdict::Unbound.into() };
    if let Some(figure) = figure(quantity, context, false) {
        return as_stated(resolver, figure);
    }
    if quantity.unit == Unit::Ordinal && !quantity.in_digits {
        return Verdict::SetAside(Rule::Order).into();
    }
    let passages = evidence::all(resolver, &context.sources);
    if let Judgement::Bound(spot) | Judgement::Contradicted(spot, _) = judge(&line.reading, index, &passages, true) {
        return bound(resolver, quantity, &passages, spot, false);
    }
    if let Some(why) = evidence::reason(resolver, quantity) {
        return own_because(&why.text);
    }
    if let Some(rule) = excused(resolver, &line.reading, quantity, &passages) {
        return Verdict::SetAside(rule).into();
    }
    evidence::tell_number_uncited(resolver, &line.reading, index);
    Verdict::Unbound.into()
}

/// Judges the numbers of a cell by their values alone: what they count stands in the heads.
fn cells(resolver: &mut Resolver<'_>, content: &[Inline], behind: &[SourceId], context: &Context<'_>) {
    let line = Line::of(content, resolver.language);
    for index in 0..line.reading.quantities.len() {
        let Some(quantity) = line.reading.quantities.get(index) else { continue };
        let sentence = line.reading.sentence(quantity.number.start);
        let mut cited = line.sources(&sentence);
        if cited.is_empty() {
            cited = behind.to_vec();
        }
        let passages = evidence::all(resolver, &cited);
        let finding = match (set_aside(quantity), backing(quantity, &passages)) {
            (Some(rule), _) => Verdict::SetAside(rule).into(),
            (None, Some(spot)) => bound(resolver, quantity, &passages, spot, false),
            (None, None) if cited.is_empty() => uncited(resolver, &line, index, context),
            (None, None) => number(resolver, &line.reading, index, &passages, context, evidence::OWN_VALUE),
        };
        count(resolver, &line.reading, index, finding);
    }
}

/// Returns the number of a passage that backs one whose unit and noun are said elsewhere: in a table's head, or by a chart.
pub(super) fn backing(quantity: &Quantity, passages: &[Cited]) -> Option<Spot> {
    passages.iter().enumerate().find_map(|(passage, (_, reading))| {
        let index = reading.quantities.iter().position(|found| found.backs(quantity))?;
        Some(Spot { passage, index })
    })
}

fn own(resolver: &mut Resolver<'_>, content: &[Inline]) {
    let line = Line::of(content, resolver.language);
    for index in 0..line.reading.quantities.len() {
        count(resolver, &line.reading, index, Verdict::Own);
    }
}

/// Adds a number to the census.
pub(super) fn count(resolver: &mut Resolver<'_>, claim: &Reading, index: usize, finding: impl Into<Finding>) {
    let Some(quantity) = claim.quantities.get(index) else { return };
    let Some(place) = place(resolver, claim, quantity.bytes.clone()) else { return };
    let written = claim.written(quantity.bytes.clone()).to_owned();
    let stated = claim.written(quantity.reach.clone()).trim().to_owned();
    let Finding { verdict, grounds, because } = finding.into();
    resolver.census.push(Counted { written, stated, place, verdict, grounds, because });
}

/// Returns the place of a part of a claim in the outline.
pub(super) fn place(resolver: &Resolver<'_>, claim: &Reading, bytes: Range<usize>) -> Option<Span> {
    claim.text.place(bytes, resolver.files)
}

/// Returns why a number is no figure at all.
pub(super) fn set_aside(quantity: &Quantity) -> Option<Rule> {
    match quantity.unit {
        Unit::Label => Some(Rule::Name),
        Unit::None if !quantity.in_digits && quantity.value == power_of_ten(0) => Some(Rule::Pronoun),
        // "In one year" is "in a year" or "last year".
        Unit::Measure("year" | "month" | "week" | "day" | "hour")
            if !quantity.in_digits && quantity.value == power_of_ten(0) =>
        {
            Some(Rule::Pronoun)
        }
        Unit::Ordinal if !quantity.in_digits && quantity.value == power_of_ten(0) => Some(Rule::Order),
        _ => None,
    }
}

/// Returns why a number that stands in no passage need not do so.
fn excused(resolver: &Resolver<'_>, claim: &Reading, quantity: &Quantity, passages: &[Cited]) -> Option<Rule> {
    match quantity.unit {
        Unit::Year | Unit::Day => {
            let has_year = passages.iter().any(|(_, passage)| passage.units.contains(&Unit::Year));
            let stands_for_report = !has_year || names_report(claim, quantity);
            (resolver.dates.contains(&quantity.value) && stands_for_report).then_some(Rule::Dated)
        }
        Unit::Ordinal if !quantity.in_digits => {
            let is_rank =
                |(_, passage): &Cited| passage.units.contains(&Unit::Ordinal) || ranks(claim, quantity, passage);
            (!passages.iter().any(is_rank)).then_some(Rule::Order)
        }
        Unit::None if !quantity.in_digits && quantity.value <= power_of_ten(1) => {
            let clause = Clause::of(claim, claim.quantities.iter().position(|other| other.bytes == quantity.bytes)?)?;
            let noun = clause.noun();
            let is_part = |ratio: (u32, u32)| [ratio.0, ratio.1].map(whole).contains(&quantity.value);
            let has_ratio = |found: &Quantity| found.ratio.is_some_and(is_part);
            let counted = passages
                .iter()
                .any(|(_, passage)| counts_such(passage, &noun) || passage.quantities.iter().any(has_ratio));
            (!counted).then_some(Rule::Count)
        }
        _ => None,
    }
}

fn whole(number: u32) -> num_rational::BigRational {
    num_rational::BigRational::from_integer(number.into())
}

/// Returns whether a year is the report's own: "a report of August 2021", "the 2021 report".
fn names_report(claim: &Reading, year: &Quantity) -> bool {
    /// Words that may stand between: "the report: R. E. Roe, in August".
    const BETWEEN: usize = 6;
    let sentence = claim.sentence(year.number.start);
    let is_report = |word: &meaning::Word| meaning::is_report(claim.written(word.bytes.clone()), claim.language);
    let earlier = claim.words_in(sentence.start..year.reach.start);
    let next = claim.words_in(year.reach.end..sentence.end).first();
    earlier.iter().rev().take(BETWEEN).any(is_report) || next.is_some_and(is_report)
}

/// Returns whether a rank stands before a superlative that the passage has: "the second largest".
fn ranks(claim: &Reading, rank: &Quantity, passage: &Reading) -> bool {
    let next = claim.words_in(rank.bytes.end..claim.text.text.len()).first();
    next.is_some_and(|next| {
        let is_superlative = meaning::is_superlative(claim.written(next.bytes.clone()), claim.language);
        is_superlative && passage.words().iter().any(|word| word.stem == next.stem)
    })
}

/// Returns whether a passage counts what some words name.
fn counts_such(passage: &Reading, noun: &[&meaning::Word]) -> bool {
    (0..passage.quantities.len()).filter_map(|index| Clause::of(passage, index)).any(|clause| {
        let is_count = clause.quantity().is_some_and(|found| matches!(found.unit, Unit::None | Unit::Fraction));
        let counted = clause.noun();
        is_count && noun.iter().any(|word| counted.iter().any(|found| word.matches(found) >= 0.6))
    })
}

/// Returns the figure of the section that has a value, one that a sum gives or any.
fn figure<'x>(quantity: &Quantity, context: &Context<'x>, derived: bool) -> Option<&'x Stated> {
    let mut figures = context.figures.iter().filter(|figure| figure.derived || !derived);
    figures.find(|figure| compare(quantity, &figure.quantity, Around::default()).is_ok())
}

/// Returns all passages that a section cites.
fn sources_of(section: &Section, more: &[SourceId]) -> Vec<SourceId> {
    let mut all = more.to_vec();
    let mut marked = |content: &[Inline]| super::sources::marked(content, &mut all);
    marked(&section.message);
    lines(&section.text).into_iter().for_each(&mut marked);
    lines(&section.say).into_iter().for_each(&mut marked);
    section.points.iter().for_each(|point| marked(&point.content));
    for side in &section.versus {
        marked(&side.heading);
        side.points.iter().for_each(|point| marked(&point.content));
    }
    for event in &section.timeline {
        marked(&event.when);
        marked(&event.what);
    }
    section.image.iter().for_each(|image| marked(&image.caption));
    section.figures.iter().flat_map(super::Figure::texts).for_each(&mut marked);
    all.extend(section.figures.iter().flat_map(|figure| &figure.sources));
    all.extend(section.excerpts.iter().map(|excerpt| excerpt.source));
    all.extend(section.quote.iter().map(|quote| quote.source));
    all.extend(section.chart.iter().flat_map(|chart| &chart.sources));
    all.extend(section.table.iter().flat_map(|table| &table.sources));
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|source| seen.insert(*source));
    all
}
