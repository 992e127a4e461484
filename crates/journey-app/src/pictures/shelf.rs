//! Pictures that were scaled for the screen, kept at hand.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A picture for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Bytes that may be kept at hand.
const ROOM: usize = 64 * 1024 * 1024;

/// Scaled pictures by name and width. What was asked for longest ago makes room for what comes.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    pictures: BTreeMap<(String, u32), (u64, Arc<Shown>)>,
    bytes: usize,
    asked: u64,
}

impl Shelf {
    /// A picture that is at hand.
    pub fn take(&mut self, name: &str, width: u32) -> Option<Arc<Shown>> {
        self.asked += 1;
        let (asked, shown) = self.pictures.get_mut(&(name.to_owned(), width))?;
        *asked = self.asked;
        Some(Arc::clone(shown))
    }

    /// Keeps a picture at hand, unless it would fill the shelf alone.
    pub fn put(&mut self, name: &str, width: u32, shown: &Arc<Shown>) {
        if shown.bytes.len() > ROOM / 2 {
            return;
        }
        self.asked += 1;
        self.bytes += shown.bytes.len();
        let before = self
            .pictures
            .insert((name.to_owned(), width), (self.asked, Arc::clone(shown)));
        self.bytes -= before.map_or(0, |(_, shown)| shown.bytes.len());
        while self.bytes > ROOM {
            let longest = self.pictures.iter().min_by_key(|(_, (asked, _))| *asked);
            let Some(key) = longest.map(|(key, _)| key.clone()) else {
                break;
            };
            let gone = self.pictures.remove(&key);
            self.bytes -= gone.map_or(0, |(_, shown)| shown.bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_longest_ago_makes_room() {
        let mut shelf = Shelf::default();
        let shown = |bytes| {
            Arc::new(Shown {
                media_type: "image/png",
                bytes: vec![0; bytes],
            })
        };
        for name in ["a", "b", "c"] {
            shelf.put(name, 100, &shown(ROOM / 4));
        }
        assert!(shelf.take("a", 100).is_some());
        shelf.put("d", 100, &shown(ROOM / 2));
        assert!(shelf.bytes <= ROOM);
        assert!(shelf.take("a", 100).is_some() && shelf.take("d", 100).is_some());
        assert!(shelf.take("b", 100).is_none() && shelf.take("a", 200).is_none());
        shelf.put("e", 1, &shown(ROOM));
        assert!(shelf.take("e", 1).is_none());
        shelf.put("a", 100, &shown(5));
        assert_eq!(
            shelf.bytes,
            shelf
                .pictures
                .values()
                .map(|(_, shown)| shown.bytes.len())
                .sum::<usize>()
        );
    }
}
