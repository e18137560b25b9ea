//! Words that turn what a sentence says: doubt, attribution, negation. Text is parted into [`words`]; which of them do what
//! is data ([`lexicon`]).

pub(super) mod lexicon;
pub(super) mod words;
