//! What the checks say of a draft, and what is done about it.

use super::write::{Item, Written, trial, write};
use super::{Claim, Contents, Drafted, Held, Proposal, State, choose::choose};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity, codes};
use crate::guard::Guard;
use crate::plan::Options;
use crate::project::Project;
use crate::source::{FileId, Sources};
use std::path::Path;
use std::sync::Arc;

/// Times that a draft is set anew before all of it goes into comments. Most drafts need two or three.
const ROUNDS: usize = 24;

/// What is told of a slide as a whole: there is too much on it.
const TOO_MUCH: &[Code] = &[codes::SLIDE_CROWDED, codes::SLIDE_CONTINUED, codes::SECTION_HEAVY];

/// What is told of claims that do not go together. In the trial all candidates stand side by side, and few stay.
const OF_SEVERAL: &[Code] = &[codes::FIGURE_NAME_DIFFERS, codes::FIGURE_NUMBER_DIFFERS, codes::FIGURE_LABEL_DIFFERS];

/// Checks a proposal until nothing is told of it, and writes it. What is told of the report itself is told to the user;
/// none is returned where that is an error.
pub(super) fn prove<'p>(
    mut proposal: Proposal,
    project: &'p mut Project,
    outline: &Path,
    told: &mut Diagnostics,
) -> (Option<Drafted>, Sources<'p>) {
    let written = trial(&proposal);
    project.lay(outline, &written.text);
    let plan = crate::check(project, &Options::default());
    judge(&mut proposal, &written, &plan.diagnostics, file_of(&plan.sources, outline));
    let guards = plan.guards.clone();
    drop(plan);
    withhold(&mut proposal, &guards);
    choose(&mut proposal);
    let mut round = 0;
    loop {
        let written = write(&proposal);
        project.lay(outline, &written.text);
        let outcome = crate::rehearse(crate::check(project, &Options::default()), |_, _| ());
        let file = file_of(&outcome.sources, outline);
        let before = proposal.clone();
        let mut left = Vec::new();
        for diagnostic in outcome.diagnostics.list {
            let place = place(&diagnostic, file);
            if !place.is_some_and(|at| mend(&mut proposal, &before, &diagnostic, item(&written, at))) {
                left.push(diagnostic);
            }
        }
        round += 1;
        if round == ROUNDS {
            close(&mut proposal);
        }
        // Each round takes something out, so that there is an end to them.
        if write(&proposal).text == written.text {
            let read = outcome.sources.read;
            let is_sound = left.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
            told.list.extend(left);
            let drafted = is_sound.then(|| Drafted { text: written.text, contents: contents(&proposal) });
            return (drafted, project.sources().with(read));
        }
    }
}

/// Takes everything into comments.
fn close(proposal: &mut Proposal) {
    proposal.parts.iter_mut().for_each(|part| part.state = State::Offered);
    proposal.requests.iter_mut().filter(|request| request.state == State::Open).for_each(|request| {
        request.state = State::Offered;
    });
}

fn file_of(sources: &Sources<'_>, outline: &Path) -> Option<FileId> {
    let index = sources.read.iter().position(|file| file.path == outline)?;
    Some(FileId(u32::try_from(index).ok()?))
}

/// Returns the first place in the outline that a diagnostic speaks of.
fn place(diagnostic: &Diagnostic, file: Option<FileId>) -> Option<usize> {
    let label = diagnostic.labels.iter().find(|label| Some(label.span.file) == file)?;
    Some(label.span.start as usize)
}

/// Returns what stands at a place; what no item holds belongs to the one before it.
fn item(written: &Written, at: usize) -> Option<Item> {
    let next = written.places.partition_point(|(bytes, _)| bytes.start <= at);
    written.places.get(next.checked_sub(1)?).map(|(_, item)| *item)
}

/// Drops the candidates that the checks of evidence find something wrong with. Of a figure the first label stays that holds.
fn judge(proposal: &mut Proposal, written: &Written, told: &Diagnostics, file: Option<FileId>) {
    let mut failed: Vec<Vec<Vec<bool>>> = proposal.parts.iter().map(labels_of).collect();
    for diagnostic in &told.list {
        // The trial has more of everything than an outline should.
        let is_of_evidence = diagnostic.code.id.get(1..3) == Some("03") && !OF_SEVERAL.contains(&diagnostic.code);
        let Some(item) = place(diagnostic, file).and_then(|at| item(written, at)).filter(|_| is_of_evidence) else {
            continue;
        };
        match item {
            Item::Figure(part, figure, label) => {
                let flag = failed.get_mut(part).and_then(|part| part.get_mut(figure)?.get_mut(label));
                flag.into_iter().for_each(|flag| *flag = true);
            }
            Item::Shorter(request) => {
                let claim = proposal.requests.get_mut(request);
                claim.into_iter().for_each(|claim| claim.shorter = None);
            }
            other => set(proposal, other, State::Dropped),
        }
    }
    for (part, failed) in proposal.parts.iter_mut().zip(failed) {
        for (figure, failed) in part.figures.iter_mut().zip(failed) {
            let mut failed = failed.into_iter();
            figure.labels.retain(|_| !failed.next().unwrap_or(false));
            if figure.labels.is_empty() {
                figure.state = State::Dropped;
            }
        }
    }
}

/// Drops the candidates that hold what is withheld: an outline is handed on, its comments too.
fn withhold(proposal: &mut Proposal, guards: &[Arc<Guard>]) {
    if guards.is_empty() {
        return;
    }
    let is_secret = |text: &str| guards.iter().any(|guard| !guard.in_text(text).is_empty());
    let drop_claims = |claims: &mut Vec<Claim>| {
        claims.iter_mut().filter(|claim| is_secret(&claim.text)).for_each(|claim| claim.state = State::Dropped);
    };
    drop_claims(&mut proposal.bottom_line);
    drop_claims(&mut proposal.requests);
    for part in &mut proposal.parts {
        drop_claims(&mut part.messages);
        drop_claims(&mut part.points);
        for figure in &mut part.figures {
            figure.labels.retain(|label| !is_secret(&format!("{} {label}", figure.value)));
            if figure.labels.is_empty() {
                figure.state = State::Dropped;
            }
        }
    }
    proposal.parts.retain(|part| !is_secret(&part.title));
}

fn labels_of(part: &super::Part) -> Vec<Vec<bool>> {
    part.figures.iter().map(|figure| vec![false; figure.labels.len()]).collect()
}

/// Takes out of a draft what something is told of. Returns whether it was the draft's fault.
fn mend(proposal: &mut Proposal, before: &Proposal, told: &Diagnostic, item: Option<Item>) -> bool {
    let Some(item) = item else { return false };
    let is_too_much = TOO_MUCH.contains(&told.code);
    match item {
        Item::Part(part) | Item::Message(part, _) | Item::Point(part, _) | Item::Figure(part, ..) if is_too_much => {
            lighten(proposal, before, part);
        }
        Item::Request(_) if is_too_much => {
            // Told of each slide that goes on; one recommendation less may be enough.
            if proposal.requests == before.requests {
                lighten_requests(&mut proposal.requests);
            }
        }
        // Its words cannot be printed: the file's name can.
        Item::Title if proposal.title != PLAIN_TITLE => PLAIN_TITLE.clone_into(&mut proposal.title),
        Item::Title => return false,
        Item::Subtitle => proposal.subtitle.clear(),
        Item::BottomLine(_) | Item::Message(..) => set(proposal, item, State::Dropped),
        Item::Shorter(_) => return false,
        Item::Part(_) | Item::Figure(..) | Item::Point(..) | Item::Sentence(..) | Item::Request(_) => {
            set(proposal, item, State::Offered);
        }
    }
    true
}

/// Says the longest request in fewer words; where all are as short as they can be, takes the last into a comment.
fn lighten_requests(requests: &mut [Claim]) {
    let is_long = |claim: &&mut Claim| claim.state == State::Open && claim.shorter.is_some();
    if let Some(longest) = requests.iter_mut().filter(is_long).max_by_key(|claim| claim.text.len()) {
        longest.text = longest.shorter.take().unwrap_or_default();
    } else if let Some(last) = requests.iter_mut().rfind(|claim| claim.state == State::Open) {
        last.state = State::Offered;
    }
}

/// The title of a report whose own cannot be printed.
const PLAIN_TITLE: &str = "Briefing";

/// Takes the last point of a section out of its slides; where there is none, a figure, and at last the section.
fn lighten(proposal: &mut Proposal, before: &Proposal, part: usize) {
    let (Some(now), Some(then)) = (proposal.parts.get_mut(part), before.parts.get(part)) else { return };
    if shown(now) < shown(then) {
        return;
    }
    let lightest = now.points.iter_mut().rfind(|point| point.state == State::Open);
    let figures = now.figures.iter().filter(|figure| figure.state == State::Open).count();
    if let Some(point) = lightest {
        point.state = State::Offered;
    } else if let Some(figure) =
        now.figures.iter_mut().rfind(|figure| figure.state == State::Open).filter(|_| figures > 1)
    {
        figure.state = State::Offered;
    } else {
        now.state = State::Offered;
    }
}

/// Returns how much of a section is shown.
fn shown(part: &super::Part) -> usize {
    let points = part.points.iter().filter(|point| point.state == State::Open).count();
    points + part.figures.iter().filter(|figure| figure.state == State::Open).count()
}

/// Sets what is made of a candidate.
fn set(proposal: &mut Proposal, item: Item, state: State) {
    let slot = match item {
        Item::Title | Item::Subtitle | Item::Shorter(_) => None,
        Item::BottomLine(index) => proposal.bottom_line.get_mut(index).map(|claim| &mut claim.state),
        Item::Part(index) => proposal.parts.get_mut(index).map(|part| &mut part.state),
        Item::Message(index, at) => {
            proposal.parts.get_mut(index).and_then(|part| part.messages.get_mut(at)).map(|claim| &mut claim.state)
        }
        Item::Figure(index, at, _) => {
            proposal.parts.get_mut(index).and_then(|part| part.figures.get_mut(at)).map(|figure| &mut figure.state)
        }
        Item::Point(index, at) => {
            proposal.parts.get_mut(index).and_then(|part| part.points.get_mut(at)).map(|claim| &mut claim.state)
        }
        Item::Sentence(index, at) => {
            proposal.parts.get_mut(index).and_then(|part| part.text.get_mut(at)).map(|claim| &mut claim.state)
        }
        Item::Request(index) => proposal.requests.get_mut(index).map(|claim| &mut claim.state),
    };
    if let Some(slot) = slot {
        *slot = state;
    }
}

/// Counts what a draft holds.
fn contents(proposal: &Proposal) -> Contents {
    let mut contents = Contents::default();
    let held = |states: &mut dyn Iterator<Item = State>| {
        let mut held = Held::default();
        for state in states {
            match state {
                State::Open => held.open += 1,
                State::Offered => held.offered += 1,
                State::Dropped => {}
            }
        }
        held
    };
    let within =
        |part: State, own: State| if part == State::Open || own == State::Dropped { own } else { State::Offered };
    contents.sections = held(&mut proposal.parts.iter().map(|part| part.state));
    contents.figures = held(
        &mut proposal
            .parts
            .iter()
            .flat_map(|part| part.figures.iter().map(move |figure| within(part.state, figure.state))),
    );
    contents.points = held(
        &mut proposal
            .parts
            .iter()
            .flat_map(|part| part.points.iter().map(move |point| within(part.state, point.state))),
    );
    contents.recommendations = held(&mut proposal.requests.iter().map(|request| request.state));
    contents
}
