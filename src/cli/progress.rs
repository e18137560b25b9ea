//! A bar on the terminal for runs that last.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Runs that are shorter than this show no bar: it would only flicker.
const PATIENCE: Duration = Duration::from_millis(500);

/// Time between two pictures of the bar.
const TICK: Duration = Duration::from_millis(100);

/// The bar. It is taken away when the value is dropped.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Dropped to tell the thread that the run is over.
    running: Option<Sender<()>>,
    patience: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to count `total` PDFs; without `shown`, in silence.
    pub(crate) fn start(total: usize, shown: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        if !shown {
            return Progress { bar, running: None, patience: None };
        }
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos} of {len} PDFs, {elapsed}") {
            bar.set_style(style);
        }
        let (running, over) = channel::<()>();
        let shown = bar.clone();
        let patience = std::thread::spawn(move || {
            if over.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Progress { bar, running: Some(running), patience: Some(patience) }
    }

    /// Counts one PDF.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.running.take());
        if let Some(patience) = self.patience.take() {
            // The thread only waits; it has nothing to fail at.
            let _ = patience.join();
        }
        self.bar.finish_and_clear();
    }
}
