//! Seals: checksums that tell a row as it was written from one that the disk has changed since.
//!
//! Every row that belongs to a map carries its seal, and the map's own row the sum of them all, so that a row that is
//! missing shows as well. SQLite itself notices when its pages are torn; it does not notice another letter inside a text.

/// The seal of a row under way: FNV-1a with 64 bits (Fowler, Noll and Vo 1991). Each of its steps can be reversed, so that
/// a change of a single byte always changes the seal.
pub(crate) struct Seal(u64);

/// Ends each part. No text holds this byte, so that parts cannot be shifted against one another.
const END: u8 = 0xff;

impl Seal {
    /// Begins the seal of a row of this table.
    pub fn of(table: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).text(table)
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes()).bytes(&[END])
    }

    /// Adds a number.
    pub fn number(self, number: i64) -> Self {
        self.text(&number.to_string())
    }

    /// Adds a number that may be missing.
    pub fn perhaps(self, number: Option<i64>) -> Self {
        match number {
            Some(number) => self.number(number),
            None => self.text(""),
        }
    }

    fn bytes(self, bytes: &[u8]) -> Self {
        let step = |seal: u64, byte: &u8| (seal ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.iter().fold(self.0, step))
    }

    /// The finished seal, as SQLite keeps numbers.
    pub fn value(self) -> i64 {
        i64::from_ne_bytes(self.0.to_ne_bytes())
    }
}

/// The sums of a map's seals. Sums wrap around; the order of rows does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sums {
    /// Of its elements and links: what the map is.
    pub present: i64,
    /// Of its journal, prints and choices: what became of it.
    pub past: i64,
}

#[cfg(test)]
mod tests {
    use super::Seal;

    #[test]
    fn a_flipped_bit_breaks_the_seal() {
        let text = "Perché proprio noi? 演示";
        let whole = Seal::of("nodes").text(text).number(7).value();
        for bit in 0..text.len() * 8 {
            let mut bytes = text.as_bytes().to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let broken = Seal::of("nodes").bytes(&bytes).bytes(&[0xff]).number(7).value();
            assert_ne!(broken, whole, "bit {bit}");
        }
    }

    #[test]
    fn parts_cannot_be_shifted() {
        let seal = |one: &str, other: &str| Seal::of("nodes").text(one).text(other).value();
        assert_ne!(seal("ab", "c"), seal("a", "bc"));
        assert_ne!(seal("", "a"), seal("a", ""));
        assert_ne!(Seal::of("nodes").text("a").value(), Seal::of("edges").text("a").value());
        assert_ne!(
            Seal::of("x").perhaps(None).value(),
            Seal::of("x").perhaps(Some(0)).value()
        );
    }

    /// Seals stand in every library: what makes them must never change.
    #[test]
    fn seals_are_the_same_for_ever() {
        assert_eq!(Seal::of("nodes").text("a").number(-1).perhaps(None).value(), SEALED);
    }

    const SEALED: i64 = -3_539_170_384_495_041_661;
}
