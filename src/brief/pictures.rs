//! Pictures of an outline and of the passages that it reprints, each read once.

use super::resolver::Resolver;
use super::sources;
use crate::diagnostics::{Diagnostic, codes};
use crate::markdown::Oddity;
use crate::picture::{self, Picture};
use crate::source::{FileId, Span};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// Pictures by the file that names them and the path that stands there. None for one that cannot be had, which was
/// told.
#[derive(Default)]
pub(super) struct Pictures {
    loaded: HashMap<(FileId, String), Option<Arc<Picture>>>,
    /// Those of pixels, which under another name would be kept and printed again.
    rasters: Vec<Arc<Picture>>,
}

/// Loads a picture. `span` is where it is named; the path is relative to that file.
pub(super) fn load(resolver: &mut Resolver<'_>, file: &str, span: Span) -> Option<Arc<Picture>> {
    let key = (span.file, file.to_owned());
    if let Some(loaded) = resolver.pictures.loaded.get(&key) {
        return loaded.clone();
    }
    let loaded = read(resolver, file, span).map_err(|diagnostic| resolver.tell(diagnostic)).ok();
    resolver.pictures.loaded.insert(key, loaded.clone());
    loaded
}

fn read(resolver: &mut Resolver<'_>, file: &str, span: Span) -> Result<Arc<Picture>, Diagnostic> {
    if file.starts_with("https://") || file.starts_with("http://") {
        let (message, help) = sources::odd(&Oddity::RemotePicture(file.to_owned()));
        return Err(Diagnostic::new(codes::PICTURE_UNREADABLE, message).at(span, "nothing is fetched").help(help));
    }
    let (bytes, again) = match file.strip_prefix("data:") {
        Some(_) => (inline(file, span)?, None),
        None => resolver.files.bytes(Path::new(file), Some(span))?,
    };
    let is_known = |known: &&Arc<Picture>| matches!(&***known, Picture::Raster(raster) if raster.is_of(&bytes));
    if let Some(known) = resolver.pictures.rasters.iter().find(is_known) {
        return Ok(Arc::clone(known));
    }
    let mut picture = picture::read(bytes, again).map_err(|unreadable| {
        Diagnostic::new(codes::PICTURE_UNREADABLE, unreadable.message).at(span, "this picture").help(unreadable.help)
    })?;
    if let Picture::Raster(raster) = &mut picture {
        raster.named = Some(span);
        let picture = Arc::new(picture);
        resolver.pictures.rasters.push(Arc::clone(&picture));
        return Ok(picture);
    }
    Ok(Arc::new(picture))
}

/// Reads the bytes of a `data:` address (RFC 2397).
fn inline(address: &str, span: Span) -> Result<Vec<u8>, Diagnostic> {
    let unreadable = || {
        Diagnostic::new(codes::PICTURE_UNREADABLE, "the `data:` address of the picture is damaged")
            .at(span, "this picture")
            .help("save the picture as a file and name that")
    };
    let parsed = data_url::DataUrl::process(address).map_err(|_| unreadable())?;
    parsed.decode_to_vec().map(|(bytes, _)| bytes).map_err(|_| unreadable())
}
