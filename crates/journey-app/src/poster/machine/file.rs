//! Font files of the machine, read table by table: most of them are looked at and not used, and some are large.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use skrifa::raw::tables::cmap::Cmap;
use skrifa::raw::tables::name::Name;
use skrifa::raw::tables::os2::Os2;
use skrifa::raw::{FontData, FontRead};

/// The largest face that is read, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The largest table that is looked at without reading the face.
const MOST_TABLE: u32 = 8 * 1024 * 1024;
/// More faces or tables than this no font has.
const MOST_PARTS: u32 = 256;
/// OS/2 fsType: the font may not be embedded at all.
const NEVER_EMBEDDED: u16 = 0x0002;
/// The name of a face with its style.
const FULL_NAME: u16 = 4;

/// An open font file. Places and lengths follow <https://learn.microsoft.com/typography/opentype/spec/otff>.
pub(super) struct FontFile {
    file: File,
}

/// One face: where its tables lie.
pub(super) struct Face {
    version: [u8; 4],
    tables: Vec<Table>,
}

#[derive(Clone, Copy)]
struct Table {
    tag: [u8; 4],
    offset: u32,
    length: u32,
}

/// What tells faces of one script apart.
pub(super) struct Looks {
    pub name: String,
    pub weight: u16,
}

impl FontFile {
    pub fn open(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        Some(Self { file })
    }

    /// The faces with outlines; none when the file is no font.
    pub fn faces(&mut self) -> Vec<Face> {
        let offsets = match self.read(0, 12) {
            Some(head) if head.starts_with(b"ttcf") => {
                let count = long(&head, 8).filter(|count| *count <= MOST_PARTS).unwrap_or(0);
                let offsets = self.read(12, count * 4).unwrap_or_default();
                offsets.chunks_exact(4).filter_map(|bytes| long(bytes, 0)).collect()
            }
            Some(_) => vec![0],
            None => Vec::new(),
        };
        offsets.into_iter().filter_map(|offset| self.face(offset)).collect()
    }

    fn face(&mut self, offset: u32) -> Option<Face> {
        let head = self.read(offset, 12)?;
        let version: [u8; 4] = head.get(..4)?.try_into().ok()?;
        if ![*b"\0\x01\0\0", *b"OTTO", *b"true"].contains(&version) {
            return None;
        }
        let count = u32::from(u16::from_be_bytes([*head.get(4)?, *head.get(5)?]));
        if count > MOST_PARTS {
            return None;
        }
        let records = self.read(offset.checked_add(12)?, count * 16)?;
        let table = |record: &[u8]| {
            Some(Table {
                tag: record.get(..4)?.try_into().ok()?,
                offset: long(record, 8)?,
                length: long(record, 12)?,
            })
        };
        let tables: Vec<Table> = records.chunks_exact(16).filter_map(table).collect();
        let has = |tag: &[u8; 4]| tables.iter().any(|table| table.tag == *tag);
        (has(b"glyf") || has(b"CFF ")).then_some(Face { version, tables })
    }

    fn table(&mut self, face: &Face, tag: &[u8; 4]) -> Option<Vec<u8>> {
        let table = *face.tables.iter().find(|table| table.tag == *tag)?;
        (table.length <= MOST_TABLE).then(|| self.read(table.offset, table.length))?
    }

    fn read(&mut self, offset: u32, length: u32) -> Option<Vec<u8>> {
        self.file.seek(SeekFrom::Start(offset.into())).ok()?;
        let mut bytes = Vec::new();
        // By what is there rather than by what the file says, which may be a lie.
        (&mut self.file).take(length.into()).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 == u64::from(length)).then_some(bytes)
    }
}

impl Face {
    /// Which of these characters it has.
    pub fn covers(&self, file: &mut FontFile, wanted: &BTreeSet<char>) -> BTreeSet<char> {
        let Some(bytes) = file.table(self, b"cmap") else {
            return BTreeSet::new();
        };
        let Ok(cmap) = Cmap::read(FontData::new(&bytes)) else {
            return BTreeSet::new();
        };
        let has = |letter: &char| cmap.map_codepoint(*letter).is_some_and(|glyph| glyph.to_u32() != 0);
        wanted.iter().copied().filter(has).collect()
    }

    /// What it is called and how heavy it is; `None` when it must not be embedded.
    pub fn looks(&self, file: &mut FontFile) -> Option<Looks> {
        let mut weight = 400;
        if let Some(bytes) = file.table(self, b"OS/2")
            && let Ok(os2) = Os2::read(FontData::new(&bytes))
        {
            if os2.fs_type() & NEVER_EMBEDDED != 0 {
                return None;
            }
            weight = os2.us_weight_class();
        }
        let bytes = file.table(self, b"name").unwrap_or_default();
        let name = Name::read(FontData::new(&bytes)).ok().and_then(|names| {
            let mut called = names
                .name_record()
                .iter()
                .filter(|record| record.name_id().to_u16() == FULL_NAME)
                .filter_map(|record| record.string(names.string_data()).ok())
                .map(|name| name.to_string());
            called.next()
        });
        Some(Looks {
            name: name.unwrap_or_default(),
            weight,
        })
    }

    /// The face as a file of its own, so that nobody else has to know of collections.
    pub fn whole(&self, path: &Path) -> Option<Vec<u8>> {
        let mut file = FontFile::open(path)?;
        let all: u64 = self.tables.iter().map(|table| u64::from(table.length)).sum();
        if all > MOST_BYTES {
            return None;
        }
        let mut tables = self.tables.clone();
        tables.sort_by_key(|table| table.tag);
        let count = u16::try_from(tables.len()).ok()?;
        let power = count.checked_ilog2()?;
        let range = 16 * 2_u16.pow(power);
        let mut head = self.version.to_vec();
        for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
            head.extend(number.to_be_bytes());
        }
        let mut body = Vec::new();
        let start = head.len() + tables.len() * 16;
        for table in tables {
            let bytes = file.read(table.offset, table.length)?;
            head.extend(table.tag);
            head.extend(sum(&bytes).to_be_bytes());
            head.extend(u32::try_from(start + body.len()).ok()?.to_be_bytes());
            head.extend(table.length.to_be_bytes());
            body.extend(bytes);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        head.extend(body);
        Some(head)
    }
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

/// A table's checksum: its sum in longs.
fn sum(bytes: &[u8]) -> u32 {
    let whole = |chunk: &[u8]| {
        let mut long = [0; 4];
        long[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(long)
    };
    bytes.chunks(4).map(whole).fold(0, u32::wrapping_add)
}
