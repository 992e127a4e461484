//! How much a file may ask of the machine.

/// How much a map file may hold. The defaults are far beyond any real map and keep reading within a few hundred megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes.
    pub bytes: usize,
    /// How deeply brackets may nest; a map needs five levels.
    pub depth: usize,
    /// Elements and links together. Also the number of entries in all the lists inside them together.
    pub records: usize,
    /// Size of one text in bytes of UTF-8, after escapes were resolved.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 * 1024 * 1024,
            depth: 32,
            records: 200_000,
            text_bytes: journey_model::MAX_TEXT,
        }
    }
}
