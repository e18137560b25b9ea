//! Choosing where pages end, alone: shaping and breaking are in `text`, the whole of layout and writing in `run`.
//!
//! `cargo bench --bench pages`

use briefpress::layout::Sample;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// Reports of 16, 160 and 1,600 pages, to see that the time grows no faster than they do.
#[divan::bench(args = [80, 800, 8_000])]
fn paginate(bencher: Bencher, paragraphs: usize) {
    let sample = Sample::new(paragraphs);
    bencher.counter(ItemsCount::new(sample.pages())).bench(|| sample.pages());
}
