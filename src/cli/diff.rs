//! `briefpress diff`: what an outline says that an earlier one did not.

use super::args::Diff;
use super::git::Revision;
use super::report::{Report, as_json, counted, say};
use briefpress::changes::{Aspect, Change, Changes, SectionChange, Told, Version, compare};
use briefpress::diagnostics::{Diagnostic, Severity};
use briefpress::plan::Options;
use briefpress::{Plan, Project};
use std::path::{Path, PathBuf};

/// Where one side is read from.
pub(super) enum Side {
    /// The disk.
    Disk,
    /// A revision, by its name.
    Revision(String),
}

/// A side with its outlines, or folders of them.
type Read = (Side, Vec<PathBuf>);

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Diff, report: &mut Report) -> u8 {
    let (old, new) = match sides(command) {
        Ok(sides) => sides,
        Err(why) => {
            say(&format!("error: {why}\n\nFor more information, try 'briefpress diff --help'."));
            return super::USAGE;
        }
    };
    let options = Options::default();
    let mut read = |(side, paths): &Read| read(side, paths, &options, report);
    let (Some(old), Some(new)) = (read(&old), read(&new)) else { return super::INPUT };
    let is_json = command.json || report.json();
    let mut differs = false;
    let mut lines = Vec::new();
    for (before, now) in pairs(&old, &new, command.revisions.is_empty()) {
        let name = now.or(before).map(|version| version.outline.display().to_string()).unwrap_or_default();
        let (Some(before), Some(now)) = (before, now) else {
            differs = true;
            let what = if now.is_some() { "added" } else { "dropped" };
            lines.push(if is_json {
                as_json(&serde_json::json!({ "outline": name, "change": what, "kind": "outline" }))
            } else {
                format!("{name}: {what}")
            });
            continue;
        };
        let changes = compare(before, now);
        differs |= !changes.is_empty();
        lines.extend(if is_json { objects(&name, &changes) } else { told(&name, &changes) });
    }
    let printed = report.print(&lines);
    if printed == super::DONE && differs && command.exit_code { super::DIFFERS } else { printed }
}

/// Returns what is compared, the older first, each with its paths.
fn sides(command: &Diff) -> Result<(Read, Read), String> {
    let paths = &command.paths;
    let at = |name: &str| Side::Revision(name.to_owned());
    let both = |old: Side, new: Side| Ok(((old, paths.clone()), (new, paths.clone())));
    match command.revisions.as_slice() {
        [] => match paths.as_slice() {
            [old, new] => Ok(((Side::Disk, vec![old.clone()]), (Side::Disk, vec![new.clone()]))),
            _ => Err("two outlines are compared, the older first; or name revisions with --rev".to_owned()),
        },
        [both_ends] => match both_ends.split_once("..") {
            Some(("", _) | (_, "")) => Err(format!("`{both_ends}` names one end only; write OLD..NEW, or OLD alone")),
            Some((old, new)) => both(at(old), at(new)),
            None => both(at(both_ends), Side::Disk),
        },
        [old, new] => both(at(old), at(new)),
        _ => Err("two revisions are compared, and no more".to_owned()),
    }
}

/// Reads the outlines of one side. None, with the reason told, where they cannot be read; what is wrong with what they say
/// is for `check` to tell.
pub(super) fn read(side: &Side, paths: &[PathBuf], options: &Options, report: &mut Report) -> Option<Vec<Version>> {
    let project = match side {
        Side::Disk => Project::open(paths),
        Side::Revision(name) => match Revision::open(name) {
            Ok(revision) => Project::open_among(revision, paths),
            Err(problem) => {
                report.problem(problem);
                return None;
            }
        },
    };
    let mut plan = briefpress::check(&project, options);
    report.keep_private(&plan);
    let versions = Version::read(&mut plan);
    if versions.len() == project.outlines().len() && project.problems().is_empty() {
        return Some(versions);
    }
    unread(&mut plan, &versions);
    report.diagnostics(&plan.diagnostics, &plan.sources);
    None
}

/// Keeps of what is told the errors that left outlines unread.
fn unread(plan: &mut Plan<'_>, read: &[Version]) {
    let files = &plan.sources.read;
    let is_read = |diagnostic: &Diagnostic| {
        let file = diagnostic.labels.first().and_then(|label| files.get(label.span.file.0 as usize));
        file.is_some_and(|file| read.iter().any(|version| version.outline == file.path))
    };
    plan.diagnostics.list.retain(|diagnostic| diagnostic.severity == Severity::Error && !is_read(diagnostic));
}

/// Matches the outlines of both sides: two that were named, or else those of the same path.
fn pairs<'v>(old: &'v [Version], new: &'v [Version], named: bool) -> Vec<(Option<&'v Version>, Option<&'v Version>)> {
    if named {
        return vec![(old.first(), new.first())];
    }
    let of = |all: &'v [Version], path: &Path| all.iter().find(|version| version.outline == path);
    let mut paths: Vec<&PathBuf> = old.iter().chain(new).map(|version| &version.outline).collect();
    paths.sort();
    paths.dedup();
    paths.into_iter().map(|path| (of(old, path), of(new, path))).collect()
}

/// Returns what is told of an outline, for people.
fn told(name: &str, changes: &Changes) -> Vec<String> {
    if changes.is_empty() {
        return vec![format!("{name}: nothing has changed")];
    }
    let count = |is: &dyn Fn(&Change) -> bool| changes.claims.iter().filter(|change| is(change)).count();
    let added = count(&|change| change.old.is_none());
    let dropped = count(&|change| change.new.is_none());
    let changed = changes.claims.len() - added - dropped;
    let mut parts = Vec::new();
    for (number, what) in [(added, "added"), (dropped, "dropped"), (changed, "changed")] {
        if number > 0 {
            parts.push(format!("{} {what}", counted(number, "claim")));
        }
    }
    if !changes.sections.is_empty() {
        parts.push(counted(changes.sections.len(), "change") + " of sections");
    }
    let mut lines = vec![format!("{name}: {}", parts.join(", "))];
    lines.extend(changes.sections.iter().map(section));
    let mut heading: Option<&Option<String>> = None;
    for change in &changes.claims {
        if heading != Some(&change.section) {
            heading = Some(&change.section);
            lines.push(String::new());
            lines.extend(change.section.iter().cloned());
        }
        lines.extend(claim(change));
    }
    lines
}

fn section(change: &SectionChange) -> String {
    match change {
        SectionChange::Added(title) => format!("  + section “{title}”"),
        SectionChange::Dropped(title) => format!("  - section “{title}”"),
        SectionChange::Renamed(old, new) => format!("  ~ section “{old}” is now called “{new}”"),
        SectionChange::Moved(title, Some(next)) => format!("  ~ section “{title}” stands before “{next}” now"),
        SectionChange::Moved(title, None) => format!("  ~ section “{title}” stands last now"),
    }
}

/// Returns the lines of a claim.
fn claim(change: &Change) -> Vec<String> {
    let kind = change.kind;
    match (&change.old, &change.new) {
        (None, Some(new)) => vec![format!("  + {kind}: {}", whole(new))],
        (Some(old), None) => vec![format!("  - {kind}: {}", whole(old))],
        (Some(old), Some(new)) => {
            let is_reworded = change.aspects.contains(&Aspect::Words);
            let mut lines = vec![format!("  ~ {kind}: {}", new.words)];
            if is_reworded {
                lines.push(format!("      was      {}", old.words));
            }
            lines.extend(change.aspects.iter().filter_map(|aspect| aspect_line(*aspect, old, new)));
            lines
        }
        (None, None) => Vec::new(),
    }
}

/// Returns a claim on one line.
fn whole(told: &Told) -> String {
    let value = told.value.as_ref().map_or_else(String::new, |value| format!("{value}, "));
    let who = told.who.as_ref().map_or_else(String::new, |who| format!("; {who}"));
    let when = told.when.as_ref().map_or_else(String::new, |when| format!(", {when}"));
    let cites = if told.cites.is_empty() { String::new() } else { format!(" [{}]", told.cites.join("; ")) };
    format!("{value}{}{who}{when}{cites}", told.words)
}

/// Returns the line of what differs; the words have one of their own.
fn aspect_line(aspect: Aspect, old: &Told, new: &Told) -> Option<String> {
    let optional = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
    let list = |cites: &[String]| if cites.is_empty() { "nothing".to_owned() } else { cites.join("; ") };
    let verdict = |told: &Told| told.verdict.unwrap_or("nothing").to_owned();
    let (before, now) = match aspect {
        Aspect::Words => return None,
        Aspect::Value => (optional(&old.value), optional(&new.value)),
        Aspect::Cite => (list(&old.cites), list(&new.cites)),
        Aspect::Verdict => (verdict(old), verdict(new)),
        Aspect::Who => (optional(&old.who), optional(&new.who)),
        Aspect::When => (optional(&old.when), optional(&new.when)),
        Aspect::Own => return Some("      own      whether it is the desk’s own".to_owned()),
        Aspect::Section => return Some("      section  it stood in another one".to_owned()),
        Aspect::Passage => return Some("      passage  what it cites says otherwise now".to_owned()),
    };
    Some(format!("      {:8} {before} → {now}", aspect.name()))
}

/// Returns what is told of an outline, for programs.
fn objects(name: &str, changes: &Changes) -> Vec<String> {
    let told = |told: &Told| {
        serde_json::json!({ "words": told.words, "value": told.value, "cites": told.cites, "verdict": told.verdict,
            "who": told.who, "when": told.when })
    };
    let sections = changes.sections.iter().map(|section| {
        let (change, title, of) = match section {
            SectionChange::Added(title) => ("added", title, None),
            SectionChange::Dropped(title) => ("dropped", title, None),
            SectionChange::Renamed(old, new) => ("renamed", new, Some(("was", Some(old)))),
            SectionChange::Moved(title, next) => ("moved", title, Some(("before", next.as_ref()))),
        };
        let mut object = serde_json::json!({ "outline": name, "change": change, "kind": "section", "section": title });
        if let (Some((key, value)), Some(object)) = (of, object.as_object_mut()) {
            object.insert(key.to_owned(), serde_json::json!(value));
        }
        as_json(&object)
    });
    let claims = changes.claims.iter().map(|change| {
        let what = match (&change.old, &change.new) {
            (None, _) => "added",
            (_, None) => "dropped",
            _ => "changed",
        };
        let aspects: Vec<&str> = change.aspects.iter().map(|aspect| aspect.name()).collect();
        as_json(&serde_json::json!({ "outline": name, "change": what, "kind": change.kind, "section": change.section,
            "old": change.old.as_ref().map(told), "new": change.new.as_ref().map(told), "differs": aspects }))
    });
    sections.chain(claims).collect()
}
