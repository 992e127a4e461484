//! Somebody who waits for a file.

use std::ops::ControlFlow;

use crate::ExportError;

/// Is told how far the work is, and may call it off.
pub trait Watch {
    /// So many parts of the work are done. [`ControlFlow::Break`] calls the rest off.
    fn done(&mut self, done: u32, of: u32) -> ControlFlow<()>;
}

/// Nobody waits.
impl Watch for () {
    fn done(&mut self, _done: u32, _of: u32) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Tells the watch; an error when the work is called off.
pub(crate) fn tell(watch: &mut dyn Watch, done: u32, of: u32) -> Result<(), ExportError> {
    match watch.done(done, of) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::CalledOff),
    }
}
