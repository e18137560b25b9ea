//! What a PDF carries of what it was made from: the outline with its bases, the report, and a receipt for each claim.
//!
//! Only what is meant for readers is carried. Comments in Markdown and YAML are the desk's own, speaker notes are for the one
//! who speaks, and what is marked as private is nobody's: all are left out.

use crate::brief::{Brief, Drawing, Figure, Inline, Passage, Place, Source, SourceId};
use crate::guard::Kind;
use crate::markdown::without_comments;
use crate::outline;
use crate::pdf::{Attachment, Relationship};
use crate::plan::Job;
use crate::report;
use crate::source::{SourceFile, Sources, Span};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Returns the files that a job's PDF carries.
pub(crate) fn of(job: &Job, sources: &Sources<'_>, private: bool) -> Vec<Attachment> {
    let folder = job.outline.parent().unwrap_or(Path::new(""));
    let mut carried = Vec::new();
    let of_files = || job.brief.files.iter().flat_map(|&id| outline::private_ids(sources.file(id))).collect();
    let ids: Option<Vec<String>> = (!private).then(of_files);
    let secrets = job.guards.iter().flat_map(|guard| guard.secrets());
    let passages: Vec<Span> =
        secrets.filter(|secret| secret.kind == Kind::Passage).filter_map(|secret| secret.place).collect();
    for &id in &job.brief.files {
        let hidden: Vec<Span> = passages.iter().filter(|span| span.file == id).copied().collect();
        carried.extend(source(sources.file(id), folder, &hidden, ids.as_deref()));
    }
    let receipts = serde_json::to_vec_pretty(&receipts(&job.brief, sources)).unwrap_or_default();
    carried.push(Attachment {
        name: "evidence.json".to_owned(),
        media_type: "application/json",
        relationship: Relationship::Data,
        description: "Each claim with the passages behind it",
        bytes: receipts,
    });
    carried
}

/// Returns a file as it is carried; none where it is no outline after all.
fn source(file: &SourceFile, folder: &Path, hidden: &[Span], ids: Option<&[String]>) -> Option<Attachment> {
    let name = file.path.strip_prefix(folder).unwrap_or(&file.path).to_string_lossy().replace(['/', '\\'], "-");
    let is_outline = file.path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let (media_type, description, text) = if is_outline {
        ("application/yaml", "Outline, without comments and speaker notes", outline::for_readers(file, ids)?)
    } else {
        ("text/markdown", "Report, without comments", report::for_readers(file, hidden))
    };
    let relationship = Relationship::Source;
    Some(Attachment { name, media_type, relationship, description, bytes: text.into_bytes() })
}

/// Returns what is said and drawn with a figure, in words.
fn details(figure: &Figure) -> Vec<String> {
    let change = figure.change.as_ref().map(|change| plain(&change.words));
    let drawn = figure.drawing.as_ref().map(|drawing| match drawing {
        Drawing::Part { whole, .. } if whole.is_empty() => String::new(),
        Drawing::Part { whole, .. } => format!("{} / {whole}", figure.value),
        Drawing::Comparison { shown, label, .. } => format!("{shown} {}", plain(label)),
        Drawing::Rank { words, .. } => words.clone(),
        Drawing::Trend { shown, ends: [first, last], .. } => {
            format!("{}–{}: {}", plain(first), plain(last), shown.join("; "))
        }
    });
    change.into_iter().chain(drawn).filter(|words| !words.is_empty()).collect()
}

/// Returns the receipts: the sources, and the claims that rest on them.
fn receipts(brief: &Brief, sources: &Sources<'_>) -> Value {
    let passages: Vec<Value> =
        brief.sources.iter().enumerate().map(|(id, source)| receipt(id, source, sources)).collect();
    let mut claims = Vec::new();
    let mut claim = |kind: &str, section: &str, words: String, own: bool, cited: &[SourceId]| {
        let verdict = match (own, cited.is_empty()) {
            (true, _) => "the desk's own",
            (false, true) => "not traced",
            (false, false) if kind == "figure" => "stands in the passage, or follows from its numbers",
            (false, false) if kind == "quotation" => "stands in the passage to the letter",
            (false, false) => "cites the passage",
        };
        let cited: Vec<u32> = cited.iter().map(|source| source.0).collect();
        claims.push(json!({ "kind": kind, "section": section, "words": words, "verdict": verdict, "sources": cited }));
    };
    for section in &brief.sections {
        let title = plain(&section.title);
        for figure in &section.figures {
            let words = format!("{} {} {}", figure.value, figure.unit, plain(&figure.label));
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            claim("figure", &title, words, figure.own, &figure.sources);
            for detail in details(figure) {
                claim("figure", &title, detail, figure.own, &figure.sources);
            }
        }
        for point in &section.points {
            claim("point", &title, plain(&point.content), point.own, &marked(&point.content));
        }
        for side in &section.versus {
            for point in &side.points {
                let words = format!("{}: {}", plain(&side.heading), plain(&point.content));
                let cited: Vec<SourceId> = marked(&point.content).into_iter().chain(side.sources.clone()).collect();
                claim("point", &title, words, point.own, &cited);
            }
        }
        for event in &section.timeline {
            let said = event.said();
            claim("event", &title, plain(&said), event.own, &marked(&said));
        }
        if let Some(quote) = &section.quote {
            claim("quotation", &title, plain(&quote.content), false, &[quote.source]);
        }
        if let Some(chart) = &section.chart {
            for series in &chart.series {
                for (category, datum) in chart.categories.iter().zip(&series.values) {
                    let Some(datum) = datum else { continue };
                    let name = [plain(&series.label), plain(&category.label)];
                    let name: Vec<&str> = name.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
                    let words = format!("{}: {} {}", name.join(", "), datum.shown, plain(&chart.unit));
                    claim("figure", &title, words.trim_end().to_owned(), false, &chart.sources);
                }
            }
        }
    }
    for recommendation in &brief.recommendations {
        let own = !recommendation.own.is_empty();
        claim("recommendation", "", plain(&recommendation.action), own, &recommendation.sources);
    }
    json!({ "title": plain(&brief.meta.title), "claims": claims, "sources": passages })
}

/// Returns what is known of a source.
fn receipt(id: usize, source: &Source, sources: &Sources<'_>) -> Value {
    match source {
        Source::Passage(passage) => json!({
            "id": id,
            "report": passage.report,
            "section": plain(&passage.section),
            "place": place(passage.place),
            "sums": passage.sums,
            "sha256": fingerprint(passage, sources),
        }),
        Source::Note(_) => json!({ "id": id, "note": true }),
    }
}

/// Returns the hash of a passage's text as it stands in the report that is carried, in hexadecimal digits.
fn fingerprint(passage: &Passage, sources: &Sources<'_>) -> String {
    let mut hash = Sha256::new();
    for span in &passage.spans {
        let text = sources.file(span.file).text.get(span.start as usize..span.end as usize);
        hash.update(without_comments(text.unwrap_or_default()));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns a place as addresses name it: blocks from and to, and an item.
fn place(place: Place) -> String {
    let blocks = match (place.from, place.to) {
        (0, _) => return "whole section".to_owned(),
        (from, to) if from == to => from.to_string(),
        (from, to) => format!("{from}-{to}"),
    };
    place.item.map_or(blocks.clone(), |item| format!("{blocks}.{item}"))
}

fn plain(inlines: &[Inline]) -> String {
    crate::compose::plain(inlines)
}

fn marked(inlines: &[Inline]) -> Vec<SourceId> {
    crate::compose::marked(inlines)
}
