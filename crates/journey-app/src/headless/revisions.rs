//! A map's history without a window: the revisions that can be gone back to, one of them as a map file, and going back.

use std::path::Path;

use journey_model::Id;
use journey_store::Stored;

use super::KeptLibrary;
use crate::going_back::back_to;
use crate::handlers::history::listed;
use crate::pictures::inside;
use crate::protocol::RevisionPoint;
use crate::work::{Work, carry_out};
use crate::{AppError, ErrorCode};

impl KeptLibrary {
    /// The map that somebody means: by its id, or by its title when no other map has it.
    pub fn map_called(&self, called: &str) -> Result<Id, AppError> {
        let maps = self.list()?;
        let id: Option<Id> = called.parse().ok();
        if let Some(map) = maps.iter().find(|map| Some(map.map) == id) {
            return Ok(map.map);
        }
        let mut titled = maps.iter().filter(|map| map.title == called);
        match (titled.next(), titled.next()) {
            (Some(map), None) => Ok(map.map),
            (Some(_), Some(_)) => {
                let message = format!("several maps have the title “{called}”; name one by its id");
                Err(AppError::new(ErrorCode::BadParameters, message))
            }
            (None, _) => Err(AppError::new(
                ErrorCode::MapNotFound,
                format!("there is no map {called}"),
            )),
        }
    }

    /// The points of a map's history that can be gone back to, the present first and the beginning last.
    pub fn revisions(&self, map: Id) -> Result<Vec<RevisionPoint>, AppError> {
        Ok(listed(&self.open()?, map)?.points)
    }

    /// The point that somebody means: by its number, its code or its name when no other point has it.
    pub fn revision_called(&self, map: Id, called: &str) -> Result<u64, AppError> {
        let points = self.revisions(map)?;
        let number: Option<u64> = called.parse().ok();
        if let Some(point) = points.iter().find(|point| Some(point.seq) == number) {
            return Ok(point.seq);
        }
        // Different points may be the same map, and then have the same code.
        if let Some(point) = points.iter().find(|point| point.code.eq_ignore_ascii_case(called)) {
            return Ok(point.seq);
        }
        let mut named = points.iter().filter(|point| point.name == called);
        match (named.next(), named.next()) {
            (Some(point), None) => Ok(point.seq),
            (Some(_), Some(_)) => {
                let message = format!("several revisions are called “{called}”; name one by its number");
                Err(AppError::new(ErrorCode::BadParameters, message))
            }
            (None, _) => {
                let message = format!("the map has no revision {called}");
                Err(AppError::new(ErrorCode::BadParameters, message))
            }
        }
    }

    /// Writes what a map was at a point of its history as a map file with its pictures.
    pub fn export_revision(&self, map: Id, seq: u64, to: &Path) -> Result<(), AppError> {
        let library = self.open()?;
        let Stored { journey, revision, .. } = library.load(map)?;
        let journey = library.journey_at(map, seq, (&journey, revision))?;
        inside::write(journey, &library, to)
    }

    /// Makes a map again what it was at a point of its history, as a new gesture that can be undone. What it was until now is
    /// kept as a revision. `now` is in milliseconds since 1970-01-01 UTC.
    pub fn restore_revision(&self, map: Id, seq: u64, now: i64) -> Result<(), AppError> {
        let mut library = self.open()?;
        let stored = library.load(map)?;
        let back = back_to(&library, (map, stored.revision), seq)?;
        carry_out(&mut library, (map, stored), Work::default(), &back, now)
    }
}
