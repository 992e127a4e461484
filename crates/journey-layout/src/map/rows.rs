//! Packs the cards of a lane: cards of a cell stand below each other, cards that cover several columns push all of them.

/// What is to be packed.
pub(crate) struct Want {
    /// First column.
    pub column: usize,
    /// Number of columns.
    pub span: usize,
    /// Height that shows everything.
    pub height: f32,
}

/// Where it came to stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// Upper edge below the first row's.
    pub y: f32,
    /// Height, at least what was wanted.
    pub height: f32,
}

/// Packs cards, given in the order of their cells, into rows that are aligned across the lane. Cards of one row are made
/// equally tall as long as none of them is much taller than usual. Returns their spots and the whole height.
pub(crate) fn pack(wants: &[Want], columns: usize, gap: f32) -> (Vec<Spot>, f32) {
    let mut next_row = vec![0usize; columns.max(1)];
    let mut rows: Vec<usize> = Vec::with_capacity(wants.len());
    for want in wants {
        let covered = want.column..(want.column + want.span.max(1)).min(next_row.len());
        let row = next_row
            .get(covered.clone())
            .and_then(|taken| taken.iter().max().copied())
            .unwrap_or(0);
        for column in covered {
            next_row[column] = row + 1;
        }
        rows.push(row);
    }
    let count = rows.iter().max().map_or(0, |row| row + 1);
    let usual = usual_height(wants);
    let mut tallest = vec![0.0f32; count];
    let mut shared = vec![0.0f32; count];
    for (want, &row) in wants.iter().zip(&rows) {
        tallest[row] = tallest[row].max(want.height);
        if want.height <= usual {
            shared[row] = shared[row].max(want.height);
        }
    }
    let mut tops = Vec::with_capacity(count);
    let mut y = 0.0;
    for height in &tallest {
        tops.push(y);
        y += height + gap;
    }
    let spots = wants.iter().zip(&rows).map(|(want, &row)| Spot {
        y: tops[row],
        height: want.height.max(shared[row]),
    });
    (spots.collect(), (y - gap).max(0.0))
}

/// Up to which height cards count as usual: 1.6 times the median.
fn usual_height(wants: &[Want]) -> f32 {
    let mut heights: Vec<f32> = wants.iter().map(|want| want.height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).map_or(0.0, |median| median * 1.6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cards_never_overlap(list in prop::collection::vec((0usize..6, 1usize..4, 10.0f32..80.0), 0..40)) {
            let wants: Vec<Want> = list.iter().map(|&(column, span, height)| Want { column, span, height }).collect();
            let (spots, whole) = pack(&wants, 6, 7.0);
            for (a, (want_a, spot_a)) in wants.iter().zip(&spots).enumerate() {
                prop_assert!(spot_a.height >= want_a.height && spot_a.y + spot_a.height <= whole + 0.01);
                for (want_b, spot_b) in wants.iter().zip(&spots).skip(a + 1) {
                    let share = want_a.column < want_b.column + want_b.span && want_b.column < want_a.column + want_a.span;
                    let apart = spot_a.y + spot_a.height < spot_b.y || spot_b.y + spot_b.height < spot_a.y;
                    prop_assert!(!share || apart);
                }
            }
        }
    }

    #[test]
    fn cards_of_a_row_are_equally_tall_but_a_very_tall_one_stands_alone() {
        let want = |column, height| Want {
            column,
            span: 1,
            height,
        };
        let (spots, _) = pack(&[want(0, 40.0), want(1, 56.0), want(2, 40.0), want(3, 400.0)], 4, 7.0);
        assert_eq!(
            spots.iter().map(|spot| spot.height).collect::<Vec<_>>(),
            [56.0, 56.0, 56.0, 400.0]
        );
    }

    #[test]
    fn an_empty_lane_has_no_height() {
        assert_eq!(pack(&[], 3, 7.0).1, 0.0);
    }
}
