//! The shipped briefs, as readers and other programs see them.
//!
//! Tests that need poppler and qpdf are passed over without `BRIEFPRESS_TOOLS=1`, which `tests/run` sets after it has
//! installed them, so that `cargo test` needs nothing but Rust.

use crate::desk::program;
use briefpress::brief::{Block, Brief, Inline};
use briefpress::{Format, Options, Plan, Project, check};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The project folder.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Returns the folder that the shipped briefs were built into, once for all tests.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shipped");
        let _ = std::fs::remove_dir_all(&folder);
        let ran = Command::new(program()).current_dir(ROOT).args(["build", "--out"]).arg(&folder).output().unwrap();
        assert!(ran.status.success() && ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
        folder
    })
}

/// Returns the plan of the shipped briefs.
fn plan(project: &Project) -> Plan<'_> {
    let plan = check(project, &Options::default());
    assert!(plan.jobs.len() >= 8, "four decks and four memos");
    plan
}

fn project() -> Project {
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
fn every_sentence_of_an_outline_stands_in_its_memo_in_order() {
    let project = project();
    for job in plan(&project).jobs.iter().filter(|job| job.setting.format == Format::Memo) {
        let Some(text) = said("pdftotext", &[], &built().join(&job.file_name), &["-"]) else { return };
        let text = running_text(&text, &job.brief);
        let mut rest = text.as_str();
        for sentence in sentences(&job.brief) {
            let Some((_, after)) = rest.split_once(sentence.as_str()) else {
                panic!("{}: not after what stands before it: {sentence}\n{text}", job.file_name)
            };
            rest = after;
        }
    }
}

/// Takes out what the lines' ends and the pages' ends brought: heads, feet, hyphens.
fn running_text(text: &str, brief: &Brief) -> String {
    let (title, marking) = (words(&brief.meta.title), words(&brief.meta.marking));
    let is_folio = |line: &str| {
        let parts: Vec<_> = line.split(' ').collect();
        matches!(parts[..], [page, _, pages] if page.parse::<u32>().is_ok() && pages.parse::<u32>().is_ok())
    };
    let lines = text.lines().map(|line| line.trim_start_matches('\u{c}').trim());
    let lines = lines.filter(|line| !line.is_empty() && *line != title && !is_folio(line));
    // The marking may come in two lines, where others stand close to it.
    let text = lines.map(|line| format!("{line} ")).collect::<String>().replace(&format!("{marking} "), "");
    // A soft hyphen is one that the line's end brought.
    comparable(&text.replace("\u{ad} ", ""))
}

/// Returns a text without what pdftotext does not tell apart: it drops hyphens at the ends of lines, whether they stand in the
/// word or not, and makes all spaces alike. Soft hyphens are seen where a line ends alone, and addresses are parted behind
/// slashes without one.
fn comparable(text: &str) -> String {
    let text = text.replace('\u{ad}', "").replace(['\u{a0}', '\u{202f}'], " ");
    text.replace("/ ", "/").replace("- ", "-").replace('-', "").replace("— ", "—")
}

/// Returns the sentences of a memo, parted at endnote marks, in the order of the page.
fn sentences(brief: &Brief) -> Vec<String> {
    let mut found = Vec::new();
    let meta = &brief.meta;
    for text in [&meta.subtitle, &meta.readers, &meta.occasion, &meta.presenter] {
        add(text, &mut found);
    }
    add_blocks(&brief.bottom_line, &mut found);
    for section in &brief.sections {
        add(&section.title, &mut found);
        add(&section.message, &mut found);
        for figure in &section.figures {
            found.push(figure.value.clone());
            add(&figure.label, &mut found);
        }
        add_blocks(&section.text, &mut found);
        for point in &section.points {
            add(&point.content, &mut found);
        }
        if let Some(quote) = &section.quote {
            add(&quote.content, &mut found);
        }
        for excerpt in &section.excerpts {
            add_blocks(&excerpt.blocks, &mut found);
        }
    }
    for recommendation in &brief.recommendations {
        for text in [&recommendation.action, &recommendation.own, &recommendation.who, &recommendation.when] {
            add(text, &mut found);
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found.iter().map(|sentence| comparable(sentence)).collect()
}

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
