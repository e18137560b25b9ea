//! The shipped briefs, as readers and other programs see them.
//!
//! Tests that need poppler and qpdf are passed over without `BRIEFPRESS_TOOLS=1`, which `tests/run` sets after it has
//! installed them, so that `cargo test` needs nothing but Rust.

use crate::desk::program;
use briefpress::brief::{Block, Brief, Inline, Section, write_lock};
use briefpress::diagnostics::Severity;
use briefpress::inspect::{View, inspect};
use briefpress::outline::lock_of;
use briefpress::{Format, Options, Plan, Project, check};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The project folder.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Returns the folder that the shipped briefs were built into, once for all tests.
pub(crate) fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shipped");
        let _ = std::fs::remove_dir_all(&folder);
        let ran = Command::new(program()).current_dir(ROOT).args(["build", "--out"]).arg(&folder).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success() && !told.contains("warning["), "{told}");
        folder
    })
}

/// Returns the plan of the shipped briefs.
pub(crate) fn plan(project: &Project) -> Plan<'_> {
    let plan = check(project, &Options::default());
    assert!(plan.jobs.len() >= 8, "four decks and four memos");
    plan
}

pub(crate) fn project() -> Project {
    Project::open(&[Path::new(ROOT).join("briefs")])
}

/// Returns what another program says of a PDF; none where such programs are not to be used.
fn said(program: &str, arguments: &[&str], pdf: &Path, then: &[&str]) -> Option<String> {
    if std::env::var_os("BRIEFPRESS_TOOLS").is_none() {
        eprintln!("passed over: set BRIEFPRESS_TOOLS=1 where {program} is installed");
        return None;
    }
    let ran = Command::new(program).args(arguments).arg(pdf).args(then).output();
    let ran = ran.unwrap_or_else(|error| panic!("{program} cannot be run: {error}"));
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && told.is_empty(), "{program} {}: {told}", pdf.display());
    Some(String::from_utf8(ran.stdout).unwrap())
}

#[test]
fn every_sentence_of_an_outline_is_read_in_its_order() {
    for job in &plan(&project()).jobs {
        let read = read_aloud(&built().join(&job.file_name));
        let mut from = 0;
        for part in parts(&job.brief, job.setting.format) {
            let mut end = from;
            for group in part {
                let mut at = from;
                for sentence in group {
                    let Some(found) = read[at..].find(&sentence) else {
                        panic!("{}: not after what stands before it: {sentence}\n{}", job.file_name, &read[at..])
                    };
                    at += found + sentence.len();
                }
                end = end.max(at);
            }
            from = end;
        }
    }
}

/// Returns all words of a PDF in the order of its tags, without spaces and hyphens, which lines' ends bring and take. Where an
/// element says what is read in its place, that: what runs from right to left is drawn in another order.
fn read_aloud(pdf: &Path) -> String {
    let bytes = std::fs::read(pdf).unwrap();
    let views = inspect(&bytes, &[View::Tags]).unwrap_or_else(|_| panic!("{} can be read", pdf.display()));
    let mut read = String::new();
    let mut replaced = usize::MAX;
    for line in views.into_iter().flat_map(|(_, lines)| lines) {
        if line.depth > replaced {
            continue;
        }
        let actual = line.facts.iter().find(|(name, _)| *name == "ActualText").map(|(_, words)| words.clone());
        replaced = if actual.is_some() { line.depth } else { usize::MAX };
        read.extend(actual.or(line.words).map(|words| unspaced(&words)));
    }
    read
}

fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2060}')).collect()
}

/// Returns the parts of a PDF in their order, each with groups of sentences that stand in it. The sentences of a group are in
/// order; which group of a slide comes first is up to how it is laid out.
fn parts(brief: &Brief, format: Format) -> Vec<Vec<Vec<String>>> {
    let group = |fill: &dyn Fn(&mut Vec<String>)| {
        let mut found = Vec::new();
        fill(&mut found);
        found.retain(|sentence| !sentence.is_empty());
        found.iter().map(|sentence| unspaced(sentence)).collect::<Vec<_>>()
    };
    let meta = &brief.meta;
    let mut parts = vec![vec![group(&|found| {
        add(&meta.title, found);
        // A page that has to say it all has no subtitle.
        if format != Format::Onepager {
            add(&meta.subtitle, found);
        }
        add_blocks(&brief.bottom_line, found);
    })]];
    let recommendations = brief.recommendations.iter().map(|recommendation| {
        group(&|found| {
            let all = [&recommendation.action, &recommendation.own, &recommendation.who, &recommendation.when];
            let shown = if format == Format::Memo { &all[..] } else { &all[..1] };
            shown.iter().for_each(|text| add(text, found));
        })
    });
    let recommendations = vec![recommendations.collect::<Vec<_>>().concat()];
    if format == Format::Onepager {
        return [parts, vec![recommendations]].concat();
    }
    let (appendix, told): (Vec<&Section>, Vec<&Section>) = brief.sections.iter().partition(|section| section.appendix);
    let ends = told.len();
    for (index, section) in told.into_iter().chain(appendix).enumerate() {
        if index == ends {
            parts.push(recommendations.clone());
        }
        let head = group(&|found| {
            add(&section.title, found);
            add(&section.message, found);
        });
        let figures = group(&|found| {
            for figure in &section.figures {
                found.push(figure.value.clone());
                add(&figure.label, found);
            }
        });
        let points = group(&|found| section.points.iter().for_each(|point| add(&point.content, found)));
        let quote = group(&|found| section.quote.iter().for_each(|quote| add(&quote.content, found)));
        if format == Format::Memo {
            let text = group(&|found| add_blocks(&section.text, found));
            let excerpts =
                group(&|found| section.excerpts.iter().for_each(|excerpt| add_blocks(&excerpt.blocks, found)));
            parts.push(vec![[head, figures, text, points, quote, excerpts].concat()]);
        } else {
            parts.push(vec![head, figures, points, quote]);
        }
    }
    if brief.sections.len() == ends {
        parts.push(recommendations);
    }
    parts
}

/// Adds the sentences of a text, parted at endnote marks.
fn add(content: &[Inline], found: &mut Vec<String>) {
    for part in content.split(|inline| matches!(inline, Inline::Mark(_) | Inline::Break)) {
        found.push(words(part).trim().to_owned());
    }
}

fn add_blocks(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => add(content, found),
            Block::List { items, .. } => items.iter().for_each(|item| add_blocks(item, found)),
            Block::Quote(blocks) => add_blocks(blocks, found),
            Block::Table { .. } | Block::Code(_) | Block::Image(_) => {}
        }
    }
}

fn words(content: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text(text, _) | Inline::Code(text) => text.clone(),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Superscript(content)
        | Inline::Subscript(content)
        | Inline::Spoken(_, content)
        | Inline::Link { content, .. } => words(content),
        Inline::Mark(_) | Inline::Break => String::new(),
    };
    content.iter().map(word).collect()
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for job in &plan(&project()).jobs {
        let Some(found) = said("qpdf", &["--check"], &built().join(&job.file_name), &[]) else { return };
        assert!(found.contains("No syntax or stream encoding errors found"), "{}: {found}", job.file_name);
    }
}

#[test]
fn fonts_are_embedded_as_subsets() {
    for job in &plan(&project()).jobs {
        let Some(fonts) = said("pdffonts", &[], &built().join(&job.file_name), &[]) else { return };
        let fonts: Vec<Vec<&str>> = fonts.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
        assert!(!fonts.is_empty());
        for font in fonts {
            // From the right: object and its generation, then whether it has characters, is a subset, is embedded.
            assert_eq!(font[font.len() - 5..font.len() - 2], ["yes", "yes", "yes"], "{}: {font:?}", job.file_name);
        }
    }
}

#[test]
fn the_pdf_says_what_it_is() {
    let project = project();
    for job in &plan(&project).jobs {
        let Some(info) = said("pdfinfo", &[], &built().join(&job.file_name), &[]) else { return };
        let entry = |name: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.unwrap_or_else(|| panic!("{}: no {name}\n{info}", job.file_name)).trim().to_owned()
        };
        assert_eq!(entry("Title"), words(&job.brief.meta.title));
        assert_eq!(entry("Author"), words(&job.brief.meta.presenter));
        assert_eq!(entry("Tagged"), "yes");
        let pages = Document::load(built().join(&job.file_name)).unwrap().page_iter().count();
        assert_eq!(entry("Pages"), pages.to_string());
    }
}

#[test]
fn marks_lead_to_endnotes_and_endnotes_back() {
    for job in &plan(&project()).jobs {
        // One page cannot tell marks from endnotes.
        if job.setting.format == Format::Onepager {
            continue;
        }
        let document = Document::load(built().join(&job.file_name)).unwrap();
        let pages: Vec<ObjectId> = document.page_iter().collect();
        let bookmarks = document.get_toc().unwrap().toc;
        let endnotes = bookmarks.iter().find(|bookmark| bookmark.title == "Endnotes").expect("a bookmark for endnotes");
        let first = endnotes.page - 1;
        let links: BTreeSet<(usize, usize)> = links(&document, &pages);
        let marks: Vec<_> = links.iter().filter(|(from, to)| *from < first && *to >= first).collect();
        assert!(marks.len() >= 4, "{}: {links:?}", job.file_name);
        for (from, to) in marks {
            let is_contents = !links.contains(&(*to, *from));
            // The contents lead to the endnotes too, but only to where they begin.
            assert!(!is_contents || *to == first, "{}: from page {from} to {to}, not back", job.file_name);
        }
        let back = links.iter().filter(|(from, to)| *from >= first && *to < first).count();
        assert!(back >= 4, "{}: {links:?}", job.file_name);
    }
}

/// Returns from which page to which other there are links.
fn links(document: &Document, pages: &[ObjectId]) -> BTreeSet<(usize, usize)> {
    let follow = |object: &Object| document.dereference(object).unwrap().1.clone();
    let get = |dictionary: &Dictionary, key: &[u8]| dictionary.get(key).ok().map(follow);
    let mut links = BTreeSet::new();
    for (index, page) in pages.iter().enumerate() {
        let Some(Object::Array(annotations)) = get(document.get_dictionary(*page).unwrap(), b"Annots") else {
            continue;
        };
        for annotation in &annotations {
            let annotation = follow(annotation);
            let annotation = annotation.as_dict().unwrap();
            let action = get(annotation, b"A").and_then(|action| get(action.as_dict().unwrap(), b"D"));
            let Some(Object::Array(destination)) = action.or_else(|| get(annotation, b"Dest")) else { continue };
            let target = destination[0].as_reference().unwrap();
            links.insert((index, pages.iter().position(|page| *page == target).expect("a page of this file")));
        }
    }
    links
}

#[test]
fn bookmarks_are_the_headings() {
    let project = project();
    for job in &plan(&project).jobs {
        // One page cannot tell marks from endnotes.
        if job.setting.format == Format::Onepager {
            continue;
        }
        let document = Document::load(built().join(&job.file_name)).unwrap();
        let titles: Vec<String> = document.get_toc().unwrap().toc.into_iter().map(|entry| entry.title).collect();
        let mut rest = titles.iter();
        for section in &job.brief.sections {
            let title = words(&section.title);
            assert!(rest.any(|bookmark| *bookmark == title), "{}: {title} in {titles:?}", job.file_name);
        }
    }
}

#[test]
fn the_mexican_briefs_are_in_order_under_strict_and_as_they_were_accepted() {
    let project = Project::open(&[Path::new(ROOT).join("briefs/mexico")]);
    let plan = check(&project, &Options { strict: true, ..Options::default() });
    let told: Vec<&str> = plan
        .diagnostics
        .list
        .iter()
        .filter(|told| told.severity != Severity::Allowed)
        .map(|told| told.message.as_str())
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    assert_eq!(plan.surveyed.len(), 4);
    for surveyed in &plan.surveyed {
        let lock = Path::new(ROOT).join(lock_of(&surveyed.outline));
        let kept = std::fs::read_to_string(&lock).unwrap_or_default();
        let is_accepted = kept == write_lock(&surveyed.brief.accepted);
        assert!(is_accepted, "read what changed, then `briefpress accept briefs/mexico`: {}", lock.display());
    }
}
