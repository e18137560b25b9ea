//! Brief + format + theme → a flow of blocks. Knows nothing of fonts' inner workings or of where things come to stand.

pub mod flow;
