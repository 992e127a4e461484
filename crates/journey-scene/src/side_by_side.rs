//! Two things done at once.

/// Does two things, the first on a thread of its own where that is worth it: to start one takes less than a tenth of a
/// millisecond. A panic in either is one of whoever asked.
pub fn side_by_side<A: Send, B>(worth_it: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !worth_it {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(fault) => std::panic::resume_unwind(fault),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_whether_or_not_it_is_worth_a_thread() {
        for worth_it in [false, true] {
            assert_eq!(side_by_side(worth_it, || "one", || 2), ("one", 2));
        }
    }

    #[test]
    fn a_panic_on_the_other_thread_says_what_it_said() {
        let fault = std::panic::catch_unwind(|| {
            side_by_side(true, || std::panic::panic_any("out of paper"), || ());
        });
        assert_eq!(fault.unwrap_err().downcast_ref(), Some(&"out of paper"));
    }
}
