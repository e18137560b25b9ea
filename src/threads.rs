//! Threads: work side by side.

use rayon::prelude::*;

/// Stack of a worker, in bytes: that of a main thread, so that no brief builds alone and fails in company.
const STACK: usize = 8 << 20;

/// Does some work for each job, on as many threads as are asked for; 0 for as many as there are processors. A job that
/// is alone needs no threads, and start-up stays short.
pub(crate) fn each<J: Sync, T: Send>(jobs: &[J], threads: usize, work: impl Fn(&J) -> T + Sync) -> Vec<T> {
    let threads = if threads == 0 { processors() } else { threads }.min(jobs.len());
    let pool = (threads > 1).then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build());
    match pool {
        Some(Ok(pool)) => pool.install(|| jobs.par_iter().map(&work).collect()),
        // Where the system gives no threads, one does it all.
        _ => jobs.iter().map(work).collect(),
    }
}

/// Does one thing here, and another on a thread of its own meanwhile; that is not done where there is but one processor, or
/// the system gives no thread.
pub(crate) fn beside<T, A: Send>(here: impl FnOnce() -> T, there: impl FnOnce() -> Option<A> + Send) -> (T, Option<A>) {
    if processors() < 2 {
        return (here(), None);
    }
    std::thread::scope(|scope| {
        let there = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, there);
        (here(), there.ok().and_then(|there| there.join().ok().flatten()))
    })
}

/// Returns the number of processors that the program may use.
fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
