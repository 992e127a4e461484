//! A file as far as the disk gives it: one sector that cannot be read makes nothing else unreadable.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::pages::PAGE;

/// How much is asked for at once, as long as the disk answers.
const CHUNK: usize = 256 * PAGE;

/// A file that was read.
#[derive(Default)]
pub(super) struct Bytes {
    /// What the disk did not give stands as zeros, which no page in use is made of.
    pub bytes: Vec<u8>,
    /// Whether the disk gave all of it.
    pub is_whole: bool,
}

impl Bytes {
    /// Of a file that is not there, and need not be.
    pub fn whole() -> Self {
        Self {
            bytes: Vec::new(),
            is_whole: true,
        }
    }
}

/// Reads a file. Fails when the disk gives nothing of it.
pub(super) fn read(path: &Path) -> io::Result<Bytes> {
    let mut file = File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    read_from(&mut file, length)
}

fn read_from(file: &mut (impl Read + Seek), length: usize) -> io::Result<Bytes> {
    let mut bytes = vec![0; length];
    let mut at = |start: usize, part: &mut [u8]| {
        file.seek(SeekFrom::Start(start as u64))?;
        file.read_exact(part)
    };
    let (mut given, mut why_not) = (length == 0, None);
    for (number, chunk) in bytes.chunks_mut(CHUNK).enumerate() {
        let start = number * CHUNK;
        if at(start, chunk).is_ok() {
            given = true;
            continue;
        }
        for (number, page) in chunk.chunks_mut(PAGE).enumerate() {
            match at(start + number * PAGE, page) {
                Ok(()) => given = true,
                Err(error) => {
                    page.fill(0);
                    why_not = Some(error);
                }
            }
        }
    }
    match why_not {
        Some(why_not) if !given => Err(why_not),
        why_not => Ok(Bytes {
            bytes,
            is_whole: why_not.is_none(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::Range;

    use super::*;

    /// A disk with a place that cannot be read.
    struct Worn {
        file: Cursor<Vec<u8>>,
        bad: Range<usize>,
    }

    impl Read for Worn {
        fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
            let start = usize::try_from(self.file.position()).unwrap();
            if start < self.bad.end && self.bad.start < start + part.len() {
                return Err(io::Error::from_raw_os_error(5));
            }
            self.file.read(part)
        }
    }

    impl Seek for Worn {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.file.seek(to)
        }
    }

    fn worn(length: usize, bad: Range<usize>) -> io::Result<Bytes> {
        let file = Cursor::new(vec![7; length]);
        read_from(&mut Worn { file, bad }, length)
    }

    #[test]
    fn a_sector_that_cannot_be_read_costs_one_page() {
        let length = CHUNK * 2 + PAGE + 100;
        for sector in [0, 3 * PAGE + 512, CHUNK - 512, CHUNK, length - 50] {
            let read = worn(length, sector..sector + 50).unwrap();
            let page = sector / PAGE * PAGE;
            let end = length.min(page + PAGE);
            assert!(!read.is_whole && read.bytes.len() == length);
            assert!(read.bytes[page..end].iter().all(|byte| *byte == 0), "{sector}");
            let rest = read.bytes[..page].iter().chain(&read.bytes[end..]);
            assert!(rest.into_iter().all(|byte| *byte == 7), "{sector}");
        }
    }

    #[test]
    fn a_disk_that_gives_nothing_is_no_damaged_file() {
        assert!(worn(3 * PAGE, 0..3 * PAGE).is_err());
        assert!(worn(0, 0..0).unwrap().is_whole);
        assert!(worn(PAGE, PAGE..PAGE).unwrap().is_whole);
    }
}
