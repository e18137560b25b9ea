//! The trace as an HTML page: the claims on the left, the report on the right, each leading to the other.
//!
//! The page stands alone: no network, no fonts or pictures of its own, and nothing that runs or is drawn but what is written
//! here, which its content security policy says by hashes. Without scripts it works by plain links.

mod html;
mod report;

use super::{Trace, Traced, TracedGround, TracedNumber};
use crate::brief::{Passage, Source, SourceId};
use crate::compose::plain;
use crate::source::Span;
use html::{Html, hash};
use std::collections::BTreeMap;

/// How the page looks.
const STYLE: &str = include_str!("page/page.css");
/// What it does where scripts run.
const SCRIPT: &str = include_str!("page/page.js");

/// What the two columns share: the places that lead from one to the other.
struct Links<'t> {
    trace: &'t Trace<'t>,
    /// Stretches of the report that stand behind claims, in order, with the numbers of these.
    grounds: BTreeMap<Span, (usize, Vec<usize>)>,
    /// Passages that claims cite, by their name on the page, with the numbers of these.
    cited: BTreeMap<String, Vec<usize>>,
}

/// Returns the page of a trace.
pub fn page(trace: &Trace<'_>) -> String {
    let links = Links::new(trace);
    let brief = trace.brief;
    let language = brief.meta.language.tag();
    let title = plain(&brief.meta.title);
    let mut page = Html::new("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    page.raw(&hash(STYLE)).raw("'; script-src 'sha256-").raw(&hash(SCRIPT));
    page.raw("'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Trace: ").text(&title).raw("</title>\n");
    page.raw("<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n");
    page.raw("<a class=\"skip\" href=\"#claims\">Skip to the claims</a>\n");
    page.raw("<a class=\"skip\" href=\"#report\">Skip to the report</a>\n<header>\n<p class=\"kicker\">Trace of ");
    page.text(&trace.outline).raw("</p>\n<h1 lang=\"").text(language).raw("\">").text(&title).raw("</h1>\n");
    totals(&mut page, trace);
    page.raw("</header>\n<main>\n");
    page.raw("<section class=\"column\" id=\"claims\" tabindex=\"0\" aria-labelledby=\"head-claims\">\n");
    page.raw("<h2 id=\"head-claims\">What the briefing says</h2>\n");
    claims(&mut page, &links, language);
    page.raw("</section>\n<section class=\"column\" id=\"report\" tabindex=\"0\" aria-labelledby=\"head-report\">\n");
    page.raw("<h2 id=\"head-report\">What the report says</h2>\n");
    report::reports(&mut page, &links);
    page.raw("</section>\n</main>\n<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n<script>");
    page.raw(SCRIPT).raw("</script>\n</body>\n</html>\n");
    page.finish()
}

impl<'t> Links<'t> {
    fn new(trace: &'t Trace<'t>) -> Links<'t> {
        let mut grounds: BTreeMap<Span, (usize, Vec<usize>)> = BTreeMap::new();
        let mut cited: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, claim) in trace.claims.iter().enumerate() {
            for ground in &claim.grounds {
                let (_, claims) = grounds.entry(ground.place).or_default();
                if !claims.contains(&number) {
                    claims.push(number);
                }
            }
            for passage in &claim.passages {
                let names = source(trace, passage.source).map(passage_name);
                names.into_iter().for_each(|name| cited.entry(name).or_default().push(number));
            }
        }
        for (number, (ground, _)) in grounds.values_mut().enumerate() {
            *ground = number + 1;
        }
        Links { trace, grounds, cited }
    }

    /// Returns where a claim leads: its first place in the report, or else its passage.
    fn target(&self, claim: &Traced) -> Option<String> {
        let ground = claim.grounds.first().and_then(|ground| self.grounds.get(&ground.place));
        let passage =
            || claim.passages.first().and_then(|passage| source(self.trace, passage.source)).map(passage_name);
        ground.map(|(number, _)| format!("g{number}")).or_else(passage)
    }
}

fn source<'t>(trace: &Trace<'t>, id: SourceId) -> Option<&'t Passage> {
    match trace.brief.sources.get(id.0 as usize)? {
        Source::Passage(passage) => Some(passage),
        Source::Note(_) => None,
    }
}

/// Returns the name of a passage on the page; a range's is that of its first block.
fn passage_name(passage: &Passage) -> String {
    let ((report, section), place) = (passage.section_at, passage.place);
    match (place.from, place.item) {
        (0, _) => format!("p{report}-{section}"),
        (block, None) => format!("p{report}-{section}-{block}"),
        (block, Some(item)) => format!("p{report}-{section}-{block}-{item}"),
    }
}

fn totals(page: &mut Html, trace: &Trace<'_>) {
    page.raw("<ul class=\"totals\" aria-label=\"Claims by what they stand on\">\n");
    for (name, count) in trace.totals().into_iter().filter(|(_, count)| *count > 0) {
        page.raw("<li><span class=\"standing ").raw(name).raw("\">").raw(name).raw("</span> ");
        page.text(&count.to_string()).raw("</li>\n");
    }
    page.raw("</ul>\n<p class=\"keys\"><kbd>Tab</kbd> or <kbd>↓</kbd> <kbd>↑</kbd> go from claim to claim, ");
    page.raw("<kbd>Enter</kbd> goes to its words in the report and back, <kbd>Esc</kbd> back.</p>\n");
}

/// Writes the claims, under the titles of their sections.
fn claims(page: &mut Html, links: &Links<'_>, language: &str) {
    let fixed = links.trace.brief.meta.language.words();
    let mut open: Option<&str> = None;
    for (number, claim) in links.trace.claims.iter().enumerate() {
        let title = match &claim.section {
            Some(title) => title.as_str(),
            None if claim.kind == "bottom-line" => fixed.bottom_line,
            None => fixed.recommendations,
        };
        if open != Some(title) {
            if open.is_some() {
                page.raw("</ol>\n");
            }
            page.raw("<h3 lang=\"").text(language).raw("\">").text(title).raw("</h3>\n<ol>\n");
            open = Some(title);
        }
        self::claim(page, links, (number, claim), language);
    }
    if open.is_some() {
        page.raw("</ol>\n");
    }
}

fn claim(page: &mut Html, links: &Links<'_>, (number, claim): (usize, &Traced), language: &str) {
    let grounds = claim.grounds.iter().filter_map(|ground| links.grounds.get(&ground.place));
    let grounds: Vec<String> = grounds.map(|(number, _)| number.to_string()).collect();
    let passages = claim.passages.iter().filter_map(|passage| source(links.trace, passage.source)).map(passage_name);
    let passages: Vec<String> = passages.collect();
    page.raw("<li class=\"claim\" tabindex=\"-1\" id=\"c").raw(&number.to_string()).raw("\" data-g=\"");
    page.raw(&grounds.join(" ")).raw("\" data-p=\"").raw(&passages.join(" ")).raw("\">\n<p class=\"about\">");
    page.raw("<span class=\"standing ").raw(claim.standing).raw("\">").raw(claim.standing).raw("</span> ");
    page.raw("<span class=\"id\">").text(&claim.id).raw("</span>");
    if let Some(at) = &claim.at {
        page.raw(" <span class=\"at\">line ").raw(&at.line.to_string()).raw("</span>");
    }
    page.raw("</p>\n<p class=\"words\" lang=\"").text(language).raw("\">");
    match links.target(claim) {
        Some(target) => page.raw("<a class=\"go\" href=\"#").raw(&target).raw("\">").text(&claim.words).raw("</a>"),
        None => page.text(&claim.words),
    };
    page.raw("</p>\n");
    if !claim.numbers.is_empty() || !claim.quotations.is_empty() {
        page.raw("<ul class=\"found\">\n");
        claim.numbers.iter().for_each(|number| self::number(page, links, claim, number));
        for quotation in &claim.quotations {
            page.raw("<li><b>Quotation</b>, to the letter");
            ground(page, links, claim, quotation);
            page.raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
    let without: Vec<_> = claim
        .passages
        .iter()
        .filter(|passage| {
            !claim.numbers.iter().flat_map(|number| &number.grounds).any(|at| at.passage == passage.address)
        })
        .collect();
    if !without.is_empty() {
        page.raw("<p class=\"cites\">Cites ");
        for (index, passage) in without.iter().enumerate() {
            page.raw(if index > 0 { ", " } else { "" });
            let name = source(links.trace, passage.source).map(passage_name).unwrap_or_default();
            page.raw("<a href=\"#").raw(&name).raw("\">").text(&passage.address).raw("</a>");
        }
        page.raw("</p>\n");
    }
    let notes: Vec<&String> = claim.passages.iter().flat_map(|passage| &passage.notes).collect();
    list(page, "notes", "The report’s notes there", &notes);
    list(page, "reasons", "Why the desk adds it", &claim.reasons.iter().collect::<Vec<_>>());
    list(page, "open", "Not shown", &claim.open.iter().collect::<Vec<_>>());
    page.raw("</li>\n");
}

/// Writes a list with a name before it, on one line where it has one entry.
fn list(page: &mut Html, class: &str, name: &str, entries: &[&String]) {
    match entries {
        [] => {}
        [one] => {
            page.raw("<p class=\"").raw(class).raw("\"><b>").raw(name).raw(":</b> ").text(one).raw("</p>\n");
        }
        several => {
            page.raw("<div class=\"").raw(class).raw("\"><b>").raw(name).raw(":</b>\n<ul>\n");
            for entry in several {
                page.raw("<li>").text(entry).raw("</li>\n");
            }
            page.raw("</ul></div>\n");
        }
    }
}

fn number(page: &mut Html, links: &Links<'_>, claim: &Traced, number: &TracedNumber) {
    page.raw("<li><b>").text(&number.number).raw("</b> ").raw(number.verdict);
    if let Some(rule) = number.rule {
        page.raw(": ").text(rule);
    }
    if let Some(because) = &number.because {
        page.raw(": ").text(because);
    }
    number.grounds.iter().for_each(|at| ground(page, links, claim, at));
    page.raw("</li>\n");
}

/// Writes a place of the report: how it agrees, where it stands, and its sentence.
fn ground(page: &mut Html, links: &Links<'_>, claim: &Traced, ground: &TracedGround) {
    let span =
        claim.grounds.iter().find(|other| other.place.start == ground.at.start && other.place.end == ground.at.end);
    let number = span.and_then(|span| links.grounds.get(&span.place)).map_or(0, |(number, _)| *number);
    let compared = if ground.words_compared { "; the words around it fit" } else { "" };
    page.raw("<span class=\"how\">").raw(ground.agreement).raw(compared).raw("</span>");
    page.raw("<a class=\"there\" href=\"#g").raw(&number.to_string()).raw("\">");
    page.text(&ground.passage).raw("</a> <span class=\"at\">").text(&ground.at.file).raw(", line ");
    page.raw(&ground.at.line.to_string()).raw(", bytes ").raw(&ground.at.start.to_string()).raw("–");
    page.raw(&ground.at.end.to_string()).raw("</span>");
    let passage = claim.passages.iter().find(|passage| passage.address == ground.passage);
    let report =
        passage.and_then(|passage| source(links.trace, passage.source)).map_or(0, |passage| passage.section_at.0);
    page.raw("<q class=\"sentence\" lang=\"").text(report::language(links.trace, report)).raw("\">");
    page.text(&ground.before).raw("<mark>").text(&ground.words).raw("</mark>").text(&ground.after).raw("</q>");
}
