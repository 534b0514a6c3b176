use std::collections::HashSet;

/// The most pairs of (old number, new number) whose order is the same in both; of equally many those of the greatest size.
///
/// Ties are broken by the pairs' names, each pair having its own, so that the chain does not depend on which side is the old one.
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

    // For each pair the best chain that ends with it: its length, its size, and the pair before.
    let mut best: Vec<(usize, usize, Option<usize>)> = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let before = (0..at).filter(|&other| turned(pairs[other]).1 < turned(*pair).1);
        let before = before.max_by_key(|&other| (best[other].0, best[other].1));
        let (length, total) = before.map_or((0, 0), |other| (best[other].0, best[other].1));
        best.push((length + 1, total + size(pair), before));
    }
    let mut last = (0..best.len()).max_by_key(|&at| (best[at].0, best[at].1));
    let mut chain = HashSet::new();
    while let Some(at) = last {
        chain.insert(pairs[at]);
        last = best[at].2;
    }
    chain
}
