//! Pages + tag tree + metadata → bytes. Knows nothing of briefs or themes.
//!
//! 1. The stretches of the pages and the link areas are numbered (`marks`, `links`), and glyphs get codes (`encoding`).
//! 2. All numbers of objects that others refer to are given out ([`Plan`]).
//! 3. Pages are drawn and compressed (`content`), while everything else is written: structure (`tags`), annotations
//!    (`links`), `bookmarks`, `pictures`, `fonts`, `metadata`.
//! 4. The pages follow, and the table of objects (`objects`).
//!
//! What is written keeps to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), both on top of PDF 1.7 (ISO 32000-1);
//! `settings` choose others, one of them on PDF 2.0, with `attachments` and `encryption`.

mod artifacts;
mod attachments;
mod bookmarks;
mod cff;
mod charstring;
mod codes;
mod content;
mod deflate;
mod destinations;
mod encoding;
mod encryption;
mod figures;
mod fonts;
mod icc;
mod links;
mod marks;
mod metadata;
mod objects;
mod pages;
mod palette;
mod pictures;
mod predictors;
mod said;
mod settings;
mod shading;
mod syntax;
mod tags;

pub use settings::{Attachment, Relationship, Resolution, Settings, Standard};

use crate::inspect::Said;
use crate::layout::page::Laid;
use crate::picture::Unreadable;
use crate::source::Span;
use crate::text::Fonts;
use destinations::Destinations;
use encoding::Encoding;
use encryption::Lock;
use links::Links;
use marks::Marks;
use objects::{File, Ref, Refs};
use tags::{Roles, Tree};

/// Numbers of objects that are referred to before they are written.
struct Plan {
    /// The catalog.
    catalog: Ref,
    /// Root of the page tree.
    tree: Ref,
    /// Resources of all pages.
    resources: Ref,
    /// The pages.
    pages: Refs,
    /// Root of the structure tree.
    structure: Ref,
    /// Elements of the structure tree, in the order of [`Roles`].
    elements: Refs,
    /// Annotations, page by page.
    annotations: Refs,
}

/// A picture that turns out to be damaged when it is decoded.
#[derive(Debug)]
pub struct Unprintable {
    /// Where it is named.
    pub named: Option<Span>,
    /// What is wrong with it.
    pub why: Unreadable,
}

/// A file, and what it says.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// All words in it, each where readers find them, as they were before they were compressed.
    pub said: Vec<Said>,
}

/// Writes the file. The same pages and settings give the same bytes.
///
/// # Errors
///
/// The first picture that cannot be decoded.
pub fn write(laid: &Laid, fonts: &Fonts, settings: &Settings) -> Result<Vec<u8>, Unprintable> {
    write_and_tell(laid, fonts, settings).map(|written| written.bytes)
}

/// Writes the file, and tells what it says.
///
/// # Errors
///
/// As those of [`write()`].
pub fn write_and_tell(laid: &Laid, fonts: &Fonts, settings: &Settings) -> Result<Written, Unprintable> {
    let unlocked = write_file(laid, fonts, settings, None)?;
    match &settings.lock {
        Some(password) => write_file(laid, fonts, settings, Some(Lock::new(password, &unlocked.bytes))),
        None => Ok(unlocked),
    }
}

fn write_file(laid: &Laid, fonts: &Fonts, settings: &Settings, lock: Option<Lock>) -> Result<Written, Unprintable> {
    let marks = Marks::number(laid);
    let links = Links::number(laid);
    let is_second = settings.standard.is_second();
    let roles = Roles::of(&laid.tags, is_second);
    let encoding = Encoding::of(laid, fonts);

    let mut file = File::new(if is_second { "2.0" } else { "1.7" }, lock);
    let plan = Plan {
        catalog: file.reserve(),
        tree: file.reserve(),
        resources: file.reserve(),
        pages: file.reserve_many(laid.pages.len()),
        structure: file.reserve(),
        elements: file.reserve_many(roles.elements()),
        annotations: file.reserve_many(links.count()),
    };
    let readings = encoding.readings_by_font();
    let sources = content::Sources { laid, fonts, encoding: &encoding, roles: &roles, readings };
    let destinations = Destinations::new(laid, &roles, &plan, is_second);
    let tree =
        Tree { laid, roles: &roles, marks: &marks, links: &links, plan: &plan, destinations: &destinations, is_second };
    let write_rest = |file: &mut File| {
        tags::write(file, &tree, fonts);
        links::write(file, laid, &plan, &destinations);
        let fonts = fonts::write(file, &encoding, fonts);
        let pictures = pictures::write(file, laid, settings.resolution.dpi())?;
        pages::write_tree(file, laid, &plan, &fonts, &pictures);
        let metadata = metadata::write(file, &laid.metadata, settings);
        let entries = pages::Entries {
            outline: bookmarks::write(file, laid, &destinations),
            attached: attachments::write(file, &settings.attachments, &laid.metadata),
            metadata: metadata.packet,
            intent: metadata.intent,
        };
        pages::write_catalog(file, laid, &plan, &entries);
        Ok(metadata.info)
    };
    let (contents, info) = if content::needs_threads(laid) {
        rayon::join(|| content::compress_pages(&sources), || write_rest(&mut file))
    } else {
        (content::compress_pages(&sources), write_rest(&mut file))
    };
    let info = info?;
    let mut said = Vec::from(said::of_pages(contents.iter().map(|content| &content.words)));
    pages::write_pages(&mut file, laid, &plan, &contents);
    said.extend(file.take_said());
    Ok(Written { bytes: file.finish(plan.catalog, info), said })
}
