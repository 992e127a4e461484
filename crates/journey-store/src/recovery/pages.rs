//! The pages of a library file, read without SQLite: it gives up at the first page that makes no sense, and what stands on
//! the pages after it is as good as ever. Format: <https://www.sqlite.org/fileformat2.html>.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

use super::frames::{self, Log};
use super::reading::{self, Bytes};
use crate::places;

/// The size of a page in every library.
pub(super) const PAGE: usize = 4096;

/// The largest file that is read.
const MOST_BYTES: u64 = 8 << 30;

/// A file and its log, page by page. No content of theirs makes reading fail or take long.
pub(crate) struct Pages {
    bytes: Rc<Vec<u8>>,
    /// Pages that the log has in a later version.
    logged: BTreeMap<u32, Vec<u8>>,
    /// Number of pages, as the last commit left it.
    count: u32,
    has_damaged_log: bool,
    /// The file without its log, where that is the log of another one.
    beneath: Option<Box<Pages>>,
}

impl Pages {
    /// Reads a library and its log, or what is left of them: of a file that is gone its log, and of one that has backups
    /// nothing.
    pub fn read(path: &Path) -> io::Result<Self> {
        if fs::metadata(path).is_ok_and(|about| about.len() > MOST_BYTES) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let is_gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let Bytes { bytes, .. } = match reading::read(path) {
            Err(error) if is_gone(&error) && (frames::has_frames(path) || places::has_backups(path)) => {
                Bytes::default()
            }
            read => read?,
        };
        let [log, _] = places::companions(path);
        let written = match reading::read(&log) {
            Err(error) if is_gone(&error) => Bytes::whole(),
            // What the file has is worth reading without its log.
            read => read.unwrap_or_default(),
        };
        let log = Log::read(&written.bytes);
        let has_damaged_log = log.is_damaged || !written.is_whole;
        let bytes = Rc::new(bytes);
        let whole = u32::try_from(bytes.len().div_ceil(PAGE)).unwrap_or(u32::MAX);
        let last = log.pages.last_key_value().map_or(0, |(number, _)| *number);
        // A log makes a library smaller only by writing all of it anew.
        let is_another_s = (1..whole).contains(&log.size)
            && !has_damaged_log
            && (1..=log.size).any(|number| !log.pages.contains_key(&number));
        let alone = Self {
            bytes: Rc::clone(&bytes),
            logged: BTreeMap::new(),
            count: whole,
            has_damaged_log: false,
            beneath: None,
        };
        let count = if log.size == 0 || is_another_s {
            whole.max(last)
        } else {
            log.size.max(last)
        };
        let logged = log.pages.into_iter().map(|(number, page)| (number, page.to_vec()));
        Ok(Self {
            logged: logged.collect(),
            count,
            has_damaged_log,
            bytes,
            beneath: is_another_s.then(|| Box::new(alone)),
        })
    }

    /// This, and the file alone where the log is of another one.
    pub fn layers(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |pages| pages.beneath.as_deref())
    }

    /// The numbers of the pages that are to be read here, and not in the layer beneath.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        (1..=self.count).filter(|number| self.beneath.is_none() || self.logged.contains_key(number))
    }

    /// Whether a part of the log is destroyed, so that the last edits may be missing.
    pub fn has_damaged_log(&self) -> bool {
        self.has_damaged_log
    }

    /// The version of the library, where its head still tells.
    pub fn version(&self) -> Option<u32> {
        let head = self.page(1)?;
        // Places in the header: https://www.sqlite.org/fileformat2.html#the_database_header
        let is_ours = head.starts_with(b"SQLite format 3\0") && head.get(68..72) == Some(b"Perc");
        be32(head, 60).filter(|_| is_ours)
    }

    /// Whether the file ends before the pages that its own head counts.
    pub fn is_cut_short(&self) -> bool {
        let counted = self.page(1).and_then(|head| be32(head, 28)).unwrap_or(u32::MAX);
        counted > self.count
    }

    /// A page, as far as the file goes.
    pub fn page(&self, number: u32) -> Option<&[u8]> {
        if let Some(page) = self.logged.get(&number) {
            return Some(page);
        }
        let start = usize::try_from(number.checked_sub(1)?).ok()?.checked_mul(PAGE)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(PAGE)])
    }

    /// Whether a page cannot be what any page is: missing, cut short, empty, or of no kind.
    pub fn is_lost(&self, number: u32) -> bool {
        let Some(page) = self.page(number) else { return true };
        let kind = page.get(if number == 1 { 100 } else { 0 });
        // A page that goes on with a long row begins with the number of the next one, which is small.
        let is_kind = matches!(kind, Some(0 | 0x02 | 0x05 | 0x0a | 0x0d));
        page.len() < PAGE || !is_kind || page.iter().all(|byte| *byte == 0)
    }

    /// Pages that SQLite has put aside: what stands on them was taken away. Those that can be told.
    pub fn freed(&self) -> BTreeSet<u32> {
        let mut freed = BTreeSet::new();
        let head = self.page(1).unwrap_or_default();
        let mut next = be32(head, 32);
        while let Some(trunk) = next.filter(|number| *number > 0 && *number <= self.count) {
            if !freed.insert(trunk) {
                break;
            }
            let page = self.page(trunk).unwrap_or_default();
            let leaves = be32(page, 4).unwrap_or(0).min(PAGE as u32 / 4) as usize;
            freed.extend((0..leaves).filter_map(|at| be32(page, 8 + 4 * at)));
            next = be32(page, 0);
        }
        freed
    }

    /// The rows on a leaf page, whatever tree it belongs to; none on other pages. Cells that make no sense are left out.
    pub fn rows(&self, number: u32) -> Vec<Vec<Value>> {
        let Some(page) = self.page(number) else {
            return Vec::new();
        };
        let head = if number == 1 { 100 } else { 0 };
        let kind = page.get(head).copied().unwrap_or(0);
        let Some(kind) = Kind::of(kind) else { return Vec::new() };
        let cells = be16(page, head + 3).unwrap_or(0);
        let pointers = head + if kind.is_inner() { 12 } else { 8 };
        let at = (0..cells).filter_map(|cell| be16(page, pointers + 2 * cell));
        at.filter_map(|at| self.row(page, at, kind)).collect()
    }

    fn row(&self, page: &[u8], at: usize, kind: Kind) -> Option<Vec<Value>> {
        // Inner pages of index trees hold rows too, behind the number of a page below.
        let mut at = if kind.is_inner() { at + 4 } else { at };
        let (length, used) = varint(page.get(at..)?)?;
        at += used;
        let mut number = None;
        if kind == Kind::TableLeaf {
            let (rowid, used) = varint(page.get(at..)?)?;
            number = Some(i64::from_ne_bytes(rowid.to_ne_bytes()));
            at += used;
        }
        let length = usize::try_from(length)
            .ok()
            .filter(|length| *length <= self.bytes.len() + self.logged.len() * PAGE)?;
        let here = kind.local(length);
        let mut payload = page.get(at..at + here)?.to_vec();
        if here < length {
            let mut next = be32(page, at + here)?;
            let mut seen = BTreeSet::new();
            while payload.len() < length {
                if next == 0 || !seen.insert(next) {
                    return None;
                }
                let page = self.page(next)?;
                let part = page.get(4..)?;
                payload.extend_from_slice(&part[..part.len().min(length - payload.len())]);
                if page.len() < PAGE && payload.len() < length {
                    return None;
                }
                next = be32(page, 0)?;
            }
        }
        record(&payload, number)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    TableLeaf,
    IndexLeaf,
    IndexInner,
}

impl Kind {
    fn of(byte: u8) -> Option<Self> {
        match byte {
            0x0d => Some(Self::TableLeaf),
            0x0a => Some(Self::IndexLeaf),
            0x02 => Some(Self::IndexInner),
            _ => None,
        }
    }

    fn is_inner(self) -> bool {
        self == Self::IndexInner
    }

    /// How much of a payload stands on the page itself.
    fn local(self, length: usize) -> usize {
        let most = match self {
            Self::TableLeaf => PAGE - 35,
            _ => (PAGE - 12) * 64 / 255 - 23,
        };
        let least = (PAGE - 12) * 32 / 255 - 23;
        if length <= most {
            return length;
        }
        let fitting = least + (length - least) % (PAGE - 4);
        if fitting <= most { fitting } else { least }
    }
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// Reads a record. Numbers with a fraction are of no table here.
fn record(payload: &[u8], rowid: Option<i64>) -> Option<Vec<Value>> {
    let (head, mut at) = varint(payload)?;
    let head = usize::try_from(head).ok()?;
    let mut body = head;
    let mut values = Vec::new();
    // The number of a row stands outside of its record, where a table names it as its first column.
    values.extend(rowid.map(Value::Number));
    while at < head {
        let (kind, used) = varint(payload.get(at..)?)?;
        at += used;
        let (length, number) = match kind {
            0 => (0, None),
            1..=4 => (kind as usize, Some(())),
            5 => (6, Some(())),
            6 => (8, Some(())),
            8 | 9 => (0, Some(())),
            7 | 10 | 11 => return None,
            _ => (usize::try_from((kind - 12) / 2).ok()?, None),
        };
        let bytes = payload.get(body..body.checked_add(length)?)?;
        body += length;
        values.push(match (kind, number) {
            (0, _) => Value::Nothing,
            (8 | 9, _) => Value::Number(kind as i64 - 8),
            (_, Some(())) => Value::Number(signed(bytes)),
            _ if kind % 2 == 1 => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
            _ => Value::Bytes(bytes.to_vec()),
        });
    }
    Some(values)
}

fn signed(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let start = if negative { -1i64 } else { 0 };
    bytes
        .iter()
        .fold(start, |number, byte| (number << 8) | i64::from(*byte))
}

/// A number of 1 to 9 bytes, and how many they are.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some(((number << 8) | u64::from(*byte), 9));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

fn be16(bytes: &[u8], at: usize) -> Option<usize> {
    let two: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_be_bytes(two)))
}

pub(super) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}
