//! Text alternatives that tell those who cannot see a picture nothing that they do not know already (WCAG 2.2, 1.1.1;
//! ISO 14289-1, 7.3).

use super::resolver::Resolver;
use super::text::Text;
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use crate::outline::ImageSource;
use crate::source::{Located, Span};
use std::path::Path;

/// Endings of files with pictures.
const ENDINGS: [&str; 11] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "tif", "tiff", "bmp", "heic", "avif"];
/// What cameras, telephones and screens call their pictures, before a number.
const CAMERAS: [&str; 6] = ["img", "dsc", "dscn", "pxl", "screenshot", "image"];

/// The mend for an alternative that says nothing.
const SAY: &str = "say what there is to see in it, as you would on the telephone";

/// Tells of an alternative that says nothing. `printed` are the texts that stand beside the picture.
pub(super) fn check(resolver: &mut Resolver<'_>, image: &ImageSource, alt: &str, printed: &[&Located]) {
    let span = image.alt.span;
    let told = if is_file_name(alt, &image.file.value) {
        let message = format!("the text alternative `{alt}` is the name of a file");
        Diagnostic::new(codes::ALT_IS_FILE_NAME, message).at(span, "read aloud in place of the picture").help(SAY)
    } else if let Some(opening) = depiction(alt, resolver.language) {
        Diagnostic::new(codes::ALT_SAYS_PICTURE, format!("the text alternative says that it is one: “{opening}”"))
            .at(span, "a screen reader has said “graphic” before it")
            .help("begin with what there is to see")
    } else if let Some(beside) = printed.iter().find(|beside| same(alt, &Text::of_located(beside).text)) {
        repeats(span, beside.span)
    } else {
        return;
    };
    resolver.tell(told);
}

fn repeats(alt: Span, beside: Span) -> Diagnostic {
    Diagnostic::new(codes::ALT_REPEATS, "the text alternative repeats what is printed beside the picture")
        .at(alt, "heard twice, and nothing of the picture")
        .at(beside, "the same words")
        .help(SAY)
}

/// Returns whether a text is a file's name: that of this file, or what machines call pictures.
fn is_file_name(alt: &str, file: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let path = Path::new(file);
    let lower = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().to_lowercase());
    let own = [lower(path.file_name()), lower(path.file_stem())].into_iter().flatten().any(|own| own == alt);
    if own || alt.contains(char::is_whitespace) {
        return own;
    }
    let has_ending = alt.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending));
    let numbered = alt.trim_end_matches(|character: char| character.is_ascii_digit() || "_-".contains(character));
    has_ending || (numbered.len() < alt.len() && CAMERAS.contains(&numbered))
}

/// Returns the words by which a text says that it stands for a picture: "a photo of".
fn depiction(alt: &str, language: Language) -> Option<&str> {
    let mut words = alt.split_whitespace();
    let mut word = words.next()?;
    if language.leads(word) {
        word = words.next()?;
    }
    let bare = word.trim_end_matches(':').to_lowercase();
    let depictions = language.depictions();
    if !depictions.nouns.split(' ').any(|noun| noun == bare) {
        return None;
    }
    let end = |part: &str| part.as_ptr() as usize - alt.as_ptr() as usize + part.len();
    if word.ends_with(':') {
        return alt.get(..end(word));
    }
    let next = words.next()?;
    let lower = next.to_lowercase().replace('\'', "’");
    // "d’" stands before its word without a space.
    let leads = |of: &str| if of.ends_with('’') { lower.starts_with(of) } else { lower == of };
    depictions.of.split(' ').any(leads).then(|| alt.get(..end(next)))?
}

/// Returns whether two texts have the same letters and digits.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let one = letters(one);
    !one.is_empty() && one == letters(other)
}
