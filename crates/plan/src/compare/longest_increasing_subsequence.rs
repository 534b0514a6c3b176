use std::collections::HashSet;

/// The longest chain of pairs (old, new) that increases on both sides; among equally long ones the one of the greatest total size.
/// Indices are unique on each side.
///
/// Ties are broken by the pairs' names, so that swapping old and new gives the same chain.
pub(crate) fn longest_chain<N: Ord>(
    mut pairs: Vec<(usize, usize)>,
    name: impl Fn(&(usize, usize)) -> N,
    size: impl Fn(&(usize, usize)) -> usize,
) -> HashSet<(usize, usize)> {
    let names = |mut pairs: Vec<(usize, usize)>, by: fn(&(usize, usize)) -> usize| {
        pairs.sort_unstable_by_key(by);
        pairs.iter().map(&name).collect::<Vec<_>>()
    };
    let is_turned = names(pairs.clone(), |pair| pair.0) > names(pairs.clone(), |pair| pair.1);
    let turned = |pair: (usize, usize)| if is_turned { (pair.1, pair.0) } else { pair };
    pairs.sort_unstable_by_key(|&pair| turned(pair));

    let mut seconds: Vec<_> = pairs.iter().map(|&pair| turned(pair).1).collect();
    seconds.sort_unstable();
    let mut chains = Chains::of(pairs.len());
    let mut before = Vec::new();
    for (at, &pair) in pairs.iter().enumerate() {
        let rank = seconds.partition_point(|&second| second < turned(pair).1);
        let best = chains.best_below(rank);
        before.push(best.map(|chain| chain.last));
        let (length, total) = best.map_or((0, 0), |chain| (chain.length, chain.size));
        let chain = Chain {
            length: length + 1,
            size: total + size(&pair),
            last: at,
        };
        chains.put(rank, chain);
    }
    let mut last = chains.best_below(pairs.len()).map(|chain| chain.last);
    let mut chain = HashSet::new();
    while let Some(at) = last {
        chain.insert(pairs[at]);
        last = before[at];
    }
    chain
}

/// The best chain ending with a pair: the longest, then the largest, then the one that ends last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Chain {
    length: usize,
    size: usize,
    /// The index of its last pair.
    last: usize,
}

/// The best chain ending below a rank, in logarithmic time (a Fenwick tree).
struct Chains(Vec<Option<Chain>>);

impl Chains {
    fn of(ranks: usize) -> Self {
        Self(vec![None; ranks + 1])
    }

    fn put(&mut self, rank: usize, chain: Chain) {
        let mut at = rank + 1;
        while let Some(best) = self.0.get_mut(at) {
            *best = (*best).max(Some(chain));
            at += at & at.wrapping_neg();
        }
    }

    fn best_below(&self, rank: usize) -> Option<Chain> {
        let (mut at, mut best) = (rank, None);
        while at > 0 {
            best = best.max(self.0[at]);
            at &= at - 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By trying every subset: the longest increasing chain, and its greatest size.
    fn best(pairs: &[(usize, usize)], size: impl Fn(&(usize, usize)) -> usize) -> (usize, usize) {
        let choices = (0..1_u32 << pairs.len()).map(|choice| -> Vec<_> {
            let chosen = pairs
                .iter()
                .enumerate()
                .filter(|(at, _)| choice >> at & 1 == 1);
            chosen.map(|(_, pair)| *pair).collect()
        });
        let kept = choices.filter(|chosen| chosen.windows(2).all(|two| two[0].1 < two[1].1));
        let worth = kept.map(|chosen| (chosen.len(), chosen.iter().map(&size).sum()));
        worth.max().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn no_chain_is_better(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle(), sizes in prop::collection::vec(1..4_usize, 9)) {
            let pairs: Vec<_> = order.into_iter().enumerate().collect();
            let size = |pair: &(usize, usize)| sizes[pair.0];
            let mut chain: Vec<_> = longest_chain(pairs.clone(), |pair| pair.0, size).into_iter().collect();
            chain.sort_unstable();
            prop_assert!(chain.windows(2).all(|two| two[0].1 < two[1].1));
            prop_assert_eq!((chain.len(), chain.iter().map(size).sum()), best(&pairs, size));
        }
    }
}
