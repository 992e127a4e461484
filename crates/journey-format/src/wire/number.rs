//! Numbers with a fraction.

use serde::{Deserialize, Serialize, Serializer};

use super::Impossible;

/// A number; a whole one is written without `.0`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Number(pub f64);

/// Up to here every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Number {
    /// The number, unless it is infinite or none.
    pub fn finite(self) -> Result<f64, Impossible> {
        if self.0.is_finite() {
            Ok(self.0)
        } else {
            Err(Impossible::NotFinite)
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
