//! The deck: title, agenda, openers, slides, recommendations, endnotes.
//!
//! What a section holds decides its slides: points beside key figures or beside a picture; a row of key figures, or one
//! alone and large; chart, table, quotation and picture each on a slide of its own. A section of several slides gets an
//! opener.

use super::composer::Composer;
use super::endnotes::NoteLook;
use super::figures::{ChartLook, picture};
use super::flow::{
    Artifact, Block, BlockKind, Callouts, Column, ColumnBlocks, Columns, Contents, ContentsEntry, Filling, Fit,
    Furniture, Group, GroupRole, NumberForm, Numbering, Placed, Sequence, TextRole, Vertical,
};
use super::inline::{field, marked, plain, run, shaped, unmarked, words};
use super::memo::quoted;
use super::parts::{block, caption, dashes, fixture, group, heading, paragraph, rule, texted};
use super::prose::Prose;
use super::tables::{TableLook, cited_table};
use crate::brief::{Figure, Recommendation, Section, SourceId};
use crate::geometry::{Em, Pt, Rect};
use crate::outline::Aspect;
use crate::text::{Align, Anchor, Field, Shape, Text, TextStyle};

/// Key figures that still stand beside points; more get a slide of their own.
const SIDE_FIGURES: usize = 3;
/// Points that still leave room for key figures beside them.
const SIDE_POINTS: usize = 6;
/// Key figures in a row.
const ROW: usize = 4;
/// Part of the width that an agenda leaves free.
const AGENDA_INSET: f32 = 0.3;
/// Room between the short rule and the section's number.
const KICKER_GAP: Pt = Pt(12.0);
/// Room that a section's number of two digits takes.
const KICKER_NUMBER: Pt = Pt(18.0);
/// Recommendations that are shown as cards; more are a table.
const CARDS: usize = 3;

/// Composes a deck.
pub(super) fn compose(composer: &mut Composer<'_>, aspect: Aspect) -> Vec<Sequence> {
    let mut deck = Deck { aspect, slides: Vec::new() };
    deck.title(composer);
    deck.agenda_and_sections(composer);
    deck.notes(composer);
    deck.slides
}

/// A deck in the making.
struct Deck {
    aspect: Aspect,
    slides: Vec<Sequence>,
}

/// What a slide of a section says outside its body.
struct Frame {
    /// The section; none for slides that belong to no section.
    section: Option<Kicker>,
    /// The headline.
    headline: Text,
    /// The same words without marks, for continued slides.
    again: Text,
    /// Its level in the tag tree and where bookmarks lead.
    level: u8,
    anchor: Anchor,
    /// The sources named at the slide's foot.
    sources: Vec<SourceId>,
}

/// The section's name above a headline.
#[derive(Clone)]
struct Kicker {
    number: usize,
    title: String,
    /// Where the slide is the section's first: the name is its heading then, and bookmarks lead to it.
    heading: Option<Anchor>,
}

impl Deck {
    fn title(&mut self, composer: &mut Composer<'_>) {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let meta = &composer.brief.meta;
        let anchor = composer.bookmark(1, plain(&meta.title));
        let title = composer.text(&meta.title);
        let ornament = rule((look.ornament.0, colours.on_ground_accent), Some(look.ornament_length));
        let title = fitted(texted(title, look.title, TextRole::Title, Some(anchor)), 3, &look.title_sizes);
        let mut body = vec![ornament.after(Pt(22.0)), title];
        if !meta.subtitle.is_empty() {
            body.push(paragraph(composer.text(&meta.subtitle), look.subtitle).before(Pt(20.0)));
        }
        let mut furniture = Furniture { before: Vec::new(), after: Vec::new() };
        if let Some(logo) = &meta.logo {
            let side = Pt(40.0);
            let page = crate::theme::DeckTheme::slide_size(self.aspect);
            let at = Rect { x: page.width - look.side - side, y: look.headline_top, width: side, height: side };
            let mark = picture(logo, Some(side), side);
            // A mark is made for paper, and would be lost on the ground.
            let plate = Some(crate::geometry::Colour::WHITE);
            furniture.before.push(Placed { at, vertical: Vertical::Top, blocks: vec![mark], artifact: None, plate });
        }
        furniture.before.extend(self.marking(composer, colours.on_ground_muted));
        furniture.after.extend(self.facts(composer));
        let rest = Furniture { before: self.marking(composer, colours.on_ground_muted), after: Vec::new() };
        self.slides.push(Sequence {
            master: look.dark(self.aspect, &colours),
            first: furniture,
            rest,
            body,
            vertical: Vertical::Top,
            filling: Filling::Even,
            scales: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: Some(1) },
            part: Some(plain(&meta.title)),
        });
    }

    /// Returns the facts at the foot of the title slide, side by side.
    fn facts(&self, composer: &mut Composer<'_>) -> Option<Placed> {
        let look = &composer.theme.deck;
        let meta = &composer.brief.meta;
        let fixed = composer.words();
        let facts = [
            (fixed.readers, composer.text(&meta.readers)),
            (fixed.occasion, composer.text(&meta.occasion)),
            (fixed.date, meta.date.map(|date| words(meta.language.date(date))).unwrap_or_default()),
            (fixed.presenter, composer.text(&meta.presenter)),
        ];
        let columns: Vec<ColumnBlocks> = facts
            .into_iter()
            .filter(|(_, fact)| !fact.runs.is_empty())
            .map(|(label, fact)| ColumnBlocks {
                share: 1.0,
                blocks: vec![paragraph(words(label), look.fact_label), paragraph(fact, look.fact)],
            })
            .collect();
        if columns.is_empty() {
            return None;
        }
        let columns = block(BlockKind::Columns(Columns { columns, gap: look.gutter, stack_gap: Pt(6.0) }));
        let at = look.band(self.aspect, look.body_bottom - Pt(80.0), look.body_bottom + Pt(14.0));
        Some(Placed { at, vertical: Vertical::Bottom, blocks: vec![columns], artifact: None, plate: None })
    }

    fn agenda_and_sections(&mut self, composer: &mut Composer<'_>) {
        let brief = composer.brief;
        let fixed = composer.words();
        // The agenda leads to sections that are composed after it: their anchors are made here.
        let starts: Vec<Anchor> = brief.sections.iter().map(|_| composer.anchor()).collect();
        let agenda_at = self.slides.len();
        let agenda = (brief.sections.len() > 1).then(|| composer.bookmark(1, fixed.agenda.to_owned()));
        for (index, section) in brief.sections.iter().enumerate() {
            self.section(composer, section, index + 1, starts[index]);
        }
        let mut entries: Vec<ContentsEntry> = brief
            .sections
            .iter()
            .zip(&starts)
            .enumerate()
            .map(|(index, (section, &anchor))| {
                let minutes = section.minutes.map(|minutes| words(fixed.minutes.replace("{n}", &number(minutes))));
                let mut text = unmarked(&section.title);
                let shape = Shape { colour: Some(composer.theme.colours.accent), ..Shape::default() };
                text.runs.insert(0, shaped(format!("{}\u{2003}", index + 1), shape));
                ContentsEntry { text, anchor, figure: Some(minutes.unwrap_or_default()) }
            })
            .collect();
        if !brief.recommendations.is_empty() {
            let anchor = self.recommendations(composer, &brief.recommendations);
            let figure = Some(Text::default());
            entries.push(ContentsEntry { text: words(fixed.recommendations), anchor, figure });
        }
        if let Some(anchor) = agenda {
            let slide = self.agenda(composer, entries, anchor);
            self.slides.insert(agenda_at, slide);
        }
    }

    fn agenda(&self, composer: &mut Composer<'_>, entries: Vec<ContentsEntry>, anchor: Anchor) -> Sequence {
        let look = &composer.theme.deck;
        let list = block(BlockKind::Contents(Contents { entries, style: look.agenda, gap: look.point_gap }));
        // Minutes stand near the titles that they belong to.
        let inset = look.slide(self.aspect).body.width * AGENDA_INSET;
        let list = Group { role: GroupRole::Plain, blocks: vec![list], inset: (Pt::ZERO, inset), bar: None };
        let list = block(BlockKind::Group(list));
        let title = composer.words().agenda;
        let frame =
            Frame { section: None, headline: words(title), again: words(title), level: 1, anchor, sources: Vec::new() };
        self.slide(composer, frame, vec![list], Vertical::Top)
    }

    /// Composes a section's slides.
    fn section(&mut self, composer: &mut Composer<'_>, section: &Section, number: usize, start: Anchor) {
        let title = plain(&section.title);
        let kinds = SlideKind::of(section);
        let has_opener = kinds.len() > 1;
        composer.bookmark_at(1, title.clone(), start);
        if has_opener {
            let opener = self.opener(composer, section, number, start);
            self.slides.push(opener);
        }
        for (index, kind) in kinds.iter().enumerate() {
            let message = if section.message.is_empty() { &section.title } else { &section.message };
            let headline = match kind {
                SlideKind::Chart => section.chart.as_ref().map_or(message, |chart| &chart.title),
                _ => message,
            };
            let headline = if headline.is_empty() { message } else { headline };
            // The first slide says the message; those that follow in the same section repeat it without its marks.
            let (headline_text, again) = (
                if index == 0 || *kind == SlideKind::Chart { composer.text(headline) } else { unmarked(headline) },
                unmarked(headline),
            );
            let anchor = composer.bookmark(2, plain(headline));
            let (body, sources, vertical) = self.body(composer, section, *kind);
            let heading = (!has_opener).then_some(start);
            let kicker = Some(Kicker { number, title: title.clone(), heading });
            let frame = Frame { section: kicker, headline: headline_text, again, level: 2, anchor, sources };
            let mut slide = self.slide(composer, frame, body, vertical);
            if matches!(kind, SlideKind::Points | SlideKind::Table) {
                slide.scales.clone_from(&composer.theme.deck.text_scales);
            }
            self.slides.push(slide);
        }
    }

    fn opener(&self, composer: &mut Composer<'_>, section: &Section, number: usize, anchor: Anchor) -> Sequence {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let title = composer.text(&section.title);
        let title = fitted(texted(title, look.opener_title, TextRole::Heading(1), Some(anchor)), 3, &look.opener_sizes);
        let body = vec![paragraph(words(number.to_string()), look.opener_number).after(Pt(10.0)), title];
        let furniture = Furniture { before: self.marking(composer, colours.on_ground_muted), after: Vec::new() };
        Sequence {
            master: look.dark(self.aspect, &colours),
            first: furniture.clone(),
            rest: furniture,
            body,
            vertical: Vertical::Optical,
            filling: Filling::Even,
            scales: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part: Some(plain(&section.title)),
        }
    }

    /// Returns what a slide of a kind shows, the sources to be named at its foot, and where sparse content stands.
    fn body(
        &self,
        composer: &mut Composer<'_>,
        section: &Section,
        kind: SlideKind,
    ) -> (Vec<Block>, Vec<SourceId>, Vertical) {
        let look = &composer.theme.deck;
        match kind {
            SlideKind::Points => (vec![points(composer, section)], Vec::new(), Vertical::Top),
            SlideKind::PointsAndFigures => {
                let points = ColumnBlocks { share: 7.0, blocks: vec![points(composer, section)] };
                let figures = side_figures(composer, &section.figures);
                let figures = ColumnBlocks { share: 4.0, blocks: vec![figures] };
                let columns =
                    Columns { columns: vec![points, figures], gap: look.gutter * 1.5, stack_gap: look.gutter };
                (vec![block(BlockKind::Columns(columns))], figure_sources(&section.figures), Vertical::Top)
            }
            SlideKind::PointsAndImage => {
                let left = ColumnBlocks { share: 5.0, blocks: vec![points(composer, section)] };
                let right = ColumnBlocks { share: 6.0, blocks: self.image(composer, section) };
                let columns = Columns { columns: vec![left, right], gap: look.gutter, stack_gap: look.gutter };
                (vec![block(BlockKind::Columns(columns))], Vec::new(), Vertical::Top)
            }
            SlideKind::BigNumber => {
                let body = section.figures.first().map(|figure| big_number(composer, figure));
                (body.into_iter().collect(), figure_sources(&section.figures), Vertical::Optical)
            }
            SlideKind::Figures => {
                let items = section.figures.iter().map(|figure| composer.callout(figure)).collect();
                let row = block(BlockKind::Callouts(Callouts {
                    items,
                    per_row: ROW,
                    gap: look.gutter,
                    row_gap: look.gutter,
                    value: look.value,
                    smallest: look.value_smallest,
                    unit: look.unit,
                    label: look.value_label,
                    rule: look.hairline,
                }));
                (vec![row], figure_sources(&section.figures), Vertical::Optical)
            }
            SlideKind::Chart => self.chart(composer, section),
            SlideKind::Table => {
                let table = section.table.as_ref().map(|table| {
                    let table_look = table_look(composer);
                    cited_table(composer, &table.columns, &table.rows, &table.sources, &table_look)
                });
                let sources = section.table.as_ref().map(|table| table.sources.clone()).unwrap_or_default();
                (table.into_iter().collect(), sources, Vertical::Top)
            }
            SlideKind::Image => (self.image(composer, section), Vec::new(), Vertical::Top),
            SlideKind::Quote => {
                let Some(quote) = &section.quote else { return (Vec::new(), Vec::new(), Vertical::Top) };
                let text = composer.text_citing(&quote.content, &[quote.source]);
                let text = quoted(text, composer.brief.meta.language.quotes().outer);
                let text = fitted(paragraph(text, look.quote), 5, &look.quote_sizes);
                let inset = Pt(48.0);
                let quotation =
                    Group { role: GroupRole::Quote, blocks: vec![text], inset: (Pt::ZERO, inset), bar: None };
                (vec![block(BlockKind::Group(quotation))], vec![quote.source], Vertical::Optical)
            }
        }
    }

    fn chart(&self, composer: &mut Composer<'_>, section: &Section) -> (Vec<Block>, Vec<SourceId>, Vertical) {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let Some(chart) = &section.chart else { return (Vec::new(), Vec::new(), Vertical::Top) };
        let mut unit = composer.text(&chart.unit);
        composer.marks(&chart.sources, &mut unit.runs);
        let style = TextStyle { size: look.source.size * 1.25, leading: look.source.leading * 1.25, ..look.source };
        let bars = composer.bars(
            chart,
            &ChartLook {
                style: look.chart,
                thickness: Pt(40.0),
                gap: Pt(14.0),
                colour: colours.quiet,
                accent: colours.voice,
            },
        );
        let mut body = Vec::new();
        if !unit.runs.is_empty() {
            body.push(caption(unit, style).after(Pt(12.0)).with_next());
        }
        body.push(bars);
        (body, chart.sources.clone(), Vertical::Optical)
    }

    fn image(&self, composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
        let look = &composer.theme.deck;
        let Some(image) = &section.image else { return Vec::new() };
        let credit_room = if image.credit.is_empty() { Pt::ZERO } else { look.source.leading + Pt(8.0) };
        let height = look.body_bottom - look.body_top - credit_room;
        let mut blocks = vec![picture(image, None, height).with_next()];
        if !image.credit.is_empty() {
            blocks.push(caption(composer.text(&image.credit), look.source).before(Pt(6.0)));
        }
        blocks
    }

    /// Composes the slides of recommendations and returns the anchor that leads to them.
    fn recommendations(&mut self, composer: &mut Composer<'_>, all: &[Recommendation]) -> Anchor {
        let fixed = composer.words();
        let anchor = composer.bookmark(1, fixed.recommendations.to_owned());
        let mut body =
            vec![if all.len() <= CARDS { cards(composer, all) } else { recommendation_table(composer, all) }];
        if all.iter().all(|recommendation| !recommendation.own.is_empty()) {
            // Said once where it holds for all.
            let own = words(super::endnotes::capitalised(fixed.own));
            let style = TextStyle { italic: true, ..composer.theme.deck.card_fact };
            body.push(paragraph(own, style).before(Pt(14.0)));
        }
        let frame = Frame {
            section: None,
            headline: words(fixed.recommendations),
            again: words(fixed.recommendations),
            level: 1,
            anchor,
            sources: all.iter().flat_map(|recommendation| recommendation.sources.clone()).collect(),
        };
        let slide = self.slide(composer, frame, body, Vertical::Top);
        self.slides.push(slide);
        anchor
    }

    fn notes(&mut self, composer: &mut Composer<'_>) {
        if composer.cited.is_empty() {
            return;
        }
        let look = &composer.theme.deck;
        let title = composer.words().endnotes;
        let anchor = composer.bookmark(1, title.to_owned());
        let prose = Prose {
            body: look.note,
            marker: look.note_number,
            gap: Pt::ZERO,
            indent: Em(0.0),
            bar: look.hairline,
            table: table_look(composer),
            picture_height: Pt(120.0),
            language: None,
        };
        let note_look = NoteLook {
            prose,
            number: look.note_number,
            muted: composer.theme.colours.muted,
            indent: Pt(30.0),
            gap: Pt(5.0),
        };
        let list = composer.endnotes(&note_look);
        let frame =
            Frame { section: None, headline: words(title), again: words(title), level: 1, anchor, sources: Vec::new() };
        let slide = self.slide(composer, frame, vec![list], Vertical::Top);
        let master = look.notes(self.aspect);
        self.slides.push(Sequence { master, filling: Filling::Full, scales: Vec::new(), ..slide });
    }

    /// Returns a slide with its headline; where its body is too long, it goes on under the same headline.
    fn slide(&self, composer: &mut Composer<'_>, frame: Frame, body: Vec<Block>, vertical: Vertical) -> Sequence {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let headline = heading(frame.headline, look.headline, frame.level, frame.anchor);
        let headline = fitted(headline, 2, &look.headline_sizes);
        let mut again = frame.again;
        let shape = Shape { colour: Some(colours.muted), ..Shape::default() };
        again.runs.push(shaped(format!(" ({})", composer.words().continued), shape));
        let again = fitted(paragraph(again, look.headline), 2, &look.headline_sizes);

        let foot = self.foot(composer);
        let at = look.band(self.aspect, look.headline_top, look.body_top);
        let place =
            |blocks: Vec<Block>, artifact| Placed { at, vertical: Vertical::Top, blocks, artifact, plate: None };
        let mut first = Furniture { before: self.kicker(composer, frame.section.as_ref()), after: foot.clone() };
        first.before.push(place(vec![headline], None));
        let continued = frame.section.map(|kicker| Kicker { heading: None, ..kicker });
        let mut rest = Furniture { before: self.kicker(composer, continued.as_ref()), after: foot };
        rest.before.push(place(vec![again], Some(Artifact::Repeated)));
        if let Some(line) = composer.source_line(&frame.sources) {
            let at = look.band(self.aspect, look.source_bottom - look.source.leading, look.source_bottom);
            let blocks = vec![paragraph(line, look.source)];
            first.after.insert(0, Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None });
        }
        Sequence {
            master: look.slide(self.aspect),
            first,
            rest,
            body,
            vertical,
            filling: Filling::Even,
            scales: look.scales.clone(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part: None,
        }
    }

    /// Returns the line above the headline: the short rule, and the section's number and name.
    fn kicker(&self, composer: &Composer<'_>, section: Option<&Kicker>) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let line = look.kicker.leading;
        let band = look.band(self.aspect, look.kicker_top, look.kicker_top + line);
        let middle = (line - look.ornament.0) / 2.0;
        let ornament_at = Rect { y: band.y + middle, width: look.ornament_length, height: look.ornament.0, ..band };
        let ornament = rule(look.ornament, Some(look.ornament_length));
        let mut placed = vec![fixture(ornament_at, Vertical::Top, vec![ornament], Artifact::Decoration)];
        let Some(section) = section else { return placed };
        let number_at = Rect { x: ornament_at.right() + KICKER_GAP, width: KICKER_NUMBER, ..band };
        let number_style = TextStyle { colour: look.ornament.1, ..look.kicker };
        let number = paragraph(words(section.number.to_string()), number_style);
        placed.push(fixture(number_at, Vertical::Top, vec![number], Artifact::Header));
        let at = Rect { x: number_at.right(), width: band.right() - number_at.right(), ..band };
        placed.push(match section.heading {
            Some(anchor) => {
                let title = heading(words(section.title.clone()), look.kicker, 1, anchor);
                Placed { at, vertical: Vertical::Top, blocks: vec![title], artifact: None, plate: None }
            }
            None => {
                let title = paragraph(words(section.title.clone()), look.kicker);
                fixture(at, Vertical::Top, vec![title], Artifact::Header)
            }
        });
        placed
    }

    /// Returns marking and folio.
    fn foot(&self, composer: &Composer<'_>) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let mut placed = self.marking(composer, look.marking.colour);
        let band = look.band(self.aspect, look.foot_bottom - look.folio.leading, look.foot_bottom);
        let width = Pt(60.0);
        let at = Rect { x: band.right() - width, width, ..band };
        let folio = Text { runs: vec![field(Field::Page)], language: None, span: None };
        let style = TextStyle { align: Align::Right, ..look.folio };
        placed.push(fixture(at, Vertical::Bottom, vec![paragraph(folio, style)], Artifact::Footer));
        placed
    }

    /// Returns the marking at the head and foot.
    fn marking(&self, composer: &Composer<'_>, colour: crate::geometry::Colour) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let marking = &composer.brief.meta.marking;
        if marking.is_empty() {
            return Vec::new();
        }
        let style = TextStyle { colour, ..look.marking };
        let height = style.leading;
        let head = look.band(self.aspect, look.kicker_top - height - Pt(4.0), look.kicker_top - Pt(4.0));
        let foot = look.band(self.aspect, look.foot_bottom - height, look.foot_bottom);
        let half = |band: Rect| Rect { width: band.width * 0.6, ..band };
        let right = |band: Rect| Rect { x: band.x + band.width * 0.4, width: band.width * 0.6, ..band };
        let line = |align| vec![paragraph(unmarked(marking), TextStyle { align, ..style })];
        vec![
            fixture(right(head), Vertical::Bottom, line(Align::Right), Artifact::Header),
            fixture(half(foot), Vertical::Bottom, line(Align::Left), Artifact::Footer),
        ]
    }
}

/// What a slide of a section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SlideKind {
    Points,
    PointsAndFigures,
    PointsAndImage,
    BigNumber,
    Figures,
    Chart,
    Table,
    Image,
    Quote,
}

impl SlideKind {
    /// Returns the slides that a section asks for, in order.
    fn of(section: &Section) -> Vec<SlideKind> {
        let (figures, points) = (section.figures.len(), section.points.len());
        let points_leave_room = points > 0 && points <= SIDE_POINTS;
        let picture_beside = points_leave_room && section.image.is_some();
        let beside = !picture_beside && points_leave_room && figures > 0 && figures <= SIDE_FIGURES;
        let mut kinds = Vec::new();
        if beside {
            kinds.push(SlideKind::PointsAndFigures);
        } else {
            match figures {
                0 => {}
                1 => kinds.push(SlideKind::BigNumber),
                _ => kinds.push(SlideKind::Figures),
            }
            if picture_beside {
                kinds.push(SlideKind::PointsAndImage);
            } else if points > 0 {
                kinds.push(SlideKind::Points);
            }
        }
        if section.chart.is_some() {
            kinds.push(SlideKind::Chart);
        }
        if section.table.is_some() {
            kinds.push(SlideKind::Table);
        }
        if section.image.is_some() && !picture_beside {
            kinds.push(SlideKind::Image);
        }
        if section.quote.is_some() {
            kinds.push(SlideKind::Quote);
        }
        if kinds.is_empty() {
            kinds.push(SlideKind::Points);
        }
        kinds
    }
}

fn fitted(mut block: Block, lines: usize, sizes: &[(Pt, Pt)]) -> Block {
    if let BlockKind::Text(text) = &mut block.kind {
        text.fit = Some(Fit { lines, sizes: sizes.to_vec() });
    }
    block
}

/// Returns a section's points; one that stands alone needs no dash.
fn points(composer: &mut Composer<'_>, section: &Section) -> Block {
    let look = &composer.theme.deck;
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let mut items = Vec::with_capacity(section.points.len());
    for point in &section.points {
        let mut text = composer.text(&point.content);
        if point.own {
            text.runs.push(shaped(format!(" ({})", composer.words().own), muted));
        }
        items.push(vec![paragraph(text, look.point)]);
    }
    if items.len() == 1 {
        return group(GroupRole::Plain, items.remove(0));
    }
    dashes(items, look.marker, Em(1.1) * look.point.size, look.point_gap)
}

/// Returns key figures one below the other.
fn side_figures(composer: &mut Composer<'_>, figures: &[Figure]) -> Block {
    let look = &composer.theme.deck;
    let items = figures.iter().map(|figure| composer.callout(figure)).collect();
    block(BlockKind::Callouts(Callouts {
        items,
        per_row: 1,
        gap: Pt::ZERO,
        row_gap: Pt(16.0),
        value: look.side_value,
        smallest: look.value_smallest,
        unit: look.unit,
        label: look.side_label,
        rule: look.hairline,
    }))
}

fn big_number(composer: &mut Composer<'_>, figure: &Figure) -> Block {
    let look = &composer.theme.deck;
    let item = composer.callout(figure);
    block(BlockKind::Callouts(Callouts {
        items: vec![item],
        per_row: 1,
        gap: Pt::ZERO,
        row_gap: Pt::ZERO,
        value: look.big_value,
        smallest: look.value_smallest,
        unit: look.big_unit,
        label: look.big_label,
        rule: look.hairline,
    }))
}

fn figure_sources(figures: &[Figure]) -> Vec<SourceId> {
    figures.iter().flat_map(|figure| figure.sources.iter().copied().chain(marked(&figure.label))).collect()
}

fn table_look(composer: &Composer<'_>) -> TableLook {
    let look = &composer.theme.deck;
    TableLook {
        cell: look.cell,
        head: look.cell_head,
        gap: Pt(24.0),
        padding: Pt(7.0),
        rule: look.hairline,
        row_rule: Some(composer.theme.colours.hairline),
    }
}

/// Returns up to three recommendations side by side.
fn cards(composer: &mut Composer<'_>, all: &[Recommendation]) -> Block {
    let look = &composer.theme.deck;
    let some_own = !all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut columns = Vec::with_capacity(all.len());
    for (index, recommendation) in all.iter().enumerate() {
        let action = composer.text_citing(&recommendation.action, &recommendation.sources);
        let mut blocks = vec![
            rule(look.hairline, None).after(Pt(14.0)),
            paragraph(words((index + 1).to_string()), look.card_number).after(Pt(6.0)),
            paragraph(action, look.card).after(Pt(18.0)),
        ];
        for line in facts_of(composer, recommendation, some_own && !recommendation.own.is_empty()) {
            blocks.push(paragraph(line, look.card_fact));
        }
        columns.push(ColumnBlocks { share: 1.0, blocks });
    }
    block(BlockKind::Columns(Columns { columns, gap: look.gutter, stack_gap: look.gutter }))
}

/// Returns the lines below a recommendation: who, when, whose judgment.
fn facts_of(composer: &mut Composer<'_>, recommendation: &Recommendation, own: bool) -> Vec<Text> {
    let fixed = composer.words();
    let ink = composer.theme.colours.ink;
    let mut lines = Vec::new();
    for (label, content) in [(fixed.who, &recommendation.who), (fixed.when, &recommendation.when)] {
        if content.is_empty() {
            continue;
        }
        let mut text = composer.text(content);
        for run in &mut text.runs {
            run.shape.colour = Some(ink);
            run.shape.strong = true;
        }
        text.runs.insert(0, run(format!("{label}\u{2002}")));
        lines.push(text);
    }
    if own {
        let own = Shape { emphasis: true, ..Shape::default() };
        lines.push(Text {
            runs: vec![shaped(super::endnotes::capitalised(fixed.own), own)],
            language: None,
            span: None,
        });
    }
    lines
}

fn recommendation_table(composer: &mut Composer<'_>, all: &[Recommendation]) -> Block {
    let fixed = composer.words();
    let table = table_look(composer);
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let some_own = !all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut rows = Vec::with_capacity(all.len());
    for recommendation in all {
        let mut action = composer.text_citing(&recommendation.action, &recommendation.sources);
        if some_own && !recommendation.own.is_empty() {
            action.runs.push(shaped(format!(" ({})", fixed.own), muted));
        }
        let who = composer.text(&recommendation.who);
        let when = composer.text(&recommendation.when);
        rows.push([action, who, when].map(|text| table.cell(text)).to_vec());
    }
    let heads = table.heads(&[fixed.what, fixed.who, fixed.when]);
    table.table(vec![Column::Auto, Column::Auto, Column::Auto], heads, rows)
}

/// Returns a number of minutes without needless decimals.
fn number(minutes: f32) -> String {
    if minutes.fract() == 0.0 { format!("{minutes:.0}") } else { format!("{minutes:.1}") }
}
