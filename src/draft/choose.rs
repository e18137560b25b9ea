//! What stands open: the sections that say most, with the figures and points that say most in each; the rest is offered.

use super::survey::{REQUESTED, SUMMED_UP};
use super::{Claim, Figure, Part, Proposal, State};
use crate::brief::findings::count;
use crate::language::{Language, Purpose};

/// Sections that a briefing has at the most; an audience keeps no more apart.
const OPEN_PARTS: usize = 7;
/// Sections of its own that make a briefing without the report's summary.
const ENOUGH_PARTS: usize = 3;
/// Figures beside points.
const FIGURES_WITH_POINTS: usize = 3;
/// Figures of a section without points.
const FIGURES: usize = 4;
/// Points of a section.
const POINTS: usize = 3;
/// Words of a point that takes no more than two lines on a slide.
const POINT_WORDS: usize = 20;
/// Words of a message.
pub(super) const MESSAGE_WORDS: usize = 15;
/// Sentences of a section's text in the memo.
const SENTENCES: usize = 3;
/// Recommendations that may fit on a slide; where they do not, the last go.
const REQUESTS: usize = 8;
/// A figure that weighs less is one among many: it stands open only where its section has no other.
const TELLING: u32 = 3;

/// Settles what stands open.
pub(super) fn choose(proposal: &mut Proposal) {
    let language = proposal.language;
    for part in &mut proposal.parts {
        within(part, language);
    }
    let mut ranked: Vec<(u32, usize)> = (proposal.parts.iter().enumerate())
        .filter(|(_, part)| has_something(part))
        .map(|(index, part)| (score(part), index))
        .collect();
    // A summary and a conclusion say again what others say.
    let is_own = |index: usize| proposal.parts.get(index).is_some_and(|part| part.purpose == Purpose::Body);
    let are_enough = ranked.iter().filter(|(_, index)| is_own(*index)).count() >= ENOUGH_PARTS;
    ranked.retain(|(_, index)| !are_enough || is_own(*index));
    ranked.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    for (_, index) in ranked.into_iter().take(OPEN_PARTS) {
        if let Some(part) = proposal.parts.get_mut(index) {
            part.state = State::Open;
        }
    }
    // Those that no heading announces stand open only where the report has no others.
    let heaviest =
        proposal.requests.iter().filter(|request| request.state == State::Offered).map(|one| one.weight).max();
    let least = [REQUESTED, SUMMED_UP].into_iter().find(|least| heaviest.is_some_and(|heaviest| heaviest >= *least));
    open_best(&mut proposal.requests, REQUESTS, |request| request.weight >= least.unwrap_or(0));
    proposal.bottom_line.sort_by_key(|claim| std::cmp::Reverse(claim.weight));
}

/// Returns whether a section has something to show, and a headline to show it under.
fn has_something(part: &Part) -> bool {
    let is_shown = part.figures.iter().any(|figure| figure.state == State::Open)
        || part.points.iter().chain(&part.text).any(|claim| claim.state == State::Open);
    is_shown && part.message().is_some()
}

/// Returns how much a section says.
fn score(part: &Part) -> u32 {
    let figures = part.figures.iter().filter(|figure| figure.state == State::Open).map(|figure| figure.weight);
    let points = part.points.iter().filter(|point| point.state == State::Open).map(|point| point.weight);
    figures.sum::<u32>() * 2 + points.sum::<u32>() + part.of_audience
}

fn within(part: &mut Part, language: Language) {
    part.messages.retain(|message| message.state != State::Dropped);
    part.messages.retain(|message| count(&message.text) <= MESSAGE_WORDS && !language.is_topic(&message.text));
    // The sentence that the section begins with says what it is about; another one that weighs far more says it better.
    part.messages.sort_by_key(|message| std::cmp::Reverse(message.weight));
    let said = part.message().map(|message| (message.cite.clone(), message.text.clone()));
    let is_said = |claim: &Claim| {
        said.as_ref().is_some_and(|(cite, text)| *cite == claim.cite && claim.text.starts_with(text.as_str()))
    };
    for point in part.points.iter_mut().filter(|point| is_said(point)) {
        point.state = State::Dropped;
    }
    open_figures(&mut part.figures, FIGURES_WITH_POINTS);
    open_best(&mut part.points, POINTS, |point| count(&point.text) <= POINT_WORDS);
    if part.points.iter().all(|point| point.state != State::Open) {
        open_figures(&mut part.figures, FIGURES);
    }
    let long = part.points.iter().filter(|point| point.state == State::Offered && count(&point.text) > POINT_WORDS);
    let mut text: Vec<Claim> = long.cloned().collect();
    open_best(&mut text, SENTENCES, |_| true);
    text.retain(|sentence| sentence.state == State::Open);
    // What the memo says in full is not offered as a point too.
    let is_told = |point: &Claim| text.iter().any(|told| told.cite == point.cite && told.text == point.text);
    for point in part.points.iter_mut().filter(|point| is_told(point)) {
        point.state = State::Dropped;
    }
    part.text = text;
}

/// Opens the figures that weigh most, each value once.
fn open_figures(figures: &mut [Figure], most: usize) {
    let mut ranked: Vec<usize> = (0..figures.len()).filter(|index| figures[*index].state != State::Dropped).collect();
    ranked.sort_by_key(|index| (std::cmp::Reverse(figures[*index].weight), *index));
    let mut values: Vec<String> = Vec::new();
    for index in ranked {
        let Some(figure) = figures.get_mut(index) else { continue };
        let is_telling = figure.weight >= TELLING || values.is_empty();
        if values.len() < most && is_telling && !values.contains(&figure.value) {
            values.push(figure.value.clone());
            figure.state = State::Open;
        }
    }
}

/// Opens the claims that weigh most, as many as fit.
fn open_best(claims: &mut [Claim], most: usize, fits: impl Fn(&Claim) -> bool) {
    let mut ranked: Vec<usize> =
        (0..claims.len()).filter(|index| claims[*index].state == State::Offered && fits(&claims[*index])).collect();
    ranked.sort_by_key(|index| (std::cmp::Reverse(claims[*index].weight), *index));
    for index in ranked.into_iter().take(most) {
        if let Some(claim) = claims.get_mut(index) {
            claim.state = State::Open;
        }
    }
}

impl Part {
    /// Returns the sentence that the section's slide says.
    pub(super) fn message(&self) -> Option<&Claim> {
        self.messages.iter().find(|message| message.state != State::Dropped)
    }
}
