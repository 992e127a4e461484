//! Undo and redo over a journal that is only ever appended to.

/// Which way to go through the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Take the last gesture back.
    Undo,
    /// Do again what undo took back.
    Redo,
}

/// One transaction of the journal: its number there and what it did.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment<T> {
    /// Number of the transaction in the journal.
    pub seq: u64,
    /// What the keeper of the history wants to know of it: its label, or the transaction itself.
    pub what: T,
}

/// What can be undone and redone: two stacks of moments.
///
/// Doing something new forgets what could have been redone (the journal still holds it).
#[derive(Debug, Clone, PartialEq)]
pub struct History<T> {
    done: Vec<Moment<T>>,
    undone: Vec<Moment<T>>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self {
            done: Vec::new(),
            undone: Vec::new(),
        }
    }
}

impl<T> History<T> {
    /// Notes that something new was done.
    pub fn did(&mut self, seq: u64, what: T) {
        self.undone.clear();
        self.done.push(Moment { seq, what });
    }

    /// What the next step in this direction would take back or do again.
    pub fn next(&self, direction: Direction) -> Option<&Moment<T>> {
        match direction {
            Direction::Undo => self.done.last(),
            Direction::Redo => self.undone.last(),
        }
    }

    /// Notes that the step was taken.
    pub fn stepped(&mut self, direction: Direction) {
        match direction {
            Direction::Undo => self.undone.extend(self.done.pop()),
            Direction::Redo => self.done.extend(self.undone.pop()),
        }
    }

    /// What can be undone, the oldest first.
    pub fn done(&self) -> &[Moment<T>] {
        &self.done
    }

    /// What can be redone, the next one last.
    pub fn undone(&self) -> &[Moment<T>] {
        &self.undone
    }
}
