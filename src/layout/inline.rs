//! Texts → lines whose every run knows what it means: content of a node, a link, an endnote mark.

use super::compositor::{Compositor, Frame, Meaning};
use super::fields;
use super::page::{ItemKind, Owner};
use super::strips::{LinkPart, Strips};
use super::tags::{NodeId, Role};
use crate::compose::flow::Artifact;
use crate::geometry::{Point, Pt, Rect};
use crate::text::{self, Anchor, Expansion, Face, Field, Highlight, Line, Link, Run, RunKind, Shape, Text, TextStyle};

/// Where lines on the baseline grid have their baseline, as a part of its step: where a text face has it that is set in
/// three quarters of its leading. It is the same for all sizes, or lines of two sizes would not align.
const GRID_BASELINE: f32 = 0.763;

/// A text in lines.
pub(super) struct SetText {
    /// The lines from the top.
    pub(super) lines: Vec<Line>,
    /// Baseline of a line, from its upper edge.
    pub(super) baseline: Pt,
    /// How it looks.
    pub(super) style: TextStyle,
    /// Extent of a space, where some of its words are marked.
    marked: Option<Pt>,
    /// What the runs mean.
    runs: Vec<RunMeaning>,
    /// Links that runs count into.
    links: Vec<RunLink>,
    /// Runs that hold a place for words to come.
    late: Vec<(u32, Field)>,
}

/// What a run means.
#[derive(Debug, Clone, Copy)]
struct RunMeaning {
    /// What its items belong to.
    owner: Owner,
    /// The link that it is, an index in [`SetText::links`].
    link: Option<usize>,
    /// The place that it is, for an endnote mark.
    here: Option<Anchor>,
    /// How it is marked.
    highlight: Option<Highlight>,
}

/// A link in a text.
struct RunLink {
    node: NodeId,
    to: Link,
    contents: String,
}

impl SetText {
    /// Returns the height of all lines.
    pub(super) fn height(&self) -> Pt {
        self.style.leading * self.lines.len() as f32
    }

    /// Returns the extent of the widest line.
    pub(super) fn width(&self) -> Pt {
        self.lines.iter().map(|line| line.width).fold(Pt::ZERO, Pt::max)
    }

    /// Takes the lines, to place them one by one.
    pub(super) fn take_lines(&mut self) -> Vec<Line> {
        std::mem::take(&mut self.lines)
    }
}

/// Sets a text in the measure. What it says is added to what `frame` means.
pub(super) fn set(
    compositor: &mut Compositor<'_>,
    text: &Text,
    style: &TextStyle,
    measure: Pt,
    frame: &Frame,
) -> SetText {
    let parted = text::parted(text);
    let resolved = fields::resolve(compositor, parted.as_ref().unwrap_or(text), frame.page);
    let text = resolved.text.as_ref();
    let lines = compositor.set(text, style, measure).lines;
    if let (Meaning::Node(node), Some(language)) = (frame.meaning, text.language)
        && language != compositor.language
    {
        compositor.tags.nodes[node.0 as usize].language = Some(language.into());
    }
    let mut links = Vec::new();
    let runs = give_meaning(compositor, text, frame.meaning, &mut links);
    let baseline = if frame.on_grid(style) { frame.grid * GRID_BASELINE } else { compositor.baseline(style) };
    let marked = runs.iter().any(|run| run.highlight.is_some()).then(|| space(compositor, style));
    SetText { lines, baseline, style: *style, marked, runs, links, late: resolved.late }
}

/// Returns the extent of a space.
fn space(compositor: &mut Compositor<'_>, style: &TextStyle) -> Pt {
    let mut width = |words: &str| compositor.set_line(words.to_owned(), style).map_or(Pt::ZERO, |line| line.width);
    width("n n") - width("nn")
}

/// Adds the runs of a text to the tag tree: what is neither link nor mark is content of the text's own node, links and
/// marks are nodes in it.
fn give_meaning(
    compositor: &mut Compositor<'_>,
    text: &Text,
    meaning: Meaning,
    links: &mut Vec<RunLink>,
) -> Vec<RunMeaning> {
    let Meaning::Node(parent) = meaning else {
        let owner = compositor.content(meaning);
        return vec![RunMeaning { owner, link: None, here: None, highlight: None }; text.runs.len()];
    };
    let mut runs: Vec<RunMeaning> = Vec::with_capacity(text.runs.len());
    let mut plain: Option<Owner> = None;
    for (index, run) in text.runs.iter().enumerate() {
        if let RunKind::Mark { label, note, here } = &run.kind {
            plain = None;
            compositor.marks.push((*note, *here));
            let contents = compositor.language.words().endnote.replace("{n}", label);
            let reference = compositor.tags.add(parent, Role::Reference);
            let owner = add_link(compositor, reference, Link::Anchor(*note), contents, links);
            runs.push(RunMeaning { owner, link: Some(links.len() - 1), here: Some(*here), highlight: None });
            continue;
        }
        if let RunKind::MarksBetween { first, notes, here } = &run.kind {
            plain = None;
            compositor.marks.extend(notes.iter().map(|&note| (note, *here)));
            let to = notes.first().copied().unwrap_or(*here);
            let said = match notes.len().saturating_sub(1) {
                0 => compositor.language.words().endnote.replace("{n}", &first.to_string()),
                more => format!("{} {first}–{}", compositor.language.words().endnotes, first + more),
            };
            let reference = compositor.tags.add(parent, Role::Reference);
            let owner = add_link(compositor, reference, Link::Anchor(to), said, links);
            runs.push(RunMeaning { owner, link: Some(links.len() - 1), here: Some(*here), highlight: None });
            continue;
        }
        let said = text::said(run);
        let is_span = run.shape.language.is_some() || run.shape.stands_for.is_some() || said.is_some();
        if run.link.is_none() && is_span {
            plain = None;
            let owner = add_span(compositor, parent, &run.shape, said);
            runs.push(RunMeaning { owner, link: None, here: None, highlight: run.shape.highlight });
            continue;
        }
        let Some(to) = &run.link else {
            let owner = *plain.get_or_insert_with(|| compositor.content(meaning));
            runs.push(RunMeaning { owner, link: None, here: None, highlight: run.shape.highlight });
            continue;
        };
        plain = None;
        // Parts of one link that differ in shape only.
        let before = index.checked_sub(1).filter(|&before| text.runs[before].link.as_ref() == Some(to));
        if let Some(before) = before.map(|before| runs[before]).filter(|before| before.here.is_none()) {
            runs.push(before);
            continue;
        }
        let words = link_words(&text.runs[index..], to);
        let contents = match to {
            Link::Url(_) => words,
            Link::Anchor(_) if says_where(&words) => words,
            // The number of a page: "1" alone would say nothing to those who do not see it.
            Link::Anchor(_) => compositor.language.words().page.replace("{n}", &words),
        };
        let owner = add_link(compositor, parent, to.clone(), contents, links);
        runs.push(RunMeaning { owner, link: Some(links.len() - 1), here: None, highlight: run.shape.highlight });
    }
    runs
}

/// Adds a node for words in another language or that run the other way, or for an abbreviation, with its content.
fn add_span(compositor: &mut Compositor<'_>, parent: NodeId, shape: &Shape, said: Option<String>) -> Owner {
    let span = compositor.tags.add(parent, Role::Span);
    let full = shape.stands_for.and_then(|Expansion(index)| compositor.expansions.get(index as usize).cloned());
    let node = &mut compositor.tags.nodes[span.0 as usize];
    (node.language, node.stands_for, node.said) = (shape.language, full, said);
    Owner::Content(compositor.tags.content(span))
}

/// Adds a link's node with its content.
fn add_link(
    compositor: &mut Compositor<'_>,
    parent: NodeId,
    to: Link,
    contents: String,
    links: &mut Vec<RunLink>,
) -> Owner {
    let node = compositor.tags.add(parent, Role::Link);
    links.push(RunLink { node, to, contents });
    Owner::Content(compositor.tags.content(node))
}

/// Returns whether the words of a link are those of a heading, and no label of a page: "3", "iv", "A-1".
fn says_where(words: &str) -> bool {
    let is_roman = words.chars().all(|char| matches!(char, 'i' | 'v' | 'x' | 'l' | 'c'));
    let letters = words.chars().filter(|char| char.is_alphabetic()).count();
    letters > 1 && !is_roman
}

/// Returns the words of the link that a text goes on with.
fn link_words(runs: &[Run], to: &Link) -> String {
    let mut words = String::new();
    for run in runs.iter().take_while(|run| run.link.as_ref() == Some(to)) {
        match &run.kind {
            RunKind::Words(more) => words.push_str(more),
            RunKind::Break => words.push(' '),
            RunKind::Mark { .. } | RunKind::MarksBetween { .. } | RunKind::Field(_) => {}
        }
    }
    words
}

/// Where the ground of marked words begins above the baseline and ends below it, and how far it stands out at the sides, as
/// parts of their size: from above the capitals to below the descenders.
const GROUND: (f32, f32, f32) = (0.86, 0.27, 0.08);
/// Runs that stand no farther apart, in points, are marked in one piece.
const TOUCHING: f32 = 0.5;
/// Thickness of the rule below marked words, as a part of their size.
const RULE: f32 = 0.07;

/// Puts ground and rule of the words that are marked in a line; both are drawn, and not read.
fn place_highlights(strips: &mut Strips, (set, space): (&SetText, Pt), line: &Line, at: Point) {
    let mut stretches: Vec<(Highlight, Pt, Pt)> = Vec::new();
    for run in &line.runs {
        let highlight = set.runs.get(run.run as usize).and_then(|meaning| meaning.highlight);
        let Some(highlight) = highlight else { continue };
        // A space before the words belongs to their run, and is not marked with them.
        let parted = run.pieces.first().is_some_and(|piece| piece.space_before);
        let before = if parted { space * run.stretch + run.word_space } else { Pt::ZERO };
        let (from, to) = (at.x + run.x, at.x + run.x + run.width);
        match stretches.last_mut() {
            Some((same, _, end)) if *same == highlight && (from - *end).0.abs() < TOUCHING => *end = to,
            _ => stretches.push((highlight, from + before, to)),
        }
    }
    let owner = Owner::Artifact(Artifact::Decoration);
    let (above, below, beside) = GROUND;
    let size = set.style.size;
    for (Highlight { ground, rule }, from, to) in stretches {
        let (x, width) = (from - size * beside, to - from + size * (beside * 2.0));
        let rect = Rect { x, y: at.y - size * above, width, height: size * (above + below) };
        let line = Rect { x, y: rect.bottom() - size * RULE, width, height: size * RULE };
        strips.put(owner, ItemKind::Fill { rect, colour: ground });
        strips.put(owner, ItemKind::Fill { rect: line, colour: rule });
    }
}

/// Puts a line into the strip that was begun last; `at` is the start of its measure on the baseline.
pub(super) fn place_line(strips: &mut Strips, set: &SetText, line: Line, at: Point) {
    if let Some(space) = set.marked {
        place_highlights(strips, (set, space), &line, at);
    }
    let top = at.y - set.baseline;
    let mut open: Option<(usize, Rect)> = None;
    for run in line.runs {
        let Some(&meaning) = set.runs.get(run.run as usize) else { continue };
        let x = at.x + run.x;
        let area = Rect { x, y: top, width: run.width, height: set.style.leading };
        match (&mut open, meaning.link) {
            (Some((link, rect)), Some(this)) if *link == this => rect.width = area.right() - rect.x,
            (_, this) => {
                close_link(strips, set, open.take());
                open = this.map(|link| (link, area));
                if let Some(here) = meaning.here {
                    strips.anchor(here, Point { x, y: top });
                }
            }
        }
        let place = Point { x, y: at.y - run.rise };
        match set.late.iter().find(|(late, _)| *late == run.run) {
            Some(&(_, field)) => {
                let Face { family, weight, italic } = run.face;
                let style = TextStyle { family, weight, italic, size: run.size, colour: run.colour, ..set.style };
                strips.late(meaning.owner, place, run, (field, style), false);
            }
            None => strips.put(meaning.owner, ItemKind::Glyphs { at: place, run }),
        }
    }
    close_link(strips, set, open);
}

/// Adds the area of a link's part in a line.
fn close_link(strips: &mut Strips, set: &SetText, open: Option<(usize, Rect)>) {
    if let Some((link, rect)) = open {
        let RunLink { node, to, contents } = &set.links[link];
        strips.link(LinkPart { rect, to: to.clone(), node: *node, contents: contents.clone() });
    }
}

/// Puts all lines into the strip that was begun last, the first on the baseline.
pub(super) fn place_all(strips: &mut Strips, mut set: SetText, x: Pt, mut baseline: Pt) {
    for line in set.take_lines() {
        place_line(strips, &set, line, Point { x, y: baseline });
        baseline += set.style.leading;
    }
}
