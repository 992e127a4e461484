//! Elements as they begin: named and in their place, with nothing else decided about them.

use crate::{Actor, ActorKind, Id, Lane, LaneKind, Order, Stage, Step};

impl Actor {
    /// One of the first hue, without a path, whose curve is drawn.
    pub fn new(id: Id, order: Order, kind: ActorKind, name: impl Into<String>) -> Self {
        Self {
            id,
            order,
            name: name.into(),
            caption: String::new(),
            kind,
            quote: String::new(),
            hue: 0,
            contacts: None,
            curve_hidden: false,
            path: Vec::new(),
        }
    }
}

impl Stage {
    /// One whose hue follows from its place and whose phase follows from its name.
    pub fn new(id: Id, order: Order, name: impl Into<String>) -> Self {
        Self {
            id,
            order,
            name: name.into(),
            caption: String::new(),
            hue: None,
            contacts: None,
            entry_rules: Vec::new(),
            collapsed: false,
            phase: None,
        }
    }
}

impl Step {
    /// One of a stage, as wide as usual.
    pub fn new(id: Id, stage: Id, order: Order, name: impl Into<String>) -> Self {
        Self {
            id,
            stage,
            order,
            name: name.into(),
            caption: String::new(),
            segment: None,
            width: None,
        }
    }
}

impl Lane {
    /// One that is shown, open, as high as what it holds, and asks nothing.
    pub fn new(id: Id, order: Order, kind: LaneKind, name: impl Into<String>) -> Self {
        Self {
            id,
            order,
            kind,
            name: name.into(),
            caption: String::new(),
            line_below: None,
            height: None,
            hidden: false,
            folded: false,
            locked: false,
            guidance: Vec::new(),
        }
    }
}
