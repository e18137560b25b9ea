//! Labels side by side or one below the other, moved apart as little as can be.

use crate::geometry::Pt;

/// Returns where the labels begin, none over another, each as near as can be to where it is wanted, all between two edges.
/// `wanted` are the middles and the extents; none where they do not all fit.
pub(super) fn apart(wanted: &[(Pt, Pt)], from: Pt, to: Pt) -> Option<Vec<Pt>> {
    let total: Pt = wanted.iter().map(|&(_, extent)| extent).sum();
    if total > to - from + Pt(0.01) {
        return None;
    }
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].0.0.total_cmp(&wanted[b].0.0));
    // Labels that meet become a block, whose place is the mean of what its labels want; blocks that meet become one
    // ("pool adjacent violators").
    let mut blocks: Vec<Block> = Vec::with_capacity(order.len());
    for &index in &order {
        let (middle, extent) = wanted[index];
        let mut block = Block { wish: (middle - extent / 2.0).0, count: 1.0, extent: extent.0, labels: vec![index] };
        while let Some(before) = blocks.pop_if(|before| before.end(from, to) > block.start(from, to)) {
            block = before.joined(block);
        }
        blocks.push(block);
    }
    let mut starts = vec![from; wanted.len()];
    for block in &blocks {
        let mut at = Pt(block.start(from, to));
        for &index in &block.labels {
            starts[index] = at;
            at += wanted[index].1;
        }
    }
    Some(starts)
}

/// Labels that touch.
struct Block {
    /// Sum of where the labels want the block to begin.
    wish: f32,
    count: f32,
    extent: f32,
    labels: Vec<usize>,
}

impl Block {
    fn start(&self, from: Pt, to: Pt) -> f32 {
        (self.wish / self.count).min(to.0 - self.extent).max(from.0)
    }

    fn end(&self, from: Pt, to: Pt) -> f32 {
        self.start(from, to) + self.extent
    }

    fn joined(mut self, after: Block) -> Block {
        // Labels of the second stand further on by the extent of the first.
        self.wish += after.wish - after.count * self.extent;
        self.count += after.count;
        self.extent += after.extent;
        self.labels.extend(after.labels);
        self
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn starts(wanted: &[(f32, f32)], to: f32) -> Option<Vec<f32>> {
        let wanted: Vec<(Pt, Pt)> = wanted.iter().map(|&(middle, extent)| (Pt(middle), Pt(extent))).collect();
        Some(apart(&wanted, Pt::ZERO, Pt(to))?.into_iter().map(|start| start.0).collect())
    }

    #[test]
    fn labels_stay_where_they_are_wanted_if_they_can() {
        assert_eq!(starts(&[(10.0, 10.0), (50.0, 10.0)], 100.0).unwrap(), [5.0, 45.0]);
    }

    #[test]
    fn labels_that_meet_give_way_alike_and_keep_their_order() {
        assert_eq!(starts(&[(52.0, 10.0), (50.0, 10.0)], 100.0).unwrap(), [51.0, 41.0]);
        // At the edge there is one way only.
        assert_eq!(starts(&[(2.0, 10.0), (2.0, 10.0), (3.0, 10.0)], 100.0).unwrap(), [0.0, 10.0, 20.0]);
        assert_eq!(starts(&[(98.0, 10.0), (99.0, 10.0)], 100.0).unwrap(), [80.0, 90.0]);
    }

    #[test]
    fn labels_that_cannot_all_stand_are_told() {
        assert_eq!(starts(&[(10.0, 30.0), (20.0, 30.0)], 50.0), None);
    }
}
