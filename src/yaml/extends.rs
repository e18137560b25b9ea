//! What a file takes from another: `extends`. Maps merge key by key and all else is replaced; `null` takes a key of the
//! base away.

use super::{Entry, Kind, Node, merge, parse, plain, quoted, take};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};
use std::path::Path;

/// Files that may stand above one. More is surely a mistake, and each costs a level of the stack.
const MAX_CHAIN: usize = 16;

/// How files of a kind extend one another.
pub(crate) struct Lineage {
    /// What one is called.
    pub(crate) noun: &'static str,
    /// How one begins, for those who write something else.
    pub(crate) example: &'static str,
    /// The most bytes of one.
    pub(crate) limit: u64,
    /// Finds one that is built into the program by its name, which stands at a place; none where the name is a path.
    pub(crate) built_in: BuiltIn,
    /// Puts into a file's own entries what they take from the base's, before both are merged; the truth value says whether
    /// all of the base could be read.
    pub(crate) adopt: fn(&mut [Entry], Option<&[Entry]>, bool, &mut Diagnostics),
}

/// Finds a file that is built in: its name and text.
type BuiltIn = fn(&str, Option<Span>) -> Result<Option<(&'static str, &'static str)>, Diagnostic>;

/// A file with all that it extends.
pub(crate) struct Tree {
    /// The file that was asked for.
    pub(crate) file: FileId,
    /// Its keys, `extends` carried out.
    pub(crate) root: Node,
    /// Whether all of it could be read; otherwise keys may be missing through no fault of the file.
    pub(crate) whole: bool,
}

/// Reads a file, named at a place, and all that it extends.
pub(crate) fn load(
    named: (&Path, Option<Span>),
    lineage: &Lineage,
    sources: &mut Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Tree> {
    load_chained(named, &mut Vec::new(), lineage, sources, diagnostics)
}

/// Reads a file that is extended by those of the chain, each with the place of its `extends`.
fn load_chained(
    (path, from): (&Path, Option<Span>),
    chain: &mut Vec<(FileId, Span)>,
    lineage: &Lineage,
    sources: &mut Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Tree> {
    let built_in = (lineage.built_in)(&path.to_string_lossy(), from);
    let is_built_in = matches!(built_in, Ok(Some(_)));
    let file = match built_in {
        Ok(Some((name, text))) => Ok(sources.built_in(name, text)),
        Ok(None) => sources.load_within(path, from, lineage.limit),
        Err(unknown) => Err(unknown),
    };
    let file = match file {
        Ok(file) => file,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return None;
        }
    };
    if let Some(first) = chain.iter().position(|(link, _)| *link == file) {
        diagnostics.push(cycle(chain.get(first..).unwrap_or(&[]), sources));
        return None;
    }
    if let (Some(from), true) = (from, chain.len() > MAX_CHAIN) {
        let noun = lineage.noun;
        diagnostics.push(
            Diagnostic::new(codes::EXTENDS_CYCLE, format!("more than {MAX_CHAIN} {noun}s extend one another"))
                .at(from, "and this is one more")
                .help(format!("let the {noun} extend one nearer to the end of the chain")),
        );
        return None;
    }
    let quick = if is_built_in { plain::parse(file, sources.file(file)) } else { None };
    let root = quick.or_else(|| parse(file, sources.file(file), diagnostics))?;
    let span = root.span;
    let Kind::Map(mut own) = root.kind else {
        diagnostics.push(no_map(&root, &sources.file(file).path.display().to_string(), lineage));
        return None;
    };
    let mut whole = true;
    let mut base = None;
    if let Some(extends) = take(&mut own, "extends") {
        match extends.value.kind {
            Kind::Nothing => {}
            Kind::Text(path) => {
                chain.push((file, extends.value.span));
                let named = (Path::new(&path), Some(extends.value.span));
                base = load_chained(named, chain, lineage, sources, diagnostics);
                chain.pop();
                whole = base.as_ref().is_some_and(|base| base.whole);
            }
            Kind::List(_) | Kind::Map(_) => {
                whole = false;
                let noun = lineage.noun;
                diagnostics.push(
                    Diagnostic::new(codes::WRONG_TYPE, format!("`extends` takes one {noun}"))
                        .at(extends.value.span, "expected a path")
                        .help(format!("name one file, as in `extends: _base.yaml`; that {noun} may extend another")),
                );
            }
        }
    }
    let base = base.and_then(|base| match base.root.kind {
        Kind::Map(entries) => Some(entries),
        _ => None,
    });
    (lineage.adopt)(&mut own, base.as_deref(), whole, diagnostics);
    let entries = merge(base.unwrap_or_default(), own);
    Some(Tree { file, root: Node { kind: Kind::Map(entries), span }, whole })
}

fn cycle(links: &[(FileId, Span)], sources: &Sources<'_>) -> Diagnostic {
    let name = |file: FileId| sources.file(file).path.display().to_string();
    let message = match links {
        [(file, _)] => format!("`{}` extends itself", name(*file)),
        _ => {
            let names: Vec<String> = links.iter().map(|(file, _)| name(*file)).collect();
            format!("{} extend one another in a circle", quoted(&names))
        }
    };
    let mut diagnostic = Diagnostic::new(codes::EXTENDS_CYCLE, message);
    // The last link closes the circle.
    for (index, (_, span)) in links.iter().enumerate().rev() {
        let next = links.get(index + 1).or(links.first()).map(|(file, _)| name(*file)).unwrap_or_default();
        diagnostic = diagnostic.at(*span, format!("extends `{next}`"));
    }
    diagnostic.help("let one of them stand on its own: take its `extends` out")
}

fn no_map(root: &Node, path: &str, lineage: &Lineage) -> Diagnostic {
    let told = match root.kind {
        Kind::Nothing => {
            Diagnostic::new(codes::WRONG_TYPE, format!("`{path}` holds nothing but comments")).at(root.span, "")
        }
        _ => Diagnostic::new(codes::WRONG_TYPE, format!("`{path}` is no {}", lineage.noun))
            .at(root.span, "expected keys with values"),
    };
    told.help(lineage.example)
}
