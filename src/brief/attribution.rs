//! Attribution: where the report doubts, or says who says so, the claim does not assert.
//!
//! The sentence of a passage that bears the evidence is the one with the claim's numbers, else the one that shares most of
//! its [words](super::wording::words). Where its [`clauses`] hold a word of doubt
//! ([`lexicon`]) over what the claim takes, and the claim has
//! none of its own, that is told. Where any of this is not clear, nothing is said.

mod clauses;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use super::SourceId;
use super::meaning;
use super::quantities::{self, Quantity};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sentences::sentences;
use super::sources;
use super::statements::{Sentence, Statement};
use super::wording::lexicon::{self, Lexicon, Phrase, Role};
use super::wording::words::{Word, stem, words};
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use clauses::clauses;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

/// Words that a claim shares at least with the sentence that it is taken from, where no number shows it; of a short claim
/// one less, if it has hardly any other.
const LEAST_SHARED: usize = 3;

/// A sentence of a passage.
struct Bearer {
    bytes: Range<usize>,
    words: Vec<Word>,
    hedges: Vec<Phrase>,
    /// Asked for only where a passage doubts something.
    stems: OnceCell<BTreeSet<String>>,
}

/// The sentences of passages, read once.
type Bearers = HashMap<SourceId, Rc<Vec<Bearer>>>;

/// A sentence of the outline.
struct Claim<'t> {
    text: &'t str,
    language: Language,
    stems: BTreeSet<String>,
    quantities: Vec<Quantity>,
    /// Whether words alone may show its sentence; of a figure that is derived they do not.
    by_words: bool,
}

/// A doubt that a claim leaves out: the sentence and the words in it.
struct Dropped {
    sentence: Range<usize>,
    words: Range<usize>,
}

/// Tells the claims that assert what their passages doubt.
pub(super) fn check(resolver: &mut Resolver<'_>, statements: &[Statement]) {
    let mut bearers = Bearers::new();
    for statement in statements.iter().filter(|statement| !statement.own) {
        for sentence in statement.sentences(resolver.language) {
            if let Some((source, dropped)) = dropped_of(resolver, &mut bearers, statement, &sentence) {
                tell(resolver, statement, &sentence, source, &dropped);
            }
        }
    }
}

fn dropped_of(
    resolver: &mut Resolver<'_>,
    bearers: &mut Bearers,
    statement: &Statement,
    sentence: &Sentence,
) -> Option<(SourceId, Dropped)> {
    let text = statement.text.text.get(sentence.bytes.clone())?;
    let mut passages = Vec::new();
    for source in &sentence.cited {
        let (Some(evidence), Some(found)) = (sources::evidence(resolver, *source), resolver.table.passage(*source))
        else {
            continue;
        };
        let language = resolver.language_of(found.report);
        let lexicon = lexicon::of(language)?;
        let read = bearers.entry(*source).or_insert_with(|| Rc::new(read(&evidence, language, lexicon)));
        passages.push((*source, evidence, Rc::clone(read), language, lexicon));
    }
    // Most passages doubt nothing, and are done with here.
    if passages.iter().all(|(_, _, read, ..)| read.iter().all(|bearer| bearer.hedges.is_empty())) {
        return None;
    }
    let claim = Claim::new(text, resolver.language, statement.figure);
    let bearing: Vec<_> = passages
        .iter()
        .filter_map(|passage| Some((passage, claim.bearing(&passage.1, &passage.2, passage.3)?)))
        .collect();
    // Where one passage has the claim's numbers, shared words do not make another its evidence.
    let by_number = bearing.iter().any(|(_, (_, anchors))| !anchors.is_empty());
    let mut told = None;
    for ((source, evidence, _, language, lexicon), (bearer, anchors)) in bearing {
        if by_number && anchors.is_empty() {
            continue;
        }
        // A passage that says it without doubt is evidence enough.
        let dropped = claim.drops(evidence, bearer, &anchors, lexicon, *language)?;
        told = told.or(Some((*source, dropped)));
    }
    let (source, dropped) = told?;
    let context = statement.text.text.get(sentence.context..sentence.bytes.end)?;
    let of_number = dropped.1 == Role::Estimate;
    (!reserves(context, resolver.language, of_number)).then_some((source, dropped.0))
}

/// Reads the sentences of a passage.
fn read(evidence: &Reading, language: Language, lexicon: &Lexicon) -> Vec<Bearer> {
    let text = &evidence.text.text;
    let bearer = |bytes: Range<usize>| {
        let mut words = words(text.get(bytes.clone()).unwrap_or(""), false);
        words.iter_mut().for_each(|word| word.bytes = word.bytes.start + bytes.start..word.bytes.end + bytes.start);
        let hedges = lexicon.find(&words, &[Role::Doubt, Role::Estimate, Role::Attribution]);
        Bearer { bytes, words, hedges, stems: OnceCell::new() }
    };
    sentences(text, language).into_iter().map(bearer).collect()
}

impl Bearer {
    fn stems(&self, language: Language) -> &BTreeSet<String> {
        self.stems.get_or_init(|| self.words.iter().filter_map(|word| stem(word, language)).collect())
    }
}

/// Returns whether a text leaves open whether something is so, or says who says it.
fn reserves(text: &str, language: Language, of_number: bool) -> bool {
    // Where the words of doubt are not known, none can be missed.
    let Some(lexicon) = lexicon::of(language) else { return true };
    let words = words(text, false);
    let roles: &[Role] = if of_number {
        &[Role::Doubt, Role::Estimate, Role::Attribution, Role::Reserve, Role::About]
    } else {
        &[Role::Doubt, Role::Estimate, Role::Attribution, Role::Reserve]
    };
    !lexicon.find(&words, roles).is_empty()
}

impl<'t> Claim<'t> {
    fn new(text: &'t str, language: Language, figure: bool) -> Claim<'t> {
        let stems = words(text, false).iter().filter_map(|word| stem(word, language)).collect();
        Claim { text, language, stems, quantities: quantities::read(text, language), by_words: !figure }
    }

    fn shared(&self, stems: &BTreeSet<String>) -> usize {
        self.stems.intersection(stems).count()
    }

    /// Finds the sentence that bears the claim, and the bytes of the claim's numbers in it. None where two do as well.
    fn bearing<'b>(
        &self,
        evidence: &Reading,
        bearers: &'b [Bearer],
        language: Language,
    ) -> Option<(&'b Bearer, Vec<usize>)> {
        let same_language = language.code() == self.language.code();
        let numbers = |bearer: &Bearer| -> Vec<usize> {
            let of_sentence = evidence.quantities.iter().filter(|found| bearer.bytes.contains(&found.number.start));
            let of_claim = of_sentence.filter(|found| {
                self.quantities.iter().any(|wanted| wanted.value == found.value && !is_year(self.text, wanted))
            });
            of_claim.map(|found| found.number.start).collect()
        };
        let mut best: Option<(usize, usize, &Bearer, Vec<usize>)> = None;
        let mut equals = false;
        for bearer in bearers {
            let anchors = numbers(bearer);
            let shared = if same_language { self.shared(bearer.stems(language)) } else { 0 };
            let key = (anchors.len(), shared);
            let (most, words) = best.as_ref().map_or((0, 0), |(most, words, ..)| (*most, *words));
            equals = if key > (most, words) { false } else { equals || key == (most, words) };
            if key > (most, words) {
                best = Some((key.0, key.1, bearer, anchors));
            }
        }
        let (count, shared, bearer, anchors) = best?;
        let own = self.stems.len();
        let by_words =
            (shared >= LEAST_SHARED && shared * 2 >= own) || (shared + 1 == LEAST_SHARED && own <= LEAST_SHARED);
        (!equals && (count > 0 || (by_words && self.by_words))).then_some((bearer, anchors))
    }

    /// Finds the doubt of a sentence over what the claim takes of it, and of which kind it is.
    fn drops(
        &self,
        evidence: &Reading,
        bearer: &Bearer,
        anchors: &[usize],
        lexicon: &Lexicon,
        language: Language,
    ) -> Option<(Dropped, Role)> {
        let words = &bearer.words;
        let parted = clauses(&evidence.text.text, words, &bearer.hedges, lexicon);
        let takes = |at: &usize| {
            let stem = words.get(*at).and_then(|word| stem(word, language));
            stem.is_some_and(|stem| self.stems.contains(&stem))
        };
        let clause_of = |at: usize| parted.clause.get(at).copied();
        let part_of = |at: usize| parted.part.get(at).copied();
        let numbers: Vec<usize> =
            anchors.iter().filter_map(|byte| words.iter().position(|word| word.bytes.contains(byte))).collect();
        // Without a number it is the clause that shares most of its words with the claim.
        let taken = (0..words.len()).filter(takes).filter_map(clause_of);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        taken.for_each(|clause| *counts.entry(clause).or_default() += 1);
        let clause =
            counts.iter().max_by_key(|(clause, count)| (**count, Reverse(**clause))).map(|(clause, _)| *clause);
        let covers = |hedge: &&Phrase| {
            let (start, end) = (hedge.words.start, hedge.words.end);
            let mut governed = (end..words.len()).filter(|at| clause_of(*at) == clause_of(start)).peekable();
            let is_last = governed.peek().is_none();
            let takes_governed = is_last || governed.any(|at| takes(&at));
            if hedge.role == Role::Attribution {
                let first = || (0..words.len()).find(|at| clause_of(*at) == clause);
                let mut places = numbers.iter().copied().chain(first().filter(|_| numbers.is_empty()));
                places.any(|at| part_of(at) == part_of(start))
            } else if numbers.is_empty() {
                clause_of(start) == clause && takes_governed
            } else {
                // What stands before the verb may be sure, "the 40 patients may return", and so may a whole of which a part is
                // told: "may close 12 of its 46 clinics".
                let is_whole = |at: usize| {
                    let is_of = |at: usize| words.get(at).is_some_and(|word| meaning::is_of(&word.lower, language));
                    at > start && at.checked_sub(2).is_some_and(|of| of > start && is_of(of))
                };
                let mut beside = numbers.iter().filter(|at| clause_of(**at) == clause_of(start) && !is_whole(**at));
                beside.any(|at| *at >= start || takes_governed)
            }
        };
        let hedge = bearer.hedges.iter().find(covers)?;
        let speaker = speaker(words, hedge, &|at| clause_of(at) == clause_of(hedge.words.start), language);
        if !speaker.is_empty() && speaker.is_subset(&self.stems) {
            return None;
        }
        let first = words.get(hedge.words.start)?;
        let last = words.get(hedge.words.end.checked_sub(1)?)?;
        let dropped = Dropped { sentence: bearer.bytes.clone(), words: first.bytes.start..last.bytes.end };
        Some((dropped, hedge.role))
    }
}

/// Returns the stems of whoever says it: "the *union*" of "according to the union", "the *police union*" of "the police
/// union claims that". A claim that names them too says whose word it is.
fn speaker(
    words: &[Word],
    hedge: &Phrase,
    is_of_clause: &dyn Fn(usize) -> bool,
    language: Language,
) -> BTreeSet<String> {
    /// Words that begin what somebody says.
    const THAT: &[&str] = &["that", "que", "qu", "dass", "daß", "che", "dat"];
    let of_clause = |at: &usize| is_of_clause(*at);
    let stem = |at: usize| words.get(at).and_then(|word| stem(word, language));
    if hedge.role == Role::Attribution {
        return (hedge.words.end..words.len()).take_while(of_clause).find_map(stem).into_iter().collect();
    }
    let says = |at: usize| words.get(at).is_some_and(|word| THAT.contains(&word.lower.as_str()));
    let is_report = says(hedge.words.end) || hedge.words.end.checked_sub(1).is_some_and(says);
    if hedge.role != Role::Doubt || !is_report {
        return BTreeSet::new();
    }
    (0..hedge.words.start).rev().take_while(of_clause).filter_map(stem).collect()
}

/// Returns whether a number is most likely a year, which says little of where a claim is taken from.
fn is_year(text: &str, quantity: &Quantity) -> bool {
    let digits = text.get(quantity.bytes.clone()).unwrap_or("");
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.starts_with(['1', '2'])
}

fn tell(
    resolver: &mut Resolver<'_>,
    statement: &Statement,
    sentence: &Sentence,
    source: SourceId,
    Dropped { sentence: passage, words }: &Dropped,
) {
    let Some(evidence) = sources::evidence(resolver, source) else { return };
    let hedge = evidence.text.text.get(words.clone()).unwrap_or("");
    let mut told = Diagnostic::new(codes::HEDGE_DROPPED, format!("the passage says `{hedge}`, and the claim asserts"));
    if let Some(place) = statement.text.place(sentence.bytes.clone(), resolver.files) {
        told = told.at(place, "told as a fact");
    }
    if let Some(place) = evidence.text.place(passage.clone(), resolver.files) {
        told = told.at(place, format!("`{hedge}` leaves it open"));
    }
    resolver.tell(told.help("keep the doubt, or say whose word it is: “may”, “is said to”, “according to …”"));
}
