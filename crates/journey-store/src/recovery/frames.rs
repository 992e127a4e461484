//! The log beside a library file, read without SQLite: it takes the log for ended at the first frame that does not fit, and
//! forgets every edit behind it. Format: <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::pages::{PAGE, be32};
use super::reading;
use crate::places;

/// Bytes before the first frame, and before the page of each.
const HEAD: usize = 32;
const FRAME_HEAD: usize = 24;

/// The two sums that go through the whole log.
type Sums = (u32, u32);

/// What was committed to a log.
#[derive(Default)]
pub(super) struct Log<'a> {
    /// Each page in its last version.
    pub pages: BTreeMap<u32, &'a [u8]>,
    /// The size of the file after the last commit in pages; 0 when nothing was committed.
    pub size: u32,
    /// Whether something is destroyed that was committed. What fits behind it is read all the same.
    pub is_damaged: bool,
}

/// Whether something is destroyed in the log of a library that was committed. Says nothing of a log that somebody is writing.
pub(crate) fn has_damaged_log(library: &Path) -> bool {
    let [log, _] = places::companions(library);
    match reading::read(&log) {
        Ok(log) => !log.is_whole || Log::read(&log.bytes).is_damaged,
        Err(_) => has_frames(library),
    }
}

/// Whether a library has a log with more in it than its head. Asks the system only.
pub(crate) fn has_frames(library: &Path) -> bool {
    let [log, _] = places::companions(library);
    fs::metadata(log).is_ok_and(|about| about.is_file() && about.len() > HEAD as u64)
}

impl<'a> Log<'a> {
    /// Reads a log.
    ///
    /// A program that is stopped leaves a last transaction that is torn: frames that do not fit, with one commit at most
    /// among them, as the next one begins when the last is on the disk. What does not fit before more than that was there and
    /// was destroyed; so was a frame that one changed bit keeps from fitting, which no torn one is.
    pub fn read(log: &'a [u8]) -> Self {
        let Some(head) = Head::of(log) else {
            return Self::default();
        };
        let (mut whole, mut all) = (Reading::default(), Reading::default());
        let (mut sums, mut fits_so_far, mut is_destroyed) = (head.sums, head.is_sound, !head.is_sound);
        let mut commits = 0;
        for frame in log[HEAD..].chunks_exact(FRAME_HEAD + PAGE) {
            let (told, page) = frame.split_at(FRAME_HEAD);
            let is_of_this_time = &told[8..16] == head.salt;
            if !is_of_this_time && !fits_so_far {
                continue;
            }
            let counted = checksum(checksum(sums, &told[..8], head.is_big), page, head.is_big);
            let written = (be32(told, 16).unwrap_or(0), be32(told, 20).unwrap_or(0));
            let fits = counted == written;
            if fits_so_far && !(fits && is_of_this_time) {
                fits_so_far = false;
                is_destroyed = fits || is_of_this_time && is_one_bit(told, page, head.is_big, counted, written);
            }
            let (number, after) = (be32(told, 0).unwrap_or(0), be32(told, 4).unwrap_or(0));
            if fits_so_far {
                whole.add(number, page, after);
            } else {
                commits += u32::from(after > 0 && (fits || is_of_this_time && head.is_sound));
            }
            // The sums go on from what is written, so that one frame that is destroyed leaves those behind it readable.
            if fits {
                all.add(number, page, after);
            } else if after > 0 {
                all.commit(all.size);
            }
            sums = written;
        }
        let is_damaged = commits > 1 || (commits == 1 && is_destroyed);
        let Reading { pages, size, .. } = if is_damaged { all } else { whole };
        Self {
            pages,
            size,
            is_damaged,
        }
    }
}

/// Pages under way, and those that were committed.
#[derive(Default)]
struct Reading<'a> {
    pages: BTreeMap<u32, &'a [u8]>,
    pending: BTreeMap<u32, &'a [u8]>,
    size: u32,
}

impl<'a> Reading<'a> {
    /// A frame; `after` is the size of the file where it ends a transaction.
    fn add(&mut self, number: u32, page: &'a [u8], after: u32) {
        self.pending.insert(number, page);
        if after > 0 {
            self.commit(after);
        }
    }

    fn commit(&mut self, size: u32) {
        self.pages.append(&mut self.pending);
        self.size = size;
    }
}

/// What the frames of a log have to fit.
struct Head<'a> {
    is_big: bool,
    /// Differs each time that the log is begun anew.
    salt: &'a [u8],
    sums: Sums,
    is_sound: bool,
}

impl<'a> Head<'a> {
    /// Nothing when the log is shorter than a head, or is of other pages.
    fn of(log: &'a [u8]) -> Option<Self> {
        let magic = be32(log, 0)?;
        let is_big = magic & 1 == 1;
        let sums = (be32(log, 24)?, be32(log, 28)?);
        let is_known = magic & !1 == 0x377f_0682 && be32(log, 8)? as usize == PAGE;
        if is_known && checksum((0, 0), &log[..24], is_big) == sums {
            return Some(Self {
                is_big,
                salt: &log[16..24],
                sums,
                is_sound: true,
            });
        }
        // The frames themselves tell of what time they are.
        Some(Self {
            is_big: cfg!(target_endian = "big"),
            salt: log.get(HEAD + 8..HEAD + 16)?,
            sums,
            is_sound: false,
        })
    }
}

fn checksum(sums: Sums, bytes: &[u8], is_big: bool) -> Sums {
    bytes.chunks_exact(8).fold(sums, |(one, other), eight| {
        let one = one.wrapping_add(word(&eight[..4], is_big)).wrapping_add(other);
        let other = other.wrapping_add(word(&eight[4..], is_big)).wrapping_add(one);
        (one, other)
    })
}

fn word(four: &[u8], is_big: bool) -> u32 {
    let four = four.try_into().unwrap_or_default();
    if is_big {
        u32::from_be_bytes(four)
    } else {
        u32::from_le_bytes(four)
    }
}

/// Whether a frame fits once a single bit of it is another one.
fn is_one_bit(told: &[u8], page: &[u8], is_big: bool, counted: Sums, written: Sums) -> bool {
    if (counted.0 ^ written.0).count_ones() + (counted.1 ^ written.1).count_ones() == 1 {
        return true;
    }
    let missing = (written.0.wrapping_sub(counted.0), written.1.wrapping_sub(counted.1));
    // What one more in a word adds to both sums; the further from the end it stands, the more often it is added.
    let (mut first, mut second): (Sums, Sums) = ((1, 1), (0, 1));
    let further = |(one, other): Sums| {
        let one = one.wrapping_add(other);
        (one, other.wrapping_add(one))
    };
    for eight in page.chunks_exact(8).rev().chain([&told[..8]]) {
        for (four, adds) in [(&eight[..4], first), (&eight[4..], second)] {
            let stands = word(four, is_big);
            let changes = (0..u32::BITS).any(|bit| {
                let bit = 1u32 << bit;
                let by = if stands & bit == 0 { bit } else { bit.wrapping_neg() };
                (adds.0.wrapping_mul(by), adds.1.wrapping_mul(by)) == missing
            });
            if changes {
                return true;
            }
        }
        (first, second) = (further(first), further(second));
    }
    false
}
