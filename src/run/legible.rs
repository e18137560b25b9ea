//! Slides that come out too small on paper: which words, how small, and with how many to a page they would do.

use crate::compose::Setting;
use crate::diagnostics::{Diagnostic, codes};
use crate::plan::Job;
use crate::theme::LEAST_ON_PAPER;

/// Slides to a page, the most first.
const NUMBERS: [u32; 6] = [9, 6, 4, 3, 2, 1];
/// Characters of the words that are shown.
const SHOWN: usize = 30;

/// Tells of words on a slide that print at so many hundredths of a point.
pub(super) fn tell(job: &Job, slide: &str, words: &str, size: u32) -> (Diagnostic, String) {
    let now = job.setting.slides;
    let printed = size as f32 / 100.0;
    let message = format!("text prints at {printed:.1} pt with {now} slides to a page");
    let told = Diagnostic::new(codes::SMALL_PRINT, message)
        .note(format!("on paper nobody reads less than {} pt with ease", LEAST_ON_PAPER.0));
    let scale = |slides| Setting { slides, ..job.setting }.scale(&job.theme).unwrap_or(1.0);
    let does = |slides: &u32| printed / scale(now) * scale(*slides) >= LEAST_ON_PAPER.0 - 0.05;
    let told = match NUMBERS.into_iter().find(does) {
        Some(most) => {
            let own = printed / scale(now) * scale(most);
            told.help(format!("write `slides: {most}`, with which it prints at {own:.1} pt, or say less on the slide"))
        }
        None => {
            told.help("say less on the slide, so that it is set larger, or hand it out for reading: `kind: reading`")
        }
    };
    (told, format!("`{}` on slide {slide}", shortened(words)))
}

/// Returns the start of words that are many.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
