//! A stable sort that is small in wasm: the library's sorts cost about 7 kB brotli for each kind of item, this one 0.3.
//! What is sorted, and why, is not here.

use std::cmp::Ordering;

/// Up to here shifting items one by one is quickest.
const FEW: usize = 16;

/// Sorts by `order`, equal items in the order they had; takes n log n comparisons.
pub(crate) fn sort_by<T>(list: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    if list.len() <= FEW {
        for end in 1..list.len() {
            let mut at = end;
            while at > 0
                && matches!(list.get(at - 1..=at), Some([before, item]) if order(before, item).is_gt())
            {
                list.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let places = places(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(first), Some(second)) => order(first, second).then(a.cmp(&b)),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| slots.get_mut(place)?.take()));
}

/// The positions 0 to `len` in rising order: a heap sort, in one copy for all kinds of items.
fn places(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut heap: Vec<usize> = (0..len).collect();
    for root in (0..len / 2).rev() {
        sift(&mut heap, root, order);
    }
    for end in (1..len).rev() {
        heap.swap(0, end);
        if let Some(rest) = heap.get_mut(..end) {
            sift(rest, 0, order);
        }
    }
    heap
}

fn sift(heap: &mut [usize], mut root: usize, order: &dyn Fn(usize, usize) -> Ordering) {
    loop {
        let later = |best: usize, child: usize| match (heap.get(best), heap.get(child)) {
            (Some(&a), Some(&b)) if order(a, b).is_lt() => child,
            _ => best,
        };
        let best = later(later(root, 2 * root + 1), 2 * root + 2);
        if best == root {
            return;
        }
        heap.swap(root, best);
        root = best;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(list in prop::collection::vec((0u8..20, any::<u8>()), 0..80)) {
            let (mut ours, mut library) = (list.clone(), list);
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            library.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, library);
        }
    }
}
