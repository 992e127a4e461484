//! The questions, a file each: a map laid out, findings back. None knows of another, nor of what people put away.
//!
//! A question names what it reads, so that an edit of something else does not ask it again. Whoever lets a question read more has to
//! say so in the table below; a property test holds what is remembered against what is worked out anew.

mod ageing;
mod assumptions;
mod behind;
mod breaks;
mod channels;
mod dead_ends;
mod fall;
mod forgotten;
mod gaps;
mod incomplete;
mod junctions;
mod keeping;
mod load;
mod loops;
mod matrix;
mod owners;
mod pains;
mod passage;
mod peak_end;
mod personal;
mod phases;
mod returns;
mod unreachable;

use std::ops::{BitOr, BitOrAssign};

use crate::Finding;
use crate::ground::{Begun, Ground};

/// Parts of a map that a question reads, or that a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reads(u16);

impl Reads {
    pub const NOTHING: Self = Self(0);
    pub const ABOUT: Self = Self(1);
    pub const ACTORS: Self = Self(1 << 1);
    /// Stages, steps and lanes.
    pub const COLUMNS: Self = Self(1 << 2);
    pub const TOUCHPOINTS: Self = Self(1 << 3);
    pub const EMOTIONS: Self = Self(1 << 4);
    pub const PAINS: Self = Self(1 << 5);
    pub const OPPORTUNITIES: Self = Self(1 << 6);
    pub const METRICS: Self = Self(1 << 7);
    /// Where cards of any kind stand.
    pub const CARDS: Self = Self(1 << 8);
    pub const EVIDENCE: Self = Self(1 << 9);
    pub const PERSONAL: Self = Self(1 << 10);
    /// Links of the path.
    pub const WAYS: Self = Self(1 << 11);
    /// Links from opportunities to pain points.
    pub const ANSWERS: Self = Self(1 << 12);

    pub fn touch(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Reads {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl BitOrAssign for Reads {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.and(other);
    }
}

/// A question with what it reads.
pub(crate) struct Question {
    pub ask: fn(&Ground) -> Vec<Finding>,
    pub reads: Reads,
    /// How far a map has to have come to be asked.
    pub from: Begun,
}

const fn question(ask: fn(&Ground) -> Vec<Finding>, reads: Reads) -> Question {
    // Every question looks at a map that has cards, in its columns.
    let reads = reads.and(Reads::COLUMNS).and(Reads::CARDS);
    let from = Begun::Yes;
    Question { ask, reads, from }
}

/// A question about what is not there.
const fn missing(ask: fn(&Ground) -> Vec<Finding>, reads: Reads) -> Question {
    Question {
        from: Begun::UnderWay,
        ..question(ask, reads)
    }
}

/// A question about every map.
const fn always(ask: fn(&Ground) -> Vec<Finding>, reads: Reads) -> Question {
    Question {
        from: Begun::NotYet,
        ..question(ask, reads)
    }
}

/// What questions about the path read.
const PATHS: Reads = Reads::TOUCHPOINTS.and(Reads::WAYS).and(Reads::ACTORS);

/// What questions about gaps in the path read: whether it is drawn, which what is only proposed has no part in on a map of today.
const GAPS: Reads = PATHS.and(Reads::EVIDENCE).and(Reads::ABOUT);

/// What questions about feelings read: whose they are, on which scale, and whether they are felt or hoped for.
const FEELINGS: Reads = Reads::EMOTIONS
    .and(Reads::ACTORS)
    .and(Reads::ABOUT)
    .and(Reads::EVIDENCE);

/// Every question.
pub(crate) static QUESTIONS: [Question; 24] = [
    missing(
        forgotten::ask,
        PATHS.and(FEELINGS).and(Reads::OPPORTUNITIES).and(Reads::METRICS),
    ),
    missing(phases::ask, Reads::NOTHING),
    question(dead_ends::ask, GAPS),
    question(unreachable::ask, GAPS),
    missing(gaps::ask, FEELINGS),
    question(breaks::ask, GAPS),
    question(loops::ask, PATHS),
    question(returns::ask, PATHS),
    missing(channels::ask, PATHS),
    question(junctions::ask, PATHS),
    question(fall::ask, FEELINGS),
    question(peak_end::ask, FEELINGS),
    question(pains::ask, Reads::PAINS.and(Reads::ANSWERS).and(Reads::OPPORTUNITIES)),
    question(owners::ask, Reads::OPPORTUNITIES),
    question(matrix::ask, Reads::OPPORTUNITIES),
    question(behind::ask, Reads::METRICS),
    question(passage::ask, Reads::NOTHING),
    question(incomplete::ask, Reads::METRICS.and(Reads::EVIDENCE)),
    missing(assumptions::ask, Reads::EVIDENCE),
    question(ageing::ask, Reads::EVIDENCE),
    always(personal::ask, Reads::PERSONAL),
    missing(keeping::without, Reads::ABOUT),
    question(keeping::overdue, Reads::ABOUT),
    question(load::ask, Reads::NOTHING),
];
